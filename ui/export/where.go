package export

import (
	"os"
	"path/filepath"
	"strings"

	"countersign/assets/words"
)

// sticks are the folders in which systems show drives that were plugged in, and
// how many names stand before that of the drive.
var sticks = []struct {
	under string
	skip  int
}{{"/run/media/", 1}, {"/media/", 1}, {"/Volumes/", 0}}

// folderName is the name of a folder alone, or of the drive that it is all of.
func folderName(dir string) string {
	name := filepath.Base(dir)
	if strings.ContainsAny(name, `/\`) || name == "." {
		name = strings.Trim(filepath.VolumeName(dir), `:/\`)
	}
	if name == "" {
		return "drive"
	}
	return name
}

// place says for people where a folder is: on which stick, or its path without
// the part that every folder of this person has.
func place(dir string) string {
	slashed := filepath.ToSlash(dir)
	for _, s := range sticks {
		rest, ok := strings.CutPrefix(slashed, s.under)
		names := strings.Split(rest, "/")
		if !ok || len(names) <= s.skip || names[s.skip] == "" {
			continue
		}
		said := words.F("USB stick %q", names[s.skip])
		if inside := strings.Join(names[s.skip+1:], "/"); inside != "" {
			said += ", " + inside
		}
		return said
	}
	if home, err := os.UserHomeDir(); err == nil {
		if rest, ok := strings.CutPrefix(slashed, filepath.ToSlash(home)+"/"); ok {
			return rest
		}
	}
	return dir
}
