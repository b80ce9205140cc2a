package journal

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// guard refuses a count beside which lies what the crash of another one left.
// SQLite would take it for this count's own and put the other count back in its
// place. It is tried on copies first: undoing a commit leaves a beginning of
// what is there, and nothing else.
func guard(path string) error {
	if _, err := os.Lstat(path + "-journal"); err != nil {
		return nil
	}
	look, err := open(path, true)
	if err == nil {
		return look.Close()
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
	for _, c := range [][2]string{{path, alone}, {path, undone}, {path + "-journal", undone + "-journal"}} {
		if err := duplicate(c[0], c[1]); err != nil {
			return nil
		}
	}
	before, err := hashes(alone, true)
	if err != nil {
		return nil // half written, which is what undoing is for
	}
	after, err := hashes(undone, false)
	if err != nil {
		return nil
	}
	if len(after) > len(before) || len(after) > 0 && before[len(after)-1] != after[len(after)-1] {
		return ErrStray
	}
	// At most one commit is undone. SQLite counts them in the header, which is
	// written with the rest of a commit.
	n, err := commits(alone)
	m, err2 := commits(undone)
	if err == nil && err2 == nil && (n-m > 1 || n == m && len(before) > len(after)+1) {
		return ErrStray
	}
	return nil
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
