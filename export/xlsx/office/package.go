package office

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
)

// Entries lists the directory of any ZIP file that has at most so many entries.
// It takes no more memory than the file, whatever the directory claims.
func Entries(b []byte, most int) ([]*zip.File, error) {
	switch {
	case isCompound(b):
		return nil, compoundFault(b)
	case !bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return nil, ErrNotWorkbook
	case bytes.Count(b, []byte("PK\x01\x02")) > most:
		return nil, ErrTooLarge // zip.NewReader believes its eyes, not the number in the directory
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, faultf(ErrDamaged, "%w", err)
	}
	return z.File, nil
}

// parts are the checks that every package has to pass, whoever packed it.
func parts(b []byte) ([]*zip.File, error) {
	if len(b) > maxFile && !isCompound(b) {
		return nil, ErrTooLarge
	}
	files, err := Entries(b, maxEntries)
	if err != nil {
		return nil, err
	}
	return files, checkNames(files)
}

// partName allows what every program reads alike: segments of plain characters
// that do not end in a full stop.
var partName = regexp.MustCompile(`^[A-Za-z0-9_.-]*[A-Za-z0-9_-](/[A-Za-z0-9_.-]*[A-Za-z0-9_-])*$`)

func checkNames(files []*zip.File) error {
	seen := map[string]bool{}
	for _, f := range files {
		if f.Name != typesPart && !partName.MatchString(f.Name) {
			return faultf(ErrPackage, "a part is named %q", f.Name)
		}
		lower := strings.ToLower(f.Name)
		if seen[lower] {
			return faultf(ErrPackage, "the part %s is there twice", f.Name)
		}
		seen[lower] = true
	}
	if !seen[strings.ToLower(typesPart)] {
		return faultf(ErrNotWorkbook, "it has no %s", typesPart)
	}
	return nil
}

// bounded refuses a part that says it unpacks to more than it may.
func bounded(f *zip.File, left int64) error {
	size := f.UncompressedSize64
	if size > uint64(left) || size > 1<<20 && size > maxRatio*max(f.CompressedSize64, 1) {
		return faultf(ErrTooLarge, "the part %s", f.Name)
	}
	return nil
}

// Bare gives the parts of a workbook that [Verify] refuses, so that what is
// wrong with it can be named: as they were before it was signed, if signatures
// have added what [Sign] adds, and otherwise as they stand, whoever packed them,
// without those of signatures. It proves nothing.
func Bare(b []byte) (map[string][]byte, error) {
	if s, err := open(b); err == nil {
		return s.parts(), nil
	}
	files, err := parts(b)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	left := int64(maxInflated)
	for _, f := range files {
		data, err := inflateAny(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(data))
		if !strings.HasPrefix(strings.ToLower(f.Name), signatureRoom+"/") {
			out[f.Name] = data
		}
	}
	return out, nil
}

// inflateAny unpacks a part that another program may have packed.
func inflateAny(f *zip.File, left int64) ([]byte, error) {
	if f.Method != zip.Deflate && f.Method != zip.Store {
		return nil, faultf(ErrPackage, "the part %s is packed in a way that a workbook never is", f.Name)
	}
	if err := bounded(f, left); err != nil {
		return nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, faultf(ErrPackage, "the part %s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, left+1))
	if err != nil {
		return nil, faultf(ErrPackage, "the part %s: %w", f.Name, err)
	}
	if int64(len(data)) > left {
		return nil, faultf(ErrTooLarge, "the part %s", f.Name)
	}
	return data, nil
}
