package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/widget"
)

// prefReport is the language that the last report was written in: "es".
const prefReport = "rollup.language"

// reportLanguage asks what a report is written in: what the last one was, and
// until then the language of the window. Its figures are the same in each.
func reportLanguage(p fyne.Preferences) (list *widget.Choice, chosen func() words.Documents) {
	var names, tags []string
	for _, l := range words.Languages() {
		if _, ok := words.ParseDocuments(l.Tag); ok {
			names, tags = append(names, l.Name), append(tags, l.Tag)
		}
	}
	list = widget.NewChoice(names, nil)
	list.SetSelectedIndex(max(0, slices.Index(tags, cmp.Or(p.String(prefReport), words.Now().Tag()))))
	return list, func() words.Documents {
		tag := tags[max(0, list.SelectedIndex())]
		p.SetString(prefReport, tag)
		return words.Documents{tag}
	}
}
