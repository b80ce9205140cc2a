package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// SaveError is a file that could not be saved; the folder is as it was before.
type SaveError struct {
	Path  string
	Cause error
	Need  int // bytes that the whole call takes on the disk; 0 is unknown
}

func (e *SaveError) Error() string {
	switch {
	case errors.Is(e.Cause, fs.ErrExist):
		return fmt.Sprintf("%s is there already and is not overwritten. Choose another folder", e.Path)
	case errors.Is(e.Cause, fs.ErrPermission), errors.Is(e.Cause, syscall.EROFS):
		return fmt.Sprintf("%s could not be written: this folder is read-only. Choose another folder", e.Path)
	case e.Full():
		return fmt.Sprintf("%s could not be written: the disk is full%s. Nothing was saved; make room or choose another folder", e.Path, e.Room())
	}
	cause := e.Cause
	var inner *fs.PathError // its path is that of a temporary file, or said already
	if errors.As(cause, &inner) {
		cause = inner.Err
	}
	return fmt.Sprintf("%s could not be written: %v. Nothing was saved; choose another folder", e.Path, cause)
}

// Full says whether there was no room on the disk.
func (e *SaveError) Full() bool {
	return errors.Is(e.Cause, syscall.ENOSPC) || errors.Is(e.Cause, syscall.EDQUOT) || errors.Is(e.Cause, diskFullOnWindows)
}

// Room says, behind a comma, how much room is to be made, in whole megabytes;
// nothing where that is not known.
func (e *SaveError) Room() string {
	if e.Need == 0 {
		return ""
	}
	return fmt.Sprintf(", %d MB needed", (e.Need+999_999)/1_000_000)
}

// diskFullOnWindows is ERROR_DISK_FULL; no other system has an error 112 that
// a write gives.
const diskFullOnWindows = syscall.Errno(112)

// Unwrap gives the cause.
func (e *SaveError) Unwrap() error { return e.Cause }

// Save writes files into a folder: all of them whole, or none. Each is written
// under a temporary name, synced, read back and compared, and only then given
// its name. A file that exists is never replaced. It returns the paths.
func Save(dir string, files []File) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, &SaveError{Path: dir, Cause: err}
	}
	need := 0
	for _, f := range files {
		need += len(f.Data)
	}
	var temps []string
	defer func() {
		for _, t := range temps {
			_ = os.Remove(t)
		}
		if err != nil {
			for _, p := range paths {
				_ = os.Remove(p)
			}
			paths = nil
		}
	}()
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		temp, err := stage(dir, path, f.Data)
		if temp != "" {
			temps = append(temps, temp)
		}
		if err != nil {
			return paths, &SaveError{path, err, need}
		}
	}
	for i, f := range files {
		path := filepath.Join(dir, f.Name)
		if err := publish(temps[i], path); err != nil {
			return paths, &SaveError{path, err, need}
		}
		paths = append(paths, path)
	}
	syncFolder(dir)
	return paths, nil
}

// stage writes data beside its destination and proves that it is on the disk.
func stage(dir, path string, data []byte) (string, error) {
	if taken(path) {
		return "", fs.ErrExist
	}
	f, err := os.CreateTemp(dir, ".countersign-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	// A temporary file is its owner's alone; a sheet is for everybody.
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return f.Name(), err
	}
	back, err := os.ReadFile(f.Name())
	if err == nil && !bytes.Equal(back, data) {
		err = errors.New("what was read back differs from what was written")
	}
	return f.Name(), err
}

// taken reports whether there is a file of this name already. An empty one is
// what a program left that was killed while it claimed the name.
func taken(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && !(info.Mode().IsRegular() && info.Size() == 0)
}

// publish gives a staged file its name. A link fails where the name is taken; a
// file system without links (a stick) has the name claimed by an empty file,
// over which the whole one is moved in one step.
func publish(temp, path string) error {
	if err := os.Link(temp, path); err == nil {
		return nil
	}
	claim, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) && !taken(path) {
		return os.Rename(temp, path)
	}
	if err != nil {
		return err
	}
	if err := errors.Join(claim.Close(), os.Rename(temp, path)); err != nil {
		_ = os.Remove(path)
		return err
	}
	return nil
}

// syncFolder makes new names last. Not every system can; the bytes are on the
// disk by then.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
