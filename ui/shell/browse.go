package shell

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/command"
)

// browse opens Fyne's own dialog over the question. The dialog's parts keep their
// keys; those that none of them has go to a browsing. Closed is called behind it.
func (f *Frame) browse(folder bool, endings []string, start string, picked func(string), closed func()) {
	var open *dialog.FileDialog
	if folder {
		open = dialog.NewFolderOpen(func(uri fyne.ListableURI, err error) {
			if err == nil && uri != nil {
				picked(uri.Path())
			}
		}, f.window)
	} else {
		open = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err == nil && file != nil {
				picked(file.URI().Path())
				_ = file.Close() // it is read by path, on the worker
			}
		}, f.window)
		if len(endings) > 0 {
			open.SetFilter(storage.NewExtensionFileFilter(endings))
		}
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(lookIn(folder, start))); err == nil {
		open.SetLocation(at)
	}
	b := &browsing{canvas: f.window.Canvas(), open: open}
	f.Table.Sleep(b)
	open.SetOnClosed(func() {
		f.Table.Wake()
		closed()
	})
	open.Show()
	if b.top = b.canvas.Overlays().Top(); b.top == nil {
		return // the system shows a dialog of its own
	}
	const most = 0.85 // of the window
	room := b.canvas.Size()
	open.Resize(fyne.NewSize(room.Width*most, room.Height*most))
	b.top.Refresh() // in the middle again
}

// lookIn is the folder in which looking begins: that of the path that was typed,
// else where a person keeps documents.
func lookIn(folder bool, path string) string {
	if !folder && path != "" {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			path = filepath.Dir(path)
		}
	}
	if info, err := os.Stat(path); filepath.IsAbs(path) && err == nil && info.IsDir() {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return home
}

// browsing has the keys that no part of the dialog has: Escape leaves it, and
// Enter takes what is chosen.
type browsing struct {
	canvas fyne.Canvas
	open   *dialog.FileDialog
	top    fyne.CanvasObject // the dialog; something else lies over it at times
}

var _ command.Keys = (*browsing)(nil)

// Key is for the table.
func (b *browsing) Key(e *fyne.KeyEvent) bool {
	if b.top == nil || b.canvas.Overlays().Top() != b.top {
		return false
	}
	switch e.Name {
	case fyne.KeyEscape:
		b.open.Hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		if popup, ok := b.top.(*fynewidget.PopUp); ok {
			if take := mainButton(popup.Content); take != nil && !take.Disabled() {
				take.OnTapped()
			}
		}
	default:
		return false
	}
	return true
}

// Shortcut is for the table: the dialog has none.
func (b *browsing) Shortcut(fyne.Shortcut) bool { return false }

// mainButton is the filled button of a dialog of Fyne's, which has no name for it.
func mainButton(o fyne.CanvasObject) *fynewidget.Button {
	switch o := o.(type) {
	case *fynewidget.Button:
		if o.Importance == fynewidget.HighImportance {
			return o
		}
	case *fyne.Container:
		for _, inside := range o.Objects {
			if b := mainButton(inside); b != nil {
				return b
			}
		}
	}
	return nil
}
