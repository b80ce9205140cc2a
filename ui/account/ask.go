package account

import (
	"strings"
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// sentence is a field for a reason, with the check that its length is allowed.
func sentence(placeholder string) (*widget.TextEntry, func() string, func() string) {
	e := widget.NewTextEntry(placeholder)
	text := func() string { return strings.TrimSpace(e.Text) }
	check := func() string {
		if n := utf8.RuneCountInString(text()); n < 3 || n > 280 {
			return words.T("Say it in 3 to 280 characters.")
		}
		return ""
	}
	return e, text, check
}

// askChallenge enters the next envelope.
func (x *Screen) askChallenge() {
	number := len(x.now.Tally.Challenges) + 1
	ground, text, check := sentence(words.T("not on the list"))
	x.sitting.Frame.Ask(shell.Question{
		Title:  words.F("Challenged ballot, envelope %d", number),
		Text:   words.T("Write this number on the envelope and leave it sealed. No member's name."),
		Fields: []shell.Field{{Label: words.T("Ground of the challenge"), Object: ground}},
		Accept: words.T("Enter envelope"), Check: check,
		OnAccept: func() { x.do(&desk.Challenge{Envelope: number, Ground: text()}) },
	})
}

// rulings are the words on screen for what the chief teller may decide.
var rulings = []struct {
	ruling count.Ruling
	words  string
}{
	{count.Sustained, words.Key("Sustained: the ballot stays out")},
	{count.Overruled, words.Key("Overruled: the ballot is opened and counted")},
	{count.Unresolved, words.Key("Unresolved: not decided here")},
}

// askRule enters the ruling on an envelope.
func (x *Screen) askRule(c count.Challenge) {
	var said []string
	for _, r := range rulings {
		said = append(said, words.T(r.words))
	}
	choice := widget.NewChoice(said, nil)
	reason, text, check := sentence(words.T("is on the list of the night shift"))
	x.sitting.Frame.Ask(shell.Question{
		Title:  words.F("Ruling on envelope %d", c.Envelope),
		Text:   words.F("Ground: %s.", c.Ground),
		Fields: []shell.Field{{Label: words.T("Ruling"), Object: choice}, {Label: words.T("Reason"), Object: reason}},
		Accept: words.T("Enter ruling"),
		Check: func() string {
			if choice.SelectedIndex() < 0 {
				return words.T("Choose the ruling.")
			}
			return check()
		},
		OnAccept: func() {
			x.do(&desk.Rule{Envelope: c.Envelope, Ruling: rulings[choice.SelectedIndex()].ruling, Reason: text()})
		},
	})
}

// askVoid enters a paper that cannot be counted for a question.
func (x *Screen) askVoid() {
	batch := widget.NewCountEntry(0)
	question := widget.NewChoice(nil, nil)
	for _, q := range x.now.Tally.Questions {
		question.Options = append(question.Options, q.Short)
	}
	by := widget.NewChoice(x.working(), nil)
	if len(question.Options) == 1 {
		question.SetSelectedIndex(0)
	}
	if len(by.Options) > 0 {
		by.SetSelectedIndex(0)
	}
	reason, text, check := sentence(words.T("signed by the voter"))
	var d *shell.Dialog
	batch.OnEmpty = func() { d.Accept() }
	d = x.sitting.Frame.Ask(shell.Question{
		Title: words.T("Void ballot"),
		Text:  x.now.Tally.Policy.VoidPolicy,
		Fields: []shell.Field{
			{Label: words.T("Batch"), Object: batch},
			{Label: words.T("Question"), Object: question},
			{Label: words.T("Reason"), Object: reason},
			{Label: words.T("Ruled by"), Object: by},
		},
		Accept: words.T("Enter ruling"),
		Check: func() string {
			switch {
			case batch.Empty():
				return words.T("Type the number of the batch.")
			case question.SelectedIndex() < 0:
				return words.T("Choose the question.")
			case by.Selected == "":
				return words.T("Choose who ruled.")
			}
			return check()
		},
		OnAccept: func() { x.void(batch.Text, question.SelectedIndex(), text(), by.Selected) },
	})
}

func (x *Screen) void(batch string, question int, reason, by string) {
	n, err := count.ParseCount(batch)
	if err != nil {
		x.tell(words.Err(err))
		return
	}
	x.do(&desk.Void{Batch: n.Int(), Question: x.now.Tally.Questions[question].ID, Reason: reason, RuledBy: by})
}
