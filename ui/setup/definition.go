package setup

import (
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
		out = append(out, fact{words.T("Union"), p.Union}, fact{words.T("Place"), p.Title()}, fact{words.T("Counted here"), p.Units()}, fact{words.T("Members"), p.Roll.Grouped()})
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
	body := widget.Stack(6,
		widget.Between(nil, widget.NewSubheading(words.T("Vote definition")).Shrink(), badge),
		problem(sound.fault),
		widget.NewCaption(words.T("From the coalition. It cannot be changed here.")).Shrink(),
		widget.Inset(0, 4, rows),
		fynewidget.NewSeparator(),
		widget.Inset(0, 4, widget.NewCaption(words.T("Digest, to compare with the coalition's letter")).Shrink()),
		widget.NewDigestGrid(digest.String()).Across(4),
	)
	return widget.NewPanel(body)
}

// problem says why a definition must not be used, or takes no room.
func problem(said string) fyne.CanvasObject {
	b := widget.NewBanner(widget.Error, theme.IconError, said)
	b.Hidden = said == ""
	return b
}

// factLayout sets labels in a narrow column and what they say beside them.
type factLayout struct{}

// factLabel is the width of the labels at 100 % text.
const factLabel = 104

func (factLayout) label() float32 { return factLabel * theme.Current().TextSize().Factor() }

// MinSize is for Fyne.
func (l factLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.label()+160, 0)
	for i := 1; i < len(objects); i += 2 {
		size.Height += objects[i].MinSize().Height - factSlack
	}
	return size
}

// factSlack is taken from the padding that Fyne keeps around prose.
const factSlack = 8

// Layout is for Fyne.
func (l factLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		label, said := objects[i], objects[i+1]
		said.Resize(fyne.NewSize(size.Width-l.label(), said.MinSize().Height))
		height := said.MinSize().Height
		said.Resize(fyne.NewSize(size.Width-l.label(), height))
		said.Move(fyne.NewPos(l.label(), y-factSlack/2))
		label.Resize(fyne.NewSize(l.label(), label.MinSize().Height))
		label.Move(fyne.NewPos(0, y+factSlack/2))
		y += height - factSlack
	}
}
