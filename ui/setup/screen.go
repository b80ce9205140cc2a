package setup

import (
	"crypto/rand"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Screen is the first step of a count. Make it with [New].
type Screen struct {
	// Clock says when a key is made, and Random is where its serial number comes
	// from.
	Clock  func() time.Time
	Random io.Reader

	sitting *sitting.Sitting
	now     desk.Snapshot
	batches *widget.CountEntry
	set     *widget.Button
	name    *widget.TextEntry
	role    *widget.Choice
	add     *widget.Button
	adding  *fyne.Container
	tellers *fyne.Container
	making  map[string]bool // tellers whose keys are being made
	said    *widget.Banner
	why     *widget.Text
	start   *widget.Button
	content *fyne.Container
}

// New gives the screen of an open count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{
		Clock: time.Now, Random: rand.Reader, sitting: s, now: s.Snapshot(),
		tellers: widget.Stack(0), making: map[string]bool{}, content: container.NewStack(),
		said: widget.NewBanner(widget.Error, theme.IconError, ""), why: widget.NewCaption("").Right(),
	}
	table := s.Frame.Table
	x.batches = widget.NewCountEntry(0)
	x.batches.Role, x.batches.Digits, x.batches.Keys = theme.SizeAnswer, 5, table
	x.batches.OnLast = x.declare
	x.batches.OnEmpty = func() { x.say(askBatches) }
	x.batches.OnRefused = x.say
	x.batches.OnChanged = func(string) { x.say("") }
	x.set = widget.NewButton("Set", "Enter", x.declare)
	x.name = widget.NewTextEntry("Name, as printed")
	x.name.Keys = table
	x.name.OnSubmitted = func(string) { x.appoint() }
	x.role = widget.NewChoice(roleTitles(), nil)
	x.role.Keys = table
	x.add = widget.NewButton("Appoint", "Enter", x.appoint)
	x.start = widget.NewPrimary("Start counting", "Ctrl+Enter", func() { table.Run(command.Primary) })
	for _, b := range []*widget.Button{x.set, x.add, x.start} {
		b.Keys = table
	}
	x.said.Hide()
	x.build()
	x.Update(x.now)
	return x
}

// build sets the screen out, anew whenever it is shown: large text has another
// layout.
func (x *Screen) build() {
	role, add := widget.After(widget.Wide(190, framed(x.role)), 10), widget.Row(10, layout.NewSpacer(), x.add)
	// In the order in which Tab goes through them.
	x.adding = widget.Inset(0, 8, container.New(layout.NewBorderLayout(nil, nil, role, add), role, x.name, add))
	people := widget.NewPanel(widget.Stack(4,
		widget.NewSubheading("Tellers").Shrink(), x.tellers, x.adding,
		widget.Between(widget.NewIcon(widget.Note.Icon(), widget.Note.Color(), 20),
			widget.Inset(0, -6, widget.NewProse("Two different people record every batch. The chief teller may call or watch. "+
				"Each teller who signs has a key; observers sign on paper.", fynetheme.SizeNameText, fynetheme.ColorNameForeground)), nil),
	))
	place := x.now.Tally.Place
	right := container.NewVScroll(widget.Stack(12, x.said, x.papers(), people))
	foot := widget.Inset(0, 8, widget.Row(14, layout.NewSpacer(), widget.Middle(x.why), x.start))
	left := definition(x.now.Vote, x.now.Digest, &place)
	x.content.Objects = []fyne.CanvasObject{sides(left, container.NewBorder(nil, foot, nil, nil, right))}
	x.content.Refresh()
}

// papers is the card of the batches.
func (x *Screen) papers() fyne.CanvasObject {
	size := count.Grouped(x.now.Tally.Policy.BatchSize)
	return widget.NewPanel(widget.Stack(6,
		widget.NewSubheading("Batches").Shrink(),
		widget.NewCaption("How many batches are there"),
		widget.Row(10, widget.Wide(140, x.batches), x.set),
		widget.NewCaption("Unfold, count out bundles of "+size+", number each on a slip. The last may be smaller.").Shrink(),
	))
}

// framed draws the outline of a field around a list, which has none.
func framed(o fyne.CanvasObject) fyne.CanvasObject {
	b := widget.NewBox(o)
	b.Line, b.Radius = fynetheme.ColorNameInputBorder, theme.SizePanelRadius
	b.PadX, b.PadY = 1, 1
	return b
}

// Screen is what the frame shows.
func (x *Screen) Screen() shell.Screen {
	x.build()
	x.Update(x.sitting.Snapshot())
	return shell.Screen{
		Content: x.content, Step: 1, Focus: x.focus(),
		Hints: []command.Hint{{Key: "Enter", Text: "take it"}, {Key: "Tab", Text: "next"}},
		Actions: []command.Action{
			{ID: command.Primary, Label: "Start counting", Hint: "start counting", Run: x.forward, Enabled: x.ready},
			{ID: command.NextPart, Run: x.nextPart},
		},
		Commands: []command.ID{command.Primary, command.NextPart},
	}
}

// focus is what is asked for next: batches, tellers, the start.
func (x *Screen) focus() fyne.Focusable {
	switch {
	case x.now.Certified != nil:
		return x.start
	case !x.now.Tally.Declared.Set():
		return x.batches
	case x.wanted() != count.Observer:
		return x.name
	}
	return x.start
}

func (x *Screen) nextPart() {
	frame := x.sitting.Frame
	switch frame.Focused() {
	case fyne.Focusable(x.batches):
		frame.Focus(x.name)
	case fyne.Focusable(x.name):
		if ok, _ := x.ready(); ok {
			frame.Focus(x.start)
			return
		}
		frame.Focus(x.batches)
	default:
		frame.Focus(x.batches)
	}
}

// Update shows the count as it stands now.
func (x *Screen) Update(now desk.Snapshot) {
	x.now = now
	if now.Tally.Declared.Set() && x.sitting.Frame.Focused() != fyne.Focusable(x.batches) {
		x.batches.SetValue(now.Tally.Declared.String())
	}
	x.list()
	closed := now.Certified != nil
	x.adding.Hidden = closed
	x.batches.SetState(widget.CellOpen)
	x.set.Enable()
	if closed {
		x.batches.SetState(widget.CellAgreed)
		x.set.Disable()
	}
	ok, why := x.ready()
	x.why.Set(why)
	x.start.Enable()
	if !ok {
		x.start.Disable()
	}
	x.content.Refresh()
}

// say shows why something was not done; "" takes that away.
func (x *Screen) say(words string) {
	x.said.Hidden = words == ""
	x.said.Set(widget.Error, theme.IconError, "", words)
	x.content.Refresh()
}

// do gives a command to the desk and shows a refusal.
func (x *Screen) do(c desk.Command, done func()) {
	x.sitting.Do(c, func(err error) {
		if err != nil {
			x.say(certify.Sentence(err))
			return
		}
		x.say("")
		done()
	})
}

// onward puts the focus where the work goes on, if this screen is looked at.
func (x *Screen) onward() {
	if x.sitting.Frame.Shows(x.content) && !x.sitting.Frame.Table.Asleep() {
		x.sitting.Frame.Focus(x.focus())
	}
}
