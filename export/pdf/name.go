package pdf

import (
	"fmt"
	"strings"

	"countersign/count"
)

// longestName keeps file names within what every file system takes.
const longestName = 120

// Name is the name that a sheet's files share, without ending: the codes of
// vote and place and the revision, "SEBAC2011-AFSCME-JN-7-749-r1".
func Name(s *count.Sheet) string {
	return fmt.Sprintf("%s-r%d", SafeName(s.Vote.ID+"-"+strings.ReplaceAll(string(s.Tally.Place.ID), "/", "-")), s.Revision)
}

// SafeName makes a text the beginning of a file name on every system: whatever
// such a name should not hold becomes "_", it is cut to 120 bytes, and it is no
// name that Windows keeps for a device, which it does up to the first point:
// "con.1-rollup" is the console.
func SafeName(text string) string {
	name := []byte(text)
	for i, b := range name {
		alnum := b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
		if !alnum && (i == 0 || b != '-' && b != '.') {
			name[i] = '_'
		}
	}
	out := string(name[:min(len(name), longestName)])
	if stem, _, _ := strings.Cut(out, "."); isDevice(stem) {
		return "_" + out
	}
	return out
}

func isDevice(stem string) bool {
	stem = strings.ToUpper(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	n := len(stem) - 1
	return n == 3 && (stem[:n] == "COM" || stem[:n] == "LPT") && stem[n] >= '0' && stem[n] <= '9'
}
