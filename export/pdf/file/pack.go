package file

import (
	"bytes"
	"compress/zlib"
	"maps"
	"sync"
)

// leastPacked is the smallest stream that is worth compressing.
const leastPacked = 512

// packers are compressors to use again: making one takes longer than its work.
var packers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		return nil // the level is one of the package's own
	}
	return w
}}

// pack compresses a stream that is stored as it is, if it becomes smaller.
func pack(s stream) stream {
	if len(s.raw) < leastPacked || s.dict["Filter"] != nil {
		return s
	}
	w, ok := packers.Get().(*zlib.Writer)
	if !ok {
		return s
	}
	defer packers.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	_, err := w.Write(s.raw)
	if err != nil || w.Close() != nil || b.Len() >= len(s.raw) {
		return s
	}
	d := maps.Clone(s.dict)
	d["Filter"] = name("FlateDecode")
	return stream{d, b.Bytes()}
}

// packStreams compresses what the drawing left as it is.
func (f *finisher) packStreams() {
	for n, v := range f.rev.objects {
		if s, ok := v.(stream); ok {
			f.rev.objects[n] = pack(s)
		}
	}
}
