package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/widget"
)

// preset does what Enter does: the safe one of the two.
func (d *Dialog) preset() {
	switch {
	case d.question.Accept == "":
		d.Cancel()
	case d.question.Danger && d.filled():
		d.point()
	case d.question.Danger:
		d.Cancel()
	default:
		d.Accept()
	}
}

// filled says whether the question has something to fill in, which Enter must
// not throw away.
func (d *Dialog) filled() bool {
	for _, f := range d.question.Fields {
		switch f.Object.(type) {
		case *widget.TextEntry, *widget.CountEntry, *widget.Choice:
			return true
		}
	}
	return false
}

// point says what is still to be filled in, or which button does what is asked.
func (d *Dialog) point() {
	if d.Working() {
		return
	}
	why := ""
	if d.question.Check != nil {
		why = d.question.Check()
	}
	if why == "" {
		why = words.F("Nothing is done yet. Tab to “%s” and press Enter, or leave with Esc.", d.question.Accept)
	}
	d.why.Set(why)
	d.why.Show()
	d.grow()
}

// Key takes every key that a field does not use itself.
func (d *Dialog) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		d.Cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.preset()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		d.scroll(e.Name)
		if d.page != nil {
			widget.Turn(d.page, nil, e.Name == fyne.KeyUp || e.Name == fyne.KeyPageUp)
		}
	}
	return true
}

// scroll moves a page that is longer than its room.
func (d *Dialog) scroll(key fyne.KeyName) {
	for _, f := range d.question.Fields {
		page, ok := f.Object.(*container.Scroll)
		if !ok {
			continue
		}
		by := page.Size().Height / 4
		if key == fyne.KeyPageUp || key == fyne.KeyPageDown {
			by *= 3
		}
		if key == fyne.KeyUp || key == fyne.KeyPageUp {
			by = -by
		}
		most := max(0, page.Content.MinSize().Height-page.Size().Height)
		page.ScrollToOffset(fyne.NewPos(0, min(max(0, page.Offset.Y+by), most)))
	}
}

// Shortcut takes Ctrl+Enter, for fields in which Enter starts a line. It never
// does what is dangerous.
func (d *Dialog) Shortcut(s fyne.Shortcut) bool {
	for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		if s.ShortcutName() == command.Ctrl(name).Shortcut().ShortcutName() {
			d.preset()
			return true
		}
	}
	return false
}

// adopt makes a field send its keys here.
func (d *Dialog) adopt(o fyne.CanvasObject) {
	switch field := o.(type) {
	case *fyne.Container:
		for _, inside := range field.Objects {
			d.adopt(inside)
		}
	case *widget.TextEntry:
		field.Keys = d
		if !field.MultiLine && field.OnSubmitted == nil {
			field.OnSubmitted = func(string) { d.submitted(field) }
		}
	case *widget.CountEntry:
		field.Keys = d
		if field.OnLast == nil {
			field.OnLast = d.preset
		}
	case *widget.Button:
		field.Keys = d
	case *widget.Choice:
		field.Keys = d
	case *widget.Check:
		field.Keys = d
	case *widget.SignatureBlock:
		field.SetKeys(d)
	}
}

// submitted is Enter in a line: it goes on to a passphrase that is still to be
// typed, and otherwise gives the answer.
func (d *Dialog) submitted(from *widget.TextEntry) {
	if next := d.passphrase(from); next != nil && from.Text != "" {
		d.canvas.Focus(next)
		return
	}
	d.preset()
}

// passphrase is the first one below a line that has not been typed yet, or nil.
func (d *Dialog) passphrase(below *widget.TextEntry) *widget.TextEntry {
	seen := false
	for _, f := range d.question.Fields {
		e, ok := f.Object.(*widget.TextEntry)
		switch {
		case !ok:
		case e == below:
			seen = true
		case seen && e.Password && e.Text == "":
			return e
		}
	}
	return nil
}

// focus puts the focus on the first field, or else on the default button. What
// is filled in before a passphrase is passed over.
func (d *Dialog) focus() {
	for _, f := range d.question.Fields {
		switch o := f.Object.(type) {
		case *widget.TextEntry:
			if next := d.passphrase(o); next != nil && o.Text != "" {
				o = next
			}
			d.canvas.Focus(o)
			return
		case *widget.SignatureBlock:
			d.canvas.Focus(o.Entry())
			return
		case *widget.Button:
		case fyne.Focusable:
			d.canvas.Focus(o)
			return
		}
	}
	if d.accept != nil && !d.question.Danger {
		d.canvas.Focus(d.accept)
		return
	}
	d.canvas.Focus(d.cancel)
}
