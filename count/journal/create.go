package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Create begins an empty count at path and opens it. A file that is there
// already is left alone: ErrExists. The file appears whole or not at all; only
// its owner may read it, for figures are nobody's before they are certified.
func Create(path string) (*File, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, ErrExists
	}
	for _, s := range []string{suffixLog, suffixUndo} {
		if err := vacant(path + s); err != nil {
			return nil, err
		}
	}
	dir := filepath.Dir(path)
	temp, err := os.CreateTemp(dir, ".count-*.new")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, &Error{ErrMissing.Code, "there is no such folder: check its name, or put the stick back in", err}
	case err != nil:
		return nil, fileError(err)
	}
	defer os.Remove(temp.Name()) // not there any more when all went well
	if err := temp.Close(); err != nil {
		return nil, fileError(err)
	}
	if err := lay(temp.Name()); err != nil {
		return nil, err
	}
	if err := place(temp.Name(), path); err != nil {
		return nil, err
	}
	if err := syncDir(dir); err != nil {
		return nil, err
	}
	return Open(path)
}

// lay writes an empty count into the empty file.
func lay(path string) (err error) {
	ctx := context.Background()
	f := &File{}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.connect(ctx, path); err != nil {
		return err
	}
	if _, err := f.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return translate(err)
	}
	return migrate(ctx, f.conn)
}

// place gives the finished file its name unless the name is taken. A hard link
// does it in one step; where the disk knows none (a memory stick), the name is
// claimed first by an empty file.
func place(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil {
		return fileErrorOrNil(os.Remove(temp))
	}
	if errors.Is(err, os.ErrExist) {
		return ErrExists.Because(err)
	}
	claim, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fileError(err)
	}
	if err := errors.Join(claim.Close(), os.Rename(temp, path)); err != nil {
		return errors.Join(fileError(err), os.Remove(path))
	}
	return nil
}

// syncDir makes the new name last. Windows keeps names by itself and lets
// nobody sync a folder.
func syncDir(dir string) error {
	if windows {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fileError(err)
	}
	return fileErrorOrNil(errors.Join(d.Sync(), d.Close()))
}

func fileErrorOrNil(err error) error {
	if err == nil {
		return nil
	}
	return fileError(err)
}
