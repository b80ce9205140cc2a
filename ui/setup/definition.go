package setup

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// fact is a line of the definition.
type fact struct{ label, words string }

// longFact is how long words may be, in bytes, before they are set smaller.
const longFact = 80

// facts are what a teller has to know of a vote, and of the place if there is
// one. Those with empty words are not shown.
func facts(v *count.Vote, p *count.Place) []fact {
	out := []fact{{words.T("Vote"), v.Title}, {words.T("Coalition"), v.Coalition.Name}}
	questions := v.Questions
	if p != nil {
		questions = v.QuestionsAt(p.ID)
		out = append(out, fact{words.T("Union"), p.Union}, fact{words.T("Place"), p.Title()}, fact{words.T("Counted here"), p.Units()}, fact{words.T("Members"), words.Say(p.Roll.Grouped())})
		if !p.Roll.Set() {
			out[len(out)-1].words = words.T("Not in the definition")
		}
	}
	for i, q := range questions {
		out = append(out, fact{words.F("Question %d", i+1), q.Title})
	}
	return append(out, fact{words.T("Voting"), days(v)}, fact{words.T("Void"), v.Ballots.VoidPolicy}, fact{words.T("Embargo"), embargo(v.Embargo)})
}

func days(v *count.Vote) string {
	if v.Opens == v.Closes {
		return words.Say(v.Opens.Words())
	}
	return words.F("%s to %s", words.Say(v.Opens.Words()), words.Say(v.Closes.Words()))
}

func embargo(e count.Embargo) string {
	if !e.On() {
		return ""
	}
	return e.Words
}

// definition is the card of the vote definition, which cannot be changed here.
func definition(v *count.Vote, digest count.Digest, p *count.Place) fyne.CanvasObject {
	rows := container.New(&factLayout{})
	sound := whoSigned(v)
	for _, f := range append(facts(v, p), fact{words.T("Signed by"), sound.by}) {
		if f.words == "" {
			continue
		}
		rows.Add(widget.NewText(f.label, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder))
		size := fynetheme.SizeNameText
		if len(f.words) > longFact {
			size = fynetheme.SizeNameCaptionText
		}
		rows.Add(widget.NewProse(f.words, size, fynetheme.ColorNameForeground))
	}
	var badge fyne.CanvasObject
	switch {
	case sound.fault != "":
		badge = widget.NewStatusBadge(widget.Error, words.T("Changed"))
	case sound.by != "":
		badge = widget.NewStatusBadge(widget.Success, words.T("Signed"))
	case v.Sample:
		badge = widget.NewStatusBadgeIcon(widget.Plain, theme.IconPractice, words.T("Sample"))
	}
	if badge != nil {
		badge = widget.Middle(badge)
	}
	body := widget.Stack(6,
		widget.Between(nil, widget.Tight(widget.NewProse(words.T("Vote definition"), fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground).Bold()), badge),
		problem(sound.fault),
		caption(words.T("From the coalition. It cannot be changed here.")),
		widget.Inset(0, 4, rows),
		fynewidget.NewSeparator(),
		widget.Inset(0, 4, caption(words.T("Digest, to compare with the coalition's letter"))),
		widget.NewDigestGrid(strings.ToUpper(digest.String())).Across(4),
	)
	return widget.NewPanel(body)
}

// caption is a hint that wraps.
func caption(said string) fyne.CanvasObject {
	return widget.Tight(widget.NewProse(said, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder))
}

// problem says why a definition must not be used, or takes no room.
func problem(said string) fyne.CanvasObject {
	b := widget.NewBanner(widget.Error, theme.IconError, said)
	b.Hidden = said == ""
	return b
}

// factLayout sets labels in a narrow column and what they say beside them.
type factLayout struct{}

// factLabel is the least width of the labels at 100 % text, and factGap the room
// after the widest.
const (
	factLabel = 104
	factGap   = 8
)

func (factLayout) label(objects []fyne.CanvasObject) float32 {
	wide := factLabel * theme.Current().TextSize().Factor()
	for i := 0; i < len(objects); i += 2 {
		wide = max(wide, objects[i].MinSize().Width+factGap)
	}
	return wide
}

// MinSize is for Fyne.
func (l factLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.label(objects)+160, 0)
	for i := 1; i < len(objects); i += 2 {
		size.Height += objects[i].MinSize().Height - factSlack
	}
	return size
}

// factSlack is taken from the padding that Fyne keeps around prose.
const factSlack = 8

// Layout is for Fyne.
func (l factLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, wide := float32(0), l.label(objects)
	for i := 0; i+1 < len(objects); i += 2 {
		label, said := objects[i], objects[i+1]
		said.Resize(fyne.NewSize(size.Width-wide, said.MinSize().Height))
		height := said.MinSize().Height
		said.Resize(fyne.NewSize(size.Width-wide, height))
		said.Move(fyne.NewPos(wide, y-factSlack/2))
		label.Resize(fyne.NewSize(wide, label.MinSize().Height))
		label.Move(fyne.NewPos(0, y+factSlack/2))
		y += height - factSlack
	}
}
