package ui

import (
	"fmt"
	"time"

	"countersign/assets/words"
	"countersign/count/journal"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// atWork is a table of a hall at which another window works.
type atWork struct {
	path  string
	table string
	there journal.Occupant
}

func (e *atWork) Error() string { return journal.ErrRelieved.Text }

// Unwrap gives the code.
func (e *atWork) Unwrap() error { return journal.ErrRelieved }

// askTakeOver says that another window works at this table. Enter leaves it
// there.
func (w *Window) askTakeOver(e *atWork) {
	w.frame.Ask(shell.Question{
		Title: words.T("This table is at work already"), Kind: widget.Warning, Danger: true,
		Text: fmt.Sprintf("%s\n\n%s", workWords(e.table, &e.there, w.options.Clock()),
			words.T("Take it over only if nobody works there any more. What was closed there is saved. What was typed there and not closed stays there as a draft, and the other window is told that the table goes on here.")),
		Accept: words.T("Take the table over"), Cancel: words.T("Go back"),
		OnAccept: func() {
			options := w.opening()
			options.knowingly = true
			w.work(func() (*opened, error) { return resume(e.path, options) }, func(err error) bool {
				w.notJoined(e.path, err)
				return true
			})
		},
		OnCancel: w.show,
	})
}

// workWords say where a table is at work, since when, and when it was last heard.
func workWords(table string, o *journal.Occupant, now time.Time) string {
	table = sitting.Called(table)
	if o.Who != "" {
		table = fmt.Sprintf("%s (%s)", table, o.Who)
	}
	since, last := now.Add(-o.Since).Format("15:04"), now.Add(-o.Silent).Format("15:04:05")
	if o.Same {
		return words.F("Another window of this computer has worked as %s since %s. It last gave a sign of life at %s.", table, since, last)
	}
	return words.F("The computer %s has worked as %s since %s. It last gave a sign of life at %s.", o.Machine, table, since, last)
}

// relieve says once that another window has taken over this table, as soon as no
// other question is open.
func (w *Window) relieve() {
	h := w.count.sitting.Hall
	if h == nil || h.Relieved() == nil || w.count.relieved || w.frame.Table.Asleep() {
		return
	}
	c, o := w.count, h.Relieved()
	c.relieved = true
	said := words.F("It was taken over in another window of this computer at %s.", h.Now().Add(-o.Since).Format("15:04"))
	if !o.Same {
		said = words.F("It was taken over on the computer %s at %s.", o.Machine, h.Now().Add(-o.Since).Format("15:04"))
	}
	w.options.Log.Warn("table taken over elsewhere")
	w.frame.Ask(shell.Question{
		Title: words.T("This table goes on elsewhere"), Kind: widget.Warning, Danger: true,
		Text: fmt.Sprintf("%s %s", said,
			words.T("Nothing more is saved from here. What you closed is saved, and what you typed stays here as a draft.")),
		Accept: words.T("Take it back"), Cancel: words.T("Leave the hall"),
		OnAccept: func() {
			h.Return(func(err error) {
				c.relieved = false
				if err != nil {
					w.tell(words.Key("The table was not taken back"), certify.Sentence(err))
					return
				}
				w.show()
			})
		},
		OnCancel: func() {
			if w.count == c {
				w.leave()
			}
			w.goHome()
			w.frame.Status.SetNotice(words.T("This table goes on elsewhere")) // an Enter that was meant for a cell has not hidden it
		},
	})
}
