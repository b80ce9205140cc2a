package batches

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/batches/draftfile"
	"countersign/ui/command"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Screen is the second step of a count. Make it with [New].
type Screen struct {
	// Clock says what time it is, for the patience of the hand-over.
	Clock func() time.Time

	sitting *sitting.Sitting
	now     desk.Snapshot
	current int                   // batch looked at, from 1
	people  map[count.Side]string // who records which side
	started sheet                 // the entry that the hand-over led to
	seat    count.Side            // who keyed last since somebody came here
	last    count.Side            // who keyed last at all
	inTurns bool                  // A counts every batch, then B does
	calls   map[count.Side]bool   // who works in call mode
	drafts  map[sheet]*draft
	thirds  map[int]map[place]string // what is typed into a recount
	states  []count.BatchState       // of the batches, as now has them
	seen    view                     // what the centre shows
	busy    bool                     // a command is on its way to the disk
	here    here                     // in a hall: what this table does

	keeper    *draftfile.Keeper
	sent      bool   // somebody was sent to a batch
	stays     bool   // the screen is shown again to whoever looks at it
	wrote     bool   // the disk has a draft
	continued string // when what was taken from there had been kept

	root   *fyne.Container
	centre *fyne.Container
	list   *list
	face   face
}

// sheet is one recorder's entry of a batch.
type sheet struct {
	batch int
	side  count.Side
}

// face is what the centre shows now.
type face interface {
	content() fyne.CanvasObject
	// focus has the keyboard first; nil if there is nothing to do here.
	focus() fyne.Focusable
	// actions is the first control of the row at the foot, or nil.
	actions() fyne.Focusable
	// ready says whether Ctrl+Enter does something now, and if not, why.
	ready() (ok bool, why string)
	primary()
	hints() []command.Hint
	// refused shows a sentence of the desk.
	refused(sentence string)
}

// New gives the screen of an open count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{
		Clock: time.Now, sitting: s,
		people: map[count.Side]string{}, calls: map[count.Side]bool{},
		drafts: map[sheet]*draft{}, thirds: map[int]map[place]string{},
		centre: container.NewStack(),
	}
	x.see(s.Snapshot())
	x.setOut()
	x.remember()
	x.resume()
	return x
}

func (x *Screen) setOut() {
	x.list = newList(x)
	x.root = container.New(&sides{list: x.list}, x.list.box, widget.Inset(24, 12, x.centre))
}

// Reword says the screen in the language that the program has now. Whoever is at
// an entry stays at it.
func (x *Screen) Reword() {
	x.Stay()
	x.setOut()
}

// Stay has whoever is at an entry stay at it when the screen is shown again, in
// another size of the text or other colours.
func (x *Screen) Stay() { x.stays = x.shown() }

// see takes a snapshot, and works out once how the batches stand.
func (x *Screen) see(now desk.Snapshot) {
	x.now = now
	questions := now.Tally.QuestionIDs()
	x.states = x.states[:0]
	for i := range now.Tally.Batches {
		x.states = append(x.states, now.Tally.Batches[i].State(questions))
	}
}

// Screen shows the batch that somebody was sent to, else the one looked at
// last, else the first that needs work.
func (x *Screen) Screen() shell.Screen {
	if n := x.sitting.GoTo.Batch; n > 0 {
		x.sitting.GoTo = sitting.Spot{}
		x.current, x.sent = n, true
	}
	if !x.stays {
		x.started, x.seat = sheet{}, "" // whoever comes back says who it is
	}
	x.stays = false
	x.inTurns = x.sitting.Hall == nil && fyne.CurrentApp().Preferences().String(setup.OrderPreference) == setup.BySide
	x.see(x.sitting.Snapshot())
	x.table().OnSleep(x.pauseCall)
	x.settle()
	x.show(true)
	return shell.Screen{
		Content: x.root, Step: 2, Focus: x.face.focus(), Actions: x.commands(), Hints: x.face.hints(),
		Commands: []command.ID{command.NextWork, command.NextPart},
		Regain:   func() fyne.Focusable { return x.face.focus() },
	}
}

// Update shows the count as it stands now.
func (x *Screen) Update(now desk.Snapshot) {
	x.see(now)
	x.remember()
	x.settle()
	x.arrived()
	x.keep()
	x.show(false)
}

// settle makes sure that a batch is looked at that exists.
func (x *Screen) settle() {
	n := len(x.now.Tally.Batches)
	if x.sitting.Hall == nil && (x.current < 1 || x.current > n) {
		x.current = x.after(0, needsWork)
	}
	if n > 0 && (x.current < 1 || x.current > n) {
		x.current = 1
	}
}

// go to another batch.
func (x *Screen) visit(batch int) {
	if batch < 1 || batch > len(x.now.Tally.Batches) {
		return
	}
	x.current, x.started = batch, sheet{}
	x.here.why, x.here.seeking, x.here.again = "", false, 0
	if x.inTurns && x.seat != "" && x.turn(batch) == x.seat {
		x.started = sheet{batch, x.seat}
	}
	x.show(true)
}

// show brings the list up to date, and the centre where it shows something
// else than before.
func (x *Screen) show(anew bool) {
	v := x.pick()
	x.tidy(v)
	x.list.update()
	if !anew && (v == x.seen || x.relieved()) {
		x.table().Refresh()
		return
	}
	x.seen = v
	spot := sitting.Spot{Batch: v.batch}
	if v.keyed() {
		spot.Side = v.side
	}
	x.sitting.Here(spot)
	x.face = x.build(v)
	x.list.cover(v.kind == viewCall)
	x.centre.Objects = []fyne.CanvasObject{x.face.content()}
	x.centre.Refresh()
	if !x.shown() {
		return
	}
	x.sitting.Frame.SetHints(x.face.hints()...)
	if !x.table().Asleep() {
		x.sitting.Frame.Focus(x.face.focus())
	}
	x.table().Refresh()
	if v.kind == viewEntry {
		x.sitting.Note("entry", "batch", v.batch, "side", string(v.side))
	}
}

func (x *Screen) build(v view) face {
	switch v.kind {
	case viewNone, viewFew:
		return newNothing(x, v.kind)
	case viewPeople:
		return newPeople(x)
	case viewHandover, viewBegun:
		return newHandover(x, v)
	case viewEntry:
		return newEntry(x, v)
	case viewCall:
		return newCalling(x, v)
	case viewClaiming, viewElsewhere, viewLapsed, viewOffer:
		return newElsewhere(x, v)
	default:
		return newTogether(x, v)
	}
}

func (x *Screen) table() *command.Table { return x.sitting.Frame.Table }

// shown says whether the person looks at this screen.
func (x *Screen) shown() bool { return x.sitting.Frame.Shows(x.root) }

// do gives a command to the desk, one at a time: a second Enter before the
// answer is nothing.
func (x *Screen) do(c desk.Command, done func()) {
	if x.busy {
		return
	}
	x.busy = true
	x.sitting.Do(c, func(err error) {
		x.busy = false
		if err == nil && done != nil {
			done()
		}
		x.Update(x.sitting.Snapshot())
		if err != nil {
			x.face.refused(x.sentence(c, err))
		}
	})
}

// batch is the batch looked at.
func (x *Screen) batch() *count.Batch { return &x.now.Tally.Batches[x.current-1] }

func (x *Screen) state(n int) count.BatchState { return x.states[n-1] }
