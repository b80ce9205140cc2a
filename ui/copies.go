package ui

import (
	"errors"
	"os"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count/backup"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// prefCopies is the folder on another medium in which a second copy of every
// count is kept; empty for none.
const prefCopies = "backup.folder"

// askCopies asks where second copies are kept from now on.
func (w *Window) askCopies() {
	w.frame.Pick(shell.Pick{
		Title: words.T("Second copy"), Accept: words.T("Keep it there"), Folder: true, Start: w.app.Preferences().String(prefCopies),
		Text: words.T("After every entry the count is copied to another medium as well, such as a USB stick, and read back. " +
			"If the computer fails, open that copy on another one: it is a count like this."),
		Check: func(path string) string {
			if info, err := os.Stat(path); err != nil || !info.IsDir() {
				return words.T("There is no such folder. Put the stick in, or choose another folder.")
			}
			if sameFile(path, w.folder()) || w.count != nil && sameFile(path, filepath.Dir(w.count.sitting.Path)) {
				return words.T("The count itself is in this folder. Choose one on another medium.")
			}
			return ""
		},
		OnPick: w.keepCopies,
	})
}

// keepCopies begins with the count that is open.
func (w *Window) keepCopies(folder string) {
	w.app.Preferences().SetString(prefCopies, folder)
	if w.count == nil {
		return
	}
	path := w.count.sitting.Path
	w.leave()
	w.openCount(path)
}

// copied says how a second copy stands.
func (w *Window) copied(s backup.Status) {
	w.second[s.Path] = s
	w.options.Log.Info("second copy", "events", s.Seq, "well", s.Err == nil)
	if w.count == nil || s.Path != w.copyPath() {
		return
	}
	w.status()
	switch {
	case errors.Is(s.Err, backup.ErrAhead) && !w.count.older && !w.table.Asleep():
		w.count.older = true
		w.askAhead(s.Path)
	case s.Err != nil:
		w.frame.Status.SetNotice(words.Err(s.Err))
	}
}

// copyPath is where the second copy of the open count is.
func (w *Window) copyPath() string {
	return backup.Path(w.app.Preferences().String(prefCopies), w.count.sitting.Path)
}

// saved is what the status bar says of the count's file and its second copy.
func (w *Window) saved(when string) (widget.Kind, string) {
	if kind, said, ok := w.hallSaved(); ok {
		return kind, said
	}
	switch s := w.second[w.copyPath()]; {
	case s.Err != nil:
		return widget.Warning, words.F("Saved %s, second copy behind", when)
	case s.Seq > 0:
		return widget.Success, words.F("Saved twice %s", when)
	}
	return widget.Success, words.F("Saved %s", when)
}
