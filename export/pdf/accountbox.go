package pdf

import (
	"strconv"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

// accountRow is a line of the ballot account. The last one of an equation is
// its result, with a mark for whether the two sides agree.
type accountRow struct {
	title  string
	value  string
	result bool
	equal  bool
	known  bool
	note   string // below a result that does not agree
}

const (
	accountHead = 6.4
	accountLine = 3.95
)

// accountRows lists the equations of the method, each with its summands first,
// and the line of ballots counted.
func (d *drawing) accountRows() [][]accountRow {
	t := &d.sheet.Tally
	var out [][]accountRow
	for _, e := range t.Policy.Method.Equations() {
		out = append(out, d.equation(e))
	}
	return append(out, d.countedRows())
}

func (d *drawing) equation(e count.Equation) []accountRow {
	a := d.sheet.Tally.Account
	var rows []accountRow
	for _, term := range e.Right {
		rows = append(rows, d.termRow(a, term))
	}
	left, ok := a.Side(e.Left)
	right, known := a.Side(e.Right)
	names, minus := make([]string, len(e.Left)), make([]bool, len(e.Left))
	for i, term := range e.Left {
		names[i], minus[i] = d.termTitle(term), term.Minus
		if len(e.Left) > 1 { // short enough for one line: "In the box and challenged"
			names[i], _, _ = strings.Cut(names[i], ",")
		}
	}
	res := accountRow{title: d.joined(names, minus), result: true, known: ok && known, equal: left == right, value: d.words.T("not entered")}
	if ok {
		res.value = d.grouped(left)
	}
	if res.known && !res.equal {
		res.note = d.difference(e.Code, right-left)
	}
	return append(rows, res)
}

// joined writes summands in a row: "In the box and challenged less envelopes
// accepted".
func (c *canvas) joined(names []string, minus []bool) string {
	s := ""
	for i, n := range names {
		switch {
		case i == 0:
			s = n
		case minus[i]:
			s += " " + n
		default:
			s += c.words.F(" and %s", lowerFirst(n))
		}
	}
	return s
}

// countedRows is the identity of check A306.
func (d *drawing) countedRows() []accountRow {
	t := &d.sheet.Tally
	box, counted, opened := t.Account.Get(count.InBox), t.Account.Get(count.Counted), t.ChallengesBy(count.Overruled)
	rows := []accountRow{{title: d.words.Say(count.InBox.Title()), value: d.words.Say(box.Grouped())}}
	if opened > 0 {
		rows = append(rows, accountRow{title: d.words.T("Challenges overruled, opened"), value: d.number(opened)})
	}
	res := accountRow{
		title: d.words.Say(count.Counted.Title()), value: d.words.Say(counted.Grouped()), result: true,
		known: box.Set() && counted.Set(), equal: box.Int()+opened == counted.Int(),
	}
	if res.known && !res.equal {
		res.note = d.difference("A306", box.Int()+opened-counted.Int())
	}
	return append(rows, res)
}

func (c *canvas) termRow(a count.Account, t count.Term) accountRow {
	n := a.Get(t.Line)
	row := accountRow{title: c.termTitle(t), value: c.words.Say(n.Grouped())}
	if t.Minus && n.Set() {
		row.value = c.grouped(-n.Int())
	}
	return row
}

func (c *canvas) termTitle(t count.Term) string {
	if t.Minus {
		return c.words.F("less %s", lowerFirst(c.words.Say(t.Line.Title())))
	}
	return c.words.Say(t.Line.Title())
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// grouped writes a number that may be negative; the typeface has no minus, so
// an en dash stands for it.
func (c *canvas) grouped(n int) string {
	return strings.Replace(c.number(n), "-", "–", 1)
}

// noun is what an identity counts, in words: "1 paper".
func (d *drawing) noun(code string, n int) string {
	switch byMail := d.sheet.Tally.Policy.Method == count.ByMail; {
	case code == "A301":
		return d.words.N(n, "1 paper", "%s papers")
	case code == "A303" && !byMail: // by mail it counts the ballots of the envelopes
		return d.words.N(n, "1 signature", "%s signatures")
	case code == "A305":
		return d.words.N(n, "1 envelope", "%s envelopes")
	default:
		return d.words.N(n, "1 ballot", "%s ballots")
	}
}

// difference says by how much the right side misses the left one, and where
// that is explained: "1 signature short: explained below, A303".
func (d *drawing) difference(code string, by int) string {
	form := words.Key("%s too many")
	if by < 0 {
		form, by = words.Key("%s short"), -by
	}
	s := d.words.F(form, d.noun(code, by))
	for _, f := range d.sheet.Findings {
		if f.Code == code && f.Explanation != nil {
			return d.words.F("%s: explained below, %s", s, code)
		}
	}
	return s
}

// accountBox draws equations in a frame and gives the height.
func (d *drawing) accountBox(x, top, width float64, title string, equations [][]accountRow) float64 {
	y := top + accountHead
	d.in("Table", func() {
		d.in("TR", func() {
			d.mark("TH", "", func() {
				d.font(bold, 11)
				d.put(x+1.7, top+4.6, fromLeft, title)
			})
		})
		d.rule(x, y, x+width, y, innerRule, hair)
		y += 0.4
		for i, rows := range equations {
			for _, row := range rows {
				y = d.accountRow(x, y, width, row, i == len(equations)-1)
			}
		}
	})
	y += 0.5
	d.frame(x, top, width, y-top, frameRule)
	return y - top
}

func (d *drawing) accountRow(x, y, width float64, row accountRow, last bool) float64 {
	const markRoom = 7.4
	face := regular
	if row.result {
		face = bold
		d.rule(x, y, x+width, y, innerRule, hair)
	}
	base := y + 2.95
	d.in("TR", func() {
		d.font(face, 8.5)
		label := width - markRoom - min(18, d.measure(row.value)) - 3
		d.mark("TH", "", func() { d.fit(x+1.7, base, label, fromLeft, row.title) })
		d.mark("TD", "", func() { d.figure(x+width-markRoom, base, 18, row.value) })
		switch {
		case !row.result || !row.known:
		case row.equal:
			d.mark("TD", d.words.T("equal"), func() { d.check(x+width-3.4, y+accountLine/2) })
		default:
			d.mark("TD", d.words.T("not equal"), func() { d.notEqual(x+width-3.4, y+accountLine/2) })
		}
	})
	y += accountLine
	if row.note != "" {
		d.mark("P", "", func() {
			d.font(regular, 7.2)
			d.ink(soft)
			d.fit(x+1.7, y+2.6, width-3, fromLeft, row.note)
			d.ink(black)
		})
		y += 3.5
	}
	if row.result && !last {
		d.rule(x, y, x+width, y, innerRule, hair)
	}
	return y
}

// questionTitle is a question in a head of a table, "1 SEBAC agreement".
func (d *drawing) questionTitle(i int, long bool) string {
	if i >= len(d.sheet.Tally.Questions) {
		return strconv.Itoa(i + 1)
	}
	q := d.sheet.Tally.Questions[i]
	s := q.Short
	if s == "" || long && q.Title != "" && len(q.Title) <= 32 {
		s = q.Title
	}
	return strconv.Itoa(i+1) + " " + s
}
