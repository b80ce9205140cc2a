package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// MinWidth and MinHeight are the smallest window that everything fits at 100 %
// text.
const (
	MinWidth  = 1024
	MinHeight = 700
)

// Screen is what a screen gives the frame when it is shown.
type Screen struct {
	// Content fills the work area.
	Content fyne.CanvasObject
	// Actions are what the commands do here.
	Actions []command.Action
	// Hints are the keys of the part that has the focus first.
	Hints []command.Hint
	// Commands are those whose keys the status bar shows after the hints.
	Commands []command.ID
	// Title stands in the header of a screen that belongs to no count, and Tools
	// are the buttons at the header's right end.
	Title string
	Tools fyne.CanvasObject
	// About says in a sentence or two what this screen is for; the help page
	// begins with it.
	About string
	// Keys are what keys do here that are no commands, for the help page.
	Keys []command.Hint
	// Step is the step of the header, from 1; 0 shows none.
	Step int
	// Bare leaves the header away, as on the home screen.
	Bare bool
	// Focus has the keyboard first; nil leaves nothing focused.
	Focus fyne.Focusable
	// Regain gives the part that takes the keyboard back with the next digit, after
	// a click beside all parts or a menu left with Escape; nil if there is none.
	Regain func() fyne.Focusable
}

// Frame is the fixed part of a window: menu, header, status bar, and the work
// area between them. Make it with [NewFrame].
type Frame struct {
	Header *widget.StepHeader
	Status *widget.StatusBar
	Table  *command.Table

	window fyne.Window
	screen Screen
	own    []command.Hint // of the part that has the keyboard
	head   *fyne.Container
	banner *fyne.Container
	work   *fyne.Container
	body   *fyne.Container // the work area, and what stands beside it
}

// NewFrame fills a window. The steps of the header, home and the help page are
// bound to the table; the rest is for screens.
func NewFrame(w fyne.Window, table *command.Table) *Frame {
	f := &Frame{
		Header: widget.NewStepHeader(),
		Status: widget.NewStatusBar(),
		Table:  table,
		window: w,
		banner: container.NewStack(),
		work:   container.NewStack(),
	}
	f.Header.SetKeys(table)
	f.Header.OnHome = func() { table.Run(command.Home) }
	f.Header.OnStep = func(step int) { table.Run(command.StepIDs()[step-1]) }
	table.Bind(command.Action{ID: command.Help, Run: func() { ShowHelp(w.Canvas(), table, f.screen.About, f.own, f.screen.Keys) }})
	table.Bind(
		command.Action{ID: command.TurnOn, Run: func() { f.turn(false) }},
		command.Action{ID: command.TurnBack, Run: func() { f.turn(true) }},
	)
	table.OnRefuse(func(_ command.ID, why string) { f.Status.SetNotice(why) })
	f.head = widget.Stack(0, f.Header, f.banner)
	f.banner.Hide()
	w.SetPadded(false)
	w.SetMainMenu(table.MainMenu())
	table.Register(w.Canvas())
	w.Canvas().SetOnTypedRune(f.regain)
	f.body = container.NewStack(f.work)
	w.SetContent(container.NewBorder(f.head, f.Status, nil, nil, f.body))
	return f
}

// SetBeside shows a panel beside the work area, on every screen; the layout is
// given work area and panel. A nil panel takes it away.
func (f *Frame) SetBeside(panel fyne.CanvasObject, lay fyne.Layout) {
	objects := []fyne.CanvasObject{f.work}
	if panel != nil {
		objects = append(objects, panel)
	} else {
		lay = layout.NewStackLayout()
	}
	if slices.Equal(objects, f.body.Objects) {
		return
	}
	f.body.Objects, f.body.Layout = objects, lay
	f.body.Refresh()
}

// Show puts a screen into the work area, with its commands and hints.
func (f *Frame) Show(s Screen) {
	f.screen = s
	f.Table.Screen(s.Actions...)
	f.Header.Hidden = s.Bare
	if s.Title != "" {
		f.Header.SetPlace("", "")
	}
	f.Header.SetTitle(s.Title, s.Tools)
	f.Header.SetCurrent(s.Step)
	f.work.Objects = nil
	if s.Content != nil {
		f.work.Objects = []fyne.CanvasObject{roaming(s.Content)}
	}
	f.head.Refresh()
	f.window.Content().Refresh()
	f.SetHints(s.Hints...)
	f.window.Canvas().Unfocus() // so that what had it before is told too, and scrolls into view
	if s.Focus != nil {
		f.window.Canvas().Focus(s.Focus)
	}
}

// proved is the largest text at which every screen fits the smallest window, and
// proof the room that it then has there, between header and status bar.
const proved = theme.Huge

var proof = fyne.NewSize(MinWidth, 500)

// roams says whether the text is larger than that.
func roams() bool { return theme.Current().TextSize() > proved }

// roaming gives a screen at larger text the room that it has there in proportion,
// and lets the window move over it.
func roaming(content fyne.CanvasObject) fyne.CanvasObject {
	if !roams() {
		return content
	}
	factor := theme.Current().TextSize().Factor() / proved.Factor()
	return widget.NewRoam(content, fyne.NewSize(proof.Width*factor, proof.Height*factor))
}

// Reword says menu and header in the language that the program has now. The
// screen is for whoever shows it.
func (f *Frame) Reword() {
	f.window.SetMainMenu(f.Table.Reword())
	f.Header.Refresh()
}

// turn moves the page that the keyboard is on, or the first that is larger than
// its room.
func (f *Frame) turn(back bool) {
	part, _ := f.Focused().(fyne.CanvasObject)
	widget.Turn(f.body, part, back)
}

// SetHints shows the keys of the part that has the focus, and after them those
// of the screen's commands.
func (f *Frame) SetHints(own ...command.Hint) {
	f.own = own
	f.Status.SetHints(f.Table.Hints(own, f.screen.Commands...))
}

// HintsAgain shows the hints that were given last, where a notice took their
// place.
func (f *Frame) HintsAgain() { f.SetHints(f.own...) }

// SetBanner shows a banner below the header on every screen, such as that of an
// embargo; nil takes it away.
func (f *Frame) SetBanner(b *widget.Banner) {
	f.banner.Objects = nil
	f.banner.Hidden = b == nil
	if b != nil {
		f.banner.Objects = []fyne.CanvasObject{widget.Inset(24, 8, b)}
	}
	f.window.Content().Refresh()
}

// Ask opens a question over this window.
func (f *Frame) Ask(q Question) *Dialog { return Ask(f.window.Canvas(), f.Table, q) }
