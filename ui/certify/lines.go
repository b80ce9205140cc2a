package certify

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// titles are the questions as heads of columns.
func titles(t *count.Tally) []string {
	out := make([]string, len(t.Questions))
	for i, q := range t.Questions {
		out[i] = q.Short
	}
	return out
}

// lines are what is read back: each answer with its figure for every question,
// and the ballots last.
func lines(results []count.Result) []widget.ReadLine {
	line := func(title string, figure func(count.Result) count.Count) widget.ReadLine {
		out := widget.ReadLine{Title: title}
		for _, r := range results {
			n, spelled := figure(r), words.T("not entered")
			if n.Set() {
				spelled = words.Now().Spelled(n.Int())
			}
			out.Figures = append(out.Figures, widget.ReadFigure{Digits: words.Say(n.Grouped()), Words: spelled})
		}
		return out
	}
	out := make([]widget.ReadLine, 0, len(count.Cells)+1)
	for _, cell := range count.Cells {
		out = append(out, line(words.Say(cell.Title()), func(r count.Result) count.Count { return r.Get(cell) }))
	}
	sum := line(words.T("Ballots"), func(r count.Result) count.Count { return r.Ballots })
	sum.Strong = true
	return append(out, sum)
}

// remarks are what is told beside the figures: challenged and void ballots that
// matter, and the warnings that were explained.
func remarks(now desk.Snapshot) fyne.CanvasObject {
	out := widget.Stack(8)
	var explained []string
	for _, f := range now.Findings {
		switch {
		case f.Severity == count.Warning && f.Explanation != nil:
			explained = append(explained, words.Say(f.Short))
		case f.Code == "C401":
			out.Add(remark(widget.Note, words.Say(f.Short)+": "+words.Say(f.Sum)))
		}
	}
	if n := len(explained); n > 0 {
		out.Add(remark(widget.Warning, words.N(n, "1 warning explained: %[2]s.", "%[1]d warnings explained: %[2]s.", n, strings.Join(explained, "; "))))
	}
	return out
}

func remark(kind widget.Kind, said string) fyne.CanvasObject {
	text := widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	return widget.Between(widget.After(widget.NewIcon(kind.Icon(), kind.Color(), 20), 12), widget.Inset(-8, -6, text), nil)
}

// embargo is the line that reminds of it, or nothing.
func embargo(v *count.Vote) fyne.CanvasObject {
	if !v.Embargo.On() {
		return widget.Stack(0)
	}
	said := words.F("Embargo: %s", v.Embargo.Words)
	if v.Embargo.Words == "" {
		said = words.F("Embargo: these figures may not be announced before %s.", words.Say(v.Embargo.Until.Words()))
	}
	icon := widget.NewIcon(theme.IconEmbargo, fynetheme.ColorNameForeground, 20)
	return widget.Between(widget.After(icon, 8), widget.NewCaption(said).Shrink(), nil)
}
