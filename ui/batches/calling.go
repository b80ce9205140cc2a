package batches

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/call"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// calling is the face on which one recorder keys a batch ballot by ballot. What
// it comes to is handed to the entry, which closes it as if it had been typed.
type calling struct {
	screen *Screen
	sheet  sheet
	draft  *draft
	asked  []string
	pile   *call.Pile
	pad    *call.Pad
}

func newCalling(x *Screen, v view) *calling {
	f := &calling{screen: x, sheet: sheet{v.batch, v.side}}
	f.draft, f.asked = x.draftOf(f.sheet), x.asked(f.sheet)
	x.seat = v.side
	f.pile = x.pile(f.sheet, f.draft)
	setup := call.Setup{
		Batch: v.batch, Batches: len(x.now.Tally.Batches),
		Who: x.badge(v.side), Other: string(other(v.side)), Note: x.continuing(),
	}
	for _, id := range f.asked {
		for _, q := range x.now.Tally.Questions {
			if q.ID == id {
				setup.Questions = append(setup.Questions, call.Question{Number: x.number(id), Title: q.Title})
			}
		}
	}
	f.pad = call.New(setup, f.pile)
	f.pad.Keys, f.pad.OnClose, f.pad.OnFifth = x.table(), f.hand, x.sitting.OnFifth
	f.pad.OnChange = func() {
		f.draft.called, x.continued, x.last = f.pile.String(), "", f.sheet.side
		x.keep()
		x.table().Refresh()
	}
	return f
}

// hand gives the totals to the entry and closes that.
func (f *calling) hand() {
	x := f.screen
	if x.busy || !f.pile.Full() {
		return
	}
	for i, q := range f.asked {
		figures := f.pile.Figures(i)
		for _, c := range count.Cells {
			f.draft.typed[place{q, c}] = figures.Get(c).String()
		}
	}
	f.draft.calling = false
	x.show(true)
	if e, ok := x.face.(*entry); ok {
		e.last()
	}
}

func (f *calling) content() fyne.CanvasObject { return f.pad }
func (f *calling) focus() fyne.Focusable      { return f.pad }
func (f *calling) actions() fyne.Focusable    { return nil }
func (f *calling) primary()                   { f.hand() } // the Ctrl of its key has paused the pad
func (f *calling) refused(string)             {}           // nothing is asked of the desk here

func (f *calling) ready() (ok bool, why string) { return f.pile.Full(), f.pile.NotFull() }

// hints are shorter where the text is large.
func (f *calling) hints() []command.Hint {
	said := []string{words.T("take back last ballot"), words.T("back to number entry"), words.F("close at ballot %s", words.Now().Number(f.pile.Size()))}
	if theme.Current().TextSize().Factor() > 1 {
		said = []string{words.T("take back"), words.T("numbers"), words.T("close")}
	}
	return []command.Hint{
		{Key: words.T("Backspace"), Text: said[0]},
		{Key: words.T("Space"), Text: words.T("pause")},
		{Key: "F2", Text: said[1]},
		{Key: words.T("Enter"), Text: said[2]},
	}
}

// asked are the questions that an entry still has to give.
func (x *Screen) asked(s sheet) []string {
	return desk.Asked(&x.now.Tally, x.now.Tally.Batches[s.batch-1].Entry(s.side))
}

// callable says whether the keys of one keyboard are enough for an entry.
func (x *Screen) callable(s sheet) bool {
	n := len(x.asked(s))
	return n > 0 && n <= call.MostQuestions
}

// pile is what was called of a draft. Ballots that no longer fit the questions
// or the size of the batch are called again.
func (x *Screen) pile(s sheet, d *draft) *call.Pile {
	questions, size := len(x.asked(s)), d.ballots
	if b := x.now.Tally.Batches[s.batch-1].Entry(s.side).Ballots; b.Set() {
		size = b
	}
	p, err := call.ParsePile(d.called, questions, size.Int())
	if err != nil {
		d.called = ""
		return call.NewPile(questions, size.Int())
	}
	return p
}

// calledOf is how many ballots of a draft were called.
func (x *Screen) calledOf(d *draft) int {
	return len(d.called) / max(1, len(x.asked(sheet{x.current, x.turn(x.current)})))
}

// toggleCall changes between numbers and ballots, and keeps what was keyed in
// either way.
func (x *Screen) toggleCall() {
	s := sheet{x.seen.batch, x.seen.side}
	d := x.draftOf(s)
	d.calling = !d.calling
	x.calls[s.side] = d.calling
	x.keep()
	x.show(false)
}

func (x *Screen) callOpen() (bool, string) {
	if !x.keying() {
		return false, words.T("Call mode is for keying a batch.")
	}
	return x.callable(sheet{x.seen.batch, x.seen.side}), words.T("Call mode is for ballots with one or two questions.")
}

// pauseCall covers the ballots under a question that opens.
func (x *Screen) pauseCall() {
	if f, ok := x.face.(*calling); ok && x.shown() {
		f.pad.Pause()
	}
}
