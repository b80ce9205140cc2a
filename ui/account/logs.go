package account

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
)

// logs are the challenge log and the void log, one row an envelope and one row
// a ruling.
type logs struct {
	screen     *Screen
	challenges *fyne.Container
	voids      *fyne.Container
	add        *widget.Button // a challenge
	addVoid    *widget.Button
	rules      map[int]*widget.Button // by envelope
	takes      map[logRow]*widget.Button
	next       *widget.Button // goes on where the one with the keyboard is gone
	face       fyne.CanvasObject
}

// challengeLog is the check that every challenged envelope has its row.
const challengeLog = "A307"

// inHand is how many challenged envelopes the account states.
func (x *Screen) inHand() int {
	hand := 0
	for _, l := range []count.Line{count.Challenged, count.MailChallenged} {
		hand += x.now.Tally.Account.Get(l).Int()
	}
	return hand
}

// unlogged is how many challenged envelopes have no row in the log.
func (x *Screen) unlogged() int {
	return max(0, x.inHand()-x.now.Tally.Envelopes())
}

func newLogs(x *Screen) *logs {
	l := &logs{screen: x, challenges: widget.Stack(4), voids: widget.Stack(4), rules: map[int]*widget.Button{}, takes: map[logRow]*widget.Button{}}
	l.add = widget.NewButton(words.T("Add an envelope..."), "", x.askChallenge)
	l.addVoid = widget.NewButton(words.T("Add a ruling..."), "", x.askVoid)
	l.add.Keys, l.addVoid.Keys = x.table(), x.table()
	l.face = container.NewGridWithColumns(2,
		l.panel(words.T("Challenge log"), l.challenges, l.add),
		l.panel(words.T("Void log"), l.voids, l.addVoid))
	return l
}

func (l *logs) panel(title string, rows fyne.CanvasObject, add *widget.Button) fyne.CanvasObject {
	head := widget.Between(widget.NewSubheading(title), nil, add)
	return widget.NewPanel(widget.Stack(6, head, rows))
}

// update shows both logs as they stand.
func (l *logs) update() {
	t := &l.screen.now.Tally
	l.challenges.Objects, l.voids.Objects, l.next = nil, nil, nil
	for i, c := range t.Challenges {
		l.challenges.Add(l.challenge(logRow{count.ChallengeLog, i + 1}, c))
	}
	for i, v := range t.Voids {
		l.voids.Add(l.void(logRow{count.VoidLog, i + 1}, v))
	}
	if len(t.Challenges) == 0 {
		l.challenges.Add(widget.NewCaption(words.T("No envelope is entered.")))
	}
	if len(t.Voids) == 0 {
		l.voids.Add(widget.NewCaption(words.T("No ruling is entered.")))
	}
	l.lock(l.add)
	l.lock(l.addVoid)
	if len(t.Batches) == 0 {
		l.addVoid.Disable()
	}
	l.face.Refresh()
	if l.next != nil {
		l.screen.visit(l.next)
	}
}

func (l *logs) challenge(at logRow, c count.Challenge) fyne.CanvasObject {
	said := words.F("Envelope %d: %s", c.Envelope, c.Ground)
	if c.Withdrawn != nil {
		return lines(said, l.withdrawn(at, c.Withdrawn, l.add))
	}
	state := words.T(states[c.Ruling])
	if c.Reason != "" {
		state += ": " + c.Reason
	}
	return lines(said, state, l.rule(c.Envelope), l.withdraw(at, said))
}

func (l *logs) void(at logRow, v count.Void) fyne.CanvasObject {
	said := words.F("Batch %d, %s: %s", v.Batch, l.screen.short(v.Question), v.Reason)
	if v.Withdrawn != nil {
		return lines(said, l.withdrawn(at, v.Withdrawn, l.addVoid))
	}
	return lines(said, words.F("ruled by %s", v.RuledBy), l.withdraw(at, said))
}

// rule is the button of an envelope. It stays the same one, so that whoever has
// ruled has the keyboard where it was.
func (l *logs) rule(envelope int) *widget.Button {
	b := l.rules[envelope]
	if b == nil {
		b = widget.NewButton(words.T("Rule..."), "", func() {
			for _, c := range l.screen.now.Tally.Challenges {
				if c.Envelope == envelope {
					l.screen.askRule(c)
				}
			}
		})
		b.Keys = l.screen.table()
		l.rules[envelope] = b
	}
	l.lock(b)
	return b
}

// states are the rulings on envelopes, in a word.
var states = map[count.Ruling]string{
	"": words.Key("not ruled on"), count.Sustained: words.Key("sustained"), count.Overruled: words.Key("overruled"), count.Unresolved: words.Key("unresolved"),
}

// lock switches a button off once the count is certified.
func (l *logs) lock(b *widget.Button) {
	if l.screen.now.Certified != nil {
		b.Disable()
		return
	}
	b.Enable()
}

// lines are those of a row, with its buttons beside the second.
func lines(first, second string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	said := widget.Middle(widget.NewCaption(second).Shrink())
	gap := float32(0)
	if len(buttons) > 0 {
		gap = 4
	}
	return widget.Stack(gap,
		widget.NewText(first, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(),
		widget.Between(nil, said, widget.Row(8, buttons...)))
}

func (x *Screen) short(question string) string {
	for _, q := range x.now.Tally.Questions {
		if q.ID == question {
			return q.Short
		}
	}
	return question
}

// working are the names of the tellers who may rule.
func (x *Screen) working() []string {
	var out []string
	for _, t := range x.now.Tally.Tellers {
		if t.Role != count.Observer {
			out = append(out, t.Name)
		}
	}
	return out
}
