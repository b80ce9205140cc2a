package sound

import (
	"bytes"
	"encoding/binary"
	"math"
)

// The knock: a tone that fades within a tenth of a second.
const (
	rate   = 22050 // samples a second
	length = rate / 10
	pitch  = 880 // Hz
	loud   = 0.5 // of what a sample can hold
)

// wave is the sound as a WAV file: one channel of 16 bits, little-endian.
func wave() []byte {
	const perSample, header = 2, 36
	var b bytes.Buffer
	put := func(parts ...any) {
		for _, p := range parts {
			if s, ok := p.(string); ok {
				b.WriteString(s)
				continue
			}
			_ = binary.Write(&b, binary.LittleEndian, p) // a buffer takes everything
		}
	}
	put("RIFF", uint32(header+length*perSample), "WAVE")
	put("fmt ", uint32(16), uint16(1), uint16(1), uint32(rate), uint32(rate*perSample), uint16(perSample), uint16(8*perSample))
	put("data", uint32(length*perSample))
	for i := range length {
		at := float64(i) / rate
		fade := math.Exp(-40*at) * min(1, at*1000) // a soft beginning does not crack
		put(int16(math.MaxInt16 * loud * fade * math.Sin(2*math.Pi*pitch*at)))
	}
	return b.Bytes()
}
