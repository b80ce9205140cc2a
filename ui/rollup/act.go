package rollup

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// inDispute says how a dispute ends where no revision waits that ends it.
func inDispute(card *fyne.Container, p *rollup.PlaceState) {
	switch {
	case len(p.ToConfirm()) > 0:
		card.Add(prose(words.T("Confirm the keys of the sheet that is right, or ask the place: its tellers certify the next revision.")))
	case p.Waiting == nil:
		card.Add(prose(words.T("Nothing can be decided here. Ask the place: its tellers certify the next revision.")))
	}
}

// actionsOf is the card of what somebody can decide about a place, and the
// first of its buttons.
func (s *Screen) actionsOf(p *rollup.PlaceState) (fyne.CanvasObject, *widget.Button) {
	card := widget.Stack(8, widget.NewSubheading(words.T("What you can do")).Shrink())
	var first *widget.Button
	add := func(label string, tapped func()) {
		b := s.button(label, "", first == nil, tapped)
		if first == nil {
			first = b
		}
		card.Add(widget.Row(0, b))
	}
	if w := p.Waiting; w != nil {
		add(words.F("Accept revision %d...", w.Revision), func() { s.askRevision(p) })
	}
	if p.RollWaits() {
		card.Add(prose(s.rollWords(p.Counted.RollChange)))
		add(words.T("Accept the corrected roll..."), func() { s.askRoll(p.ID) })
	}
	for _, k := range p.ToConfirm() {
		add(words.F("Confirm the key of %s...", k.Name), func() { s.askKey(p.ID, k) })
	}
	if p.State == rollup.Missing || p.State == rollup.NotYet {
		add(words.T("Nobody voted here..."), func() { s.askAbsent(p.ID) })
	}
	if p.State == rollup.Turned { // somebody sent sheets: not what Enter does
		card.Add(prose(words.T("Ask the place for another sheet.")))
		card.Add(widget.Row(0, s.button(words.T("Nobody voted here..."), "", false, func() { s.askAbsent(p.ID) })))
	}
	if p.State == rollup.Problem {
		inDispute(card, p)
	}
	onPlace(card, p)
	for _, k := range p.Keys() {
		b := s.button(words.F("Distrust the key of %s...", k.Name), "", false, func() { s.askDistrust(p.ID, k) })
		card.Add(widget.Row(0, b))
	}
	if len(card.Objects) == 1 && p.Counted != nil {
		card.Add(prose(words.T("Nothing has to be done.")))
	} else if len(card.Objects) == 1 {
		card.Add(prose(words.T("Nothing: ask the place for a sheet.")))
	}
	return frame(card, first != nil), first
}

// rollWords are the tellers' own under no embargo: they may tell a figure.
func (s *Screen) rollWords(c *count.RollChange) string {
	if s.now.closed {
		return words.F("The tellers corrected the roll to %s. Their reason is shown when the figures are.", words.Say(c.Roll.Grouped()))
	}
	return words.F("The tellers corrected the roll to %s: %s", words.Say(c.Roll.Grouped()), sentence(c.Reason))
}

// onPlace says what was decided about a place.
func onPlace(card *fyne.Container, p *rollup.PlaceState) {
	if p.State == rollup.Absent {
		card.Add(prose(words.F("Nobody voted here, by %s: %s", p.AbsentBy, sentence(p.AbsentWhy))))
	}
	if p.RollBy != "" {
		card.Add(prose(words.F("The corrected roll was accepted by %s.", p.RollBy)))
	}
	if p.RevisionBy != "" {
		card.Add(prose(words.F("Revision %d was accepted by %s.", p.Counted.Revision, p.RevisionBy)))
	}
}

// word asks for a name, and for a reason where why is not empty, and has it
// carried out. A refusal of the board brings the question back with it.
type word struct {
	title, text, accept, why string
	danger                   bool
	by, reason               string
	fault                    string
	do                       func(ctx context.Context, by, reason string) error
	done                     func()
}

func (s *Screen) ask(w word) {
	by := widget.NewTextEntry(words.T("First and last name"))
	by.SetText(w.by)
	fields := []shell.Field{{Label: words.T("Your name"), Object: by}}
	reason := widget.NewTextEntry("")
	reason.SetText(w.reason)
	if w.why != "" {
		fields = append(fields, shell.Field{Label: w.why, Object: reason})
	}
	text, kind := w.text, widget.Plain
	if w.danger {
		kind = widget.Warning
	}
	if w.fault != "" {
		text, kind = w.fault+" "+w.text, widget.Error
	}
	s.o.Frame.Ask(shell.Question{
		Title: w.title, Text: text, Kind: kind, Fields: fields, Accept: w.accept, Danger: w.danger,
		OnAccept: func() {
			w.by, w.reason = strings.TrimSpace(by.Text), strings.TrimSpace(reason.Text)
			s.do(func(ctx context.Context) error { return w.do(ctx, w.by, w.reason) }, func(err error) {
				if err != nil {
					w.fault = certify.Sentence(err)
					s.ask(w)
					return
				}
				if w.done != nil {
					w.done()
				}
			})
		},
	})
}

const onRecord = "Your name and reason stay on record."

func (s *Screen) askRevision(p *rollup.PlaceState) {
	id, w := p.ID, p.Waiting
	text := words.F("Sheets of this place contradict one another: ask the place first. From now on the figures of revision %d count. %s", w.Revision, words.T(onRecord))
	if p.Counted != nil {
		text = words.F("From now on revision %d counts in place of revision %d: %s. %s", w.Revision, p.Counted.Revision, changed(p.Coming, s.now.closed), words.T(onRecord))
	}
	s.ask(word{
		title: words.F("Accept revision %d?", w.Revision), accept: words.T("Accept"), why: words.T("Reason"),
		text: text,
		do: func(ctx context.Context, by, why string) error {
			return s.o.Board.AcceptRevision(ctx, id, w.Digest, by, why)
		},
		done: func() { s.again(id) },
	})
}

func (s *Screen) askRoll(id count.PlaceID) {
	s.ask(word{
		title: words.T("Accept the corrected roll?"), accept: words.T("Accept"), why: words.T("Reason"),
		text: words.F("From now on the roll that the tellers state counts for this place, wherever members are weighed. %s", words.T(onRecord)),
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.AcceptRoll(ctx, id, by, why) },
		done: func() { s.again(id) },
	})
}

func (s *Screen) askAbsent(id count.PlaceID) {
	s.ask(word{
		title: words.F("Nobody voted at %s?", strings.TrimSuffix(s.placeName(id), ": ")), accept: words.T("Put on record"), why: words.T("How you know"),
		text: words.F("The place counts as one that did not vote. A sheet that counts is stronger, whenever it comes. %s", words.T(onRecord)),
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.DidNotVote(ctx, id, by, why) },
		done: func() { s.again(id) },
	})
}

func (s *Screen) askDistrust(id count.PlaceID, k rollup.Key) {
	s.ask(word{
		title: words.F("Distrust the key of %s?", k.Name), accept: words.T("Distrust"), why: words.T("Reason"), danger: true,
		text: words.F("Nothing that this key signed counts any more, at any place and whenever it comes. %s", words.T(onRecord)),
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.Distrust(ctx, k.Key, by, why) },
		done: func() { s.again(id) },
	})
}

// askReport asks where the report is written.
func (s *Screen) askReport() {
	s.o.Frame.Pick(shell.Pick{
		Title: words.T("Report"), Accept: words.T("Go on"), Folder: true, Start: cmp.Or(s.reports, filepath.Dir(s.o.Path)), Check: exists,
		Text: words.T("A PDF, a workbook, a CSV table and a file in NIST's common data format are written into a folder. Nothing there is overwritten."),
		OnPick: func(folder string) {
			s.reports = folder
			s.OnReport(folder)
		},
	})
}
