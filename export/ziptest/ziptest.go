// Package ziptest takes workbooks apart for tests, and packs them as this
// program does, so that nothing but what a test changed can tell.
package ziptest

import (
	"archive/zip"
	"bytes"
	"io"
	"iter"
	"testing"
)

// Files are the files of an archive, in their order.
func Files(t testing.TB, b []byte) iter.Seq2[string, []byte] {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string, []byte) bool) {
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(f.Name, data) {
				return
			}
		}
	}
}

// Packed is an archive of the files that each adds.
func Packed(t testing.TB, each func(add func(name string, data []byte))) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	each(func(name string, data []byte) {
		t.Helper()
		var w io.Writer
		var err error
		if len(data) == 0 { // as Office has the origin of signatures
			w, err = z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CreatorVersion: 20, ReaderVersion: 20})
		} else {
			w, err = z.Create(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
