package export

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/widget"
)

// widest is the room for the longest of the choices.
const widest = 230

// languagesPreference is what sheets are written in: "es en".
const languagesPreference = "export.languages"

// written are the languages of the sheets: what was chosen last. Until somebody
// does, they are English, and in a window of another language that one first.
func written() words.Documents {
	if in, ok := words.ParseDocuments(fyne.CurrentApp().Preferences().String(languagesPreference)); ok {
		return in
	}
	if now := words.Now(); !now.English() {
		if in, ok := words.ParseDocuments(now.Tag() + " en"); ok {
			return in
		}
	}
	return nil
}

// choices are what a sheet can be written in, as people read it, and for each
// what stands for it: English, the others, and each of them before English.
func choices() (names, tags []string) {
	var pairs, pairTags []string
	for _, l := range words.Languages() {
		if _, ok := words.ParseDocuments(l.Tag); !ok {
			continue
		}
		names, tags = append(names, l.Name), append(tags, l.Tag)
		if l.Tag != "en" {
			pairs, pairTags = append(pairs, words.F("%s, then English", l.Name)), append(pairTags, l.Tag+" en")
		}
	}
	return append(names, pairs...), append(tags, pairTags...)
}

// languages asks what the sheet is to be written in. The record is the same.
func (e *Screen) languages() *widget.Choice {
	names, tags := choices()
	c := widget.NewChoice(names, nil)
	c.Keys = e.sitting.Frame.Table
	if i := slices.Index(tags, written().String()); i >= 0 {
		c.SetSelectedIndex(i)
	}
	c.OnChanged = func(name string) {
		if i := slices.Index(names, name); i >= 0 {
			fyne.CurrentApp().Preferences().SetString(languagesPreference, tags[i])
		}
	}
	if e.busy {
		c.Disable()
	}
	return c
}
