package batches

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count/journal"
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
	title, said := f.words()
	f.button = widget.NewPrimary(words.T("Next batch"), words.T("Enter"), x.next)
	switch v.kind {
	case viewLapsed:
		f.over = widget.NewButton(words.T("Take it over"), "", f.takeOver)
	case viewOffer:
		f.button = widget.NewPrimary(words.T("Count it again here"), words.T("Enter"), f.takeOver)
		f.over = widget.NewButton(words.T("Next batch"), "", x.next)
	}
	f.button.Patient(x.Clock).Keys = x.table()
	buttons := widget.Row(12, widget.Inset(8, 0, f.button))
	if f.over != nil {
		f.over.Keys = x.table()
		buttons.Add(f.over)
	}
	buttons.Add(layout.NewSpacer())
	panel := widget.NewPanel(widget.Wide(520, widget.Stack(10,
		widget.Inset(8, 0, widget.NewHeading(title).Shrink()),
		widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		f.hint.line, buttons,
	)))
	panel.PadX, panel.PadY = 24, 20
	f.object = centred(panel)
	x.welcome(f.hint)
	return f
}

// words tell where the batch is.
func (f *elsewhere) words() (title, said string) {
	b, v := f.screen.batch(), f.view
	switch {
	case v.kind == viewClaiming:
		return words.F("Taking batch %d...", v.batch), words.T("The hall is asked whether another table has it.")
	case v.kind == viewLapsed:
		return words.F("Batch %d was left", v.batch),
			words.F("%s Take it over only if nobody works on it any more. That goes on record, and the count of this side begins anew.", v.note)
	case v.kind == viewOffer:
		return words.F("Batch %d differs", v.batch),
			strings.TrimSpace(v.note + " " + words.T("One table counts it again, with both recorders: the one that has its ballots."))
	case v.side != journal.Recount && (b.A.Closed || b.B.Closed || v.side == ""):
		return words.F("Nothing to key in batch %d now", v.batch), v.note
	}
	return words.F("Batch %d is at another table", v.batch), v.note
}

// takeOver claims what another table has left, or the recount. Of a side it goes
// on record from whom.
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
	if f.view.kind == viewOffer {
		return []command.Hint{{Key: words.T("Enter"), Text: words.T("count again")}}
	}
	return []command.Hint{{Key: words.T("Enter"), Text: words.T("next batch")}}
}
