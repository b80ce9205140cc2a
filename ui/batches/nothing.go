package batches

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// nothing is the face while something is missing that setup gives.
type nothing struct {
	screen *Screen
	button *widget.Button
	object fyne.CanvasObject
}

func newNothing(x *Screen, why kind) *nothing {
	f := &nothing{screen: x}
	title, said := words.T("No batches yet"), words.T("Say in setup how many batches the ballots have been bundled into.")
	if why == viewFew {
		title, said = words.T("Two recorders are needed"), words.T("Appoint two tellers in setup. Observers watch and do not record.")
	}
	f.button = widget.NewPrimary(words.T("To setup"), words.T("Enter"), f.primary)
	f.button.Keys = x.table()
	panel := widget.NewPanel(widget.Wide(460, widget.Stack(10,
		widget.Inset(8, 0, widget.NewHeading(title).Shrink()),
		widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		widget.Row(12, widget.Inset(8, 0, f.button)),
	)))
	panel.PadX, panel.PadY = 24, 20
	f.object = centred(panel)
	return f
}

// centred puts a panel into the middle of the work area.
func centred(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }

func (f *nothing) primary()                   { f.screen.leave(sitting.Setup) }
func (f *nothing) content() fyne.CanvasObject { return f.object }
func (f *nothing) focus() fyne.Focusable      { return f.button }
func (f *nothing) actions() fyne.Focusable    { return nil }
func (f *nothing) ready() (bool, string)      { return true, "" }
func (f *nothing) hints() []command.Hint {
	return []command.Hint{{Key: words.T("Enter"), Text: words.T("to setup")}}
}
func (f *nothing) refused(string) {}
