package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"sort"
	"sync"
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

func (p parts) size() int {
	n := 0
	for _, b := range p {
		n += len(b)
	}
	return n
}

const (
	contentTypes      = "[Content_Types].xml"
	rootRelationships = "_rels/.rels"
)

// collector takes what excelize writes before it is packed.
type collector struct{ p parts }

func (c *collector) Create(name string) (io.Writer, error) { return &collected{c.p, name}, nil }

func (c *collector) AddFS(fs.FS) error { return errors.New("xlsx: no folder is packed") }

func (c *collector) Close() error { return nil }

// collected is one part that is being written.
type collected struct {
	p    parts
	name string
}

func (c *collected) Write(b []byte) (int, error) {
	c.p[c.name] = append(c.p[c.name], b...)
	return len(b), nil
}

// images are content types that excelize declares, in any order, for pictures
// that no sheet has.
var images = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[^"]*"></Default>`)

// collect puts the cells into the frame of their workbook.
func (b *book) collect() (parts, error) {
	s := shape{looks: b.order, table: b.table, chart: b.chart, bars: b.bars}
	for _, p := range b.pages {
		s.sheets = append(s.sheets, p.sheetShape)
	}
	f, err := s.frame()
	if err != nil {
		return nil, fmt.Errorf("the workbook cannot be written: %w", err)
	}
	out := maps.Clone(f.parts)
	for _, p := range b.pages {
		if out[p.part], err = p.into(out[p.part], f.styles); err != nil {
			return nil, err
		}
	}
	out["xl/sharedStrings.xml"] = b.sharedPart()
	maps.Copy(out, b.own)
	return out, nil
}

// packers are reused: a new one costs more than packing a workbook with it.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.BestSpeed)
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
