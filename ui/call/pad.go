package call

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Question is a question as the pad shows it.
type Question struct {
	Number int // on the paper
	Title  string
}

// Setup is what a pad is told of its batch.
type Setup struct {
	Batch, Batches int
	// Questions are those that a ballot answers, one or two.
	Questions []Question
	// Who is the sign of the recorder who has the keyboard.
	Who fyne.CanvasObject
	// Other is the letter of the recorder who tallies on paper.
	Other string
	// Note stands on the curtain at first; it may be empty.
	Note string
}

// Pad shows the marks of a pile as they fall and listens to the keys. Make it
// with [New] and give it the focus.
type Pad struct {
	fynewidget.BaseWidget
	// Keys is given what the pad does not use. It may be nil.
	Keys command.Keys
	// Modifiers says which of Ctrl, Alt and the like are held; nil asks Fyne.
	Modifiers func() fyne.KeyModifier
	// OnChange is told that a ballot was called or taken back.
	OnChange func()
	// OnFifth is told that a ballot was called that made a fifth stroke, or two.
	OnFifth func()
	// OnClose is told that Enter was pressed on a full pile.
	OnClose func()

	setup  Setup
	pile   *Pile
	keys   map[fyne.KeyName]Key
	held   map[fyne.KeyName]bool
	paused bool

	head   *head
	bar    *bar
	cards  []*card // nil while paused
	centre *fyne.Container
	ring   *widget.Box // around the centre
	board  *keyboard
	root   *fyne.Container
}

var (
	_ fyne.Focusable    = (*Pad)(nil)
	_ fyne.Shortcutable = (*Pad)(nil)
	_ fyne.Tappable     = (*Pad)(nil)
	_ desktop.Keyable   = (*Pad)(nil)
)

// New gives the pad of a pile. A pile that was begun before is covered until
// Space is pressed: whoever is at the keyboard may be somebody else.
func New(s Setup, pile *Pile) *Pad {
	p := &Pad{setup: s, pile: pile, keys: map[fyne.KeyName]Key{}, held: map[fyne.KeyName]bool{}, centre: container.NewStack()}
	table := Keys(len(s.Questions))
	for _, k := range table {
		p.keys[k.Name] = k
	}
	p.head, p.bar, p.board = newHead(s), newBar(), newKeyboard(table, s.Questions)
	p.ring = widget.NewBox(p.centre)
	p.ring.PadX, p.ring.PadY, p.ring.Radius = ringRoom, ringRoom, theme.SizePanelRadius
	p.root = container.NewBorder(
		widget.Stack(6, p.head.line, p.bar.box), widget.Inset(0, 6, p.board.object), nil, nil,
		widget.Inset(0, 10-ringRoom, p.ring))
	p.paused = pile.Len() > 0
	p.ExtendBaseWidget(p)
	p.face()
	return p
}

// Pause covers the pile and lets no key count.
func (p *Pad) Pause() { p.pause(true) }

func (p *Pad) pause(on bool) {
	if p.paused == on {
		return
	}
	p.paused, p.setup.Note = on, ""
	clear(p.held) // what comes up under a question is told to that
	p.face()
}

// ringRoom keeps the ring of the focus apart from what it is around.
const ringRoom = 6

// FocusGained is for Fyne.
func (p *Pad) FocusGained() { p.setRing(true) }

func (p *Pad) setRing(on bool) {
	p.ring.Focused = on
	p.ring.Refresh()
}

// FocusLost pauses: the next keys are meant for something else.
func (p *Pad) FocusLost() {
	p.setRing(false)
	p.Pause()
	clear(p.held)
}

// Tapped takes the focus.
func (p *Pad) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Focused() != fyne.Focusable(p) {
		c.Focus(p)
	}
}

// KeyDown is a key that went down, which a repeat does not do.
func (p *Pad) KeyDown(e *fyne.KeyEvent) {
	if p.held[e.Name] {
		p.still(e.Name)
		return
	}
	defer func() { p.held[e.Name] = true }() // last, because pausing forgets what is held
	switch {
	case e.Name == fyne.KeySpace:
		p.pause(!p.paused)
	case e.Name == fyne.KeyEscape || isModifier(e.Name) || p.modified():
		p.Pause() // a command begins, and its letter is no ballot
	case p.paused:
	case e.Name == fyne.KeyBackspace:
		p.takeBack()
	default:
		p.call(e.Name)
	}
}

// still says that a key went down that has not come up: no ballot is left out
// without a word.
func (p *Pad) still(name fyne.KeyName) {
	if _, ok := p.keys[name]; ok && !p.paused {
		p.bar.say(widget.Warning, words.F("%s was still down and was not counted again.", string(name)))
	}
}

// KeyUp lets the key count again.
func (p *Pad) KeyUp(e *fyne.KeyEvent) { delete(p.held, e.Name) }

// TypedKey is what a key does that may repeat: Enter, and the keys of the
// window. Ballots are not counted here.
func (p *Pad) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter()
	case fyne.KeySpace, fyne.KeyBackspace, fyne.KeyTab:
	default:
		if _, ours := p.keys[e.Name]; !ours && p.Keys != nil {
			p.Keys.Key(e)
		}
	}
}

// TypedRune does nothing: a key that is held types again and again.
func (p *Pad) TypedRune(rune) {}

// TypedShortcut is for the window.
func (p *Pad) TypedShortcut(s fyne.Shortcut) {
	p.Pause()
	if p.Keys != nil {
		p.Keys.Shortcut(s)
	}
}

// enter closes a full pile, and else says what is missing.
func (p *Pad) enter() {
	switch {
	case p.paused:
	case !p.pile.Full():
		p.bar.say(widget.Warning, notFull(p.pile))
	case p.OnClose != nil:
		p.OnClose()
	}
}

// call counts the ballot of a key.
func (p *Pad) call(name fyne.KeyName) {
	k, ok := p.keys[name]
	if !ok {
		if len(name) == 1 {
			p.bar.say(widget.Warning, words.F("%s counts no ballot.", string(name)))
		}
		return
	}
	if !p.pile.Add(k.Ballot) {
		p.bar.say(widget.Warning, full(p.pile, p.setup.Batch))
		return
	}
	p.board.press(name)
	p.marks()
	if p.OnFifth != nil && len(p.pile.fives()) > 0 {
		p.OnFifth()
	}
	p.changed()
}

// takeBack takes the newest ballot off the pile and says which it was.
func (p *Pad) takeBack() {
	number := p.pile.Len()
	b, ok := p.pile.takeBack()
	if !ok {
		p.bar.say(widget.Warning, words.T("There is no ballot to take back."))
		return
	}
	p.board.press("")
	p.marks()
	p.bar.say(widget.Note, takenBack(number, b))
	p.changed()
}

func (p *Pad) changed() {
	if p.OnChange != nil {
		p.OnChange()
	}
}

// modified says whether a key is held that makes a command of a letter.
func (p *Pad) modified() bool {
	held := p.Modifiers
	if held == nil {
		d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
		if !ok {
			return false
		}
		held = d.CurrentKeyModifiers
	}
	return held()&^fyne.KeyModifierShift != 0
}

func isModifier(name fyne.KeyName) bool {
	switch name {
	case desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeyAltLeft, desktop.KeyAltRight,
		desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyMenu:
		return true
	}
	return false
}

// CreateRenderer is for Fyne.
func (p *Pad) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(p.root) }
