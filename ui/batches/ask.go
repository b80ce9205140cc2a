package batches

import (
	"strings"
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
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

// askReopen takes the closed entry back at the hand-over.
func (x *Screen) askReopen() {
	closed := other(x.seen.side)
	batch := x.current
	x.askReason(shell.Question{
		Title:  words.F("Reopen batch %d for recorder %s", batch, closed),
		Text:   words.F("Recorder %s counts the batch again from the start. What was closed stays on record, with your reason.", closed),
		Accept: words.T("Reopen"),
	}, func(why string) { x.reopen(&desk.Reopen{Batch: batch, Side: closed, Reason: why}) })
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
