package text

import "countersign/count"

// batches are the figures that stand, batch by batch, and how they came to.
func (w *writer) batches() {
	t := &w.sheet.Tally
	w.part(w.T("Batches"))
	w.line(w.T("Each batch was counted by recorder A and recorder B, each without seeing the other's figures."))
	for _, b := range t.Batches {
		w.line(w.F("Batch %d of %d, ballots: %s", b.Number, len(t.Batches), w.figure(b.Ballots())))
		for i, q := range t.Questions {
			f := b.Figures(q.ID)
			w.line(w.F("Batch %d, question %d: yes %s, no %s, blank %s, void %s.", b.Number, i+1,
				w.figure(f.Yes), w.figure(f.No), w.figure(f.Blank), w.figure(f.Void)))
		}
		for _, r := range b.Recounts {
			w.recount(r)
		}
		for _, r := range b.Remarks {
			if r.Side == "" {
				w.line(w.F("Both recorders were reopened: %s", r.Reason))
				continue
			}
			w.line(w.F("Recorder %s was reopened: %s", string(r.Side), r.Reason))
		}
	}
}

// recount tells a difference, with every figure that was found.
func (w *writer) recount(r count.Recount) {
	what := w.T(r.Cell.Title())
	a, b, third := w.figure(r.A), w.figure(r.B), w.figure(r.Third)
	switch n := w.number(r.Question); {
	case n == 0:
		w.line(w.F("%s differed: A %s, B %s, recount %s.", what, a, b, third))
	default:
		w.line(w.F("Question %d, %s differed: A %s, B %s, recount %s.", n, what, a, b, third))
	}
	if r.Neither() {
		w.line(w.T("The recount matched neither; both recorders counted the question again."))
	}
}
