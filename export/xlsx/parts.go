package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// parts are the files of a package by name.
type parts map[string][]byte

func (p parts) names() []string {
	out := make([]string, 0, len(p))
	for n := range p {
		out = append(out, n)
	}
	// A reader that does not seek wants the content types first.
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i] == contentTypes, out[j] == contentTypes
		return a && !b || a == b && out[i] < out[j]
	})
	return out
}

const contentTypes = "[Content_Types].xml"

// collector takes what excelize writes before it is packed.
type collector struct{ p map[string]*bytes.Buffer }

func (c *collector) Create(name string) (io.Writer, error) {
	buf := &bytes.Buffer{}
	c.p[name] = buf
	return buf, nil
}

func (c *collector) AddFS(fs.FS) error { return errors.New("xlsx: no folder is packed") }

func (c *collector) Close() error { return nil }

var cached = regexp.MustCompile(` t="str"(><f>)([^<]*)(</f><v>-?[0-9]+</v>)`)

// typed gives the values of formulas their types: excelize writes each of them
// as text. A formula of ours that compares gives a truth value, any other one
// a number.
func typed(sheet []byte) []byte {
	return cached.ReplaceAllFunc(sheet, func(m []byte) []byte {
		s := cached.FindSubmatch(m)
		kind := ""
		if bytes.ContainsRune(s[2], '=') {
			kind = ` t="b"`
		}
		return slices.Concat([]byte(kind), s[1], s[2], s[3])
	})
}

// images are content types that excelize declares, in any order, for pictures
// that no sheet has.
var images = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[^"]*"></Default>`)

// collect writes a workbook into its parts.
func collect(f *excelize.File) (parts, error) {
	c := &collector{p: map[string]*bytes.Buffer{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return c })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	out := parts{}
	for name, buf := range c.p {
		b := buf.Bytes()
		switch {
		case strings.HasPrefix(name, "xl/worksheets/sheet"):
			b = typed(b)
		case name == contentTypes:
			b = images.ReplaceAll(b, nil)
		}
		out[name] = b
	}
	return out, nil
}

// packers are reused: a new one costs more than packing a workbook with it.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.DefaultCompression)
	return w
}}

type packer struct{ *flate.Writer }

func (p packer) Close() error {
	err := p.Writer.Close()
	packers.Put(p.Writer)
	return err
}

// pack writes the parts as a ZIP file without times. The same parts give the
// same bytes.
func pack(p parts) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		fw := packers.Get().(*flate.Writer)
		fw.Reset(w)
		return packer{fw}, nil
	})
	for _, name := range p.names() {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
