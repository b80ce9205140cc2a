package office

import (
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"sync"
)

// Both are reused: a new writer costs more than all else that signing does.
var (
	inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
	deflaters = sync.Pool{New: func() any {
		w, _ := flate.NewWriter(io.Discard, flate.DefaultCompression) // fails for unknown levels only
		return w
	}}
)

var errSize = errors.New("its size is another")

// inflate unpacks exactly size bytes from all of raw. archive/zip would not
// notice bytes behind the end of the compressed data.
func inflate(raw []byte, size int) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	src := bytes.NewReader(raw)
	if err := r.(flate.Resetter).Reset(src, nil); err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	var more [1]byte
	if n, err := r.Read(more[:]); n > 0 || err != io.EOF {
		return nil, errors.Join(errSize, err)
	}
	if src.Len() > 0 {
		return nil, errSize
	}
	return data, nil
}

// deflated is a new entry; an empty one is stored, as Office does.
func deflated(name string, data []byte) (entry, error) {
	if len(data) == 0 {
		return entry{name: name, stored: true}, nil
	}
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	var raw bytes.Buffer
	w.Reset(&raw)
	if _, err := w.Write(data); err != nil {
		return entry{}, err
	}
	if err := w.Close(); err != nil {
		return entry{}, err
	}
	return entry{name: name, raw: raw.Bytes(), data: data, sum: crc32.ChecksumIEEE(data)}, nil
}
