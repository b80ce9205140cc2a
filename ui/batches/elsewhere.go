package batches

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/command"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// atAnother stands in place of a recorder who sits elsewhere in the hall.
const atAnother = "At another table"

// elsewhere is the face of a batch that this table does not key: it is being
// claimed, or at another table, or was left by one.
type elsewhere struct {
	screen *Screen
	view   view
	button *widget.Button
	over   *widget.Button
	hint   *hint
	object fyne.CanvasObject
}

func newElsewhere(x *Screen, v view) *elsewhere {
	f := &elsewhere{screen: x, view: v, hint: newHint("")}
	title, words := fmt.Sprintf("Batch %d is at another table", v.batch), v.note
	f.button = widget.NewPrimary("Next batch", "Enter", x.next).Patient(x.Clock)
	buttons := widget.Row(12, widget.Inset(8, 0, f.button))
	switch v.kind {
	case viewClaiming:
		title, words = fmt.Sprintf("Taking batch %d...", v.batch), "The hall is asked whether another table has it."
	case viewLapsed:
		title = fmt.Sprintf("Batch %d was left", v.batch)
		words += " Take it over only if nobody works on it any more. That goes on record, and the count of this side begins anew."
		f.over = widget.NewButton("Take it over", "", f.takeOver)
		f.over.Keys = x.table()
		buttons.Add(f.over)
	default:
		if x.batch().A.Closed || x.batch().B.Closed || v.side == "" {
			title = fmt.Sprintf("Nothing to key in batch %d now", v.batch)
		}
	}
	f.button.Keys = x.table()
	buttons.Add(layout.NewSpacer())
	panel := widget.NewPanel(widget.Wide(520, widget.Stack(10,
		widget.Inset(8, 0, widget.NewHeading(title).Shrink()),
		widget.NewProse(words, fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		f.hint.line, buttons,
	)))
	panel.PadX, panel.PadY = 24, 20
	f.object = centred(panel)
	x.welcome(f.hint)
	return f
}

// takeOver claims the side, which puts on record from whom.
func (f *elsewhere) takeOver() {
	f.screen.here.seeking = false
	f.screen.take(sitting.Hand{Batch: f.view.batch, Side: f.view.side})
}

func (f *elsewhere) content() fyne.CanvasObject { return f.object }
func (f *elsewhere) focus() fyne.Focusable      { return f.button }
func (f *elsewhere) ready() (bool, string)      { return true, "" }
func (f *elsewhere) primary()                   { f.button.Press() }
func (f *elsewhere) refused(sentence string)    { f.hint.set(widget.Error, sentence) }

func (f *elsewhere) actions() fyne.Focusable {
	if f.over == nil {
		return nil
	}
	return f.over
}

func (f *elsewhere) hints() []command.Hint {
	return []command.Hint{{Key: "Enter", Text: "next batch"}}
}
