package xlsx_test

import (
	"encoding/binary"
	"unicode/utf16"
)

// compoundFile is a minimal compound file (MS-CFB, version 3): a header, a
// sector of the table, and a directory with a root and empty streams of the
// given names, four entries a sector.
func compoundFile(names ...string) []byte {
	const sector, free, end, table = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	u16, u32 := binary.LittleEndian.PutUint16, binary.LittleEndian.PutUint32
	entries := append([]string{"Root Entry"}, names...)
	sectors := (len(entries) + 3) / 4
	b := make([]byte, sector*(2+sectors))
	copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	u16(b[24:], 0x3E)
	u16(b[26:], 3)
	u16(b[28:], 0xFFFE)
	u16(b[30:], 9)
	u16(b[32:], 6)
	u32(b[44:], 1)    // one sector of the table
	u32(b[48:], 1)    // the directory begins in sector 1
	u32(b[56:], 4096) // smaller streams would be in the small table
	u32(b[60:], end)
	u32(b[68:], end)
	for i := 76; i < sector; i += 4 {
		u32(b[i:], free)
	}
	u32(b[76:], 0) // the table is sector 0
	for i := range sector / 4 {
		next := uint32(free)
		switch {
		case i == 0:
			next = table
		case i < sectors:
			next = uint32(i + 1)
		case i == sectors:
			next = end
		}
		u32(b[sector+4*i:], next)
	}
	for i, name := range entries {
		e := b[2*sector+128*i:]
		for k, u := range utf16.Encode([]rune(name)) {
			u16(e[2*k:], u)
		}
		u16(e[64:], uint16(2*len(name)+2))
		e[66] = 2
		if i == 0 {
			e[66] = 5
		}
		u32(e[68:], free)
		u32(e[72:], free)
		u32(e[76:], free)
		u32(e[116:], end)
	}
	return b
}
