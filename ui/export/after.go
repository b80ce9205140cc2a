package export

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count/desk"
	documents "countersign/export"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// after is shown once the files are saved.
func (e *Screen) after(now desk.Snapshot) fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, f := range e.files {
		what := words.T("The same figures for Excel")
		if f.Kind == documents.KindPDF {
			what = words.T("Tally sheet, to print and sign")
		}
		right := widget.Row(12, widget.Middle(widget.NewStatusBadge(widget.Success, words.T("Read back"))),
			e.plain(words.T("Open"), "", func() { e.openPath(f.Path) }))
		list = append(list, line(theme.IconPage, filepath.Base(f.Path), fmt.Sprintf("%s · %s", what, size(f.Size)), right))
	}
	dir := filepath.Dir(e.files[0].Path)
	list = append(list, line(theme.IconOpenFile, words.F("Saved in %s", folderName(dir)), dir,
		e.plain(words.T("Show in folder"), command.Ctrl(fyne.KeyL).String(), func() { e.openPath(dir) })))
	list = append(list, e.copyLine())
	return widget.Stack(12, e.head(words.T("Exported and saved"), now), e.banner(), rows(list...),
		widget.Inset(0, 4, widget.NewSubheading(words.T("Now, in this order"))), e.steps(now))
}

// copyLine is the second copy, or the way to one.
func (e *Screen) copyLine() fyne.CanvasObject {
	other := e.plain(words.T("Copy to another folder..."), "", e.second)
	e.again = nil
	switch {
	case e.failed != "" && !e.busy:
		e.again = e.plain(words.T("Copy again"), words.T("Enter"), func() { e.copyTo(e.failed) })
		return line(theme.IconError, words.T("No second copy yet"), place(e.failed), widget.Row(12, e.again, other))
	case len(e.copies) > 0:
		dir := filepath.Dir(e.copies[0].Path)
		right := widget.Row(12, widget.Middle(widget.NewStatusBadge(widget.Success, words.T("Same files"))), other)
		return line(theme.IconOpenFile, words.F("Second copy in %s", folderName(dir)), dir, right)
	}
	return line(theme.IconOpen, words.T("No second copy yet"), words.T("A USB stick, for the union's secretary"), other)
}

// steps are what people do after saving; the program sees only some of it.
func (e *Screen) steps(now desk.Snapshot) fyne.CanvasObject {
	list := widget.Stack(10,
		step(e.sent >= copiesInInk, words.T("Print 2 copies. Tellers and observers sign in ink.")),
		step(e.printed, words.T("Read back 2 groups from the printed sheet.")),
		e.sealStep(now.Sealed),
		step(len(e.copies) > 0 || copied(now.Exports), words.T("Copy both files to a USB stick for the union's secretary.")))
	for _, name := range away(now.Certified) {
		list.Add(step(false, words.F("%s signs both files on another computer. Until then they are not complete.", name)))
	}
	return list
}

// copied says whether the journal knows of files in more than one folder.
func copied(exports []desk.Exported) bool {
	for _, x := range exports {
		if x.Folder != exports[0].Folder {
			return true
		}
	}
	return false
}

// sealStep asks for the number of the seal.
func (e *Screen) sealStep(number string) fyne.CanvasObject {
	if e.seal == nil {
		e.seal = widget.NewTextEntry(words.T("Seal number"))
		e.seal.Keys = e.sitting.Frame.Table
		e.seal.OnSubmitted = e.keepSeal
		e.seal.SetText(number)
	}
	row := step(number != "", words.T("Seal ballots, sheets and unused papers."))
	return widget.Between(nil, row, widget.Wide(180, e.seal))
}

func step(did bool, said string) fyne.CanvasObject {
	kind := widget.Plain
	if did {
		kind = widget.Success
	}
	return widget.Between(widget.After(widget.NewIcon(kind.Icon(), kind.Color(), 20), 16),
		widget.NewText(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(), nil)
}
