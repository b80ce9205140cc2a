package tour

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/sitting"
)

// Step is what is to be done now.
type Step struct {
	// Done of Of parts of the tour are behind; when all are, the tour is over.
	Done, Of int
	Title    string
	// Say is the one sentence, or two, of what to do.
	Say string
	// Sheet is the paper that lies beside the keyboard; nil where there is none.
	Sheet *Sheet
	// Skip does the step for the person; nil where only the person can.
	Skip desk.Command
}

// Over says whether nothing is left.
func (s Step) Over() bool { return s.Done == s.Of }

// Sheet is a sample paper to key from.
type Sheet struct {
	Title string
	Heads []string // of the columns of figures; none above a single column
	Rows  []Row
}

// Row is one line of a sheet.
type Row struct {
	Label   string
	Figures []string
}

// View is what the person looks at.
type View struct {
	Step  sitting.Go
	Batch int        // looked at on the screen of batches
	Side  count.Side // who keys it now; "" while nobody does
	Read  bool       // on the screen that certifies, every line has been read back
	// BySide says that recorder A counts every batch before B counts any.
	BySide bool
}

// parts of the tour.
const (
	partPeople  = iota
	partBatch   // and two for each batch, and one for the recount
	partAccount = partBatch + 2*batches + 1
	partChecks  = partAccount + 1
	partCertify = partChecks + 1
	partExport  = partCertify + 1
	parts       = partExport + 1
)

// At works out from the count, and from what is looked at, what to do now.
func At(now desk.Snapshot, v View) Step {
	s := next(now, v)
	s.Of = parts
	return s
}

func next(now desk.Snapshot, v View) Step {
	t := &now.Tally
	if batch, side := turn(t, v.BySide); batch > 0 {
		return keying(t, v, batch, side)
	}
	switch {
	case now.Certified != nil && len(now.Exports) > 0:
		return Step{
			Done: parts, Title: words.T("You have done a whole count"),
			Say: words.T("The PDF and the workbook lie in the folder of your counts, marked as a sample. F5 closes this panel; Ctrl+0 goes home."),
		}
	case now.Certified != nil:
		return exporting(v)
	case slices.ContainsFunc(account, func(l count.AccountLine) bool { return !t.Account.Get(l.Line).Set() }):
		return accounting(t, v)
	case stands(now):
		return checking(t, v)
	}
	return certifying(v)
}

// turn is the recorder whose count is asked for next, or the batch that both
// count again; batch is 0 when every batch stands.
func turn(t *count.Tally, bySide bool) (batch int, side count.Side) {
	for i := range t.Batches {
		b := &t.Batches[i]
		switch {
		case !b.A.Closed:
			return b.Number, count.SideA
		case !b.B.Closed && !bySide:
			return b.Number, count.SideB
		case b.B.Closed && open(t, b):
			return b.Number, ""
		}
	}
	for i := range t.Batches {
		if b := &t.Batches[i]; !b.B.Closed {
			return b.Number, count.SideB
		}
	}
	return 0, ""
}

// open says whether a batch that both have closed does not stand.
func open(t *count.Tally, b *count.Batch) bool {
	s := b.State(t.QuestionIDs())
	return s == count.BatchDiffer || s == count.BatchOdd
}

// closed is how many entries of the tour's batches are closed.
func closed(t *count.Tally) int {
	n := 0
	for _, b := range t.Batches {
		for _, e := range []count.Entry{b.A, b.B} {
			if e.Closed {
				n++
			}
		}
		if len(b.Recounts) > 0 && b.Number == plantedBatch {
			n++
		}
	}
	return n
}

// keying is all that happens on the screen of batches.
func keying(t *count.Tally, v View, batch int, side count.Side) Step {
	s := Step{Done: partBatch + closed(t), Title: words.F("Batch %d of %d", batch, len(t.Batches))}
	switch {
	case v.Step != sitting.Batches:
		s.Say = words.T("Press Ctrl+2: there the batches are keyed.")
	case v.Batch != batch:
		s.Say = words.F("Press Enter: batch %d is next. F3 goes there too.", batch)
	case side == "":
		s.recount(t, batch)
	case closed(t) == 0 && v.Side == "":
		s.Done, s.Title = partPeople, words.T("Two recorders")
		s.Say = words.T("Two tellers key every batch, and neither sees what the other has keyed. Press Enter: both are chosen already.")
	case v.Side == "":
		s.Say = words.F("Now you are recorder %s. Press Enter, and type what your own paper says.", side)
	default:
		s.entry(t, batch, side)
	}
	return s
}

// entry is a recorder at the cells.
func (s *Step) entry(t *count.Tally, batch int, side count.Side) {
	on := found(batch, side)
	s.Sheet = tallySheet(t, batch, side)
	s.Skip = &desk.Close{Batch: batch, Side: side, Recorder: recorder(side), Ballots: count.N(pile), Answers: answers(t, on)}
	first := joined(on[0])
	switch {
	case batch == plantedBatch && side == count.SideB:
		s.Say = words.T("Type what your paper says. Question 2 comes to 49 of 50: that is what you counted, so close it with Ctrl+Enter. No count is made to fit.")
	case batch == 1 && side == count.SideA:
		s.Say = words.F("Recorder A: type %s for question 1, then question 2, as your paper says. Enter goes on after a single digit.", first)
	default:
		s.Say = words.F("Recorder %s: type %s for question 1, then question 2. Enter in the last box closes the batch.", side, first)
	}
}

// recount is the pile that both count again.
func (s *Step) recount(t *count.Tally, batch int) {
	b := &t.Batches[batch-1]
	if len(b.Differences(t.QuestionIDs())) == 0 || batch != plantedBatch {
		s.Say = words.T("These figures are not those of the papers. Do what the screen says, or skip the step.")
		s.Skip = recounted(t, b)
		return
	}
	right := papers[batch-1][plantedQuestion][1]
	s.Title = words.T("A and B differ")
	s.Say = words.F("One pile differs. Both of you count it again, together, and find %d. Type %d and press Enter.", right, right)
	s.Skip = recounted(t, b)
}

// recounted settles every difference with the figure of the papers, or with A's
// where somebody has keyed others.
func recounted(t *count.Tally, b *count.Batch) desk.Command {
	var cells []desk.Recells
	for _, d := range b.Differences(t.QuestionIDs()) {
		value := d.A
		for i, q := range t.QuestionIDs() {
			if c := slices.Index(count.Cells[:], d.Cell); q == d.Question && c >= 0 {
				if right := count.N(papers[b.Number-1][i][c]); right == d.B {
					value = right
				}
			}
		}
		cells = append(cells, desk.Recells{Question: d.Question, Cell: d.Cell, Value: value})
	}
	if len(cells) == 0 {
		return nil
	}
	return &desk.Recount{Batch: b.Number, By: []string{recorderA, recorderB}, Cells: cells}
}

func recorder(side count.Side) string {
	if side == count.SideB {
		return recorderB
	}
	return recorderA
}

func answers(t *count.Tally, on []figures) []count.Answer {
	var out []count.Answer
	for i, q := range t.QuestionIDs() {
		a := count.Answer{Question: q}
		for j, c := range count.Cells {
			a.Figures = a.Put(c, count.N(on[i][j]))
		}
		out = append(out, a)
	}
	return out
}

// joined are the figures as they are typed: "27, 20, 2, 1".
func joined(f figures) string {
	var out []string
	for _, n := range f {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", ")
}

// tallySheet is a recorder's paper of a batch.
func tallySheet(t *count.Tally, batch int, side count.Side) *Sheet {
	s := &Sheet{Title: words.F("Recorder %s's paper (sample)", side)}
	on := found(batch, side)
	for _, q := range t.Questions {
		s.Heads = append(s.Heads, q.Short)
	}
	for j, c := range count.Cells {
		r := Row{Label: words.T(c.Title())}
		for i := range t.Questions {
			r.Figures = append(r.Figures, fmt.Sprint(on[i][j]))
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}
