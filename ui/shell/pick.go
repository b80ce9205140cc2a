package shell

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/widget"
)

// Pick asks for a file or a folder of this computer. Its path can be typed,
// and looked for with the mouse.
type Pick struct {
	Title, Text string
	// Folder asks for a folder instead of a file.
	Folder bool
	// Endings are those of the files to look for, such as ".p12"; none means all.
	Endings []string
	// Start is the path that stands there at first, selected: what is typed takes
	// its place.
	Start string
	// Accept is the word on the button.
	Accept string
	// Verbatim says of words that they are no path: they are given as they were
	// typed. It may be nil.
	Verbatim func(words string) bool
	// Check says why a path cannot be taken, and is "" if it can; it may be nil.
	Check func(path string) (why string)
	// OnPick is given the path.
	OnPick func(path string)
}

// Pick opens the question.
func (f *Frame) Pick(p Pick) *Dialog {
	entry, look, set := f.PathEntry(p.Folder, p.Endings...)
	label := words.T("File")
	switch {
	case p.Folder:
		label = words.T("Folder")
	case p.Verbatim != nil:
		label = words.T("File or address")
	}
	d := f.Ask(Question{
		Title: p.Title, Text: p.Text, Accept: p.Accept,
		Fields: []Field{{Label: label, Object: entry}, {Object: look}},
		Check: func() string {
			if entry.Text == "" {
				return words.T("Type the path, or look for it.")
			}
			if p.Check == nil {
				return ""
			}
			return p.Check(entry.Text)
		},
		OnAccept: func() {
			if p.Verbatim != nil && p.Verbatim(entry.Text) {
				p.OnPick(entry.Text)
				return
			}
			p.OnPick(filepath.Clean(entry.Text))
		},
	})
	set(p.Start)
	entry.OnChanged = func(string) { d.unsay() } // what was wrong with it is being put right
	return d
}

// PathEntry gives what a question about a file or a folder is answered with: an
// entry for its path, the button that looks for it, and what writes another path
// there, selected. Endings are those of the files to look for.
func (f *Frame) PathEntry(folder bool, endings ...string) (entry *widget.TextEntry, look *widget.Button, set func(path string)) {
	entry = widget.NewTextEntry("")
	set = func(path string) {
		entry.SetText(path)
		entry.CursorColumn = len([]rune(path))
		entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	look = widget.NewButton(words.T("Look for it..."), "", func() {
		f.browse(folder, endings, entry.Text, set, func() { f.Focus(entry) })
	})
	return entry, look, set
}

// IsFile says why a path cannot be that of a file to open, or "".
func IsFile(path string) string {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return words.T("There is no such file. Look for it, or type the path again.")
	}
	return ""
}
