package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"countersign/count"
	"countersign/export/xlsx"
)

// reader goes through the sheets and gathers faults and the definition.
type reader struct {
	plan   Plan
	sheets map[string]*sheet

	// Where bodies are in the definition, and how their codes look.
	unionOf   map[string]int
	unitOf    map[[2]string]int // by the codes of union and unit
	unionLook *codes
	unitLook  map[string]*codes // by union
}

// sheet is a sheet of the template as it was found.
type sheet struct {
	name    string
	since04 bool
	columns map[string]int // by head
	rows    []int          // with data, ascending
	cells   map[place]xlsx.Cell
}

type place struct{ row, col int }

func (r *reader) addf(cell, format string, args ...any) {
	r.plan.base = append(r.plan.base, Fault{cell, fmt.Sprintf(format, args...)})
}

func (r *reader) notef(cell, format string, args ...any) {
	r.plan.notes = append(r.plan.notes, Fault{cell, fmt.Sprintf(format, args...)})
}

func newReader(pages []xlsx.Page) *reader {
	r := &reader{
		sheets: map[string]*sheet{}, unionOf: map[string]int{}, unitOf: map[[2]string]int{}, unionLook: newCodes(), unitLook: map[string]*codes{},
	}
	r.plan.vote = count.Vote{Format: count.VoteFormat, Trusted: []count.TrustedBy{}}
	found := map[string]bool{}
	for _, p := range pages {
		i := slices.IndexFunc(tables, func(t table) bool { return t.sheet == p.Name })
		switch {
		case found[p.Name]:
			r.addf(p.Name, "there are two sheets of this name; delete one")
		case i >= 0:
			r.sheets[p.Name] = r.open(tables[i], p)
		case p.Name != sheetReadMe && p.Name != sheetRules:
			r.addf(clip(p.Name), "the template has no such sheet; delete it, or give it back its name (%s)", sheetNames())
		}
		found[p.Name] = true
	}
	for _, t := range tables {
		if r.sheets[t.sheet] == nil {
			r.sheets[t.sheet] = &sheet{name: t.sheet, columns: map[string]int{}, cells: map[place]xlsx.Cell{}}
			if t.sheet != sheetRecipients {
				r.addf(t.sheet, "this sheet is missing; take it from a new template")
			}
		}
	}
	return r
}

func sheetNames() string {
	var names []string
	for _, t := range tables {
		names = append(names, t.sheet)
	}
	return strings.Join(names, ", ")
}

// open looks at what surrounds the data: heads, and what hides them.
func (r *reader) open(t table, p xlsx.Page) *sheet {
	s := &sheet{name: p.Name, since04: p.Since1904, columns: map[string]int{}, cells: map[place]xlsx.Cell{}}
	if p.Hidden {
		r.addf(p.Name, "this sheet is hidden; what is signed has to be seen")
	}
	for _, j := range p.Joined {
		if first, _, _ := strings.Cut(j, ":"); rowOf(first) >= headRow {
			r.addf(s.name+"!"+clip(first), "the cells %s are joined; part them and fill in each", clip(j))
		}
	}
	for _, f := range p.Filled {
		first, _, _ := strings.Cut(f, ":")
		r.addf(s.name+"!"+clip(first), "one formula fills the cells %s; type the values themselves", clip(f))
	}
	r.over(p)
	for _, c := range p.Cells {
		at := place{c.Row, c.Col}
		if _, twice := s.cells[at]; twice {
			r.addf(s.ref(c.Col, c.Row), "this cell stands twice in the file; save the workbook again")
		}
		s.cells[at] = c
	}
	r.heads(t, s)
	r.data(s, p)
	return s
}

// over refuses what can show something else than the cells hold.
func (r *reader) over(p xlsx.Page) {
	if p.Over.Drawings {
		r.addf(p.Name, "a picture, a shape or a chart lies on this sheet; delete it, so that all cells are seen")
	}
	if p.Over.Notes {
		r.addf(p.Name, "there are notes or comments on this sheet, which are not read; delete them")
	}
	if p.Over.Rules {
		r.addf(p.Name, "formats by condition are on this sheet, which can show something else than a cell holds; clear these rules")
	}
	if p.Over.View {
		r.addf(p.Name, "the view of this sheet leaves out zeros, or rows or columns above or beside those that are frozen; show zeros and unfreeze the panes")
	}
}

func rowOf(ref string) int {
	n := 0
	for _, c := range strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$") {
		if c < '0' || c > '9' || n > 1<<20 {
			return n
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func (s *sheet) ref(col, row int) string { return s.name + "!" + xlsx.Ref(col, row) }

// heads reads row 3.
func (r *reader) heads(t table, s *sheet) {
	for _, at := range sorted(s.cells) {
		if at.row != headRow {
			continue
		}
		head := tidy(s.cells[at].Value)
		known := slices.ContainsFunc(t.columns, func(c column) bool { return c.head == head })
		r.value(s, at)
		switch {
		case head == "":
		case !known:
			r.addf(s.ref(at.col, at.row), "the template has no column %q here; delete it, or give it back its head (%s)", clip(head), headNames(t))
		case s.columns[head] != 0:
			r.addf(s.ref(at.col, at.row), "the column %q is there twice", head)
		default:
			s.columns[head] = at.col
		}
	}
	for _, c := range t.columns {
		if s.columns[c.head] == 0 && c.head != headHint {
			r.addf(s.ref(1, headRow), "row %d has no head %q; take it from a new template", headRow, c.head)
		}
	}
}

func headNames(t table) string {
	var names []string
	for _, c := range t.columns {
		names = append(names, c.head)
	}
	return strings.Join(names, ", ")
}

// data finds the rows and what may not be in them.
func (r *reader) data(s *sheet, p xlsx.Page) {
	known := map[int]string{}
	for head, col := range s.columns {
		known[col] = head
	}
	rows := map[int]bool{}
	hidden := map[place]bool{} // rows and columns that were named
	for _, at := range sorted(s.cells) {
		c := s.cells[at]
		if at.row < firstRow || known[at.col] == headHint || tidy(c.Value) == "" && c.Formula == "" {
			continue
		}
		if known[at.col] == "" {
			r.addf(s.ref(at.col, at.row), "%q stands in a column without a head; delete it", clip(c.Value))
			continue
		}
		r.value(s, at)
		r.seen(s, p, at, known[at.col], hidden)
		if !rows[at.row] && len(s.rows) < mostRows {
			s.rows = append(s.rows, at.row)
		}
		rows[at.row] = true
	}
	if len(rows) > mostRows {
		r.addf(s.name, "there are %s rows of data; the most is %s", count.Grouped(len(rows)), count.Grouped(mostRows))
	}
}

// value refuses what is no value.
func (r *reader) value(s *sheet, at place) {
	switch c := s.cells[at]; {
	case c.Formula != "":
		r.addf(s.ref(at.col, at.row), "a formula stands here (=%s); type the value itself", clip(c.Formula))
	case c.Kind == "error":
		r.addf(s.ref(at.col, at.row), "an error stands here (%s); type the value", clip(c.Value))
	case c.Mask != "" && c.Mask != xlsx.MaskDate: // which a date may have
		r.addf(s.ref(at.col, at.row), "this cell may be seen otherwise than it is read: %s", string(c.Mask))
	}
}

// seen refuses what nobody sees, once a row and once a column.
func (r *reader) seen(s *sheet, p xlsx.Page, at place, head string, named map[place]bool) {
	if row := (place{row: at.row}); p.Rows[at.row] && !named[row] {
		named[row] = true
		r.addf(s.ref(at.col, at.row), "row %d is hidden; show it, or delete it", at.row)
	}
	if col := (place{col: at.col}); p.Columns[at.col] && !named[col] {
		named[col] = true
		r.addf(s.ref(at.col, at.row), "the column %q is hidden; show it", head)
	}
}

// mostRows is more than any coalition has places.
const mostRows = 20_000

func sorted(cells map[place]xlsx.Cell) []place {
	return slices.SortedFunc(maps.Keys(cells), func(a, b place) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
}

// tidy takes blanks from the ends, those that cannot be told from a plain one
// too.
func tidy(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }
