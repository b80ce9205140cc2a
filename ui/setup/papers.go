package setup

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// hallPreference is the name under which the program remembers where the last
// count of a vote was held: a second place of it is counted in the same hall.
func hallPreference(v *count.Vote) string { return "setup.hall:" + v.ID }

// papers is the card of the day, the hall, the ballots and their batches.
type papers struct {
	screen  *Screen
	likely  string // the hall that was proposed, or that is on record
	hall    *widget.TextEntry
	date    *widget.TextEntry
	ballots *widget.CountEntry
	batches *widget.CountEntry
	set     *widget.Button
	order   *widget.Choice
	day     *widget.Text   // the date in words
	made    *widget.Prose  // what the ballots come to
	many    *widget.Banner // that they are more than the members
}

func newPapers(x *Screen) *papers {
	p := &papers{
		screen: x, hall: widget.NewTextEntry(words.T("Hall and town, as printed")), date: widget.NewTextEntry(sampleDay()),
		many: widget.NewBanner(widget.Note, theme.IconNote, ""),
		day:  widget.NewCaption("").Shrink(), made: widget.NewProse("", fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder),
	}
	table := x.sitting.Frame.Table
	p.hall.OnSubmitted = func(string) { p.afterHall() }
	p.date.OnSubmitted = func(string) { p.hold(x.onward) }
	p.date.OnChanged = func(string) { p.tellDay() }
	p.ballots = p.number()
	p.ballots.Grouped = true
	p.ballots.Most = count.MaxBatches * x.now.Tally.Policy.BatchSize
	p.ballots.Digits = max(p.ballots.Digits, len(strconv.Itoa(p.ballots.Most)))
	p.ballots.OnLast, p.ballots.OnEmpty = p.bundle, func() { x.sitting.Frame.Focus(p.batches) }
	p.ballots.OnChanged = func(string) { x.say(""); p.tellMade() }
	p.ballots.OnMost = func() {
		x.say(words.F("A place has at most %s ballots.", words.Now().Number(p.ballots.Most)))
	}
	p.batches = p.number()
	p.batches.Most = count.MaxBatches
	p.batches.OnLast, p.batches.OnEmpty = p.declare, p.declare
	p.batches.OnChanged = func(string) { x.say("") }
	p.set = widget.NewButton(words.T("Set"), words.T("Enter"), p.declare)
	p.set.Keys = table
	var said []string
	for _, o := range orders {
		said = append(said, words.T(o.words))
	}
	p.order = widget.NewChoice(said, nil)
	p.order.SetSelectedIndex(orderNow())
	p.order.OnChanged = func(string) {
		fyne.CurrentApp().Preferences().SetString(OrderPreference, orders[p.order.SelectedIndex()].value)
	}
	p.hall.Keys, p.date.Keys, p.order.Keys = table, table, table
	return p
}

// number is a cell of this card.
func (p *papers) number() *widget.CountEntry {
	c := widget.NewCountEntry(0)
	c.Role, c.Digits, c.Keys = theme.SizeAnswer, 6, p.screen.sitting.Frame.Table
	c.OnRefused = p.screen.say
	c.OnMost = func() {
		p.screen.say(words.F("A place has 1 to %s batches.", words.Now().Number(count.MaxBatches)))
	}
	return c
}

// face sets the card out.
func (p *papers) face() fyne.CanvasObject {
	field := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return widget.Stack(4, widget.NewCaption(label), o)
	}
	size := p.screen.now.Tally.Policy.BatchSize
	when := widget.Wide(212*theme.Current().TextSize().Factor(), widget.Stack(4, p.day, p.date))
	numbers := widget.Row(12,
		field(words.T("Ballots in the box"), p.ballots), field(words.F("Batches of %d", size), p.batches),
		widget.Stack(4, widget.NewCaption(" "), p.set))
	row := container.New(layout.NewBorderLayout(nil, nil, numbers, nil), numbers, widget.Inset(12, 0, field(words.T("Order of counting"), p.order))) // as Tab goes
	if factor := theme.Current().TextSize().Factor(); numbers.MinSize().Width+orderRoom() > (workLeast-cardPad)*factor {
		row = widget.Stack(8, numbers, field(words.T("Order of counting"), p.order))
	}
	return widget.NewPanel(widget.Stack(8,
		widget.NewSubheading(words.T("Place, date and ballots")).Shrink(),
		widget.Between(nil, field(words.T("Place of the count"), p.hall), widget.Inset(12, 0, when)),
		row, widget.Tight(p.made), p.many,
	))
}

// propose fills in what is likely: the hall of the last count, and today.
func (p *papers) propose(today time.Time) {
	t := p.screen.now.Tally
	if t.Held != "" || p.screen.now.Certified != nil {
		return
	}
	if p.hall.Text == "" {
		p.likely = fyne.CurrentApp().Preferences().String(hallPreference(p.screen.now.Vote))
		p.hall.SetText(p.likely)
	}
	if p.date.Text == "" {
		p.date.SetText(spelled(count.At(today).Day()))
	}
}

// update shows what the desk knows.
func (p *papers) update() {
	now, frame := p.screen.now, p.screen.sitting.Frame
	show := func(c *widget.CountEntry, n count.Count) {
		if n.Set() && frame.Focused() != fyne.Focusable(c) {
			c.SetValue(n.String())
		}
	}
	show(p.batches, now.Tally.Declared)
	show(p.ballots, now.Tally.Account.Get(count.InBox))
	typing := frame.Focused() == fyne.Focusable(p.hall) && p.hall.Text != p.likely || frame.Focused() == fyne.Focusable(p.date)
	if t := now.Tally; t.Held != "" && !typing {
		p.likely = t.Hall
		p.hall.SetText(t.Hall)
		p.date.SetText(spelled(t.Held))
	}
	state := widget.CellOpen
	for _, o := range []fyne.Disableable{p.hall, p.date, p.set, p.order} {
		o.Enable()
		if now.Certified != nil {
			o.Disable()
			state = widget.CellAgreed
		}
	}
	p.batches.SetState(state)
	p.ballots.SetState(state)
	p.tellDay()
	p.tellMade()
}

// tellMade says what so many ballots come to in batches.
func (p *papers) tellMade() {
	n, err := count.ParseCount(p.ballots.Text)
	batches, last := p.screen.now.Tally.Policy.Bundles(n.Int())
	size := p.screen.now.Tally.Policy.BatchSize
	said := words.F("Unfold, count out bundles of %d, number each on a slip. The last may be smaller.", size)
	switch {
	case err != nil || batches == 0:
	case batches == 1:
		said = words.F("1 batch of %d. Number it on a slip.", last)
	case last == size:
		said = words.F("%s batches of %d. Number each on a slip.", words.Now().Number(batches), size)
	default:
		said = words.F("%s batches: %s of %d and 1 of %d. Number each on a slip.", words.Now().Number(batches), words.Now().Number(batches-1), size, last)
	}
	p.made.Set(said)
	p.tellMany(n)
}

// tellMany asks whether it is the right place, where more ballots are in the box
// than it has members. Nothing is refused: the checks say the rest later.
func (p *papers) tellMany(ballots count.Count) {
	roll := p.screen.now.Tally.Eligible()
	was := p.many.Hidden
	p.many.Hidden = !ballots.Set() || !roll.Set() || ballots.Int() <= roll.Int()
	if !p.many.Hidden {
		n := words.Now()
		p.many.Set(widget.Note, theme.IconNote, "", words.F("%s ballots are more than the %s members of this place. Is it the right one? Ctrl+N chooses again.",
			n.Number(ballots.Int()), n.Number(roll.Int())))
	}
	if was != p.many.Hidden {
		p.screen.content.Refresh()
	}
}

// afterHall goes on to the date, or past both where no hall was given. A hall
// that is on record with its date is corrected at once.
func (p *papers) afterHall() {
	frame := p.screen.sitting.Frame
	switch {
	case strings.TrimSpace(p.hall.Text) == "":
		frame.Focus(p.ballots)
	case p.screen.now.Tally.Held != "":
		p.hold(func() { frame.Focus(p.date) })
	default:
		frame.Focus(p.date)
	}
}

// hold tells the desk day and hall if they are others than before, and goes on.
func (p *papers) hold(done func()) {
	hall, t := strings.TrimSpace(p.hall.Text), p.screen.now.Tally
	d, err := parseDay(p.date.Text)
	switch {
	case hall == "" || p.screen.now.Certified != nil:
		done()
	case err != nil:
		p.screen.say(askDay())
		p.screen.sitting.Frame.Focus(p.date)
	case hall == t.Hall && d == t.Held:
		done()
	default:
		p.screen.do(&desk.Hold{Date: d, Hall: hall}, func() {
			fyne.CurrentApp().Preferences().SetString(hallPreference(p.screen.now.Vote), hall)
			done()
		})
	}
}

// bundle says how many ballots were in the box, and how many batches they make.
// Day and hall that were typed above go with it. The number of batches has the
// keyboard then: it is looked at, and Enter goes on.
func (p *papers) bundle() {
	x := p.screen
	n, err := count.ParseCount(p.ballots.Text)
	if err != nil || n.Int() == 0 {
		x.say(words.T("A count has at least 1 ballot."))
		return
	}
	batches, _ := x.now.Tally.Policy.Bundles(n.Int())
	p.hold(func() {
		x.do(&desk.Declare{Batches: count.N(batches)}, func() {
			x.do(&desk.Account{Lines: []count.AccountLine{{Line: count.InBox, Value: n}}}, func() { x.here(p.batches) })
		})
	})
}

// declare says how many batches there are: as many as the ballots make, where
// nobody says otherwise.
func (p *papers) declare() {
	n, err := count.ParseCount(p.batches.Text)
	switch {
	case err == nil && n.Set() && n == p.screen.now.Tally.Declared:
		p.hold(p.screen.onward)
	case err == nil && n.Set():
		p.hold(func() { p.screen.do(&desk.Declare{Batches: n}, p.screen.onward) })
	case p.ballots.Empty():
		p.screen.say(words.T(askBatches))
	default:
		p.bundle()
	}
}
