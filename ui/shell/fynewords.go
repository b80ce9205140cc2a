package shell

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"countersign/assets/words"
)

// SayFyne puts Fyne's own words, those of its file picker and of the menu on a
// cell, into a language. Fyne has catalogues, but chooses among them by the
// system alone: so its words of the system's language are replaced by ours.
func SayFyne(c *words.Catalogue) error {
	b, err := json.Marshal(fyneWords(c))
	if err != nil {
		return fmt.Errorf("the words of the file picker: %w", err)
	}
	system := fyne.Locale(lang.SystemLocale().LanguageString())
	if err := lang.AddTranslationsForLocale(b, system); err != nil {
		return fmt.Errorf("the words of the file picker: %w", err)
	}
	return nil
}

// fyneWords are the words by Fyne's own names for them.
func fyneWords(c *words.Catalogue) map[string]string {
	return map[string]string{
		"Cancel": c.T("Cancel"), "Confirm": c.T("Confirm"), "Copy": c.T("Copy"), "Create Folder": c.T("Create folder"),
		"Cut": c.T("Cut"), "Enter filename": c.T("Type a file name"), "Error": c.T("Error"), "Favourites": c.T("Favourites"),
		"File": c.T("File"), "Folder": c.T("Folder"), "New Folder": c.T("New folder"), "No": c.T("No"), "OK": c.T("OK"),
		"Open": c.T("Open"), "Paste": c.T("Paste"), "Quit": c.T("Quit"), "Redo": c.T("Redo"), "Save": c.T("Save"),
		"Select all": c.T("Select all"), "Show Hidden Files": c.T("Show hidden files"), "Undo": c.T("Undo"), "Yes": c.T("Yes"),
		"Advanced": c.T("Advanced"), "file.name": c.T("Name"), "file.parent": c.T("Folder above"),
	}
}
