package account

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// row is one line of the screen and how it is brought up to date.
type row struct {
	face *widget.EquationRow
	// numbers are what the terms show that are not keyed in the row.
	numbers []func(*count.Tally) string
	// cells are those that are typed in the row.
	cells []*widget.CountEntry
	// stands says how the two sides stand.
	stands func(*count.Tally) (left, right int, ok bool)
	// code is the check that watches the row.
	code, question string
}

// captions are the lines as a row has room for.
var captions = map[count.Line]string{
	count.Printed: words.Key("printed"), count.Issued: words.Key("issued"), count.Unused: words.Key("unused"), count.Destroyed: words.Key("samples, destroyed"),
	count.Replaced: words.Key("spoiled, replaced"), count.Taken: words.Key("taken away"), count.Signatures: words.Key("signatures"),
	count.Unvoted: words.Key("did not vote"), count.InBox: words.Key("in the box"), count.Challenged: words.Key("challenged"),
	count.Mailed: words.Key("mailed"), count.MailReplaced: words.Key("replacements"), count.Undeliverable: words.Key("undeliverable"),
	count.Returned: words.Key("returned"), count.Outstanding: words.Key("outstanding"), count.Accepted: words.Key("accepted"),
	count.Rejected: words.Key("rejected"), count.MailChallenged: words.Key("challenged"), count.Counted: words.Key("counted"),
}

// helps are the hints below the titles, by the name of the equation.
var helps = map[string]string{
	"Paper": words.Key("Count unused packs"), "Handed out": words.Key("Where each paper went"), "Register": words.Key("Lines that were signed"),
	"Mail": words.Key("Every envelope sent"), "Envelopes": words.Key("What came back"), "Envelopes opened": words.Key("One ballot in each"),
}

// equations builds all rows: those of the voting method, then box, batches and
// questions.
func (x *Screen) equations() []*row {
	var out []*row
	for _, e := range x.now.Tally.Policy.Method.Equations() {
		out = append(out, x.equation(letter(len(out)), e))
	}
	out = append(out, x.boxRow(letter(len(out))))
	out = append(out, x.batchRow(letter(len(out))))
	for _, q := range x.now.Tally.Questions {
		out = append(out, questionRow(q))
	}
	return out
}

func letter(n int) string { return string(rune('A'+n)) + ". " }

// equation builds a row of the voting method.
func (x *Screen) equation(letter string, e count.Equation) *row {
	r := &row{code: e.Code, stands: func(t *count.Tally) (int, int, bool) {
		left, ok1 := t.Account.Side(e.Left)
		right, ok2 := t.Account.Side(e.Right)
		return left, right, ok1 && ok2
	}}
	var terms []widget.Term
	for i, t := range e.Left {
		terms = append(terms, x.term(r, t, i == 0, false))
	}
	for i, t := range e.Right {
		terms = append(terms, x.term(r, t, false, i == 0))
	}
	r.face = widget.NewEquationRow(letter+words.Say(e.Name), words.T(helps[e.Name]), terms...)
	return r
}

// term is a cell where the line comes first, and text where it comes again.
func (x *Screen) term(r *row, t count.Term, first, equals bool) widget.Term {
	w := widget.Term{Caption: words.T(captions[t.Line]), Equals: equals}
	switch {
	case t.Minus:
		w.Before = "–"
	case !first && !equals:
		w.Before = "+"
	}
	if x.cells[t.Line] == nil {
		w.Entry = x.cell(t.Line)
		r.cells = append(r.cells, w.Entry)
		r.numbers = append(r.numbers, nil)
		return w
	}
	w.Text = "?"
	r.numbers = append(r.numbers, func(t2 *count.Tally) string { return known(t2.Account.Get(t.Line)) })
	return w
}

func known(c count.Count) string {
	if !c.Set() {
		return "?"
	}
	return words.Now().Number(c.Int())
}

// cell is where a line is typed.
func (x *Screen) cell(l count.Line) *widget.CountEntry {
	c := widget.NewCountEntry(0)
	c.Role, c.Grouped, c.Keys = theme.SizeAccount, true, x.table()
	c.Digits = max(4, len(x.now.Tally.Eligible().String())+1)
	c.OnRefused = x.tell
	c.OnEmpty = func() { x.tell(words.T("Type 0 when there are none. An empty box is not counted.")) }
	c.OnChanged = func(string) { x.tell("") }
	c.OnFocus = func(here bool) {
		if here {
			x.at = l
			x.reveal(c)
			return
		}
		x.keep(l, c.Text)
	}
	x.cells[l] = c
	x.order = append(x.order, l)
	return c
}

func (x *Screen) tell(problem string) {
	x.problem = problem
	x.say()
}

// reveal scrolls to a cell that is out of sight.
func (x *Screen) reveal(c *widget.CountEntry) {
	if x.scrl == nil || x.scrl.Content.Size().Height <= x.scrl.Size().Height {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(c).Y - driver.AbsolutePositionForObject(x.scrl.Content).Y
	if at := x.scrl.Offset.Y; top < at+10 || top+c.Size().Height+30 > at+x.scrl.Size().Height {
		x.scrl.ScrollToOffset(fyne.NewPos(0, max(0, top-40)))
	}
}

// boxRow is what was in the box, what opened envelopes added, and what was
// counted.
func (x *Screen) boxRow(letter string) *row {
	r := &row{code: "A306", stands: func(t *count.Tally) (int, int, bool) {
		box, counted := t.Account.Get(count.InBox), t.Account.Get(count.Counted)
		return box.Int() + t.ChallengesBy(count.Overruled), counted.Int(), box.Set() && counted.Set()
	}}
	box := x.term(r, count.Term{Line: count.InBox}, true, false)
	allowed := widget.Term{Before: "+", Caption: words.T("challenges overruled"), Text: "0"}
	r.numbers = append(r.numbers, func(t *count.Tally) string { return words.Now().Number(t.ChallengesBy(count.Overruled)) })
	counted := x.term(r, count.Term{Line: count.Counted}, false, true)
	r.face = widget.NewEquationRow(letter+words.T("Ballots counted"), words.T("What the tellers counted"), box, allowed, counted)
	return r
}

// batchRow is what was counted, and what the batches hold.
func (x *Screen) batchRow(letter string) *row {
	r := &row{code: "T201", stands: func(t *count.Tally) (int, int, bool) {
		counted, sum := t.Account.Get(count.Counted), t.BallotsInBatches()
		return counted.Int(), sum.Int(), counted.Set() && sum.Set()
	}}
	counted := x.term(r, count.Term{Line: count.Counted}, true, false)
	held := widget.Term{Equals: true, Caption: words.T("in the batches"), Text: "?"}
	r.numbers = append(r.numbers, func(t *count.Tally) string { return known(t.BallotsInBatches()) })
	r.face = widget.NewEquationRow(letter+words.T("Batches"), "", counted, held)
	return r
}

// questionRow is one question against the ballots counted.
func questionRow(q count.Question) *row {
	r := &row{code: "T202", question: q.ID, stands: func(t *count.Tally) (int, int, bool) {
		sum, counted := t.Total(q.ID).Sum(), t.Account.Get(count.Counted)
		return sum.Int(), counted.Int(), counted.Set() && sum.Set()
	}}
	var terms []widget.Term
	for i, c := range count.Cells {
		w := widget.Term{Caption: words.T(c.Title()), Text: "?"}
		if i > 0 {
			w.Before = "+"
		}
		terms = append(terms, w)
		r.numbers = append(r.numbers, func(t *count.Tally) string { return known(t.Total(q.ID).Get(c)) })
	}
	terms = append(terms, widget.Term{Equals: true, Caption: words.T("counted"), Text: "?"})
	r.numbers = append(r.numbers, func(t *count.Tally) string { return known(t.Account.Get(count.Counted)) })
	r.face = widget.NewEquationRow(q.Short, "", terms...)
	return r
}

// update shows numbers and balance.
func (r *row) update(x *Screen) {
	t := &x.now.Tally
	for i, number := range r.numbers {
		if number != nil {
			r.face.SetNumber(i, number(t))
		}
	}
	left, right, ok := r.stands(t)
	switch {
	case !ok:
		r.face.Set(widget.BalanceOpen, widget.Plain, "", words.T("Not complete"))
	case left == right:
		r.face.Set(widget.BalanceEqual, widget.Success, "", words.T("Balanced"))
	default:
		kind, said := r.finding(x)
		r.face.Set(widget.BalanceDiffers, kind, offBy(left, right), said)
	}
}

// finding is what the checks say about a row that does not hold.
func (r *row) finding(x *Screen) (widget.Kind, string) {
	for _, f := range x.now.Findings {
		if f.Code != r.code || r.question != "" && f.Where.Question != r.question {
			continue
		}
		if _, tail, ok := strings.Cut(words.Say(f.Short), ": "); ok {
			return level(f), tail
		}
		return level(f), words.T("Differs")
	}
	return widget.Error, words.T("Differs")
}

// offBy tells what stands at the right against the left.
func offBy(left, right int) string {
	if right < left {
		return words.F("%s short", words.Now().Number(left-right))
	}
	return words.F("%s too many", words.Now().Number(right-left))
}
