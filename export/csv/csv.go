// Package csv writes a roll-up as one flat table, for spreadsheets and for the
// programs of other people.
//
// # The format
//
// RFC 4180: fields parted by commas, lines ended by CR LF, the first line names
// the columns, every line has all of them. A text is put between quotes where
// it holds a comma, a quote or the end of a line; a quote in it is doubled.
//
//	level      coalition, union, unit or local; "together" for bodies whose
//	           figures are told only as a sum
//	path       the codes on the way to the body, UNION/UNIT/LOCAL
//	name       of the body
//	question   its code
//	state      of a place: received, not received, refused, ...
//	eligible   members to whom the question is put
//	yes, no, blank, void, ballots
//	received   places whose figures are in
//	of         places where the question is put
//	verdict    passes, fails, open, did not vote; empty where no rule judges
//	revision   of the sheet that counts
//	digest     of its record
//	reason     why figures do not count
//
// A figure that nobody has reported, or that is not told, is an empty field;
// zero is a 0. Figures have no thousands separators.
//
// The file begins with a byte order mark (EF BB BF). Without one Excel reads
// UTF-8 as something else and shows wrong letters without a word; a program
// that does not expect it shows it at once in the name of the first column
// (Python: encoding "utf-8-sig").
//
// # Formulas and letters that nobody sees
//
// Control characters, marks of writing direction and line separators are
// written as an escape, such as \u202E, as on the printed report.
//
// A spreadsheet takes a text that begins with = + - @ or their wide forms for a
// formula. Such a text, and one that begins with an apostrophe, gets an
// apostrophe in front. Where a computer parts fields by semicolons, the comma
// above is a letter and what follows a semicolon is a field: there, too, an
// apostrophe comes before the sign of a formula. Who wants the text back takes
// the apostrophes away.
package csv

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/count"
)

// Row is one question of a body.
type Row struct {
	Level    string
	Path     string
	Name     string
	Question string
	State    string
	Eligible count.Count
	Figures  count.Figures
	Ballots  count.Count
	Received int
	Of       int
	Verdict  string
	Revision int // 0: no sheet counts
	Digest   count.Digest
	Reason   string
}

var columns = []string{
	"level", "path", "name", "question", "state", "eligible", "yes", "no", "blank", "void", "ballots", "received", "of",
	"verdict", "revision", "digest", "reason",
}

// Write is the file. The same rows give the same bytes.
func Write(rows []Row) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF" + strings.Join(columns, ",") + "\r\n")
	for _, r := range rows {
		revision := ""
		if r.Revision > 0 {
			revision = strconv.Itoa(r.Revision)
		}
		digest := ""
		if !r.Digest.IsZero() {
			digest = r.Digest.String()
		}
		f := r.Figures
		b.WriteString(strings.Join([]string{
			text(r.Level), text(r.Path), text(r.Name), text(r.Question), text(r.State), figure(r.Eligible), figure(f.Yes), figure(f.No),
			figure(f.Blank), figure(f.Void), figure(r.Ballots), strconv.Itoa(r.Received), strconv.Itoa(r.Of), text(r.Verdict),
			revision, digest, text(r.Reason),
		}, ",") + "\r\n")
	}
	return b.Bytes()
}

func figure(c count.Count) string {
	if !c.Set() {
		return ""
	}
	return strconv.Itoa(c.Int())
}

// text is a field that no spreadsheet takes for a formula, and in which
// everything can be seen. What is no UTF-8 would break the file for every
// reader.
func text(s string) string {
	s = visible(strings.ToValidUTF8(s, "\uFFFD"))
	if strings.HasPrefix(s, "'") {
		s = "'" + s
	}
	parts := strings.Split(s, ";")
	for i, p := range parts {
		if isFormula(p) {
			parts[i] = "'" + p
		}
	}
	s = strings.Join(parts, ";")
	if strings.ContainsAny(s, ",;\"") {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// isFormula looks behind blanks and quotes, which a spreadsheet may take away.
func isFormula(s string) bool {
	s = strings.TrimLeft(s, " \u00A0\"")
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", firstRune(s))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func visible(s string) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, `\u%04X`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}
