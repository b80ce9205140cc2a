package account

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// logRow is a row of a log: the log, and the number of the row from 1.
type logRow struct {
	log count.Log
	row int
}

// askWithdraw has two tellers take a row out of a log; said is what it says.
func (x *Screen) askWithdraw(at logRow, said string) {
	title := words.F("Withdraw envelope %d", at.row)
	if at.log == count.VoidLog {
		title = words.F("Withdraw row %d of the void log", at.row)
	}
	reason, text, check := sentence(words.T("entered twice"))
	first, second, differ := x.pair()
	x.sitting.Frame.Ask(shell.Question{
		Title: title,
		Text:  words.F("%s. The row stays in the log and on the sheet, marked as withdrawn, and counts nowhere. This cannot be taken back.", said),
		Kind:  widget.Warning,
		Fields: []shell.Field{
			{Label: words.T("Reason"), Object: reason},
			{Label: words.T("First teller"), Object: first},
			{Label: words.T("Second teller"), Object: second},
		},
		Accept: words.T("Withdraw"),
		Check: func() string {
			if why := check(); why != "" {
				return why
			}
			return differ()
		},
		OnAccept: func() {
			x.do(&desk.Withdraw{Log: at.log, Row: at.row, Reason: text(), By: []string{first.Selected, second.Selected}})
		},
	})
}

// pair are the two tellers who sign something, and the check that they differ.
func (x *Screen) pair() (first, second *widget.Choice, differ func() string) {
	first, second = widget.NewChoice(x.working(), nil), widget.NewChoice(x.working(), nil)
	for i, c := range []*widget.Choice{first, second} {
		if i < len(c.Options) {
			c.SetSelectedIndex(i)
		}
	}
	return first, second, func() string {
		if first.Selected == "" || second.Selected == "" || first.Selected == second.Selected {
			return words.T("Choose two different tellers.")
		}
		return ""
	}
}

// withdraw is the button of a row. Like that of a ruling it stays the same one.
func (l *logs) withdraw(at logRow, said string) *widget.Button {
	b := l.takes[at]
	if b == nil {
		b = widget.NewButton(words.T("Withdraw..."), "", func() { l.screen.askWithdraw(at, said) })
		b.Keys = l.screen.table()
		l.takes[at] = b
	}
	l.lock(b)
	return b
}

// withdrawn is what a row of a log says that counts nowhere. Its buttons are gone:
// whoever was at one of them goes on at the head of the log.
func (l *logs) withdrawn(at logRow, w *count.Withdrawal, add *widget.Button) string {
	here := l.screen.sitting.Frame.Focused()
	if b := l.takes[at]; b != nil && here == fyne.Focusable(b) {
		l.next = add
	}
	if b := l.rules[at.row]; b != nil && at.log == count.ChallengeLog && here == fyne.Focusable(b) {
		l.next = add
	}
	return words.F("withdrawn by %s and %s: %s", w.By[0], w.By[1], w.Reason)
}

// surplus is how many rows of the challenge log have no envelope.
func (x *Screen) surplus() int {
	return max(0, x.now.Tally.Envelopes()-x.inHand())
}

// logSays is how the challenge log and the envelopes differ, for the foot of the
// screen; else what the check said.
func (x *Screen) logSays(said string) string {
	if n := x.unlogged(); n > 0 {
		return words.N(n, "1 challenged envelope is not in the challenge log below. F8 leads to where it is entered.",
			"%s challenged envelopes are not in the challenge log below. F8 leads to where they are entered.")
	}
	if n := x.surplus(); n > 0 {
		return words.N(n, "1 row of the challenge log below has no envelope. F8 leads to where it is withdrawn.",
			"%s rows of the challenge log below have no envelope. F8 leads to where they are withdrawn.")
	}
	return said
}

// lastRow is the button that withdraws the envelope that was entered last, or nil.
func (x *Screen) lastRow() *widget.Button {
	rows := x.now.Tally.Challenges
	for i := len(rows); i > 0; i-- {
		if b := x.logs.takes[logRow{count.ChallengeLog, i}]; rows[i-1].Withdrawn == nil && b != nil && !b.Disabled() {
			return b
		}
	}
	return nil
}
