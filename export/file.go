package export

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"countersign/export/sign"
)

// VerifyFile verifies the file at a path. What is no file, or larger than any
// sheet, is not opened.
func VerifyFile(path string, trust sign.Trust) Verdict {
	b, err := ReadFile(path)
	if err != nil {
		return CannotOpen(path, err)
	}
	return Verify(path, b, trust)
}

// ReadFile reads a file whole, if it is one and not larger than MaxFile.
func ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, bare(err)
	}
	switch {
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular(): // a pipe would wait for its writer
		return nil, errors.New("it is a device, not a file")
	case info.Size() > MaxFile:
		return nil, tooLarge(info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(io.LimitReader(f, MaxFile+1)) // it may grow meanwhile
	return b, bare(err)
}

// bare takes the path out of an error whose reader says it already.
func bare(err error) error {
	var inner *fs.PathError
	if errors.As(err, &inner) {
		return inner.Err
	}
	return err
}
