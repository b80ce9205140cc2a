package shell

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

// asking is what an open question has for work that takes a while, such as
// opening a key. The question stays open until the work is over, says what is
// being done, and takes no letters: what is typed meanwhile would otherwise go
// into the screen behind it, unseen.
type asking struct {
	says *widget.Prose
	line *fyne.Container
	off  []fyne.Disableable // switched off for as long as it lasts
	stop func()             // nil while nothing is being done
}

func newAsking() asking {
	a := asking{says: widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameForeground)}
	icon := widget.After(widget.NewIcon(theme.IconHalf, fynetheme.ColorNameForeground, 20), 8)
	a.line = widget.Between(icon, widget.Inset(0, -6, a.says), nil)
	a.line.Hide()
	return a
}

// Working says whether what the question asks for is being done.
func (d *Dialog) Working() bool { return d.asking.stop != nil }

// work begins what the question asks for.
func (d *Dialog) work() {
	d.why.Set("")
	d.why.Hide()
	d.asking.says.Set(d.question.Doing)
	d.asking.line.Show()
	for _, f := range d.question.Fields {
		d.asking.rest(f.Object)
	}
	d.asking.rest(d.accept)
	d.canvas.Unfocus()
	d.asking.stop = func() {}
	d.grow()
	if stop := d.question.Work(d.worked); d.Working() && stop != nil {
		d.asking.stop = stop
	}
}

// rest switches a field off, with all that is in it.
func (a *asking) rest(o fyne.CanvasObject) {
	if c, ok := o.(*fyne.Container); ok {
		for _, inside := range c.Objects {
			a.rest(inside)
		}
	}
	if field, ok := o.(fyne.Disableable); ok && !field.Disabled() {
		field.Disable()
		a.off = append(a.off, field)
	}
}

// worked closes the question once the work is done, or leaves it open with the
// reason why it was not.
func (d *Dialog) worked(why string) {
	if !d.open || !d.Working() {
		return
	}
	d.asking.stop = nil
	if why == "" {
		d.finish()
		return
	}
	for _, field := range d.asking.off {
		field.Enable()
	}
	d.asking.off = nil
	d.asking.line.Hide()
	d.why.Set(why)
	d.why.Show()
	d.grow()
	d.focus()
}
