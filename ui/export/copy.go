package export

import (
	"context"
	"errors"
	"path/filepath"

	"countersign/assets/words"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// second copies the files to another folder, such as a stick.
func (e *Screen) second() {
	e.sitting.Frame.Pick(shell.Pick{
		Title: words.T("Copy to another folder"), Folder: true, Accept: words.T("Copy both files"),
		Text:   words.T("The folder may be on a USB stick. Both copies are read back before they count."),
		OnPick: e.copyTo,
	})
}

// copyTo copies the files, and reads both copies back.
func (e *Screen) copyTo(dir string) {
	from, digest := e.files, e.of
	e.work(func(ctx context.Context, say tell) ([]saved, error) { return duplicate(ctx, say, from, digest, dir) },
		func(copies []saved, err error) { e.copied(copies, dir, err) })
}

func (e *Screen) copied(copies []saved, dir string, err error) {
	e.failed = ""
	switch {
	case e.calledOff(err):
	case errors.Is(err, errGone):
		e.files, e.copies = nil, nil
		e.say(widget.Warning, certify.Sentence(err))
	case err != nil:
		said, again := copyWords(err)
		if again {
			e.failed = dir
		}
		e.say(widget.Error, said)
	default:
		e.copies = copies
		e.say(widget.Success, words.F("Saved twice: %s and %s. Both copies were read back.", place(filepath.Dir(e.files[0].Path)), place(dir)))
		e.record(copies)
	}
}
