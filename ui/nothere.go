package ui

import (
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// notHere is the screen of a step that is for the chief teller alone.
type notHere struct {
	sitting *sitting.Sitting
	step    int
	back    *widget.Button
}

func newNotHere(s *sitting.Sitting, step sitting.Go) *notHere {
	x := &notHere{sitting: s, step: int(step)}
	x.back = widget.NewPrimary(words.T("To the batches"), words.T("Enter"), func() { s.Show(sitting.Batches) })
	x.back.Keys = s.Frame.Table
	return x
}

// Screen implements screen.
func (x *notHere) Screen() shell.Screen {
	panel := widget.NewPanel(widget.Wide(460, widget.Stack(10,
		widget.Inset(8, 0, widget.NewHeading(words.T("The chief teller does this")).Shrink()),
		widget.NewProse(words.T("In a counting hall the tables key the batches. The account, certifying and the sheets are done once, on the chief teller's computer."),
			fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		widget.Row(12, widget.Inset(8, 0, x.back)),
	)))
	panel.PadX, panel.PadY = 24, 20
	return shell.Screen{
		Content: container.NewCenter(panel), Step: x.step, Focus: x.back,
		Hints: []command.Hint{{Key: words.T("Enter"), Text: words.T("to the batches")}},
	}
}

// Update implements screen.
func (x *notHere) Update(desk.Snapshot) {}
