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
		return z.take(bytes.NewReader(s.raw))
	}
	if s.dict["Filter"] != object(name("FlateDecode")) {
		return nil, faultf(-1, "a stream has a filter other than FlateDecode")
	}
	rest := bytes.NewReader(s.raw)
	r, err := zlib.NewReader(rest)
	if err != nil {
		return nil, &Fault{-1, "a compressed stream is damaged", err}
	}
	b, err := z.take(r)
	if err != nil {
		return nil, err
	}
	if rest.Len() > 0 {
		return nil, faultf(-1, "%d bytes hide behind a compressed stream", rest.Len())
	}
	return b, nil
}

func (z *inflater) take(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(z.left)+1))
	if err != nil {
		return nil, &Fault{-1, "a compressed stream is damaged", err}
	}
	if z.left -= len(b); z.left < 0 {
		return nil, faultf(-1, "the streams unpack to more than %d bytes", maxInflated)
	}
	return b, nil
}
