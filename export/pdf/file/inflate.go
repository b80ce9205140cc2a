package file

import (
	"bytes"
	"compress/zlib"
	"io"
)

// inflater unpacks streams within one budget, so that a small file cannot fill
// the memory.
type inflater struct{ left int }

func newInflater() *inflater { return &inflater{left: maxInflated} }

// inflate gives the content of a stream: stored as it is, or FlateDecode.
func (z *inflater) inflate(s stream) ([]byte, error) {
	if s.dict["DecodeParms"] != nil || s.dict["F"] != nil {
		return nil, faultf(-1, "a stream is stored in a way that this program does not write")
	}
	if s.dict["Filter"] == nil {
		return s.raw, z.spend(len(s.raw))
	}
	if s.dict["Filter"] != object(name("FlateDecode")) {
		return nil, faultf(-1, "a stream has a filter other than FlateDecode")
	}
	size, err := z.measure(s.raw)
	if err != nil {
		return nil, err
	}
	r, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		return nil, &Fault{-1, "a compressed stream is damaged", err}
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, &Fault{-1, "a compressed stream is damaged", err}
	}
	return b, nil
}

// measure unpacks a stream and keeps nothing of it: who gathers what comes, and
// does not know how much it is, needs several times the memory.
func (z *inflater) measure(raw []byte) (int, error) {
	rest := bytes.NewReader(raw)
	r, err := zlib.NewReader(rest)
	if err != nil {
		return 0, &Fault{-1, "a compressed stream is damaged", err}
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, int64(z.left)+1))
	if err != nil {
		return 0, &Fault{-1, "a compressed stream is damaged", err}
	}
	if err := z.spend(int(n)); err != nil {
		return 0, err
	}
	if rest.Len() > 0 {
		return 0, faultf(-1, "%d bytes hide behind a compressed stream", rest.Len())
	}
	return int(n), nil
}

func (z *inflater) spend(n int) error {
	if z.left -= n; z.left < 0 {
		return faultf(-1, "the streams unpack to more than %d bytes", maxInflated)
	}
	return nil
}
