package xlsx

import (
	"countersign/assets/words"
	"countersign/count"
)

// Report is a roll-up as a workbook shows it. It holds no rule: whoever makes
// it has decided what the figures mean.
type Report struct {
	Words   *words.Catalogue // the language of what the workbook itself says; nil is English
	Title   string
	Paper   string // "letter" or "a4"
	At      count.Time
	Notes   []string // above the tables of sheet Coalition
	Bodies  []Body   // coalition, unions and units, a row a question
	Places  []Place  // every place of the vote, a row a question
	Rules   []Rule   // why each question stands as it does
	Missing []Place  // what does not count
}

// Body is one question of the coalition, a union or a unit.
type Body struct {
	Level    count.Level
	Code     string
	Name     string
	Question string
	Eligible count.Count
	Figures  count.Figures
	Received int // places with figures
	Of       int // places where the question is put
	Result   string
}

// Place is one question of a place.
type Place struct {
	ID       count.PlaceID
	Name     string
	Question string
	State    string // received, not received, refused, problem
	Reason   string
	Eligible count.Count
	Figures  count.Figures
	Revision int
	Digest   count.Digest
}

// Rule is one line about a question: what its rule asks, what is there, what
// follows.
type Rule struct {
	Question string
	About    string // "rule", "passes", "open", "can change", a body of which it is said
	Words    string
	Depth    int // of the condition in the rule
}

// WriteRollup is the workbook of a roll-up: sheets Coalition, Unions, Units and
// Places, each a flat table, then Rule, Missing, and Charts where there are
// figures to draw. The same report gives the same bytes. Names of sheets and
// columns are the same in every language: formulas and pivot tables name them.
func WriteRollup(r Report) (_ []byte, err error) {
	defer guarded(&err)
	b := newBook()
	if r.Words != nil {
		b.words = r.Words
	}
	for i, x := range []struct {
		sheet string
		level count.Level
	}{{"Coalition", count.LevelCoalition}, {sheetUnions, count.LevelUnion}, {"Units", count.LevelUnit}} {
		p := b.page(x.sheet)
		p.widths(14, 48, 16, 12, 12, 12, 12, 12, 12, 12, 12, 20)
		row := 1
		if i == 0 {
			row = p.preface(r)
		}
		p.bodies(row, r, x.level)
		p.print(r.Paper, true, 0)
	}
	b.places(r)
	b.rules(r)
	b.missing(r)
	b.charts(r)
	b.properties(r.Title, "", r.At)
	parts, err := b.collect()
	if err != nil {
		return nil, err
	}
	return pack(parts)
}

// preface writes title and notes and gives the row below them.
func (p *page) preface(r Report) int {
	p.across(1, 8, r.Title, look{size: 16, bold: true})
	row := 2
	for _, n := range append([]string{p.words.Say(r.At.Words())}, r.Notes...) {
		p.across(row, 8, n, look{grey: true})
		row++
	}
	return row + 1
}

func (p *page) bodies(row int, r Report, level count.Level) {
	p.heads(row, "code", "name", "question", "eligible", "yes", "no", "blank", "void", "ballots", "received", "of", "result")
	for _, x := range r.Bodies {
		if x.Level != level {
			continue
		}
		row++
		f := x.Figures
		for i, v := range []any{x.Code, x.Name, x.Question, x.Eligible, f.Yes, f.No, f.Blank, f.Void, f.Sum(), x.Received, x.Of, x.Result} {
			p.value(i+1, row, v)
		}
	}
}

func (b *book) places(r Report) {
	p := b.page("Places")
	state := 16.0
	if !p.words.English() {
		state = 24
	}
	p.widths(28, 40, 16, state, 12, 12, 12, 12, 12, 12, 10, 68, 60)
	p.heads(1, "place", "name", "question", "state", "eligible", "yes", "no", "blank", "void", "ballots", "revision", "digest", "reason")
	for i, x := range r.Places {
		f := x.Figures
		var revision any = ""
		if x.Revision > 0 {
			revision = x.Revision
		}
		for c, v := range []any{string(x.ID), x.Name, x.Question, x.State, x.Eligible, f.Yes, f.No, f.Blank, f.Void, f.Sum(), revision, x.Digest.String(), x.Reason} {
			p.value(c+1, i+2, v)
		}
	}
	p.freeze(1, 1)
	p.print(r.Paper, true, 0)
}

// rules writes why each question stands as it does, conditions below those that
// they are a part of.
func (b *book) rules(r Report) {
	p := b.page("Rule")
	p.widths(16, 24, 8, 110)
	p.heads(1, "question", "about", "depth", "words")
	for i, x := range r.Rules {
		for c, v := range []any{x.Question, x.About, x.Depth} {
			p.value(c+1, i+2, v)
		}
		p.text(4, i+2, x.Words, look{wrap: true})
		p.fitRow(i+2, x.Question, x.About, "", x.Words)
	}
	p.print(r.Paper, true, 0)
}

func (b *book) missing(r Report) {
	p := b.page("Missing")
	p.widths(28, 48, 26, 90)
	p.heads(1, "place", "name", "state", "reason")
	for i, x := range r.Missing {
		for c, v := range []any{string(x.ID), x.Name, x.State} {
			p.value(c+1, i+2, v)
		}
		p.text(4, i+2, x.Reason, look{wrap: true})
		p.fitRow(i+2, string(x.ID), x.Name, x.State, x.Reason)
	}
	p.print(r.Paper, true, 0)
}
