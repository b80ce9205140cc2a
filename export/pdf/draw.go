package pdf

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
)

// producer stands in the document's properties.
const producer = "Countersign"

// Draw makes the finished, unsigned document of a sheet: its pages, its record
// and seals as attachments, and an empty signature field for each signer who
// does not sign in ink only. Every seal has to hold. The same sheet gives the
// same bytes.
func Draw(s *count.Sheet, seals record.Seals) ([]byte, error) { return DrawIn(s, seals, nil) }

// DrawIn is Draw in other languages: the sheet in the first, and if there is a
// second, the same sheet again behind it, to be read and not to be signed.
func DrawIn(s *count.Sheet, seals record.Seals, in words.Documents) ([]byte, error) {
	if s == nil {
		return nil, errors.New("pdf: there is no sheet to draw")
	}
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	if err := fits(s, rec); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	e, err := enclose(s, rec, seals)
	if err != nil {
		return nil, err
	}
	return drawSheet1(s, e, in)
}

// finish makes a document of what was drawn.
func (c *canvas) finish(raw []byte, title string, in *words.Catalogue, layout string, at count.Time, attached []file.Attachment) ([]byte, error) {
	doc := file.Document{
		Title: title, Language: region(in), Producer: producer, Creator: layout, Created: at.Std(),
		Attachments: attached, BoxFont: boxFont, Structure: c.root.element(),
	}
	for _, f := range c.fields {
		doc.Fields = append(doc.Fields, file.Field{
			Name: f.name, Label: f.label, Page: f.page,
			Box: file.Box{
				Left: f.x * points, Right: (f.x + f.w) * points,
				Bottom: (c.height - f.y - f.h) * points, Top: (c.height - f.y) * points,
			},
		})
	}
	out, err := file.Finish(raw, doc)
	if err != nil {
		return nil, fmt.Errorf("pdf: the drawing cannot be finished: %w", err)
	}
	return out, nil
}

// boxFont is the family that signature boxes are set in.
const boxFont = "sans"

// drawing is one sheet on its way to paper.
type drawing struct {
	*canvas
	sheet  *count.Sheet
	digest count.Digest
	name   string // of the file, without its ending
	stars  bool   // an asterisk was drawn, so its footnote is due
	layout string // which drawing this is, and its languages
	again  bool   // this is the second language, to be read only
	ends   []int  // pages when a language was done

	cutRemarks map[int]bool // batches whose remark did not fit
}

// drawSheet1 is the layout "Countersign sheet 1". Sheets that were drawn by it
// are drawn by it again to be read: it may never draw anything else than it did
// when it was released.
func drawSheet1(s *count.Sheet, e enclosed, in words.Documents) (out []byte, err error) {
	defer recovered(&err)
	own := in.Catalogues(words.SheetEdition)
	d := &drawing{canvas: newCanvas(s.Tally.Policy.Paper, own[0]), sheet: s, digest: e.digest, name: Name(s), layout: in.Layout(sheet1)}
	for i, language := range own {
		d.words, d.again, d.stars, d.cutRemarks = language, i > 0, false, map[int]bool{}
		d.front()
		d.back()
		d.ends = append(d.ends, len(d.marks))
	}
	for i, language := range own {
		d.words = language
		if err := d.footers(i, e.code); err != nil {
			return nil, err
		}
	}
	d.embedForSignatures(own[0])
	raw, err := d.output(s.Certified)
	if err != nil {
		return nil, err
	}
	title := own[0].F("Tally sheet, %s, %s", s.Tally.Place.Title(), s.Vote.Title)
	return d.finish(raw, printable(title), own[0], d.layout, s.Certified, e.attachments(d.name, s.Signers))
}

// recovered turns a panic into an error. gofpdf panics on text that it cannot
// draw; nothing that printable lets through is known to do that, but a sheet
// must not end the program all the same.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("pdf: the page cannot be drawn: %v", r)
	}
}

// output ends the document.
func (c *canvas) output(at count.Time) ([]byte, error) {
	b, err := Output(c.pdf, at.Std())
	if err != nil {
		return nil, fmt.Errorf("pdf: the page cannot be written: %w", err)
	}
	return b, nil
}

// embedForSignatures makes the letters of the signature boxes part of the
// typefaces. in is the language of the document.
func (d *drawing) embedForSignatures(in *words.Catalogue) {
	more := printable(d.sheet.Tally.Place.Title())
	for _, p := range d.signers() {
		more += printable(p.Name) + printable(p.role)
	}
	d.embedLetters(in, more)
}

// embedLetters makes what a signature box may say part of the embedded
// typefaces, which gofpdf cuts down to the letters used. It is drawn on a
// template that no page shows. Certificates may spell a role or a local
// otherwise than the document, so all of ASCII is among it.
func (c *canvas) embedLetters(in *words.Catalogue, more string) {
	if !in.English() { // the labels are those of package file
		more += strings.Join(file.BoxLines(in.Tag(), sign.Identity{}, sign.Fingerprint{}, time.Time{}), "")
	}
	var all strings.Builder
	for r := ' '; r <= '~'; r++ {
		all.WriteRune(r)
	}
	all.WriteString(file.BoxAlphabet + more)
	c.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for _, style := range []string{"", "B"} {
			t.SetFont(boxFont, style, 6)
			t.Text(0, 0, all.String())
		}
	})
}

// star marks a figure that was invented.
func (d *drawing) star(part string) string {
	if !d.sheet.Tally.Sample.Has(part) {
		return ""
	}
	d.stars = true
	return " *"
}

// region is the language of a document for programs that read it aloud.
func region(c *words.Catalogue) string {
	if c.Tag() == "en" {
		return "en-US"
	}
	return c.Tag()
}
