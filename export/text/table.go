package text

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"countersign/count"
	"countersign/export/record"
)

// Table is every figure of a certified sheet, one a line.
func Table(s *count.Sheet) ([]byte, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, fmt.Errorf("no table can be made of this sheet: %w", err)
	}
	t := &table{}
	t.row("part", "batch", "question", "line", "figure", "a", "b", "recount")
	t.row("digest", "", "", "", count.Sum(rec).String(), "", "", "")
	t.row("place", "", "", "eligible", plain(s.Tally.Eligible()), "", "", "")
	for _, r := range s.Results {
		for _, cell := range count.Cells {
			t.result(r.Question, string(cell), r.Get(cell))
		}
		t.result(r.Question, "ballots", r.Ballots)
		t.result(r.Question, "cast", r.Cast)
		t.result(r.Question, "necessary", r.Necessary)
	}
	for _, l := range s.Tally.Policy.Method.Lines() {
		t.row("account", "", "", string(l), plain(s.Tally.Account.Get(l)), "", "", "")
	}
	for _, b := range s.Tally.Batches {
		t.batch(b, s.Tally.Questions)
	}
	return append([]byte("\uFEFF"), t.out.Bytes()...), nil
}

type table struct{ out bytes.Buffer }

// row writes fields that are codes and figures only, so that none needs quotes.
func (t *table) row(fields ...string) { t.out.WriteString(strings.Join(fields, ",") + "\r\n") }

func (t *table) result(question, line string, c count.Count) {
	t.row("result", "", question, line, plain(c), "", "", "")
}

func (t *table) batch(b count.Batch, questions []count.Question) {
	t.found(b, "", count.CellBallots, b.Ballots(), b.A.Ballots, b.B.Ballots)
	for _, q := range questions {
		a, bb := b.A.Answer(q.ID), b.B.Answer(q.ID)
		for _, cell := range count.Cells {
			t.found(b, q.ID, cell, b.Final(q.ID, cell), a.Get(cell), bb.Get(cell))
		}
	}
}

// found is a figure of a batch, with the newest recount of it.
func (t *table) found(b count.Batch, question string, cell count.Cell, stands, a, bb count.Count) {
	third := count.Count{}
	for _, r := range b.Recounts {
		if r.Question == question && r.Cell == cell {
			third = r.Third
		}
	}
	t.row("batch", strconv.Itoa(b.Number), question, string(cell), plain(stands), plain(a), plain(bb), plain(third))
}

// plain is a figure for programs.
func plain(c count.Count) string {
	if !c.Set() {
		return ""
	}
	return strconv.Itoa(c.Int())
}
