package count

import "fmt"

// B101 and B103: each closed entry adds up, so does what stands of the two, and
// both are there.
func checkEntries(t *Tally, _ Clock) []Finding {
	var out []Finding
	for i := range t.Batches {
		b := &t.Batches[i]
		for _, s := range []Side{SideA, SideB} {
			out = append(out, t.checkEntry(b, s)...)
		}
		out = append(out, t.checkStanding(b)...)
	}
	return out
}

func (t *Tally) checkEntry(b *Batch, s Side) []Finding {
	e := b.Entry(s)
	if !e.Closed {
		return []Finding{{
			Code: "B103", Severity: Error, Where: Where{Batch: b.Number, Side: s},
			Short: fmt.Sprintf("Batch %d: recorder %s has not closed it", b.Number, s),
			Long:  "Both recorders count every batch. Hand the keyboard to the recorder whose count is missing.",
			Sum:   "no closed entry of recorder " + string(s),
		}}
	}
	var out []Finding
	if !e.Ballots.Set() {
		out = append(out, unsetCell(b.Number, s, "", CellBallots))
	}
	for _, q := range t.Questions {
		f := e.Answer(q.ID)
		for _, c := range Cells {
			if !f.Get(c).Set() {
				out = append(out, unsetCell(b.Number, s, q.ID, c))
			}
		}
		settled := b.A.Closed && b.B.Closed && b.Figures(q.ID).Sum().Set() && b.Figures(q.ID).Sum() == b.Ballots()
		if f.odd(e.Ballots) && !settled {
			out = append(out, oddFigures(Where{Batch: b.Number, Side: s, Question: q.ID}, q, f, e.Ballots))
		}
	}
	return out
}

// checkStanding looks at what stands of two entries of which each adds up: where
// a recount took one cell from A and another from B, the batch does not.
func (t *Tally) checkStanding(b *Batch) []Finding {
	var out []Finding
	for _, q := range t.Questions {
		f := b.Figures(q.ID)
		if f.odd(b.Ballots()) && !b.A.Answer(q.ID).odd(b.A.Ballots) && !b.B.Answer(q.ID).odd(b.B.Ballots) {
			out = append(out, oddFigures(Where{Batch: b.Number, Question: q.ID}, q, f, b.Ballots()))
		}
	}
	return out
}

// odd reports whether the four figures, all known, make another number of ballots.
func (f Figures) odd(ballots Count) bool {
	sum := f.Sum()
	return sum.Set() && ballots.Set() && sum != ballots
}

func oddFigures(where Where, q Question, f Figures, ballots Count) Finding {
	return Finding{
		Code: "B101", Severity: Error, Where: where,
		Short: fmt.Sprintf("Batch %d: %s adds up to %s of %s", where.Batch, q.Short, f.Sum().Grouped(), ballots.Grouped()),
		Long:  "Look at the sheet again. If the figures are as counted, count this question of the batch again.",
		Sum:   f.worked() + ", ballots in the batch " + ballots.Grouped() + ": " + missing(f.Sum().Int(), ballots.Int(), "ballot"),
	}
}

func unsetCell(batch int, s Side, question string, c Cell) Finding {
	return Finding{
		Code: "B103", Severity: Error, Where: Where{Batch: batch, Side: s, Question: question, Cell: c},
		Short: fmt.Sprintf("Batch %d: %s is not entered", batch, c.Title()),
		Long:  "Type 0 when there are none. An empty box is not counted.",
		Sum:   "recorder " + string(s) + ", " + string(c),
	}
}
