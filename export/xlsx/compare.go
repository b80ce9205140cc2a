package xlsx

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"countersign/export/record"
)

// most differences that are named; one is enough to refuse a file.
const most = 50

// comparison finds what a person would see otherwise in a workbook than in the
// one that was made again from its record.
type comparison struct {
	shown, own             *workbook
	shownStyles, ownStyles []style
	out                    []record.Difference
	touched                map[string]bool // parts of ours whose changes have been named
}

func (c *comparison) differ(where, shown, signed string) {
	if shown != signed && len(c.out) < most {
		c.out = append(c.out, record.Difference{Where: where, Shown: shown, Signed: signed})
	}
}

// compareParts compares two workbooks cell by cell.
func compareParts(shown, own parts) (*comparison, error) {
	c := &comparison{touched: map[string]bool{}}
	var err error
	if c.own, err = openBook(own); err != nil {
		return nil, err
	}
	if c.shown, err = openBook(shown); err != nil {
		return nil, err
	}
	if c.ownStyles, err = c.own.styles(usualColours); err != nil {
		return nil, err
	}
	if c.shownStyles, err = c.shown.styles(usualColours); err != nil {
		return nil, err
	}
	if a, b := sheetNames(c.shown), sheetNames(c.own); a != b {
		c.differ("the list of worksheets", a, b)
		return c, nil
	}
	for i, s := range c.own.sheets {
		if err := c.sheet(s, c.shown.sheets[i]); err != nil {
			return nil, err
		}
	}
	slices.Sort(c.shown.names)
	slices.Sort(c.own.names)
	c.differ("the list of defined names", strings.Join(c.shown.names, "; "), strings.Join(c.own.names, "; "))
	return c, nil
}

func sheetNames(w *workbook) string {
	var out []string
	for _, s := range w.sheets {
		out = append(out, s.name)
	}
	return strings.Join(out, ", ")
}

func (c *comparison) sheet(own, shown sheetRef) error {
	before := len(c.out)
	a, err := c.shown.view(shown.part)
	if err != nil {
		return err
	}
	b, err := c.own.view(own.part)
	if err != nil {
		return err
	}
	if shown.state != "" && shown.state != "visible" {
		c.differ("sheet "+own.name, "hidden", "visible")
	}
	for _, k := range either(a.hidden, b.hidden, cmp.Compare) {
		c.differ(own.name+" "+k, yes(a.hidden[k], "hidden", "visible"), yes(b.hidden[k], "hidden", "visible"))
	}
	for _, k := range either(a.joined, b.joined, cmp.Compare) {
		c.differ(own.name+"!"+k, yes(a.joined[k], "joined to one cell", "separate cells"), yes(b.joined[k], "joined to one cell", "separate cells"))
	}
	for _, k := range either(a.cells, b.cells, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) }) {
		where := own.name + "!" + at(k[1], k[0])
		if a.twice[k] {
			c.differ(where, "two cells in one place", "one cell")
		}
		c.cell(where, a.cells[k], b.cells[k])
	}
	if len(c.out) > before {
		c.touched[own.part] = true
	}
	return nil
}

// cell compares what a cell holds; if it is the same, how it is shown.
func (c *comparison) cell(where string, shown, own cell) {
	if own.kind == "truth" {
		shown = asTruth(shown)
	}
	if x, y := shown.words(), own.words(); x != y || x == "" {
		c.differ(where, x, y)
		return
	}
	c.differ(where+", kind of value", kindWord(shown), kindWord(own))
	a, b := styleOf(c.shownStyles, shown.style), styleOf(c.ownStyles, own.style)
	if own.kind != "text" {
		c.differ(where+", number format", a.format, b.format)
	}
	c.differ(where+", colour of the text", a.color, b.color)
	c.differ(where+", colour of the cell", a.fill, b.fill)
	c.differ(where+", size of the text", a.size, b.size)
	c.differ(where+", effects", a.effects, b.effects)
}

// asTruth takes 1 and 0 for truth values, as LibreOffice keeps them.
func asTruth(c cell) cell {
	if v, ok := map[string]string{"1": "TRUE", "0": "FALSE"}[c.value]; ok && c.kind == "" {
		c.kind, c.value = "truth", v
	}
	if c.formula == c.value+"()" {
		c.formula = ""
	}
	return c
}

func kindWord(c cell) string { return cmp.Or(c.kind, "number") }

func styleOf(all []style, i int) style {
	if i < 0 || i >= len(all) {
		return style{}
	}
	return all[i]
}

func yes(v bool, is, not string) string {
	if v {
		return is
	}
	return not
}

// either gives the keys of both maps in order.
func either[K comparable, V any](a, b map[K]V, order func(K, K) int) []K {
	all := slices.Collect(maps.Keys(a))
	for k := range b {
		if _, ok := a[k]; !ok {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, order)
	return all
}
