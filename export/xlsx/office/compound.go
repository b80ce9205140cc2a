package office

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// A compound file (MS-CFB) is a small file system: sectors, a table that chains
// them, a directory of entries. Office keeps its old documents in such files,
// and new ones once they have a password. Only the names in the directory are
// read.
const (
	compoundHead    = 512
	inHeader        = 109 // sectors of the table that the header names
	entrySize       = 128
	mostDirectories = 256 // sectors of the directory that are looked at
	mostTables      = 4096
	endOfChain      = 0xFFFFFFFA // and what is above
)

func isCompound(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// Streams are the names in the directory of a compound file, as far as it can
// be read; none for any other file.
func Streams(b []byte) []string {
	if !isCompound(b) || len(b) < compoundHead {
		return nil
	}
	shift := binary.LittleEndian.Uint16(b[30:])
	if shift != 9 && shift != 12 {
		return nil
	}
	c := compound{b, 1 << shift}
	var names []string
	at := c.u32(48)
	for n := 0; n < mostDirectories && at < endOfChain; n++ {
		s := c.sector(at)
		for i := 0; i+entrySize <= len(s); i += entrySize {
			if name := entryName(s[i:]); name != "" {
				names = append(names, name)
			}
		}
		at = c.next(at)
	}
	return names
}

type compound struct {
	b    []byte
	size int // of a sector
}

// u32 is the number at a place of the header.
func (c compound) u32(at int) uint32 { return binary.LittleEndian.Uint32(c.b[at:]) }

// sector is empty where the file has none of that number.
func (c compound) sector(n uint32) []byte {
	from := (int64(n) + 1) * int64(c.size)
	if n >= endOfChain || from+int64(c.size) > int64(len(c.b)) {
		return nil
	}
	return c.b[from : from+int64(c.size)]
}

// next is the sector behind another in its chain.
func (c compound) next(n uint32) uint32 {
	per := uint32(c.size / 4)
	return number(c.sector(c.tableSector(n/per)), int(n%per))
}

// tableSector is the sector in which the i-th piece of the table stands. The
// first are named in the header, the others in a chain of sectors.
func (c compound) tableSector(i uint32) uint32 {
	if i < inHeader {
		return c.u32(76 + 4*int(i))
	}
	i -= inHeader
	last := c.size/4 - 1
	list := c.sector(c.u32(68))
	for n := 0; int(i) >= last && n < mostTables; n++ {
		list = c.sector(number(list, last))
		i -= uint32(last)
	}
	return number(list, int(i))
}

func number(sector []byte, i int) uint32 {
	if 4*i+4 > len(sector) {
		return endOfChain
	}
	return binary.LittleEndian.Uint32(sector[4*i:])
}

// entryName is the name of an entry of the directory, "" for a free one.
func entryName(e []byte) string {
	n := int(binary.LittleEndian.Uint16(e[64:]))/2 - 1
	if e[66] == 0 || n < 1 || n > 31 {
		return ""
	}
	units := make([]uint16, n)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(e[2*i:])
	}
	return string(utf16.Decode(units))
}

// compoundFault says why a compound file is no workbook of ours.
func compoundFault(b []byte) error {
	names := Streams(b)
	switch {
	case slices.Contains(names, "EncryptedPackage"):
		return ErrProtected
	case slices.Contains(names, "Workbook"), slices.Contains(names, "Book"):
		return ErrOld
	}
	return faultf(ErrNotWorkbook, "it is a file of an old version of Office, or damaged")
}
