package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// begin opens a new count of a place in a new file. Where the folder holds a
// count of that place in that vote, it is offered first: of two certified sheets
// of one place nobody could say which is true.
func (w *Window) begin(v *count.Vote, p count.Place) {
	folder, options := w.folder(), w.opening()
	fresh := func() {
		w.work(func() (*opened, error) { return create(folder, fileName(p), v, p.ID, options) }, nil)
	}
	shell.Do(w.worker, func(ctx context.Context, _ func(string)) (string, error) {
		return standing(ctx, folder, v, p)
	}, func(path string, err error) {
		switch {
		case err != nil:
			w.tell(words.Key("This count was not opened"), certify.Sentence(err))
		case path == "":
			fresh()
		default:
			w.askAgain(p, path, fresh)
		}
	})
}

// standing is the newest count of a place that lies in the folder, or "".
func standing(ctx context.Context, folder string, v *count.Vote, p count.Place) (last string, err error) {
	digest, err := v.Digest()
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		path := numbered(folder, fileName(p), n)
		if _, err := os.Lstat(path); err != nil {
			return last, nil
		}
		if ofPlace(ctx, path, digest, p.ID) {
			last = path
		}
	}
}

// ofPlace says whether a file is a count of a place. One that somebody has open
// is taken for one; what is no count, or damaged, is not.
func ofPlace(ctx context.Context, path string, vote count.Digest, place count.PlaceID) bool {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return errors.Is(err, journal.ErrBusy)
	}
	s, _, err := desk.Fold(ctx, j, record.Write, export.Prove)
	return errors.Join(err, j.Close()) == nil && s.VoteDigest == vote && s.Tally.Place.ID == place
}

// askAgain offers the count of a place that is there already.
func (w *Window) askAgain(p count.Place, path string, fresh func()) {
	var ask *shell.Dialog
	another := widget.NewButton(words.T("Begin another count"), "", func() { ask.Cancel(); fresh() })
	ask = w.frame.Ask(shell.Question{
		Title: words.T("There is a count of this place"), Kind: widget.Warning,
		Text: words.F("%s is counted in the file %s already. Two counts of one place make two sheets, and nobody can say which is true: go on with that one, unless it is not to count.",
			p.Title(), filepath.Base(path)),
		Fields: []shell.Field{{Object: another}},
		Accept: words.T("Open that count"), OnAccept: func() { w.openCount(path) },
	})
}
