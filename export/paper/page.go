package paper

import (
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

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
	size, ok := pdf.Papers[o.Paper]
	if !ok {
		return nil, fmt.Errorf("there is no paper %q: letter or a4", o.Paper)
	}
	if o.Words == nil {
		o.Words = words.Now()
	}
	return &page{
		Catalogue: o.Words, pdf: pdf.Blank(size[0], size[1]), width: size[0], height: size[1],
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
	raw, err := pdf.Output(p.pdf, made)
	if err != nil {
		return nil, fmt.Errorf("the form cannot be drawn: %w", err)
	}
	language := p.Tag()
	if p.English() && !strings.Contains(language, "-") {
		language = "en-US"
	}
	out, err := file.Finish(raw, file.Document{
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
