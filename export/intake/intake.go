// Package intake brings files into a roll-up: it finds them in folders, waits
// until they are whole, opens those that are sealed, verifies many at once and
// hands over what a board keeps of each. It writes nothing and imports nothing:
// that is for the person who has seen the lists.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/export"
	"countersign/export/sealed"
	"countersign/export/sign"
)

// Reader verifies files for a board.
type Reader struct {
	Board *board.Board
	Trust sign.Trust // nil knows nobody
	// Identities is the text of an age identity file, for files that are sealed.
	Identities string
	// Workers is how many files are verified at once; 0 is one a core.
	Workers int
}

// Read verifies files and gives what a board keeps of each, in the order of the
// paths. progress is told after each file how many are done; it may be nil and
// is called from several goroutines. When the context ends, nothing is given.
func (r *Reader) Read(ctx context.Context, paths []string, progress func(done, of int)) ([]rollup.Kept, error) {
	out := make([]rollup.Kept, len(paths))
	var next, done atomic.Int64
	var all sync.WaitGroup
	for range min(r.workers(), len(paths)) {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(paths) || ctx.Err() != nil {
					return
				}
				out[i] = r.one(paths[i])
				if n := int(done.Add(1)); progress != nil {
					progress(n, len(paths))
				}
			}
		})
	}
	all.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func (r *Reader) workers() int {
	if r.Workers > 0 {
		return r.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// one verifies a file. A name is kept without its folder: what counts is the
// record in it.
func (r *Reader) one(path string) rollup.Kept {
	v := r.verify(path)
	v.File = filepath.Base(path)
	return r.Board.Examine(v.Arrival())
}

func (r *Reader) verify(path string) export.Verdict {
	b, err := export.ReadFile(path)
	if err != nil || !sealed.Is(b) {
		return export.VerifyFile(path, r.Trust)
	}
	open, err := sealed.Open(b, r.Identities)
	if r.Identities == "" {
		err = errSealed
	}
	if err != nil {
		return export.CannotOpen(path, err)
	}
	return export.Verify(path, open, r.Trust)
}

// Find lists the files that a call means: what it names, and in folders, with
// the folders in them, everything that ends like a sheet, also where a link
// leads to it. others are the files there that do not: somebody may have put a
// sheet into an archive, or a mail. Hidden files, and those that programs keep
// while they write, are neither; a record beside its document, and a signature
// beside its record, are read from there.
func Find(names []string) (sheets, others []string, err error) {
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			sheets = append(sheets, name) // what is wrong with it is said in its turn
			continue
		}
		// With the separator a link to a folder is followed.
		err := filepath.WalkDir(name+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.Type()&^fs.ModeSymlink != 0 {
				return err
			}
			switch looks(path) {
			case sheet:
				sheets = append(sheets, path)
			case other:
				others = append(others, path)
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return slices.Compact(sheets), slices.Compact(others), nil
}

// Missing is an error where a call names what is not there: somebody mistyped
// it, and it is nothing that a place has sent.
func Missing(names []string) error {
	for _, name := range names {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: there is no such file or folder. Nothing was read: look for it, or type the path again", name)
		}
	}
	return nil
}

// kind is what a file in a folder is by its name.
type kind int

const (
	aside kind = iota // nobody sent it, or it is read with another one
	sheet
	other
)

// looks says of a name whether a file in a folder is worth a look.
func looks(path string) kind {
	name := strings.ToLower(filepath.Base(path))
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || slices.Contains([]string{"thumbs.db", "desktop.ini"}, name) {
		return aside
	}
	if bare, ok := strings.CutSuffix(path, recordEnding); ok && (there(bare+".pdf") || there(bare+".xlsx")) {
		return aside
	}
	if strings.HasSuffix(name, signatureEnding) {
		return aside
	}
	name = strings.TrimSuffix(name, sealed.Ending)
	if strings.HasSuffix(name, ".pdf") || strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, recordEnding) {
		return sheet
	}
	return other
}

// recordEnding is that of a record, which nobody signed by itself.
const recordEnding = ".record.json"

// signatureEnding is that of a signature of a record, for other programs.
const signatureEnding = ".p7s"

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
