package export

import (
	"strings"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// reopen starts the next revision, with a reason and two tellers.
func (e *Screen) reopen() {
	now := e.now()
	var names []string
	for _, t := range certify.Tellers(&now.Tally) {
		names = append(names, t.Name)
	}
	reason := widget.NewTextEntry(words.T("At least 10 characters"))
	first, second := widget.NewChoice(names, nil), widget.NewChoice(names, nil)
	e.sitting.Frame.Ask(shell.Question{
		Title: words.T("Reopen the count"),
		Text: words.F("This begins revision %d. Revision %d stays on record and its files stay where they are; "+
			"the new sheet names it as replaced. Everybody signs again.", now.Sheet+1, now.Sheet),
		Kind: widget.Warning, Accept: words.T("Reopen"), Danger: true,
		Fields: []shell.Field{
			{Label: words.T("Why is it reopened?"), Object: reason},
			{Label: words.T("First teller"), Object: first},
			{Label: words.T("Second teller"), Object: second},
		},
		Check:    func() string { return reopenWhy(reason.Text, first.Selected, second.Selected) },
		OnAccept: func() { e.reopened(reason.Text, first.Selected, second.Selected) },
	})
}

// reopenWhy says what is still to fill in; the desk has the last word.
func reopenWhy(reason, first, second string) string {
	switch {
	case len([]rune(strings.TrimSpace(reason))) < 10:
		return words.T("Say why, in at least 10 characters. The reason is printed on the new sheet.")
	case first == "" || second == "" || first == second:
		return words.T("Choose two different tellers.")
	}
	return ""
}

func (e *Screen) reopened(reason string, by ...string) {
	e.sitting.Do(&desk.ReopenCount{Reason: strings.TrimSpace(reason), By: by}, func(err error) {
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
			e.build()
			e.show()
			return
		}
		e.sitting.Unlocked = nil
		if e.here() {
			e.sitting.Show(sitting.Batches)
			e.sitting.Frame.Status.SetNotice(words.F("Revision %d has begun. Correct here what was wrong, then certify again.", e.now().Sheet))
		}
	})
}
