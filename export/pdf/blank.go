package pdf

import (
	"bytes"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets"
)

// What other papers than the sheet are drawn with, too.

// Papers are the sizes of papers, width and height in millimetres.
var Papers = map[string][2]float64{"letter": {215.9, 279.4}, "a4": {210, 297}}

// Blank is a document without a page, in millimetres, that has the typeface
// "sans" and draws nothing by itself.
func Blank(width, height float64) *gofpdf.Fpdf {
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: gofpdf.SizeType{Wd: width, Ht: height}})
	f.SetCatalogSort(true)
	f.SetCompression(false) // package file does that, and faster
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	// gofpdf keeps positions within the font data; each document has its own.
	f.AddUTF8FontFromBytes("sans", "", bytes.Clone(assets.NotoSansRegular))
	f.AddUTF8FontFromBytes("sans", "B", bytes.Clone(assets.NotoSansBold))
	return f
}

// Output ends a document; at is the moment that it states.
func Output(f *gofpdf.Fpdf, at time.Time) ([]byte, error) {
	f.SetCreationDate(at.UTC())
	f.SetModificationDate(at.UTC())
	var b bytes.Buffer
	err := f.Output(&b)
	return b.Bytes(), err
}

// Printable makes a text safe to draw with gofpdf in the program's typefaces:
// what cannot be seen, or has no glyph, is written as an escape, such as \u202E.
// Applied again it changes nothing.
func Printable(s string) string { return printable(s) }
