package setup

import (
	"crypto/rand"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
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
	papers  *papers
	name    *widget.TextEntry
	role    *widget.Choice
	add     *widget.Button
	adding  *fyne.Container
	tellers *fyne.Container
	making  map[string]bool           // tellers whose keys are being made
	makes   map[string]*widget.Button // that make a key, of the tellers without one
	said    *widget.Banner
	why     *widget.Prose
	start   *widget.Button
	scroll  *container.Scroll // papers and tellers
	content *fyne.Container
}

// New gives the screen of an open count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{
		Clock: time.Now, Random: rand.Reader, sitting: s, now: s.Snapshot(),
		tellers: widget.Stack(0), making: map[string]bool{}, makes: map[string]*widget.Button{}, content: container.NewStack(),
		said: widget.NewBanner(widget.Error, theme.IconError, ""), why: widget.NewProse("", fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder).Right(),
	}
	x.parts()
	x.said.Hide()
	x.build()
	x.Update(x.now)
	return x
}

// parts makes what is typed into, and the buttons.
func (x *Screen) parts() {
	table := x.sitting.Frame.Table
	x.papers = newPapers(x)
	x.name = widget.NewTextEntry(words.T("Name, as printed"))
	x.name.Keys = table
	x.name.OnSubmitted = func(string) { x.appoint() }
	x.role = widget.NewChoice(roleTitles(), nil)
	x.role.Keys = table
	x.add = widget.NewButton(words.T("Appoint"), words.T("Enter"), x.appoint)
	x.start = widget.NewPrimary(words.T("Start counting"), words.T("Ctrl+Enter"), func() { table.Run(command.Primary) })
	for _, b := range []*widget.Button{x.add, x.start} {
		b.Keys = table
	}
}

// build sets the screen out, anew whenever it is shown: large text has another
// layout.
func (x *Screen) build() {
	role, add := widget.After(widget.Wide(190, x.role), 10), widget.Row(10, layout.NewSpacer(), x.add)
	// In the order in which Tab goes through them.
	x.adding = widget.Inset(0, 8, container.New(layout.NewBorderLayout(nil, nil, role, add), role, x.name, add))
	people := widget.NewPanel(widget.Stack(4,
		widget.NewSubheading(words.T("Tellers")).Shrink(), x.tellers, x.adding,
		widget.Between(widget.NewIcon(widget.Note.Icon(), widget.Note.Color(), 20),
			widget.Inset(0, -6, widget.NewProse(words.T("Two different people record every batch. The chief teller may call or watch. "+
				"Each teller who signs has a key; observers sign on paper."), fynetheme.SizeNameText, fynetheme.ColorNameForeground)), nil),
	))
	place := x.now.Tally.Place
	x.scroll = container.NewVScroll(widget.After(widget.Stack(12, x.papers.face(), people), scrollBar))
	foot := widget.Inset(0, 8, widget.Between(nil, widget.After(widget.Middle(widget.Tight(x.why)), 14), widget.Middle(x.start)))
	left := definition(x.now.Vote, x.now.Digest, &place)
	x.content.Objects = []fyne.CanvasObject{sides(left, container.NewBorder(x.said, foot, nil, nil, x.scroll))}
	x.content.Refresh()
}

// scrollBar is room for the bar that Fyne draws over what it scrolls.
const scrollBar = 8

// Screen is what the frame shows.
func (x *Screen) Screen() shell.Screen {
	x.build()
	x.Update(x.sitting.Snapshot())
	x.papers.propose(x.Clock())
	return shell.Screen{
		Content: x.content, Step: 1, Focus: x.focus(),
		Hints: []command.Hint{{Key: words.T("Enter"), Text: words.T("take it")}, {Key: words.T("Tab"), Text: words.T("next")}},
		Actions: []command.Action{
			{ID: command.Primary, Label: words.T("Start counting"), Hint: words.T("start counting"), Run: x.forward, Enabled: x.ready},
			{ID: command.NextPart, Run: x.nextPart},
		},
		Commands: []command.ID{command.Primary, command.NextPart},
	}
}

// focus is what is asked for next: hall and date, ballots, tellers, the start.
func (x *Screen) focus() fyne.Focusable {
	switch {
	case x.now.Certified != nil:
		return x.start
	case !x.now.Tally.Declared.Set() && x.now.Tally.Held == "":
		return x.papers.hall
	case !x.now.Tally.Declared.Set():
		return x.papers.ballots
	case x.wanted() != count.Observer:
		return x.name
	}
	return x.start
}

// nextPart goes from the papers to the tellers, the start, and around.
func (x *Screen) nextPart() {
	here := x.sitting.Frame.Focused()
	ok, _ := x.ready()
	switch {
	case here == fyne.Focusable(x.name) && ok:
		x.lead(x.start)
	case here == fyne.Focusable(x.papers.ballots), here == fyne.Focusable(x.papers.batches):
		x.lead(x.name)
	default:
		x.lead(x.papers.ballots)
	}
}

// lead gives the keyboard to a part, and scrolls to it: below many tellers the
// next name is out of sight.
func (x *Screen) lead(part fyne.Focusable) {
	x.sitting.Frame.Focus(part)
	if o, ok := part.(fyne.CanvasObject); ok && part != fyne.Focusable(x.start) {
		widget.Reveal(x.scroll, o)
	}
}

// Update shows the count as it stands now.
func (x *Screen) Update(now desk.Snapshot) {
	x.now = now
	x.papers.update()
	x.list()
	x.adding.Hidden = now.Certified != nil
	ok, why := x.ready()
	if ok {
		why = x.keyless()
	}
	x.why.Set(why)
	x.start.Enable()
	if !ok {
		x.start.Disable()
	}
	x.content.Refresh()
}

// say shows why something was not done; "" takes that away.
func (x *Screen) say(said string) {
	if said == "" && x.said.Hidden {
		return
	}
	x.said.Hidden = said == ""
	x.said.Set(widget.Error, theme.IconError, "", said)
	x.content.Refresh()
	if said != "" && x.sitting.Frame.Focused() == fyne.Focusable(x.name) {
		widget.Reveal(x.scroll, x.name) // the banner takes room
	}
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

// onward puts the focus where the work goes on.
func (x *Screen) onward() { x.here(x.focus()) }

// here gives the keyboard to a part, if this screen is looked at.
func (x *Screen) here(part fyne.Focusable) {
	if x.sitting.Frame.Shows(x.content) && !x.sitting.Frame.Table.Asleep() {
		x.lead(part)
	}
}
