package plan

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"countersign/count"
	"countersign/export/xlsx"
)

// row is one row of data.
type row struct {
	*reader
	*sheet
	at int
}

func (r *reader) rowsOf(name string) []row {
	s := r.sheets[name]
	var out []row
	for _, at := range s.rows {
		out = append(out, row{r, s, at})
	}
	return out
}

// cell is where a column is in this row; without the column, where it should be.
func (r row) cell(head string) string { return r.ref(max(r.columns[head], 1), r.at) }

func (r row) raw(head string) xlsx.Cell {
	c := r.cells[place{r.at, r.columns[head]}]
	if c.Formula != "" || c.Kind == "error" {
		return xlsx.Cell{} // named already
	}
	return c
}

// there reports whether a cell holds anything, a formula too.
func (r row) there(head string) bool {
	c := r.cells[place{r.at, r.columns[head]}]
	return tidy(c.Value) != "" || c.Formula != ""
}

// text is what stands in a cell, without characters that nobody sees.
func (r row) text(head string) string {
	if mask := r.raw(head).Mask; mask == xlsx.MaskDate {
		r.addf(r.cell(head), "this cell may be seen otherwise than it is read: %s", string(mask))
	}
	s := tidy(r.raw(head).Value)
	if c, ok := unseen(s); ok {
		r.addf(r.cell(head), "%q holds a character that cannot be seen (U+%04X); type it anew", clip(s), c)
	}
	return s
}

// unseen finds a character that leaves no ink, beside blanks and line ends.
func unseen(s string) (rune, bool) {
	for _, c := range s {
		if c == '\n' || c == '\r' || c == '\t' {
			continue
		}
		if unicode.IsControl(c) || unicode.In(c, unicode.Cf, unicode.Zl, unicode.Zp) || c == 0x3164 || c == 0x115F || c == utf8.RuneError {
			return c, true
		}
	}
	return 0, false
}

// mostName is the longest name that a definition takes, in characters.
const mostName = 300

// name is a text of one line that has to be there.
func (r row) name(head, what string) string {
	s := r.text(head)
	switch {
	case s == "" && !r.there(head):
		r.addf(r.cell(head), "%s is missing", what)
	case strings.ContainsAny(s, "\n\r\t"):
		r.addf(r.cell(head), "%q goes over more than one line; write it in one", clip(s))
	case utf8.RuneCountInString(s) > mostName:
		r.addf(r.cell(head), "%s has more than %d characters", what, mostName)
	}
	return s
}

// code is a code that has to be there.
func (r row) code(head, what string) string {
	s := r.text(head)
	switch {
	case s == "" && !r.there(head):
		r.addf(r.cell(head), "%s is missing", what)
	case s != "" && !count.IsCode(s):
		r.addf(r.cell(head), "%q is no code: 1 to 24 letters A to Z, digits, points or hyphens%s", clip(s), culprit(s))
	}
	return s
}

// culprit names a character that looks as if it might be in a code.
func culprit(s string) string {
	for _, c := range s {
		if c > unicode.MaxASCII {
			return fmt.Sprintf("; it holds %q (U+%04X), which only looks like one of them", string(c), c)
		}
	}
	return ""
}

// count is a number of members; unset where the cell is empty.
func (r row) count(head, what string) count.Count {
	s := r.text(head)
	n, err := count.ParseCount(s)
	if err != nil {
		r.addf(r.cell(head), "the %s %s is no number; type digits only, such as 1284", what, clip(s))
	}
	return n
}

// number is a whole number that has to be there, from least to most.
func (r row) number(head, what string, least, most int) int {
	s := r.text(head)
	n, err := count.ParseCount(s)
	switch {
	case s == "" && !r.there(head):
		r.addf(r.cell(head), "%s is missing", what)
	case s == "":
	case err != nil:
		r.addf(r.cell(head), "%s is a number, not %q; type digits only", what, clip(s))
	case n.Int() < least || n.Int() > most:
		r.addf(r.cell(head), "%s is %s to %s, not %s", what, count.Grouped(least), count.Grouped(most), n.Grouped())
	}
	return n.Int()
}

// share is a fraction of a whole.
func (r row) share(head, what string) count.Fraction {
	s := r.text(head)
	f, err := count.ParseFraction(s)
	switch {
	case s == "" && !r.there(head):
		r.addf(r.cell(head), "%s is missing; write a share like 3/100", what)
	case s == "":
	case r.raw(head).Kind != "text":
		r.addf(r.cell(head), "%s is a share like 3/100; the cell holds %s, a number or a date. Format the cell as text and type it again", what, clip(s))
	case err != nil || f.Num > f.Den:
		r.addf(r.cell(head), "%s is a share from 0/1 to 1/1, like 3/100, not %q", what, clip(s))
	}
	return f
}

// yes is a field with yes or no; empty is no.
func (r row) yes(head, what string) bool {
	switch s := r.text(head); strings.ToLower(s) {
	case "yes":
		return true
	case "no", "":
	default:
		r.addf(r.cell(head), "%s is yes or no, not %q", what, clip(s))
	}
	return false
}

// oneOf is a word of a list.
func (r row) oneOf(head, what string, list []string, needed bool) string {
	s := r.text(head)
	for _, x := range list {
		if strings.EqualFold(s, x) {
			return x
		}
	}
	if s == "" && !needed || r.there(head) && s == "" {
		return ""
	}
	r.addf(r.cell(head), "%s is one of these: %s; not %q", what, strings.Join(list, ", "), clip(s))
	return ""
}

// Days that a cell can hold as a number, from 1950 on.
const (
	firstDay = 18_264
	lastDay  = 100_000
	from1904 = 1_462 // days between the two ways of counting
)

// day is a date: as text, or as a program for tables keeps it.
func (r row) day(head, what string) count.Date {
	c := r.raw(head)
	s := tidy(c.Value)
	if n, err := strconv.Atoi(s); err == nil && c.Kind == "" {
		if r.since04 {
			n += from1904
		}
		if n >= firstDay && n <= lastDay {
			return count.Date(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly))
		}
	}
	s = r.text(head)
	d, err := count.ParseDate(strings.TrimSuffix(s, "T00:00:00"))
	switch {
	case s == "" && !r.there(head):
		r.addf(r.cell(head), "%s is missing; write a date like 2026-05-08", what)
	case err != nil:
		r.addf(r.cell(head), "%s is a date like 2026-05-08, not %q", what, clip(s))
	}
	return d
}

// moment is a time with its offset, or none.
func (r row) moment(head, what string) count.Time {
	s := r.text(head)
	t, err := count.ParseTime(s)
	if err != nil {
		r.addf(r.cell(head), "%s is a time like 2026-05-15T20:00:00-04:00, not %q", what, clip(s))
	}
	return t
}

// list are words between commas.
func (r row) list(head string) []string {
	var out []string
	for _, w := range strings.Split(r.text(head), ",") {
		if w = tidy(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}
