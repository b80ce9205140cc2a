package batches

import (
	"strings"
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// askSize asks how many ballots the batch really holds.
func (x *Screen) askSize() {
	d := x.draftOf(sheet{x.seen.batch, x.seen.side})
	size := x.now.Tally.Policy.BatchSize
	cell := widget.NewCountEntry(size)
	cell.SetValue(d.ballots.String())
	called := x.calledOf(d)
	var open *shell.Dialog
	cell.OnEmpty = func() { open.Accept() }
	cell.OnOver = func() { open.Accept() }
	open = x.sitting.Frame.Ask(shell.Question{
		Title:  words.F("How many ballots does batch %d hold?", x.current),
		Text:   words.F("A full batch holds %s. Count the bundle again. If it holds fewer, type how many you found.", words.Now().Number(size)),
		Fields: []shell.Field{{Label: words.T("Ballots found"), Object: cell}},
		Accept: words.T("Use this number"),
		Check: func() string {
			switch {
			case cell.Empty():
				return words.T("Type how many ballots you found.")
			case fewer(cell.Text, called):
				return words.N(called, "1 ballot has been called already. Take back what was called too often.",
					"%s ballots have been called already. Take back what was called too often.")
			case cell.Over():
				return words.F("%s is more than the %s ballots of a full batch. Make two batches of it.", cell.Text, words.Now().Number(size))
			}
			return ""
		},
		OnAccept: func() { x.resize(d, cell.Text) },
	})
}

// fewer says whether a number was typed that is below another.
func fewer(text string, than int) bool {
	n, err := count.ParseCount(text)
	return err == nil && n.Int() < than
}

// resize keeps the number of ballots with the draft.
func (x *Screen) resize(d *draft, text string) {
	n, err := count.ParseCount(text)
	if err != nil || !n.Set() {
		return
	}
	d.ballots = n
	x.keep()
	x.show(true)
}

// toReopen is the side that can be taken back: what is closed, at the hand-over,
// or what somebody has begun who may have left: a recount matched neither, and
// the side is keyed again, or waits for them in a hall.
func (x *Screen) toReopen() (count.Side, bool) {
	switch {
	case x.seen.kind == viewHandover:
		side := other(x.seen.side)
		return side, x.batch().Entry(side).Closed
	case x.keying():
		return x.seen.side, x.batch().Entry(x.seen.side).Recorder != ""
	case x.seen.kind != viewElsewhere:
		return "", false
	}
	for _, side := range []count.Side{count.SideA, count.SideB} {
		c, claimed := x.claim(sitting.Hand{Batch: x.current, Side: side})
		if e := x.batch().Entry(side); e.Recorder != "" && !e.Closed && (!claimed || c.Lapsed) {
			return side, true
		}
	}
	return "", false
}

// askReopen takes an entry back.
func (x *Screen) askReopen() {
	if x.batch().Again() { // who keys one side anew would see what is kept of the other
		x.askRecount()
		return
	}
	side, _ := x.toReopen()
	batch := x.current
	said := words.F("Recorder %s counts the batch again from the start. What was closed stays on record, with your reason.", side)
	if x.seen.kind != viewHandover {
		said = words.F("Side %s is counted again from the start. If somebody else does that, choose “%s” then. What was closed stays on record, with your reason.",
			side, words.T("Recorders..."))
	}
	x.askReason(shell.Question{
		Title:  words.F("Reopen batch %d for recorder %s", batch, side),
		Text:   said,
		Accept: words.T("Reopen"),
	}, func(why string) { x.reopen(&desk.Reopen{Batch: batch, Side: side, Reason: why}) })
}

// askRecount has the whole batch counted again by both.
func (x *Screen) askRecount() {
	batch := x.current
	x.askReason(shell.Question{
		Title: words.F("Recount all of batch %d", batch),
		Text:  words.T("Both recorders count the batch again from the start, blind. All figures so far stay on record, with your reason."),
		Kind:  widget.Warning, Accept: words.T("Recount"),
	}, func(why string) { x.reopen(&desk.Reopen{Batch: batch, Reason: why}) })
}

// askReason asks a question that needs a reason.
func (x *Screen) askReason(q shell.Question, then func(why string)) {
	reason := widget.NewTextEntry(words.T("What was found"))
	why := func() string { return strings.TrimSpace(reason.Text) }
	q.Fields = []shell.Field{{Label: words.T("Reason"), Object: reason}}
	q.Check = func() string {
		if n := utf8.RuneCountInString(why()); n < 3 || n > 280 {
			return words.T(reasonWhy)
		}
		return ""
	}
	q.OnAccept = func() { then(why()) }
	x.sitting.Frame.Ask(q)
}

// askPeople changes who records. Entries that are closed keep their recorder.
func (x *Screen) askPeople() {
	p := newPair(x)
	x.sitting.Frame.Ask(shell.Question{
		Title: words.T("Who records?"),
		Text:  words.T("Two different tellers, blind to one another. What is closed already keeps its recorder."),
		Fields: []shell.Field{
			{Label: words.T("Recorder A"), Object: p.choice[count.SideA]},
			{Label: words.T("Recorder B"), Object: p.choice[count.SideB]},
		},
		Accept: words.T("Use these"), Check: p.check,
		OnAccept: func() {
			p.take()
			x.show(true)
		},
	})
}
