package main

import (
	"errors"
	"os"
	"path/filepath"

	"countersign/export"
)

// writeSecret writes a file that only its owner can read, and never over
// another one.
func writeSecret(path string, text []byte) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return &export.SaveError{Path: path, Cause: err}
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return &export.SaveError{Path: path, Cause: errors.Join(err, os.Remove(path))}
	}
	return nil
}

// saveSealed writes all files or none; the openings are their owner's alone.
func saveSealed(dir string, out, secret []export.File) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, &export.SaveError{Path: dir, Cause: err}
	}
	var kept []string
	defer func() {
		if err != nil {
			for _, path := range kept {
				err = errors.Join(err, os.Remove(path))
			}
		}
	}()
	for _, f := range secret {
		path := filepath.Join(dir, f.Name)
		if err := writeSecret(path, f.Data); err != nil {
			return nil, err
		}
		kept = append(kept, path)
	}
	paths, err = export.Save(dir, out)
	return append(paths, kept...), err
}
