package export

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/pdf/file"
	"countersign/export/xlsx"
)

// unread says of a file that is no sound sheet what it is instead, and what to
// do about it.
func (v *Verdict) unread(b []byte, err error) {
	v.Unread = packages.Replace(err.Error())
	v.Findings = []count.Finding{cannotBeRead(v.Unread)}
	switch words, changed := aboutReport(v.Kind, b); {
	case words != "":
		v.Sentence, v.spoiled = words, changed
	case errors.Is(err, errEmpty):
		v.Sentence = "This file is empty. Ask for it again."
	case errors.Is(err, errLarge):
		v.Sentence = "This file is no tally sheet: " + v.Unread + "."
	case bytes.HasPrefix(b, []byte("age-encryption.org/")), bytes.HasPrefix(b, []byte("-----BEGIN AGE ")):
		v.Sentence = "This file is sealed, and nothing can be said of what is inside. Open it first, with the key of a recipient whom the vote definition names."
	case v.Kind == KindPDF && ours(b):
		v.Sentence, v.spoiled = ourPDF(b, v.Unread), true
	case v.Kind == KindPDF:
		v.Sentence = foreignPDF(b)
	case v.Kind == KindWorkbook:
		v.Sentence, v.spoiled = unreadBook(b, err)
	case v.Kind == KindRecord:
		v.Sentence = "This is not a tally sheet that can be read: " + v.Unread + "."
	default:
		v.Sentence = fmt.Sprintf("This is no tally sheet: it is %s. Ask for the PDF or the Excel file that Countersign wrote.", looksLike(b))
	}
}

// aboutReport says of a roll-up's printed report whether it is unchanged, and
// who signed it; nothing of any other file.
func aboutReport(kind Kind, b []byte) (says string, changed bool) {
	if kind != KindPDF {
		return "", false
	}
	doc, err := pdf.ReadReport(b)
	switch {
	case err != nil:
		return "", false
	case len(doc.Differences) > 0:
		return "This is a printed report of Countersign, and no tally sheet. Do not use it: " + doc.Differences[0].String() + ".", true
	case len(doc.Signatures) == 0:
		return "This is a printed report of Countersign, and no tally sheet. It shows what is attached to it, and nobody has signed it: compare its digest with the ink-signed print.", false
	}
	s := doc.Signatures[0]
	return fmt.Sprintf("This is a printed report of Countersign, and no tally sheet. It is unchanged and signed by %s with the key %s: compare that key with the ink-signed print.",
		shown(s.Identity.Name), s.Fingerprint.Short()), false
}

func cannotBeRead(why string) count.Finding {
	return count.Finding{
		Code: "R604", Severity: count.Error, Short: "This file cannot be read", Sum: why,
		Long: "Ask the place for the file again.",
	}
}

// unreadBook says what became of a workbook, or what it is if it never was a
// tally sheet.
func unreadBook(b []byte, err error) (says string, spoiled bool) {
	what, ours := xlsx.Describe(b)
	if !ours {
		return "This is no tally sheet: it is " + what + ". Ask for the PDF or the Excel file that Countersign wrote.", false
	}
	if errors.Is(err, xlsx.ErrNoRecord) && xlsx.IsRollup(b) {
		return "This looks like the workbook of a roll-up report, and is no tally sheet. Verify the PDF that was written with it: that one carries its proof.", false
	}
	return "Do not use this sheet. " + sentenceCase(packages.Replace(err.Error())) + ". Ask the place for both files again.", !errors.Is(err, xlsx.ErrNewer)
}

// CannotOpen is the verdict on a file whose bytes cannot be had.
func CannotOpen(name string, err error) Verdict {
	v := Verdict{File: name, Kind: KindUnknown, Signed: []Signed{}}
	v.unread(nil, err)
	if !errors.Is(err, errLarge) {
		v.Sentence = "This file cannot be read: " + v.Unread + "."
	}
	return v
}

// marks stand in every PDF that this program made, in different parts of it.
var marks = [][]byte{
	[]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type /Pages/Count "),
	[]byte("(The record of this sheet)"), //words:none
	[]byte("(Signature1)"),
}

// ours reports whether a PDF was made by this program, whatever happened to it
// since.
func ours(b []byte) bool {
	return slices.ContainsFunc(marks, func(mark []byte) bool { return bytes.Contains(b, mark) })
}

// mostEnds bounds how many earlier states of a file are looked at.
const mostEnds = 8

// ourPDF says what became of a PDF of this program.
func ourPDF(b []byte, why string) string {
	if r, err := file.Verify(b); err == nil && len(r.Empty)+len(r.Signatures) == 0 {
		return "This is a printed report of Countersign, and no tally sheet. It was damaged or changed: ask the secretary for it again."
	}
	return "Do not use this sheet. " + whatHappened(b, why)
}

// whatHappened finds the last state of a damaged PDF that was sound: all that
// follows it was put there afterwards.
func whatHappened(b []byte, why string) string {
	const mark = "\n%%EOF\n"
	rest := b
	for range mostEnds {
		at := bytes.LastIndex(rest, []byte(mark))
		if at < 0 {
			break
		}
		if doc, err := pdf.Read(rest[:at+len(mark)]); err == nil && len(doc.Differences) == 0 {
			return addedTo(doc, b[at+len(mark):])
		}
		rest = rest[:at+1]
	}
	return "The PDF was cut short, or changed after it was signed: " + why + ". Ask the place for both files again."
}

// addedTo says what was done to a sound sheet by adding to it.
func addedTo(doc *pdf.Document, tail []byte) string {
	var before []string
	for _, s := range doc.Signatures {
		before = append(before, shown(s.Identity.Name))
	}
	what := "The PDF was changed after it was made"
	if len(before) > 0 {
		what = "The PDF was changed after " + list(before) + " signed it"
	}
	if after := signersIn(tail); len(after) > 0 {
		what += ". What follows is in the name of " + list(after) + " and is no sound signature of this sheet"
	} else {
		what += fmt.Sprintf(": %s bytes follow that are no signature", grouped(int64(len(tail))))
	}
	return what + ". Ask " + doc.Sheet.Tally.Place.Title() + " for both files again."
}

func sentenceCase(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r >= 'a' && r <= 'z' {
		return string(r-'a'+'A') + s[n:]
	}
	return s
}

// looksLike names common kinds of files by how they begin.
func looksLike(b []byte) string {
	for _, x := range []struct{ begins, what string }{
		{"\xFF\xD8\xFF", "a picture (JPEG)"},
		{"\x89PNG\r\n\x1a\n", "a picture (PNG)"},
		{"GIF8", "a picture (GIF)"},
		{"II*\x00", "a picture (TIFF)"},
		{"MM\x00*", "a picture (TIFF)"},
		{"\x1F\x8B", "a compressed file (gzip)"},
		{"7z\xBC\xAF", "a compressed file (7z)"},
		{"Rar!", "a compressed file (RAR)"},
		{"SQLite format 3\x00", "a count or another database"},
		{"MZ", "a program"},
		{"\x7FELF", "a program"},
		{"PK", "an archive"},
		{"\x30\x82", "a key, a certificate or a signature"},
		{"-----BEGIN ", "a key or a certificate"},
		{"TS1/", "the text of a sheet's code; give it with --qr"},
	} {
		if bytes.HasPrefix(b, []byte(x.begins)) {
			return x.what
		}
	}
	if bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return "a PDF with something put in front of it"
	}
	if head := b[:min(len(b), 4096)]; utf8.Valid(head[:len(head)-partialRune(head)]) && !bytes.ContainsRune(head, 0) {
		return "a text"
	}
	return "neither a PDF, a workbook nor a record"
}

// partialRune is the length of a character that the end of b cuts.
func partialRune(b []byte) int {
	for n := 1; n <= min(len(b), utf8.UTFMax-1); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			break
		}
	}
	return 0
}
