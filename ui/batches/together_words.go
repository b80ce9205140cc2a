package batches

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// recountWords tell which piles are counted a third time.
func (f *together) recountWords() (title, said string) {
	x, n := f.screen, len(f.open)
	boxes := 4*len(x.now.Tally.Questions) - n
	if f.open[0].Question == "" {
		boxes++ // the ballots are no box of a question
	}
	rest := words.N(boxes, "The other box stands.", "The other %s boxes stand.")
	if n == 1 {
		d := f.open[0]
		how := words.F("Sort batch %d by %s and count the %s pile again, both together.", x.current, x.questionWords(d.Question), words.T(d.Cell.Title()))
		if d.Question == "" {
			how = words.F("Count the ballots of batch %d again, both together.", x.current)
		}
		return words.F("Recount one pile: %s", x.cellWords(d.Question, d.Cell)),
			words.F("A has %s, B has %s. %s Type what you find. %s", shown(d.A), shown(d.B), how, rest)
	}
	if all := n + boxes; f.most() {
		return words.F("Batch %d: %d of %d boxes differ", x.current, n, all),
			words.T("Usually one recorder keyed the sheet of another batch, or of somebody else. Compare the numbers on both sheets: if one was wrong, " +
				"Ctrl+R has both key the batch again. If not, count what is marked again, both together, and type what you find.")
	}
	var names []string
	for _, d := range f.open {
		names = append(names, x.cellWords(d.Question, d.Cell))
	}
	return words.F("Recount %d piles of batch %d", n, x.current),
		words.F("Count %s again, both together. Type what you find. %s", join(names), rest)
}

// most says whether more boxes differ than agree: then it is hardly the counting.
func (f *together) most() bool { return len(f.open) > 2*len(f.screen.now.Tally.Questions) }

// resultWords tell how a batch stands that both have closed.
func (f *together) resultWords() (kind widget.Kind, icon theme.Icon, title, said string) {
	x := f.screen
	switch f.batch.State(x.now.Tally.QuestionIDs()) {
	case count.BatchOdd:
		return f.oddResult()
	case count.BatchSettled:
		return f.settledResult()
	default:
		return widget.Success, theme.IconDone, words.F("Batch %d: A and B agree", x.current),
			words.T("Both recorders found the same in every box.")
	}
}

// oddResult is in the words of the checks.
func (f *together) oddResult() (widget.Kind, theme.Icon, string, string) {
	x := f.screen
	for _, g := range x.now.Findings {
		if g.Where.Batch == x.current && g.Code == "B101" {
			return widget.Error, theme.IconError, words.Say(g.Short), words.F("%s Ctrl+R has both recorders count the batch again.", words.Say(g.Long))
		}
	}
	return widget.Error, theme.IconError, words.F("Batch %d does not add up", x.current),
		words.T("Ctrl+R has both recorders count the batch again.")
}

// settledResult names every figure that a recount found.
func (f *together) settledResult() (widget.Kind, theme.Icon, string, string) {
	x := f.screen
	rs := f.settled()
	switch len(rs) {
	case 0:
		return widget.Success, theme.IconDone, words.F("Batch %d is settled", x.current),
			words.T("A and B counted again and found the same. All figures stay on record.")
	case 1:
		r := rs[0]
		return widget.Success, theme.IconDone, words.F("Batch %d is settled: %s", x.current, shown(r.Third)),
			words.F("The recount agrees with recorder %s. All three figures stay on record: A %s, B %s, recount %s.", agrees(r), shown(r.A), shown(r.B), shown(r.Third))
	}
	var each []string
	for _, r := range rs {
		each = append(each, words.F("%s is %s, as recorder %s found", x.cellWords(r.Question, r.Cell), shown(r.Third), agrees(r)))
	}
	return widget.Success, theme.IconDone, words.F("Batch %d is settled", x.current),
		words.F("The recount found: %s. All three figures stay on record.", join(each))
}

// settled are the recounts on which figures of this batch stand.
func (f *together) settled() []count.Recount {
	var out []count.Recount
	for _, r := range f.batch.Recounts {
		a, b := f.found(r.Question, r.Cell)
		if r.Settled() && !r.Past && a == r.A && b == r.B {
			out = append(out, r)
		}
	}
	return out
}

// found are the figures of A and B in a cell.
func (f *together) found(question string, c count.Cell) (a, b count.Count) {
	if c == count.CellBallots {
		return f.batch.A.Ballots, f.batch.B.Ballots
	}
	return f.batch.A.Answer(question).Get(c), f.batch.B.Answer(question).Get(c)
}

func agrees(r count.Recount) count.Side {
	if r.Third == r.B {
		return count.SideB
	}
	return count.SideA
}
