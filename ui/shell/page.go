package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/help"
	"countersign/assets/words"
	"countersign/ui/widget"
)

// ShowPage opens the page of a check: what its code means, the sum, what tellers
// usually find, and what to do. Of several codes the pages follow one another. It
// is nil where no code has a page.
func (f *Frame) ShowPage(codes ...string) *Dialog {
	var pages []help.Page
	for _, code := range codes {
		if p, ok := help.Find(code); ok {
			pages = append(pages, p)
		}
	}
	if len(pages) == 0 {
		return nil
	}
	body := widget.Stack(2)
	for i, p := range pages {
		if i > 0 {
			body.Add(widget.Inset(0, 8, widget.Stack(0)))
			body.Add(widget.NewSubheading(pageTitle(p)).Shrink())
			body.Add(prose(words.T(p.Level)))
		}
		addPage(body, p)
	}
	canvas := f.window.Canvas()
	list := widget.Inset(4, 4, body)
	list.Resize(fyne.NewSize(dialogRoom(canvas), 0)) // so that the sentences wrap before they are measured
	page := container.NewVScroll(list)
	page.SetMinSize(fyne.NewSize(0, min(list.MinSize().Height, canvas.Size().Height*0.55)))
	return f.Ask(Question{
		Title:  pageTitle(pages[0]),
		Text:   words.T(pages[0].Level),
		Fields: []Field{{Object: page}},
		Cancel: words.T("Close"),
	})
}

func pageTitle(p help.Page) string { return words.F("%s: %s", p.Code, words.T(p.Title)) }

// addPage sets one page out below what is there.
func addPage(body *fyne.Container, p help.Page) {
	part := func(title string, texts ...string) {
		body.Add(widget.NewBold(title, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink())
		body.Add(prose(strings.Join(texts, "\n")))
	}
	sum := []string{words.T(p.Sum)}
	if p.Example != "" {
		sum = append(sum, words.F("For example (sample): %s", words.T(p.Example)))
	}
	var usually []string
	for i, u := range p.Usually {
		usually = append(usually, words.F("%d. %s", i+1, words.T(u)))
	}
	part(words.T("What it means"), words.T(p.Means))
	part(words.T("The sum"), sum...)
	part(words.T("What tellers usually find"), usually...)
	part(words.T("What to do"), words.T(p.Next))
}

func prose(text string) fyne.CanvasObject {
	return widget.NewProse(text, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
}
