package file

import (
	"encoding/binary"
)

// colourProfile is an ICC profile (version 4.2, ICC.1:2004-10) for sRGB (IEC
// 61966-2-1), which the output intent of PDF/A needs. It covers grey as well.
// Built of integers only, it has the same bytes everywhere.
func colourProfile() []byte {
	words := func(kind string, values ...uint32) []byte {
		b := append([]byte(kind), 0, 0, 0, 0)
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		return b
	}
	unicode := func(s string) []byte { // one record, American English
		b := words("mluc", 1, 12)
		b = append(b, "enUS"...)
		b = binary.BigEndian.AppendUint32(b, uint32(2*len(s)))
		b = binary.BigEndian.AppendUint32(b, 28)
		return append(b, utf16Bytes(s)...)
	}
	// Numbers are s15Fixed16. White is D50; chad adapts D65 to it (Bradford).
	white := []uint32{0xF6D6, 0x10000, 0xD32D}
	// The curve of type 3: gamma 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
	curve := words("para", 0x00030000, 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", unicode("sRGB")},
		{"cprt", unicode("No copyright, use freely")}, //words:none
		{"wtpt", words("XYZ ", white...)},
		{"chad", words("sf32", 0x10C42, 0x5DE, 0xFFFFF325, 0x793, 0xFD90, 0xFFFFFBA1, 0xFFFFFDA2, 0x3DC, 0xC06E)},
		{"rXYZ", words("XYZ ", 0x6FA2, 0x38F5, 0x390)},
		{"gXYZ", words("XYZ ", 0x6299, 0xB785, 0x18DA)},
		{"bXYZ", words("XYZ ", 0x24A0, 0xF84, 0xB6CF)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	const headerSize, entrySize = 128, 12
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	after := headerSize + 4 + entrySize*len(tags)
	for _, t := range tags {
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(after+len(data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		data = append(data, t.data...)
		data = append(data, make([]byte, -len(data)&3)...)
	}
	head := make([]byte, headerSize)
	binary.BigEndian.PutUint32(head, uint32(after+len(data)))
	binary.BigEndian.PutUint32(head[8:], 0x04200000)
	copy(head[12:], "mntrRGB XYZ ")                 //words:none
	copy(head[24:], []byte{0x07, 0xEA, 0, 1, 0, 1}) // 2026-01-01, the date of this table
	copy(head[36:], "acsp")
	for i, v := range white {
		binary.BigEndian.PutUint32(head[68+4*i:], v)
	}
	return append(append(head, table...), data...)
}
