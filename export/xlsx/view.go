package xlsx

import (
	"fmt"
	"strconv"
)

// view is what a person sees of a worksheet.
type view struct {
	cells  map[[2]int]cell // by row and column
	twice  map[[2]int]bool
	hidden map[string]bool // "row 7", "column B to D"
	joined map[string]bool // merged cells
}

func (w *workbook) view(part string) (*view, error) {
	v := &view{cells: map[[2]int]cell{}, twice: map[[2]int]bool{}, hidden: map[string]bool{}, joined: map[string]bool{}}
	full := false
	err := w.walk(w.p[part], func(c cell) {
		k := [2]int{c.row, c.col}
		if _, ok := v.cells[k]; ok {
			v.twice[k] = true
		}
		v.cells[k] = c
	}, func(s *scanner) {
		if !s.close {
			full = full || !w.spend()
			v.layout(s)
		}
	})
	if full {
		return nil, ErrTooLarge
	}
	return v, err
}

// layout keeps what hides or joins cells.
func (v *view) layout(s *scanner) {
	off := func(name string) bool { x := s.attr(name); return x == "1" || x == "true" }
	switch string(s.name) {
	case "row":
		if off("hidden") || flat(s.attr("ht")) {
			v.hidden["row "+s.attr("r")] = true
		}
	case "col":
		if off("hidden") || flat(s.attr("width")) {
			v.hidden["column "+columns(s.attr("min"), s.attr("max"))] = true
		}
	case "sheetFormatPr":
		if off("zeroHeight") {
			v.hidden["every row that has no height of its own"] = true
		}
	case "mergeCell":
		v.joined[s.attr("ref")] = true
	}
}

// flat reports whether a height or width leaves nothing to be seen.
func flat(size string) bool {
	n, err := strconv.ParseFloat(size, 64)
	return err == nil && n < 1
}

func columns(first, last string) string {
	if first == last {
		return letters(first)
	}
	return fmt.Sprintf("%s to %s", letters(first), letters(last))
}

// letters is the name of a column that is given by number.
func letters(number string) string {
	n := 0
	if _, err := fmt.Sscanf(number, "%d", &n); err != nil || n < 1 || n > maxColumn {
		return number
	}
	return columnName(n)
}

// words are what a cell holds, for people.
func (c cell) words() string {
	s := c.value
	switch {
	case c.kind == "" && s == "" && c.formula == "":
		return ""
	case c.kind == "text" && number(s):
		s += " as text"
	case c.kind == "error":
		s = "the error " + s
	}
	if c.formula != "" {
		s += " by the formula " + c.formula
	}
	return s
}

func number(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
