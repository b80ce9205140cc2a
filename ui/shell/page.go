package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/help"
	"countersign/assets/words"
	"countersign/ui/widget"
)

// ShowPage opens the page of a check: what its code means, the sum, what tellers
// usually find, and what to do. It is nil for a code that has none.
func (f *Frame) ShowPage(code string) *Dialog {
	p, ok := help.Find(code)
	if !ok {
		return nil
	}
	canvas := f.window.Canvas()
	body := widget.Stack(2)
	part := func(title string, texts ...string) {
		body.Add(widget.NewBold(title, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink())
		for _, t := range texts {
			body.Add(widget.NewProse(t, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
		}
	}
	part(words.T("What it means"), words.T(p.Means))
	sum := []string{words.T(p.Sum)}
	if p.Example != "" {
		sum = append(sum, words.F("For example (sample): %s", words.T(p.Example)))
	}
	part(words.T("The sum"), sum...)
	var usually []string
	for i, u := range p.Usually {
		usually = append(usually, words.F("%d. %s", i+1, words.T(u)))
	}
	part(words.T("What tellers usually find"), usually...)
	part(words.T("What to do"), words.T(p.Next))
	list := widget.Inset(4, 4, body)
	list.Resize(fyne.NewSize(dialogRoom(canvas), 0)) // so that the sentences wrap before they are measured
	page := container.NewVScroll(list)
	page.SetMinSize(fyne.NewSize(0, min(list.MinSize().Height, canvas.Size().Height*0.55)))
	return f.Ask(Question{
		Title:  words.F("%s: %s", p.Code, words.T(p.Title)),
		Text:   words.T(p.Level),
		Fields: []Field{{Object: page}},
		Cancel: words.T("Close"),
	})
}
