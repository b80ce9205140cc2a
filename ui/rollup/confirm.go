package rollup

import (
	"context"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/sign"
	"countersign/export/trust"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// askKey has somebody type two groups of the fingerprint from the ink-signed
// sheet. Each question asks for other groups.
func (s *Screen) askKey(id count.PlaceID, k rollup.Key) { s.compare(id, k, "", "") }

func (s *Screen) compare(id count.PlaceID, k rollup.Key, by, fault string) {
	c, err := trust.NewChallenge(sign.Fingerprint(k.Key), s.o.Random)
	if err != nil {
		s.tell(words.T("The key was not confirmed"), certify.Sentence(err))
		return
	}
	var entries [2]*widget.TextEntry
	var fields []shell.Field
	for i, n := range c.Groups() {
		entries[i] = widget.NewTextEntry(words.T("4 characters"))
		entries[i].TextStyle.Monospace = true
		fields = append(fields, shell.Field{Label: words.F("Group %d", n), Object: entries[i]})
	}
	keep := widget.NewCheck(words.T("Keep this key in my trust list, for other votes too"), nil)
	if s.o.List != "" {
		fields = append(fields, shell.Field{Object: keep})
	}
	name := widget.NewTextEntry(words.T("First and last name")) // last: Enter confirms here
	name.SetText(by)
	fields = append(fields, shell.Field{Label: words.T("Your name, not the holder's"), Object: name})
	text, kind := words.F("Take the sheet of this place that was signed in ink, not a print of this file. "+
		"Type groups %d and %d of the key that stands beside the signature of %s.", c.Groups()[0], c.Groups()[1], k.Name), widget.Plain
	if fault != "" {
		text, kind = fault+" "+text, widget.Error
	}
	s.o.Frame.Ask(shell.Question{
		Title: words.F("Confirm the key of %s", k.Name), Text: text, Kind: kind, Fields: fields, Accept: words.T("Confirm"),
		Check: func() string {
			switch {
			case strings.TrimSpace(name.Text) == "":
				return words.T("Say who compares: the name is missing.")
			case strings.EqualFold(strings.TrimSpace(name.Text), k.Name):
				return words.T("The holder of a key cannot confirm it. Somebody else compares.")
			}
			return ""
		},
		OnAccept: func() {
			by := strings.TrimSpace(name.Text)
			if err := c.Answer(entries[0].Text, entries[1].Text); err != nil {
				s.compare(id, k, by, certify.Sentence(err))
				return
			}
			s.confirm(id, k, c.Groups(), by, keep.Checked)
		},
	})
}

// confirm puts a key on record here, and in the person's own list where that was
// asked for.
func (s *Screen) confirm(id count.PlaceID, k rollup.Key, groups []int, by string, keep bool) {
	here := false
	e := trust.Entry{
		What: trust.Confirmed, Key: sign.Fingerprint(k.Key), Name: k.Name, Place: id, Groups: groups, By: by, At: count.At(s.o.Clock()),
	}
	s.do(func(ctx context.Context) error {
		if err := s.o.Board.Confirm(ctx, k.Key, k.Name, id, groups, by); err != nil {
			return err
		}
		here = true
		if !keep {
			return nil
		}
		_, err := trust.Add(ctx, s.o.List, e)
		return err
	}, func(err error) {
		switch {
		case err != nil && here:
			s.tell(words.T("The key was confirmed here alone"), words.F("It is not in your trust list. %s", certify.Sentence(err)))
		case err != nil:
			s.tell(words.T("The key was not confirmed"), certify.Sentence(err))
			return
		}
		s.again(id)
	})
}
