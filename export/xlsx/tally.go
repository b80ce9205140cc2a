package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

const sheetTally = "Tally"

// chartRows are left free for the chart on sheet Tally.
const chartRows = 15

// tallyPage writes sheet Tally from top to bottom.
type tallyPage struct {
	*page
	s    *count.Sheet
	row  int
	last int // the rightmost column
}

// again writes sheet Tally in further languages, "Tally en", without its chart.
func (b *book) again(languages []*words.Catalogue, s *count.Sheet, digest count.Digest) {
	first, chart := b.words, b.chart
	for _, b.words = range languages {
		b.tally(sheetTally+" "+b.words.Tag(), s, digest) //words:none
	}
	b.words, b.chart = first, chart
}

func (b *book) tally(name string, s *count.Sheet, digest count.Digest) {
	t := &tallyPage{page: b.page(name), s: s, row: 1, last: max(3, len(s.Results)+1)}
	widths := []float64{34}
	for range t.last - 1 {
		widths = append(widths, max(16, 62/float64(t.last-1)))
	}
	t.widths(widths...)
	for _, w := range widths {
		t.chart.width += 7*w + 5
	}
	t.title()
	t.facts()
	t.figures()
	t.report()
	t.statements()
	t.signers()
	t.foot(digest)
	t.print(s.Tally.Policy.Paper, false, 1)
}

func (t *tallyPage) line(s string, l look) {
	t.across(t.row, t.last, s, l)
	t.row++
}

func (t *tallyPage) title() {
	if e := t.s.Vote.Embargo; e.On() {
		words := t.words.F("EMBARGO: not before %s", t.words.Say(e.Until.Words()))
		switch {
		case e.Until.IsZero():
			words = t.words.T("EMBARGO: until every place has voted")
		case e.AllIn && t.layout > 1:
			words = t.words.F("EMBARGO: not before %s, and all are in", t.words.Say(e.Until.Words()))
		}
		t.line(strings.TrimSuffix(words, ".")+". "+e.Words, look{bold: true, box: true})
	}
	t.line(t.words.T("Tally sheet"), look{size: 20, bold: true})
	t.line(t.s.Vote.Title, look{size: 13})
	t.row++
}

// mark adds the asterisk of invented figures.
func (t *tallyPage) mark(words, part string) string {
	if t.s.Tally.Sample.Has(part) {
		return words + " *"
	}
	return words
}

func (t *tallyPage) facts() {
	p := t.s.Tally.Place
	facts := [][2]string{
		{t.words.T("Local"), p.Title()},
		{t.words.T("Unit"), p.Units()},
		{t.words.T("Union"), p.Union},
		{t.words.T("Place"), string(p.ID)},
		{t.mark(t.words.T("Counted"), "times"), t.words.F("%s to %s", t.words.Say(t.s.Began.Words()), t.words.Say(t.s.Certified.Words()))},
		{t.words.T("Members"), t.words.Say(t.s.Tally.Eligible().Grouped())},
		{t.mark(t.words.T("Batches"), "batches"), t.words.F("%d, up to %d ballots each", len(t.s.Tally.Batches), t.s.Tally.Policy.BatchSize)},
		{t.words.T("Revision"), t.revision()},
	}
	if held := t.s.Tally.Held; held != "" {
		words := t.words.Say(held.Words())
		if t.s.Tally.Hall != "" {
			words += ", " + t.s.Tally.Hall
		}
		facts = slices.Insert(facts, 4, [2]string{t.words.T("Held"), words})
	}
	for _, f := range facts {
		t.text(1, t.row, f[0], look{grey: true})
		t.wideText(2, f[1], look{wrap: true})
		t.row++
	}
	t.row++
}

// wideText joins the cells from a column to the last one for a text.
func (t *tallyPage) wideText(col int, s string, l look) {
	t.text(col, t.row, s, l)
	width := t.wide[col-1]
	for c := col + 1; c <= t.last; c++ {
		width += t.wide[c-1]
		t.blank(c, t.row, l)
	}
	t.join(t.row, col, t.last)
	if n := linesIn(printable(s), width, l.size); n > 1 {
		r := t.grid.row(t.row)
		r.height = max(r.height, min(float64(n)*points(l.size), highest))
	}
}

func (t *tallyPage) revision() string {
	if t.s.Revision == 1 {
		return t.words.T("1, the first: replaces no earlier sheet")
	}
	return t.words.F("%d, replaces %s: %s", t.s.Revision, strings.Join(t.s.Supersedes.Groups()[:4], " "), t.s.Reason)
}

// figures is the table of the count.
func (t *tallyPage) figures() {
	t.text(1, t.row, t.words.T("Count"), head)
	titles := []string{t.words.T("Count")}
	for i, q := range t.s.Tally.Questions {
		titles = append(titles, fmt.Sprintf("%d %s", i+1, q.Short))
		t.text(i+2, t.row, titles[i+1], look{bold: true, fill: headFill, box: true, right: true, wrap: true})
	}
	t.fitRow(t.row, titles...)
	t.row++
	t.chart.figures, t.chart.questions, t.chart.title = t.row, len(t.s.Results), t.words.T("Votes for and against")
	for _, c := range count.Cells {
		t.text(1, t.row, t.mark(t.words.Say(c.Title()), string(c)), look{box: true, size: 13})
		for i, r := range t.s.Results {
			t.count(i+2, t.row, r.Get(c), look{box: true, size: 16})
		}
		t.tall(t.row, 16)
		t.row++
	}
	t.text(1, t.row, t.words.T("Ballots"), look{box: true, bold: true, size: 13})
	for i, r := range t.s.Results {
		t.sum(i+2, t.row, fmt.Sprintf("SUM(%s:%s)", at(i+2, t.row-4), at(i+2, t.row-1)), keyed(r), look{box: true, bold: true, size: 16})
	}
	t.tall(t.row, 16)
	t.row++
	t.text(1, t.row, t.words.T("Adds up to the ballots counted"), look{grey: true, box: true})
	counted := t.s.Tally.Account.Get(count.Counted)
	for i, r := range t.s.Results {
		account := absolute(sheetAccount, 2, accountRow(&t.s.Tally, count.Counted))
		formula := fmt.Sprintf("AND(COUNT(%s)=1,%s=%s)", account, at(i+2, t.row-1), account)
		t.check(i+2, t.row, formula, counted.Set() && keyed(r) == counted.Int(), look{grey: true, box: true})
	}
	t.row += 2
}

// keyed adds the figures that are shown, as the formula beneath them does.
func keyed(r count.Result) int {
	n := 0
	for _, c := range count.Cells {
		n += r.Get(c).Int()
	}
	return n
}

// report is Robert's report of the tellers.
func (t *tallyPage) report() {
	t.text(1, t.row, t.words.T("Report of the tellers"), look{bold: true, size: 13})
	t.tall(t.row, 13)
	t.row++
	row := func(words string, l look, of func(count.Result) count.Count) {
		l.box = true
		t.text(1, t.row, words, l)
		for i, r := range t.s.Results {
			t.count(i+2, t.row, of(r), l)
		}
		t.row++
	}
	row(t.words.T("Number of votes cast"), look{}, func(r count.Result) count.Count { return r.Cast })
	row(t.words.T("Necessary for adoption"), look{}, func(r count.Result) count.Count { return r.Necessary })
	row(t.words.T("Votes for"), look{bold: true}, func(r count.Result) count.Count { return r.Yes })
	row(t.words.T("Votes against"), look{bold: true}, func(r count.Result) count.Count { return r.No })
	row(t.mark(t.words.T("Void ballots"), "void"), look{}, func(r count.Result) count.Count { return r.Void })
	row(t.mark(t.words.T("Blank ballots"), "blank"), look{}, func(r count.Result) count.Count { return r.Blank })
	for i, q := range t.s.Tally.Questions {
		t.line(t.words.F("Rule of question %d: %s", i+1, q.Rule.Words), look{size: 9, grey: true})
	}
	t.chart.top = t.row + 1
	for range t.roomForChart() {
		t.grid.row(t.row).height = 15
		t.row++
	}
}

// roomForChart is how many rows are left free for it, on the first sheet only.
func (t *tallyPage) roomForChart() int {
	if t.name == sheetTally {
		return chartRows
	}
	return 0
}
