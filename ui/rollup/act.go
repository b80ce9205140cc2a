package rollup

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/sign"
	"countersign/export/trust"
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
	if p.State == rollup.Waits {
		card.Add(prose("The tellers corrected the roll to " + p.Counted.RollChange.Roll.Grouped() + ": " + sentence(p.Counted.RollChange.Reason)))
		add("Accept the corrected roll...", func() { s.askRoll(p.ID) })
	}
	for _, k := range openKeys(p) {
		add("Confirm the key of "+k.Name+"...", func() { s.askKey(p.ID, k) })
	}
	if p.State == rollup.Missing || p.State == rollup.Turned {
		add("Nobody voted here...", func() { s.askAbsent(p.ID) })
	}
	if p.State == rollup.Absent {
		card.Add(prose("Nobody voted here, by " + p.AbsentBy + ": " + sentence(p.AbsentWhy)))
	}
	if p.RollBy != "" {
		card.Add(prose("The corrected roll was accepted by " + p.RollBy + "."))
	}
	if p.Counted != nil {
		for _, k := range p.Counted.Keys {
			b := s.button("Distrust the key of "+k.Name+"...", "", false, func() { s.askDistrust(p.ID, k) })
			card.Add(widget.Row(0, b))
		}
	}
	if len(card.Objects) == 1 {
		card.Add(prose("Nothing: ask the place for a sheet."))
	}
	return frame(card, first != nil), first
}

// openKeys are the keys of a place that nobody has confirmed: those that its
// finding R605 names.
func openKeys(p *rollup.PlaceState) []rollup.Key {
	if p.Counted == nil {
		return nil
	}
	var out []rollup.Key
	for _, k := range p.Counted.Keys {
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
		title: "Nobody voted here?", accept: "Put on record", why: "How you know",
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

func (s *Screen) askEarly() {
	s.ask(word{
		title: "Open figures before their time?", accept: "Open early", why: "Reason", danger: true,
		text: s.now.why + " Everybody who sees this window then sees figures. It cannot be taken back. " + onRecord,
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.OpenEarly(ctx, by, why) },
	})
}

// askKey has somebody type two groups of the fingerprint from the ink-signed
// sheet. Each question asks for other groups.
func (s *Screen) askKey(id count.PlaceID, k rollup.Key) { s.compare(id, k, "", "") }

func (s *Screen) compare(id count.PlaceID, k rollup.Key, by, fault string) {
	c, err := trust.NewChallenge(sign.Fingerprint(k.Key), s.o.Random)
	if err != nil {
		s.tell("The key was not confirmed", certify.Sentence(err))
		return
	}
	var entries [2]*widget.TextEntry
	var fields []shell.Field
	for i, n := range c.Groups() {
		entries[i] = widget.NewTextEntry("4 characters")
		entries[i].TextStyle.Monospace = true
		fields = append(fields, shell.Field{Label: fmt.Sprintf("Group %d", n), Object: entries[i]})
	}
	name := widget.NewTextEntry("First and last name")
	name.SetText(by)
	fields = append(fields, shell.Field{Label: "Your name, not the holder's", Object: name})
	text, kind := fmt.Sprintf("Take the sheet of this place that was signed in ink, not a print of this file. "+
		"Type groups %d and %d of the key that stands beside the signature of %s.", c.Groups()[0], c.Groups()[1], k.Name), widget.Plain
	if fault != "" {
		text, kind = fault+" "+text, widget.Error
	}
	s.o.Frame.Ask(shell.Question{
		Title: "Confirm the key of " + k.Name, Text: text, Kind: kind, Fields: fields, Accept: "Confirm",
		Check: func() string {
			switch {
			case strings.TrimSpace(name.Text) == "":
				return "Say who compares: the name is missing."
			case strings.EqualFold(strings.TrimSpace(name.Text), k.Name):
				return "The holder of a key cannot confirm it. Somebody else compares."
			}
			return ""
		},
		OnAccept: func() {
			by := strings.TrimSpace(name.Text)
			if err := c.Answer(entries[0].Text, entries[1].Text); err != nil {
				s.compare(id, k, by, certify.Sentence(err))
				return
			}
			s.do(func(ctx context.Context) error { return s.o.Board.Confirm(ctx, k.Key, c.Groups(), by) }, func(err error) {
				if err != nil {
					s.tell("The key was not confirmed", certify.Sentence(err))
					return
				}
				s.again(id)
			})
		},
	})
}

// askReport asks where the report is written.
func (s *Screen) askReport() {
	s.o.Frame.Pick(shell.Pick{
		Title: "Report", Accept: "Write", Folder: true, Start: s.Folder, Check: exists,
		Text:   "The report is written as a PDF and a workbook into a folder. Nothing there is overwritten.",
		OnPick: func(folder string) { s.OnReport(folder) },
	})
}
