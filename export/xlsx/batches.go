package xlsx

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

const sheetBatches = "Batches"

// batchState words the state of a batch on a certified sheet.
var batchState = map[count.BatchState]string{
	count.BatchAgreed: words.Key("A = B at once"), count.BatchSettled: words.Key("settled by recount"), count.BatchDiffer: words.Key("A and B differ"),
	count.BatchOdd: words.Key("does not add up"), count.BatchOneSide: words.Key("one side open"), count.BatchOpen: words.Key("open"),
}

// batches has one row a batch: number, ballots, four cells a question, a check
// a question, recorders, state, remark.
func (b *book) batches(s *count.Sheet) {
	p := b.page(sheetBatches)
	t := &s.Tally
	words := []string{"batch", "ballots"}
	widths := []float64{7, 8}
	for _, q := range t.Questions {
		for _, c := range count.Cells {
			words, widths = append(words, q.ID+" "+string(c)), append(widths, 11)
		}
	}
	for _, q := range t.Questions {
		words, widths = append(words, q.ID+" adds up"), append(widths, 12)
	}
	p.widths(append(widths, 16, 16, 18, 40)...)
	p.heads(1, append(words, "recorder A", "recorder B", "state", "remark")...)
	for i := range t.Batches {
		p.batch(t, i)
	}
	p.batchSums(t)
	p.freeze(2, 1)
	p.print(t.Policy.Paper, true, 0)
}

func (p *page) batch(t *count.Tally, i int) {
	b, row := t.Batches[i], i+2
	p.integer(1, row, b.Number, look{bold: true})
	p.count(2, row, b.Ballots(), look{})
	col := 3
	for _, q := range t.Questions {
		for _, c := range count.Cells {
			p.count(col, row, b.Final(q.ID, c), look{})
			col++
		}
	}
	for k, q := range t.Questions {
		first := 3 + 4*k
		sum := b.Figures(q.ID).Sum()
		cells := at(first, row) + ":" + at(first+3, row)
		formula := fmt.Sprintf("AND(COUNT(%s,%s)=5,SUM(%s)=%s)", cells, at(2, row), cells, at(2, row))
		p.check(col, row, formula, sum.Set() && sum == b.Ballots(), look{})
		col++
	}
	words := make([]string, col-1, col+3)
	words = append(words, b.A.Recorder, b.B.Recorder, p.words.T(batchState[b.State(t.QuestionIDs())]), p.remarks(b))
	for c := col; c <= len(words); c++ {
		p.text(c, row, words[c-1], look{wrap: true, indent: true})
	}
	p.fitRow(row, words...)
}

// batchSums adds every column of figures.
func (p *page) batchSums(t *count.Tally) {
	row, last := len(t.Batches)+2, len(t.Batches)+1
	p.text(1, row, "Sum", look{bold: true, box: true, fill: headFill})
	sum := func(col, n int) {
		p.sum(col, row, fmt.Sprintf("SUM(%s:%s)", at(col, 2), at(col, last)), n, look{bold: true, box: true, fill: headFill})
	}
	if len(t.Batches) == 0 {
		return
	}
	sum(2, batchSum(t, "", count.CellBallots))
	for k, q := range t.Questions {
		for i, c := range count.Cells {
			sum(3+4*k+i, batchSum(t, q.ID, c))
		}
	}
}

// batchSum adds a column as a formula does: what nobody entered is nothing.
func batchSum(t *count.Tally, question string, c count.Cell) int {
	n := 0
	for _, b := range t.Batches {
		n += b.Final(question, c).Int()
	}
	return n
}

func (p *page) remarks(b count.Batch) string {
	var out []string
	for _, r := range b.Recounts {
		what := string(r.Cell)
		if r.Question != "" {
			what = r.Question + " " + what
		}
		s := p.words.F("%s: A %s, B %s, recount %s", what, r.A.Grouped(), r.B.Grouped(), r.Third.Grouped())
		if r.Neither() {
			s += p.words.T(", counted again by both")
		}
		out = append(out, s)
	}
	for _, r := range b.Remarks {
		side := p.words.T("both sides")
		if r.Side != "" {
			side = p.words.F("side %s", string(r.Side))
		}
		out = append(out, p.words.F("%s reopened: %s", side, r.Reason))
	}
	return strings.Join(out, "; ")
}
