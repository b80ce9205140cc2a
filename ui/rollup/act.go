package rollup

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// actionsOf is the card of what somebody can decide about a place, and the
// first of its buttons.
func (s *Screen) actionsOf(p *rollup.PlaceState) (fyne.CanvasObject, *widget.Button) {
	card := widget.Stack(8, widget.NewSubheading("What you can do").Shrink())
	var first *widget.Button
	add := func(label string, tapped func()) {
		b := s.button(label, "", first == nil, tapped)
		if first == nil {
			first = b
		}
		card.Add(widget.Row(0, b))
	}
	if w := p.Waiting; w != nil {
		add(fmt.Sprintf("Accept revision %d...", w.Revision), func() { s.askRevision(p) })
	}
	if p.RollWaits() {
		card.Add(prose(s.rollWords(p.Counted.RollChange)))
		add("Accept the corrected roll...", func() { s.askRoll(p.ID) })
	}
	for _, k := range openKeys(p) {
		add("Confirm the key of "+k.Name+"...", func() { s.askKey(p.ID, k) })
	}
	if p.State == rollup.Missing || p.State == rollup.NotYet {
		add("Nobody voted here...", func() { s.askAbsent(p.ID) })
	}
	if p.State == rollup.Turned { // somebody sent sheets: not what Enter does
		card.Add(prose("Ask the place for another sheet."))
		card.Add(widget.Row(0, s.button("Nobody voted here...", "", false, func() { s.askAbsent(p.ID) })))
	}
	if p.State == rollup.Problem {
		card.Add(prose("Nothing can be decided here. Ask the place: its tellers certify the next revision."))
	}
	onPlace(card, p)
	for _, k := range p.Keys() {
		b := s.button("Distrust the key of "+k.Name+"...", "", false, func() { s.askDistrust(p.ID, k) })
		card.Add(widget.Row(0, b))
	}
	if len(card.Objects) == 1 && p.Counted != nil {
		card.Add(prose("Nothing has to be done."))
	} else if len(card.Objects) == 1 {
		card.Add(prose("Nothing: ask the place for a sheet."))
	}
	return frame(card, first != nil), first
}

// rollWords are the tellers' own under no embargo: they may tell a figure.
func (s *Screen) rollWords(c *count.RollChange) string {
	words := "The tellers corrected the roll to " + c.Roll.Grouped()
	if s.now.closed {
		return words + ". Their reason is shown when the figures are."
	}
	return words + ": " + sentence(c.Reason)
}

// onPlace says what was decided about a place.
func onPlace(card *fyne.Container, p *rollup.PlaceState) {
	if p.State == rollup.Absent {
		card.Add(prose("Nobody voted here, by " + p.AbsentBy + ": " + sentence(p.AbsentWhy)))
	}
	if p.RollBy != "" {
		card.Add(prose("The corrected roll was accepted by " + p.RollBy + "."))
	}
	if p.RevisionBy != "" {
		card.Add(prose(fmt.Sprintf("Revision %d was accepted by %s.", p.Counted.Revision, p.RevisionBy)))
	}
}

// openKeys are the keys of a place that nobody has confirmed: those that its
// finding R605 names.
func openKeys(p *rollup.PlaceState) []rollup.Key {
	var out []rollup.Key
	for _, k := range p.Keys() {
		for _, f := range p.Findings {
			if f.Code == "R605" && strings.Contains(f.Sum, strings.Join(k.Key.Groups(), " ")) {
				out = append(out, k)
				break
			}
		}
	}
	return out
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
	by := widget.NewTextEntry("First and last name")
	by.SetText(w.by)
	fields := []shell.Field{{Label: "Your name", Object: by}}
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
	s.ask(word{
		title: fmt.Sprintf("Accept revision %d?", w.Revision), accept: "Accept", why: "Reason",
		text: fmt.Sprintf("From now on revision %d counts in place of revision %d: %s. %s",
			w.Revision, p.Counted.Revision, changed(p.Coming, s.now.closed), onRecord),
		do: func(ctx context.Context, by, why string) error {
			return s.o.Board.AcceptRevision(ctx, id, w.Digest, by, why)
		},
		done: func() { s.again(id) },
	})
}

func (s *Screen) askRoll(id count.PlaceID) {
	s.ask(word{
		title: "Accept the corrected roll?", accept: "Accept", why: "Reason",
		text: "From now on the roll that the tellers state counts for this place, wherever members are weighed. " + onRecord,
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.AcceptRoll(ctx, id, by, why) },
		done: func() { s.again(id) },
	})
}

func (s *Screen) askAbsent(id count.PlaceID) {
	s.ask(word{
		title: "Nobody voted at " + strings.TrimSuffix(s.placeName(id), ": ") + "?", accept: "Put on record", why: "How you know",
		text: "The place counts as one that did not vote. A sheet that counts is stronger, whenever it comes. " + onRecord,
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.DidNotVote(ctx, id, by, why) },
		done: func() { s.again(id) },
	})
}

func (s *Screen) askDistrust(id count.PlaceID, k rollup.Key) {
	s.ask(word{
		title: "Distrust the key of " + k.Name + "?", accept: "Distrust", why: "Reason", danger: true,
		text: "Nothing that this key signed counts any more, at any place and whenever it comes. " + onRecord,
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.Distrust(ctx, k.Key, by, why) },
		done: func() { s.again(id) },
	})
}

// askReport asks where the report is written.
func (s *Screen) askReport() {
	s.o.Frame.Pick(shell.Pick{
		Title: "Report", Accept: "Go on", Folder: true, Start: cmp.Or(s.reports, filepath.Dir(s.o.Path)), Check: exists,
		Text: "A PDF, a workbook, a CSV table and a file in NIST's common data format are written into a folder. Nothing there is overwritten.",
		OnPick: func(folder string) {
			s.reports = folder
			s.OnReport(folder)
		},
	})
}
