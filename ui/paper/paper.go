package paper

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// Paper asks its questions over a window. The fields are set before the first.
type Paper struct {
	Frame  *shell.Frame
	Worker *shell.Worker
	// Folder is where forms are saved unless somebody chooses another one.
	Folder func() string
	// Print gives a PDF to the system's printer.
	Print func(ctx context.Context, path string) error
}

// fail shows why something was not done.
func (p *Paper) fail(title string, err error) {
	p.Frame.Ask(shell.Question{Title: title, Text: words.Err(err), Kind: widget.Error, Cancel: words.T("Close")})
}

// Sizes of a list in a question, at 100 % text.
const (
	listWidth  = 480
	listHeight = 300
)

// list is a page of sentences that can be longer than its room; the arrow keys
// scroll it.
func list(sentences []string) fyne.CanvasObject {
	body := widget.Stack(2)
	for _, s := range sentences {
		body.Add(widget.NewProse(s, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	}
	inner := widget.Inset(4, 4, body)
	inner.Resize(fyne.NewSize(listWidth, 0)) // so that they wrap before they are measured
	page := container.NewVScroll(inner)
	page.SetMinSize(fyne.NewSize(0, min(inner.MinSize().Height, listHeight)))
	return page
}

// free is a name in a folder that no file has: "guide.pdf", "guide 2.pdf".
func free(folder, name string) (string, error) {
	ext := filepath.Ext(name)
	for n := 1; n < 1000; n++ {
		try := name
		if n > 1 {
			try = fmt.Sprintf("%s %d%s", name[:len(name)-len(ext)], n, ext)
		}
		if _, err := os.Lstat(filepath.Join(folder, try)); errors.Is(err, fs.ErrNotExist) {
			return try, nil
		}
	}
	return "", fmt.Errorf("%s is full of such files: choose another folder", folder)
}
