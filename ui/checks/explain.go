package checks

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// The length of an explanation, in characters.
const (
	least = 20
	long  = 280
)

// askExplain asks two tellers to explain the warning that is chosen.
func (x *Screen) askExplain() {
	f, ok := x.finding()
	if !ok {
		return
	}
	words := widget.NewProseEntry("What you saw and what you did", 4)
	by := x.tellers(f)
	if f.Explanation != nil {
		words.SetText(f.Explanation.Text)
	}
	x.sitting.Frame.Ask(shell.Question{
		Title: "Explain: " + f.Short,
		Text: f.Sum + ". Say what you saw and what you did, in 20 to 280 characters. No member's name: use the register line. " +
			"The warning stays on the sheet, with your words. Ctrl+Enter accepts.",
		Kind: widget.Warning,
		Fields: []shell.Field{
			{Label: "Explanation", Object: words},
			{Label: "First teller", Object: by[0]},
			{Label: "Second teller", Object: by[1]},
		},
		Accept:   "Accept",
		Check:    func() string { return check(oneLine(words.Text), by[0].Selected, by[1].Selected) },
		OnAccept: func() { x.explain(f, oneLine(words.Text), by[0].Selected, by[1].Selected) },
	})
}

// tellers offers those who may explain; the recorders come first.
func (x *Screen) tellers(f count.Finding) [2]*widget.Choice {
	var first, rest []string
	for _, t := range x.now.Tally.Tellers {
		switch t.Role {
		case count.Recorder:
			first = append(first, t.Name)
		case count.Observer:
		default:
			rest = append(rest, t.Name)
		}
	}
	names := append(first, rest...)
	out := [2]*widget.Choice{widget.NewChoice(names, nil), widget.NewChoice(names, nil)}
	for i, c := range out {
		switch {
		case f.Explanation != nil && i < len(f.Explanation.By):
			c.SetSelected(f.Explanation.By[i])
		case i < len(names):
			c.SetSelected(names[i])
		}
	}
	return out
}

// oneLine joins the lines of the entry: an explanation is printed as one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func check(text, first, second string) string {
	switch n := utf8.RuneCountInString(text); {
	case n < least:
		return fmt.Sprintf("This has %d characters. An explanation has %d to %d.", n, least, long)
	case n > long:
		return fmt.Sprintf("This has %d characters, %d too many.", n, n-long)
	case first == "" || second == "":
		return "Choose both tellers."
	case first == second:
		return fmt.Sprintf("%s cannot explain alone. Choose two different tellers.", first)
	}
	return ""
}

func (x *Screen) explain(f count.Finding, text, first, second string) {
	x.sitting.Do(&desk.Explain{Finding: f.Key(), Text: text, By: []string{first, second}}, func(err error) {
		x.Update(x.sitting.Snapshot())
		if err != nil {
			x.problem.Set(err.Error())
			x.problem.Show()
		}
	})
}
