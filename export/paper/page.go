package paper

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/export/pdf"
	"countersign/export/pdf/file"
)

// Options are how a form is printed.
type Options struct {
	// Paper is "letter" or "a4"; empty is letter.
	Paper string
	// Words is the language; nil is that of the program.
	Words *words.Catalogue
}

// The greys, from 0 (black), and the widths of rules in millimetres.
const (
	black = 0
	soft  = 70
	hair  = 150
	zebra = 236
	white = 255

	thin  = 0.2
	frame = 0.35
	thick = 0.7
)

const (
	leftMargin  = 19 // room to punch
	rightMargin = 13
	topMargin   = 12
	footRoom    = 14
	points      = 72 / 25.4 // points in a millimetre
	leading     = 1.28      // of the size of a letter
)

var sizes = map[string][2]float64{"letter": {215.9, 279.4}, "a4": {210, 297}}

// page is what is drawn on. Lengths are millimetres from the upper left corner,
// sizes of letters are points.
type page struct {
	*words.Catalogue
	pdf           *gofpdf.Fpdf
	width, height float64
	left, right   float64
	bottom        float64 // of what stands above the foot
	y             float64 // where the next part begins
	bold          bool
	size          float64

	marks  []int // next mark of each page
	inside bool  // of a mark
	root   *file.Element
}

func newPage(o Options) (*page, error) {
	if o.Paper == "" {
		o.Paper = "letter"
	}
	size, ok := sizes[o.Paper]
	if !ok {
		return nil, fmt.Errorf("there is no paper %q: letter or a4", o.Paper)
	}
	if o.Words == nil {
		o.Words = words.Now()
	}
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: gofpdf.SizeType{Wd: size[0], Ht: size[1]}})
	f.SetCatalogSort(true)
	f.SetCompression(false) // package file does that
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	// gofpdf keeps positions within the font data; each document has its own.
	f.AddUTF8FontFromBytes("sans", "", bytes.Clone(assets.NotoSansRegular))
	f.AddUTF8FontFromBytes("sans", "B", bytes.Clone(assets.NotoSansBold))
	return &page{
		Catalogue: o.Words, pdf: f, width: size[0], height: size[1],
		left: leftMargin, right: size[0] - rightMargin, bottom: size[1] - footRoom, root: &file.Element{Role: "Document"}, //words:none
	}, nil
}

func (p *page) room() float64 { return p.right - p.left }

// half is the width of one of two columns.
func (p *page) half() float64 { return (p.room() - gutter) / 2 }

// add begins an empty sheet of paper.
func (p *page) add() {
	p.pdf.AddPage()
	p.marks = append(p.marks, 0)
	p.y, p.size = topMargin, 0
	p.pdf.SetTextColor(black, black, black)
}

func (p *page) font(bold bool, size float64) {
	if p.bold == bold && p.size == size {
		return
	}
	p.bold, p.size = bold, size
	style := ""
	if bold {
		style = "B"
	}
	p.pdf.SetFont("sans", style, size)
}

func (p *page) ink(grey int) { p.pdf.SetTextColor(grey, grey, grey) }

// made is the moment that every form states: they carry no date of their own.
var made = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// finish ends the document.
func (p *page) finish(title string) ([]byte, error) {
	p.pdf.SetCreationDate(made)
	p.pdf.SetModificationDate(made)
	var b bytes.Buffer
	if err := p.pdf.Output(&b); err != nil {
		return nil, fmt.Errorf("the form cannot be drawn: %w", err)
	}
	language := p.Tag()
	if p.English() && !strings.Contains(language, "-") {
		language = "en-US"
	}
	out, err := file.Finish(b.Bytes(), file.Document{
		Title: pdf.Printable(title), Language: language, Producer: "Countersign", Creator: "Countersign form 1", //words:none
		Created: made, Structure: p.root,
	})
	if err != nil {
		return nil, fmt.Errorf("the form cannot be finished: %w", err)
	}
	return out, nil
}

// recovered turns a panic of gofpdf into an error: a form must not end the
// program.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the form cannot be drawn: %v", r)
	}
}
