package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"

	fynetheme "fyne.io/fyne/v2/theme"
)

// Field is one thing to fill in: a label and an entry of package widget.
type Field struct {
	Label  string
	Object fyne.CanvasObject
}

// Question is what a person is asked. Its text says what will happen.
type Question struct {
	Title string
	Text  string
	Kind  widget.Kind
	// Fields are filled in from top to bottom; the first has the focus, unless
	// it is a button: Enter is for the answer. In a line above a passphrase that is
	// still to be typed Enter goes on to that.
	Fields []Field
	// Accept is the word on the button that does it; empty means that there is
	// nothing to do and only Cancel shows.
	Accept string
	// Cancel is the word on the other button; empty means "Cancel".
	Cancel string
	// Danger makes Cancel the default: Enter then does not do it. Where fields are
	// filled in, Enter does not cancel either, so that no words are lost: it says
	// how to go on.
	Danger bool
	// Check says why it cannot be done as filled in, and is "" if it can. The
	// question then stays open and shows the reason.
	Check func() (why string)
	// Work does it where that takes a while, such as opening a key, and gives the
	// function that stops it, which Escape calls. The question stays open until
	// over is called on the goroutine of the window: with "" it closes, otherwise
	// it shows the reason and can be answered again. Doing says what is being done.
	Work  func(over func(why string)) (stop func())
	Doing string
	// OnAccept and OnCancel are told the answer after the question has closed.
	OnAccept, OnCancel func()
}

// Dialog is an open question.
type Dialog struct {
	question Question
	table    *command.Table
	canvas   fyne.Canvas
	popup    *fynewidget.PopUp
	accept   *widget.Button
	cancel   *widget.Button
	why      *widget.Prose
	asking   asking
	page     *widget.Roam // nil while all of the question fits the window
	open     bool
}

var (
	_ command.Keys    = (*Dialog)(nil)
	_ widget.Follower = (*Dialog)(nil)
)

// Ask opens a question over the window. The table sleeps until it is answered.
func Ask(canvas fyne.Canvas, table *command.Table, q Question) *Dialog {
	if q.Cancel == "" {
		q.Cancel = words.T("Cancel")
	}
	d := &Dialog{question: q, table: table, canvas: canvas, open: true}
	d.why = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameError)
	d.why.Hide()
	d.asking = newAsking()
	d.popup = fynewidget.NewModalPopUp(d.content(), canvas)
	table.Sleep(d)
	d.popup.Show()
	d.grow() // the text knows now how many lines it has
	d.focus()
	return d
}

// Accept does what the question asks, if Check allows it.
func (d *Dialog) Accept() {
	if !d.open || d.Working() || d.question.Accept == "" {
		return
	}
	if d.question.Check != nil {
		if why := d.question.Check(); why != "" {
			d.why.Set(why)
			d.why.Show()
			d.grow()
			return
		}
	}
	if d.question.Work != nil {
		d.work()
		return
	}
	d.finish()
}

// finish closes the question and tells that it was done.
func (d *Dialog) finish() {
	d.close()
	if d.question.OnAccept != nil {
		d.question.OnAccept()
	}
}

// Cancel closes the question without doing anything; work is stopped first, and
// the question stays for another answer.
func (d *Dialog) Cancel() {
	if !d.open {
		return
	}
	if d.Working() {
		d.asking.stop()
		return
	}
	d.close()
	if d.question.OnCancel != nil {
		d.question.OnCancel()
	}
}

// grow makes room for the reason.
func (d *Dialog) grow() {
	d.popup.Content.Refresh()
	if top := d.canvas.Overlays().Top(); top != nil {
		top.Refresh()
	}
}

func (d *Dialog) close() {
	d.open = false
	d.popup.Hide()
	d.table.Wake()
}

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
