package verify

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// twins offers a sheet as a text to be read aloud and as a table, beside the
// file that was verified: screen readers do not read this window.
func (s *Screen) twins(sheet *count.Sheet, file string) fyne.CanvasObject {
	said := widget.NewProse(words.T("A plain text for a screen reader or a Braille line, and a table of all figures. They are not signed; the sheet is."),
		fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	folder := s.folderOf(file)
	b := widget.NewButton(words.T("Save text and table"), "", func() {
		shell.Do(s.worker, func(context.Context, func(string)) ([]string, error) {
			files, err := export.Twins(words.Now(), sheet)
			if err != nil {
				return nil, err
			}
			return export.Save(folder, files)
		}, func(paths []string, err error) {
			if err != nil {
				said.Set(certify.Sentence(err))
				return
			}
			said.Set(words.F("Saved beside the sheet: %s", filepath.Base(paths[0])+", "+filepath.Base(paths[1])))
		})
	})
	b.Keys = s.frame.Table
	body := widget.Stack(8, widget.NewSubheading(words.T("To be heard")).Shrink(), widget.Tight(said), widget.Row(0, b))
	return widget.Stack(0, widget.NewPanel(body))
}

// folderOf is where a file lies that was verified.
func (s *Screen) folderOf(file string) string {
	i := slices.IndexFunc(s.paths, func(p string) bool { return filepath.Base(p) == file })
	return filepath.Dir(s.paths[max(i, 0)])
}
