package journal

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// What SQLite looks for beside the file with a name, and takes for a part of it.
const (
	suffixUndo = "-journal" // a count has one while it is open
	suffixLog  = "-wal"     // no count ever has one
)

// strays refuses what lies beside the count at path and cannot be a part of it.
// SQLite puts the pages of a write-ahead log into any file of the name, whatever
// the header of the file says, and follows a link or waits for a pipe.
func strays(path string) error {
	if err := vacant(path + suffixLog); err != nil {
		return err
	}
	fi, err := os.Lstat(path + suffixUndo)
	if err == nil && fi.Mode().IsRegular() {
		return nil
	}
	return vacant(path + suffixUndo)
}

// vacant refuses a name that something has already, or that nothing can have.
func vacant(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return ErrStray.Because(errors.New(filepath.Ext(path)))
	case isName(err):
		return ErrName.Because(err)
	}
	return nil
}

// actual is the file that a name leads to: SQLite follows symbolic links before
// it looks for what lies beside a count, and so does whoever looks before it.
func actual(path string) (string, error) {
	fi, err := os.Lstat(path)
	if err == nil && fi.Mode()&fs.ModeSymlink != 0 {
		_, err = os.Stat(path) // says better than EvalSymlinks why not
	}
	if err != nil {
		return "", fileError(err)
	}
	if windows && fi.Mode()&fs.ModeSymlink == 0 {
		return path, nil // some disks there cannot be asked for the way to them
	}
	path, err = filepath.EvalSymlinks(path)
	return path, fileErrorOrNil(err)
}

// guard refuses a count beside which lies what the crash of another one left.
// SQLite would take it for this count's own and put the other count back in its
// place. It is tried on copies first: undoing a commit leaves a beginning of
// what is there, and nothing else.
func guard(path string) error {
	if _, err := os.Lstat(path + suffixUndo); err != nil {
		return nil
	}
	f, err := open(path, true)
	if err == nil {
		return f.Close()
	}
	if !errors.Is(err, ErrUnfinished) {
		return nil // nothing to undo, or in use: opening it says what there is to say
	}
	dir, err := os.MkdirTemp("", "countersign")
	if err != nil {
		return nil // without room to try, the usual case is assumed
	}
	defer func() { _ = os.RemoveAll(dir) }()
	alone, undone := filepath.Join(dir, "alone.count"), filepath.Join(dir, "undone.count")
	for _, c := range [][2]string{{path, alone}, {path, undone}, {path + suffixUndo, undone + suffixUndo}} {
		if err := duplicate(c[0], c[1]); err != nil {
			return nil
		}
	}
	before, err := look(alone, true)
	if err != nil {
		return nil // half written, which is what undoing is for
	}
	after, err := look(undone, false)
	if err != nil || after.begins(before) {
		return nil
	}
	return ErrStray
}

// sight is what a count holds, and the number of commits that its header says
// it has seen.
type sight struct {
	hashes  [][32]byte
	commits uint32
}

// begins says that undoing one commit of the other count can give this one. The
// header is written with the rest of a commit, before it or after it.
func (s *sight) begins(other *sight) bool {
	n := len(s.hashes)
	if n > len(other.hashes) || n > 0 && other.hashes[n-1] != s.hashes[n-1] {
		return false
	}
	switch other.commits - s.commits {
	case 0:
		return len(other.hashes) <= n+1
	case 1:
		return true
	}
	return false
}

func look(path string, readOnly bool) (*sight, error) {
	h, err := hashes(path, readOnly)
	if err != nil {
		return nil, err
	}
	n, err := commits(path)
	return &sight{h, n}, err
}

// commits is the number of commits that a file has seen, as its header says.
func commits(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	var b [4]byte
	_, err = f.ReadAt(b[:], 24)
	return binary.BigEndian.Uint32(b[:]), errors.Join(err, f.Close())
}

func duplicate(from, to string) (err error) {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Close())
}

// hashes are those of all events of a count.
func hashes(path string, readOnly bool) (out [][32]byte, err error) {
	f, err := open(path, readOnly)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for e, err := range f.Read(context.Background(), 1) {
		if err != nil {
			return nil, err
		}
		out = append(out, e.Hash)
	}
	return out, nil
}
