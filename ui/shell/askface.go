package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// dialogWidth is how wide a question is at 100 % text, and dialogMargin what it
// leaves of a small window, its own edge included.
const (
	dialogWidth  = 520
	dialogMargin = 80
)

// dialogRoom is how wide the words of a question are.
func dialogRoom(c fyne.Canvas) float32 {
	return min(dialogWidth*theme.Current().TextSize().Factor(), max(c.Size().Width, MinWidth)-dialogMargin)
}

// content sets the question out.
func (d *Dialog) content() fyne.CanvasObject {
	q := d.question
	head := widget.Between(nil, widget.NewSubheading(q.Title).Shrink(), nil)
	if q.Kind != widget.Plain {
		head = widget.Between(widget.After(widget.NewIcon(q.Kind.Icon(), q.Kind.Color(), 24), 10), widget.NewSubheading(q.Title).Shrink(), nil)
	}
	body := widget.Stack(8, widget.Inset(8, 0, head))
	if q.Text != "" {
		body.Add(widget.NewProse(q.Text, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	}
	for _, f := range q.Fields {
		d.adopt(f.Object)
		field := widget.Stack(4, f.Object)
		if f.Label != "" {
			field = widget.Stack(4, widget.NewCaption(f.Label), f.Object)
		}
		body.Add(widget.Inset(8, 0, field))
	}
	body.Add(d.why)
	body.Add(d.asking.line)
	buttons := widget.Inset(8, 4, d.buttons())
	all := widget.Stack(0, body, buttons)
	if roams() {
		// The question may be longer than the window. Its buttons are always seen.
		d.page = widget.NewRoam(body, fyne.Size{})
		most := d.canvas.Size().SubtractWidthHeight(dialogMargin, dialogMargin+buttons.MinSize().Height)
		all = widget.Stack(0, container.New(within{most, d.page}, d.page), buttons)
	}
	// In high contrast a dialog is as black as what it covers: a line parts them.
	edge := widget.NewBox(widget.Inset(20, 18, widget.Wide(dialogRoom(d.canvas), all)))
	edge.Line, edge.Width, edge.Radius = fynetheme.ColorNameInputBorder, theme.SizeTintOutline, fynetheme.SizeNamePopupRadius
	return edge
}

// within gives a page its own height, as far as there is room for it.
type within struct {
	most fyne.Size
	page *widget.Roam
}

func (w within) MinSize([]fyne.CanvasObject) fyne.Size {
	return w.page.Page().Content.MinSize().Min(w.most)
}

func (w within) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// Follow goes to a field that has got the keyboard.
func (d *Dialog) Follow(part fyne.CanvasObject) {
	if d.popup != nil { // set out, but not shown yet
		widget.FollowIn(d.popup.Content, part)
	}
}

// buttons sets the safe default apart by its look and its key cap.
func (d *Dialog) buttons() fyne.CanvasObject {
	q := d.question
	switch {
	case q.Accept == "":
		d.cancel = widget.NewPrimary(q.Cancel, words.T("Enter"), d.Cancel)
	case q.Danger:
		key := words.T("Enter")
		if d.filled() {
			key = words.T("Esc")
		}
		d.cancel = widget.NewPrimary(q.Cancel, key, d.Cancel)
		d.accept = widget.NewButton(q.Accept, "", d.Accept)
	default:
		d.cancel = widget.NewButton(q.Cancel, words.T("Esc"), d.Cancel)
		d.accept = widget.NewPrimary(q.Accept, d.acceptKey(), d.Accept)
	}
	d.cancel.Keys = d
	row := widget.Row(12, layout.NewSpacer(), d.cancel)
	if d.accept != nil {
		d.accept.Keys = d
		row.Add(d.accept)
	}
	return row
}

// acceptKey is the key that gives the answer: Enter, unless it starts a line in
// one of the fields.
func (d *Dialog) acceptKey() string {
	for _, f := range d.question.Fields {
		if e, ok := f.Object.(*widget.TextEntry); ok && e.MultiLine {
			return command.Ctrl(fyne.KeyReturn).String()
		}
	}
	return words.T("Enter")
}
