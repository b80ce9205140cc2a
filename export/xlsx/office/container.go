package office

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// entry is one file of the package.
type entry struct {
	name   string
	stored bool
	raw    []byte // as it stands in the package
	data   []byte
	sum    uint32 // CRC-32 of data
}

// Signatures and constants of the one ZIP dialect (PKWARE APPNOTE 4.3, 4.4).
const (
	localHeader   = 0x04034b50
	descriptor    = 0x08074b50
	centralHeader = 0x02014b50
	endOfCentral  = 0x06054b50

	version20    = 20
	sizesBehind  = 8 // flag: checksum and sizes follow the data
	fixedLocal   = 30
	fixedCentral = 46
	fixedEnd     = 22
	fixedBehind  = 16
)

// unpack reads a package in the dialect. What zip.NewReader overlooks, or sees
// otherwise than another program might, the comparison with pack finds.
func unpack(b []byte) ([]entry, error) {
	files, err := parts(b)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, len(files))
	left := int64(maxInflated)
	for i, f := range files {
		if entries[i], err = readEntry(b, f, left); err != nil {
			return nil, err
		}
		left -= int64(len(entries[i].data))
	}
	if at := difference(b, pack(entries)); at >= 0 {
		return nil, faultf(ErrPackage, "byte %d belongs to no part, or the directory contradicts what is there", at)
	}
	return entries, nil
}

func readEntry(b []byte, f *zip.File, left int64) (entry, error) {
	e := entry{name: f.Name, stored: f.Method == zip.Store}
	if f.Flags != e.flags() || f.Method != e.method() {
		return entry{}, faultf(ErrPackage, "the part %s is packed in another way", f.Name)
	}
	size, packed := f.UncompressedSize64, f.CompressedSize64
	if err := bounded(f, left); err != nil {
		return entry{}, err
	}
	at, err := f.DataOffset()
	if err != nil || at < 0 || at > int64(len(b)) || packed > uint64(int64(len(b))-at) {
		return entry{}, faultf(ErrPackage, "the part %s is not where the directory says", f.Name)
	}
	e.raw = b[at : at+int64(packed)]
	e.data = e.raw
	if !e.stored {
		if e.data, err = inflate(e.raw, int(size)); err != nil {
			return entry{}, faultf(ErrPackage, "the part %s is damaged: %w", f.Name, err)
		}
	}
	e.sum = crc32.ChecksumIEEE(e.data)
	if e.sum != f.CRC32 {
		return entry{}, faultf(ErrPackage, "the part %s is damaged: its checksum is another", f.Name)
	}
	return e, nil
}

func (e entry) flags() uint16 {
	if e.stored {
		return 0
	}
	return sizesBehind
}

func (e entry) method() uint16 {
	if e.stored {
		return zip.Store
	}
	return zip.Deflate
}

// sums are the checksum and the two sizes, as they stand in three places.
func (e entry) sums(b []byte) []byte {
	return le32(b, e.sum, uint32(len(e.raw)), uint32(len(e.data)))
}

// pack writes entries in the dialect.
func pack(entries []entry) []byte {
	size := fixedEnd
	for _, e := range entries {
		size += fixedLocal + fixedBehind + fixedCentral + 2*len(e.name) + len(e.raw)
	}
	b := make([]byte, 0, size)
	var directory []byte
	for _, e := range entries {
		directory = le32(directory, centralHeader)
		directory = le16(directory, version20, version20, e.flags(), e.method(), 0, 0)
		directory = e.sums(directory)
		directory = le16(directory, uint16(len(e.name)), 0, 0, 0, 0)
		directory = append(le32(directory, 0, uint32(len(b))), e.name...)

		b = le32(b, localHeader)
		b = le16(b, version20, e.flags(), e.method(), 0, 0)
		if e.stored {
			b = e.sums(b)
		} else {
			b = le32(b, 0, 0, 0)
		}
		b = append(le16(b, uint16(len(e.name)), 0), e.name...)
		b = append(b, e.raw...)
		if !e.stored {
			b = e.sums(le32(b, descriptor))
		}
	}
	at := len(b)
	b = append(b, directory...)
	b = le16(le32(b, endOfCentral), 0, 0, uint16(len(entries)), uint16(len(entries)))
	return le16(le32(b, uint32(len(directory)), uint32(at)), 0)
}

func le16(b []byte, values ...uint16) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

func le32(b []byte, values ...uint32) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

// difference is the first place at which a and b differ, or -1.
func difference(a, b []byte) int {
	if bytes.Equal(a, b) {
		return -1
	}
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
