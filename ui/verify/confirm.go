package verify

import (
	"context"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/trust"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// toConfirm is a key that somebody can compare with paper, and the place whose
// sheet it signed.
type toConfirm struct {
	name, role string
	key        sign.Fingerprint
	place      count.PlaceID
}

// confirmable are the keys of the files that are shown, in their order.
func (s *Screen) confirmable() []toConfirm {
	var out []toConfirm
	if s.options.Trust == "" {
		return nil
	}
	for i := range s.looked.groups {
		g := &s.looked.groups[i]
		for _, c := range g.checks() {
			if c.confirm == nil {
				continue
			}
			if k, ok := asked(g, c.confirm); ok {
				out = append(out, k)
			}
		}
	}
	return out
}

func asked(g *group, who *export.Signed) (toConfirm, bool) {
	key, err := sign.ParseFingerprint(who.Key)
	return toConfirm{who.Name, words.Say(string(who.Role)), key, g.sheet().Tally.Place.ID}, err == nil
}

func (s *Screen) canConfirm() (ok bool, why string) {
	return len(s.confirmable()) > 0, words.T("There is no key to confirm here.")
}

func (s *Screen) confirmFirst() {
	if list := s.confirmable(); len(list) > 0 {
		s.confirm(list[0], "")
	}
}

// confirm asks for two groups of a key as the paper shows them. After a wrong
// answer other groups are asked for, with said before the question.
func (s *Screen) confirm(k toConfirm, said string) {
	challenge, err := trust.NewChallenge(k.key, s.options.Random)
	if err != nil {
		s.frame.Ask(shell.Question{Title: words.T("No key was confirmed"), Text: certify.Sentence(err), Kind: widget.Error, Cancel: words.T("Close")})
		return
	}
	groups := challenge.Groups()
	first, second, by := widget.NewTextEntry(""), widget.NewTextEntry(""), widget.NewTextEntry("")
	by.SetText(s.by)
	first.OnSubmitted = func(string) { s.frame.Focus(second) }
	text := words.F("Find %s, %s, on the sheet that was signed in ink. The key there has five groups of four. "+
		"Type two of them from the paper; this computer then trusts the key for %s.", k.name, k.role, k.place)
	kind := widget.Plain
	if said != "" {
		text, kind = said+" "+text, widget.Error
	}
	s.frame.Ask(shell.Question{
		Title: words.F("Confirm the key of %s", k.name), Text: text, Kind: kind, Accept: words.T("Confirm"),
		Fields: []shell.Field{
			{Label: words.F("Group %d of the key on the paper", groups[0]), Object: first},
			{Label: words.F("Group %d", groups[1]), Object: second},
			{Label: words.T("Your name: who compared"), Object: by},
		},
		Check: func() string {
			for _, e := range []*widget.TextEntry{first, second, by} {
				if strings.TrimSpace(e.Text) == "" {
					return words.T("Type both groups from the paper, and your own name.")
				}
			}
			return ""
		},
		OnAccept: func() {
			s.by = strings.TrimSpace(by.Text)
			if err := challenge.Answer(first.Text, second.Text); err != nil {
				s.confirm(k, certify.Sentence(err))
				return
			}
			s.keep(k, groups)
		},
	})
}

// keep writes a confirmation into the trust list and looks at the files anew.
func (s *Screen) keep(k toConfirm, groups []int) {
	e := trust.Entry{
		What: trust.Confirmed, Key: k.key, Name: k.name, Place: k.place,
		Groups: groups, By: s.by, At: count.At(s.options.Clock()),
	}
	list := s.options.Trust
	shell.Do(s.worker, func(ctx context.Context, _ func(string)) (*trust.Known, error) {
		return trust.Add(ctx, list, e)
	}, func(_ *trust.Known, err error) {
		if err != nil {
			s.confirm(k, certify.Sentence(err))
			return
		}
		s.Open(s.paths)
	})
}
