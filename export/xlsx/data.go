package xlsx

import "countersign/count"

const sheetData = "Data"

// headers are the columns of table Tally. Programs rely on them: add at the
// end, never rename.
var headers = []string{
	"vote", "vote_title", "vote_revision", "coalition", "union", "unit", "local", "place", "question", "question_title",
	"eligible", "ballots", "yes", "no", "blank", "void", "challenged", "cast", "necessary", "result", "revision",
	"certified", "digest", "supersedes", "definition", "sample",
}

// narrow is a column as wide as its head.
func narrow(header string) float64 { return float64(max(11, len(header)+4)) }

// roomy is wide enough for the names and moments that mostly stand in a column;
// digests are for programs. It follows from the head alone: sheets of one vote
// have one shape.
func roomy(header string) float64 {
	switch header {
	case "vote_title", "coalition", "union", "unit", "local", "question_title":
		return 34
	case "vote", "place", "question":
		return 20
	case "certified":
		return 26
	}
	return narrow(header)
}

func (b *book) data(s *count.Sheet, digest count.Digest) {
	p := b.page(sheetData)
	var widths []float64
	width := narrow
	if b.layout > 1 {
		width = roomy
	}
	for _, h := range headers {
		widths = append(widths, width(h))
	}
	p.widths(widths...)
	p.heads(1, headers...)
	t := &s.Tally
	for i, r := range s.Results {
		row := i + 2
		cells := []any{
			s.Vote.ID, s.Vote.Title, s.Vote.Revision, t.Place.Coalition, t.Place.Union, t.Place.Unit, t.Place.Local,
			string(t.Place.ID), r.Question, t.Questions[i].Title, t.Eligible(), r.Ballots, r.Yes, r.No, r.Blank, r.Void,
			t.ChallengesBy(count.Unresolved), r.Cast, r.Necessary, string(r.Judged), s.Revision, s.Certified.String(),
			digest.String(), s.Supersedes.String(), s.Vote.Digest.String(), s.Vote.Sample,
		}
		for c, v := range cells {
			p.value(c+1, row, v)
		}
	}
	b.table = len(s.Results)
	p.freeze(0, 1)
	p.print(t.Policy.Paper, true, 0)
}

// value writes a cell of its own kind.
func (p *page) value(col, row int, v any) {
	switch x := v.(type) {
	case count.Count:
		p.count(col, row, x, look{})
	case int:
		p.integer(col, row, x, look{})
	case bool:
		p.truth(col, row, x, look{})
	case string:
		p.text(col, row, x, look{})
	}
}
