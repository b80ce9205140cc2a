package account

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// roll is the row of the eligible members: as the definition has them, or as
// two tellers corrected them.
type roll struct {
	screen *Screen
	number *widget.Text
	words  *widget.Text
	change *widget.Button
	face   fyne.CanvasObject
}

func newRoll(x *Screen) *roll {
	r := &roll{
		screen: x,
		number: widget.NewBold("", fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		words:  widget.NewCaption("").Shrink(),
	}
	r.change = widget.NewButton(words.T("Correct the roll..."), "", x.askRoll)
	r.change.Keys = x.table()
	title := widget.Wide(200, widget.Middle(widget.NewBold(words.T("Roll"), fynetheme.SizeNameText, fynetheme.ColorNameForeground)))
	said := widget.Middle(widget.Stack(0, r.number, r.words))
	r.face = widget.NewPanel(widget.Between(widget.After(title, 12), said, widget.Middle(r.change)))
	return r
}

// update shows which roll stands.
func (r *roll) update() {
	t := &r.screen.now.Tally
	number := words.N(t.Eligible().Int(), "1 eligible member", "%s eligible members")
	if !t.Eligible().Set() {
		number = words.T("The roll is not known")
	}
	said := words.T("From the vote definition")
	if c := t.RollChange; c != nil {
		by := words.F("%s and %s", c.By[0], c.By[1])
		said = words.F("Corrected by %s; the definition did not say how many. %s", by, c.Reason)
		if t.Place.Roll.Set() {
			said = words.F("Corrected by %s; the definition said %s. %s", by, known(t.Place.Roll), c.Reason)
		}
	}
	r.number.Set(number)
	r.words.Set(said)
	r.screen.logs.lock(r.change)
}

// The length of the reason for a corrected roll, in characters.
const (
	leastReason = 10
	mostReason  = 280
)

// askRoll has two tellers state the roll that they found. The secretary accepts
// it when the sheet comes in (A308).
func (x *Screen) askRoll() {
	t := &x.now.Tally
	number, reason := widget.NewCountEntry(0), widget.NewTextEntry(words.T("The list of the night shift was missing"))
	number.Digits, number.Role = 7, theme.SizeAnswer
	if t.Eligible().Set() {
		number.SetValue(t.Eligible().String())
	}
	first, second, differ := x.pair()
	text := func() string { return strings.TrimSpace(reason.Text) }
	var d *shell.Dialog
	number.OnEmpty = func() { d.Accept() }
	number.OnLast = func() { x.sitting.Frame.Focus(reason) }
	d = x.sitting.Frame.Ask(shell.Question{
		Title: words.T("Correct the roll"),
		Text: words.F("The vote definition has %s eligible members here. A corrected roll is a warning on the sheet: "+
			"two tellers explain it, and the secretary accepts it when the sheet comes in.", known(t.Place.Roll)),
		Kind: widget.Warning,
		Fields: []shell.Field{
			{Label: words.T("Eligible members that you found"), Object: number},
			{Label: words.T("How do you know"), Object: reason},
			{Label: words.T("First teller"), Object: first},
			{Label: words.T("Second teller"), Object: second},
		},
		Accept: words.T("Correct the roll"),
		Check: func() string {
			n := utf8.RuneCountInString(text())
			switch {
			case number.Empty():
				return words.T("Type how many eligible members there are.")
			case n < leastReason || n > mostReason:
				return words.F("Say it in %d to %d characters.", leastReason, mostReason)
			}
			return differ()
		},
		OnAccept: func() { x.correct(number.Text, text(), first.Selected, second.Selected) },
	})
}

func (x *Screen) correct(typed, reason string, by ...string) {
	n, err := count.ParseCount(typed)
	if err != nil {
		x.tell(words.Err(err))
		return
	}
	x.do(&desk.CorrectRoll{Roll: n, Reason: reason, By: by})
}
