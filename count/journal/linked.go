package journal

import (
	"errors"
	"os"
	"path/filepath"
)

// linked refuses a file that has another name in its folder, a hard link, beside
// which lies what a crash left: SQLite looks beside the name that it is given
// alone, and takes half an entry for a damaged count or for a whole one. What
// lies beside this name is undone as ever. Names in other folders are not looked
// for: some disks count the short names of files that nobody ever sees.
func linked(path string, fi os.FileInfo) error {
	if hardLinks(fi) < 2 {
		return nil
	}
	if _, err := os.Lstat(path + suffixUndo); err == nil {
		return nil
	}
	dir := filepath.Dir(path)
	names, _ := os.ReadDir(dir) // what cannot be listed is not there
	for _, n := range names {
		other, err := n.Info()
		if err != nil || !os.SameFile(fi, other) {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, n.Name()+suffixUndo)); err == nil {
			return ErrLinked.Because(errors.New(n.Name()))
		}
	}
	return nil
}
