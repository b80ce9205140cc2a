package shell

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
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

// unsay takes the reason away.
func (d *Dialog) unsay() {
	if d.open && !d.why.Hidden {
		d.why.Hide()
		d.grow()
	}
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
