package journal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// The first 100 bytes of an SQLite file, as its format description gives them:
// www.sqlite.org/fileformat2.html, "The Database Header".
const (
	headerSize    = 100
	headerMagic   = "SQLite format 3\x00"
	offWrite      = 18 // 1: rollback journal, 2: write-ahead log
	offRead       = 19
	offEncoding   = 56 // 1: UTF-8
	offVersion    = 60 // user_version
	offApp        = 68 // application_id
	applicationID = 0x43534A4C
)

// probe looks at the file before SQLite does, so that nothing of a foreign
// file is interpreted, rolled back or changed.
func probe(path string) error {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return ErrPrivate.Because(err)
	case err != nil:
		return fileError(err)
	}
	defer f.Close() // read only: nothing to lose
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrDisk.Because(err)
	}
	return checkHeader(b[:n])
}

// checkHeader judges the beginning of a file, b being at most headerSize long.
func checkHeader(b []byte) error {
	if len(b) < len(headerMagic) || string(b[:len(headerMagic)]) != headerMagic {
		return ErrForeign.Because(fmt.Errorf("no SQLite header in the first %d bytes", len(b)))
	}
	if len(b) < headerSize {
		return ErrDamaged.Because(fmt.Errorf("header of %d bytes, needs %d", len(b), headerSize))
	}
	if id := binary.BigEndian.Uint32(b[offApp:]); id != applicationID {
		return ErrForeign.Because(fmt.Errorf("application_id %#08x", id))
	}
	v := int32(binary.BigEndian.Uint32(b[offVersion:]))
	switch {
	case v > int32(len(steps)):
		return ErrNewer.Because(fmt.Errorf("user_version %d, this program knows %d", v, len(steps)))
	case v < 1:
		return ErrDamaged.Because(fmt.Errorf("user_version %d", v))
	case b[offWrite] != 1 || b[offRead] != 1:
		return ErrDamaged.Because(fmt.Errorf("journal mode %d/%d", b[offWrite], b[offRead]))
	case binary.BigEndian.Uint32(b[offEncoding:]) != 1:
		return ErrDamaged.Because(errors.New("text is not in UTF-8"))
	}
	return nil
}

// fileError turns an error of the file system into one of ours.
func fileError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing.Because(err)
	case errors.Is(err, fs.ErrExist):
		return ErrExists.Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly.Because(err)
	case isFull(err):
		return ErrFull.Because(err)
	case isName(err):
		return ErrName.Because(err)
	}
	return ErrDisk.Because(err)
}
