package office_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"countersign/export/ziptest"
)

// part is an entry of a package in a test.
type part struct{ name, text string }

// takenApart lists the entries of a package.
func takenApart(t testing.TB, b []byte) (out []part) {
	t.Helper()
	for name, data := range ziptest.Files(t, b) {
		out = append(out, part{name, string(data)})
	}
	return out
}

// packed is a package of entries as another program with the same dialect
// would write it.
func packed(t testing.TB, parts []part) []byte {
	t.Helper()
	return ziptest.Packed(t, func(add func(string, []byte)) {
		for _, x := range parts {
			add(x.name, []byte(x.text))
		}
	})
}

// edit changes a package through its entries.
type edit func(parts []part) []part

func edited(t testing.TB, b []byte, edits ...edit) []byte {
	t.Helper()
	parts := takenApart(t, b)
	for _, e := range edits {
		before := slices.Clone(parts)
		if parts = e(parts); slices.Equal(before, parts) {
			t.Fatal("an edit of the test changes nothing")
		}
	}
	return packed(t, parts)
}

// replace puts one text in the place of another, everywhere in a part.
func replace(name, old, text string) edit {
	return func(parts []part) []part {
		parts = slices.Clone(parts)
		for i, p := range parts {
			if p.name == name {
				parts[i].text = strings.ReplaceAll(p.text, old, text)
			}
		}
		return parts
	}
}

// add puts an entry in front of the signatures, where the workbook's own are.
func add(name, text string) edit {
	return func(parts []part) []part {
		at := slices.IndexFunc(parts, func(p part) bool { return p.name == "_xmlsignatures/origin.sigs" })
		if at < 0 {
			at = len(parts)
		}
		return slices.Insert(slices.Clone(parts), at, part{name, text})
	}
}

func remove(name string) edit {
	return func(parts []part) []part {
		return slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.name == name })
	}
}

func textOf(t testing.TB, b []byte, name string) string {
	t.Helper()
	for _, p := range takenApart(t, b) {
		if p.name == name {
			return p.text
		}
	}
	t.Fatalf("there is no part %s", name)
	return ""
}

// raw lists the compressed bytes of each entry.
func raw(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

// hidden puts bytes behind the compressed data of a part, where archive/zip
// does not look.
func hidden(t testing.TB, b []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i, f := range z.File {
		h := f.FileHeader
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			data = append(data, "hidden"...)
			h.CompressedSize64 += 6
		}
		to, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if all := takenApart(t, out.Bytes()); len(all) != len(z.File) {
		t.Fatal("archive/zip does not read it")
	}
	return out.Bytes()
}
