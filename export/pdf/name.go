package pdf

import (
	"fmt"
	"strings"

	"countersign/count"
)

// longestName keeps file names within what every file system takes.
const longestName = 120

// Name is the name that a sheet's files share, without ending: the codes of
// vote and place and the revision, "SEBAC2011-AFSCME-JN-7-749-r1". Whatever a
// file name should not hold becomes "_".
func Name(s *count.Sheet) string {
	name := []byte(string(s.Vote.ID) + "-" + strings.ReplaceAll(string(s.Tally.Place.ID), "/", "-"))
	for i, b := range name {
		alnum := b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
		if !alnum && (i == 0 || b != '-' && b != '.') {
			name[i] = '_'
		}
	}
	return fmt.Sprintf("%s-r%d", name[:min(len(name), longestName)], s.Revision)
}
