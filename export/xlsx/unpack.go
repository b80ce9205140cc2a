package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Limits of what is taken apart.
const (
	maxFile     = 16 << 20 // bytes of the package
	maxEntries  = 200
	maxInflated = 48 << 20 // bytes of all parts
	maxRatio    = 200      // of one part, above 1 MB
)

// Errors of files that are no workbook of a sheet. The sentences are for
// people.
var (
	ErrNotWorkbook = errors.New("this is not an Excel workbook")
	ErrProtected   = errors.New("this workbook is protected by a password: a tally sheet never is")
	ErrTooLarge    = errors.New("this workbook is larger than any tally sheet, or unpacks to far more than it is")
	ErrPackage     = errors.New("this workbook is not packed as Countersign packs it: something was put in, moved or joined to it")
	ErrForbidden   = errors.New("this workbook holds something that a tally sheet never holds")
	ErrNoRecord    = errors.New("this workbook carries no record, so it is not a tally sheet, or its sheet Record was removed")
)

var partName = regexp.MustCompile(`^[A-Za-z0-9_\[\]-][A-Za-z0-9_./\[\]-]*$`)

// forbidden are parts that run, connect or embed something, by a piece of
// their name in lower case.
var forbidden = map[string]string{
	"vbaproject": "a macro", "vbadata": "a macro", "macrosheets": "a macro sheet", "activex": "a control that runs",
	"externallinks": "a link to another file", "connections": "a data connection", "querytables": "a data connection",
	"embeddings": "an embedded object", "customui": "a changed menu", "ctrlprops": "a control", "webextensions": "an add-in",
}

// unpack reads the package strictly: plain unique names, nothing between,
// before or behind the entries, no entry that unpacks to more than it may.
func unpack(b []byte) (parts, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0")):
		return nil, ErrProtected
	case !bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return nil, ErrNotWorkbook
	case len(b) > maxFile:
		return nil, ErrTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	if len(z.File) > maxEntries {
		return nil, ErrTooLarge
	}
	if err := checkNames(z.File); err != nil {
		return nil, err
	}
	out := parts{}
	left := int64(maxInflated)
	for _, f := range z.File {
		data, err := inflate(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(data))
		out[f.Name] = data
	}
	if _, ok := out[contentTypes]; !ok {
		return nil, ErrNotWorkbook
	}
	return out, nil
}

func checkNames(files []*zip.File) error {
	seen := map[string]bool{}
	for _, f := range files {
		lower := strings.ToLower(f.Name)
		if !partName.MatchString(f.Name) || strings.Contains(f.Name, "..") || strings.HasSuffix(f.Name, "/") {
			return fmt.Errorf("%w: an entry is named %q", ErrPackage, f.Name)
		}
		if seen[lower] {
			return fmt.Errorf("%w: %s is there twice", ErrPackage, f.Name)
		}
		seen[lower] = true
		for piece, what := range forbidden {
			if strings.Contains(lower, piece) {
				return fmt.Errorf("%w: %s (%s)", ErrForbidden, what, f.Name)
			}
		}
	}
	return nil
}

func inflate(f *zip.File, left int64) ([]byte, error) {
	if f.Method != zip.Deflate && f.Method != zip.Store {
		return nil, fmt.Errorf("%w: %s is packed in a way that a workbook never is", ErrPackage, f.Name)
	}
	size := f.UncompressedSize64
	if size > uint64(left) || size > 1<<20 && size > maxRatio*max(f.CompressedSize64, 1) {
		return nil, ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrPackage, f.Name, err)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, left+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrPackage, f.Name, err)
	}
	if int64(len(data)) > left {
		return nil, ErrTooLarge
	}
	return data, nil
}
