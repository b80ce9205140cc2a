package sign

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteKeyFile writes a sealed key to path, readable by its owner only. It
// never replaces a file: if path exists, the error has [fs.ErrExist] in it.
// The file appears whole or not at all.
func WriteKeyFile(path string, p12 []byte) (err error) {
	if err := checkKeyFile(p12); err != nil {
		return fmt.Errorf("%w (%w)", ErrKeyFile, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".key-*") // 0600
	if err != nil {
		return fmt.Errorf("sign: the key file was not written: %w", err)
	}
	defer func() { err = errors.Join(err, removeIfThere(temp.Name())) }()
	_, err = temp.Write(p12)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err != nil {
		return fmt.Errorf("sign: the key file was not written: %w", err)
	}
	if err := publish(temp.Name(), path); err != nil {
		return fmt.Errorf("sign: the key file was not written: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// publish gives a finished file its name. A link fails if the name is taken;
// where links are unknown (FAT on a stick) the name is reserved first.
func publish(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	reserved, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := reserved.Close(); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncFolder makes a new name last. Some systems cannot sync a folder; the
// file's bytes are on the disk by then, so that is no error.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil
	}
	_ = folder.Sync()
	return folder.Close()
}
