package ui

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/backup"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/ui/certify"
	"countersign/ui/home"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// damaged says whether an error is that of a count file which is not whole.
func damaged(err error) bool {
	var broken *journal.BrokenError
	return errors.Is(err, journal.ErrDamaged) || errors.As(err, &broken)
}

// second is the second copy of a count, as it was found.
type second struct {
	path string // empty if none is kept
	seq  int64  // entries, proved
	err  error  // why it cannot be used
}

// errOther is why a second copy is none.
var errOther = errors.New("it is a copy of another count")

// secondCopy looks at the second copy of a count in a folder. Known is the
// origin of the count, empty if it was never open here.
func secondCopy(folder, path, known string) second {
	s := second{path: backup.Path(folder, path)}
	if folder == "" || sameFile(s.path, path) {
		return second{}
	}
	var first count.Digest
	s.seq, first, s.err = proved(s.path)
	switch {
	case s.err != nil:
	case s.seq == 0:
		s.err = journal.ErrMissing
	case known != "" && known != first.String():
		s.err = errOther
	}
	return s
}

// proved reads a count from the first entry to the last, and counts them.
func proved(path string) (n int64, first count.Digest, err error) {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return 0, first, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(context.Background()); err != nil {
		return 0, first, err
	}
	if n, _, err = j.Head(context.Background()); err != nil {
		return 0, first, err
	}
	first, err = origin(j)
	return n, first, err
}

// offerSalvage says that a count is damaged and what can be done: its second
// copy first, then what can be proved of the file itself.
func (w *Window) offerSalvage(path string, why error) {
	folder, known := w.app.Preferences().String(prefCopies), w.remembered(path).Origin
	shell.Do(w.worker, func(context.Context, func(string)) (second, error) {
		return secondCopy(folder, path, known), nil
	}, func(s second, err error) {
		if err == nil {
			w.askSalvage(path, why, s)
		}
	})
}

func (w *Window) askSalvage(path string, why error, s second) {
	q := shell.Question{Title: words.T("This count is damaged"), Kind: widget.Error}
	said := []string{fmt.Sprintf("%s: %s", filepath.Base(path), certify.Sentence(why)), words.T("The file stays as it is.")}
	switch {
	case s.path != "" && s.err == nil:
		said = append(said, w.copyWords(path, s))
		q.Accept, q.OnAccept = words.T("Open the second copy"), func() { w.openInstead(path, s.path) }
		var d *shell.Dialog
		instead := widget.NewButton(words.T("Save what is good of the damaged one"), "", func() { d.Cancel(); w.salvage(path) })
		q.Fields = []shell.Field{{Object: instead}}
		q.Text = strings.Join(said, " ")
		d = w.frame.Ask(q)
		return
	case errors.Is(s.err, journal.ErrMissing):
		said = append(said, words.F("Its second copy is not in %s now. Put that stick in first, and open the count again.", filepath.Dir(s.path)))
	case s.path != "":
		said = append(said, words.F("Its second copy in %s cannot be used: %s", filepath.Dir(s.path), certify.Sentence(s.err)))
	}
	said = append(said, words.T("What can be proved of it can be saved to a new file beside it."))
	q.Text, q.Accept, q.OnAccept = strings.Join(said, " "), words.T("Save what is good"), func() { w.salvage(path) }
	w.frame.Ask(q)
}

// copyWords say what a whole second copy holds, and how many entries it lacks of
// what the count had when it was last open here.
func (w *Window) copyWords(path string, s second) string {
	if more := w.remembered(path).Entries - s.seq; more > 0 {
		return words.F("Its second copy is whole and holds %s, %d fewer than the count had. Open that first: it is a count like this. It lies in %s", entries(s.seq), more, filepath.Dir(s.path))
	}
	return words.F("Its second copy is whole and holds %s. Open that first: it is a count like this. It lies in %s", entries(s.seq), filepath.Dir(s.path))
}

// remembered is what is known of a count from when it was last open here.
func (w *Window) remembered(path string) home.Recent {
	for _, r := range home.Remembered(w.app.Preferences()) {
		if r.Path == path {
			return r
		}
	}
	return home.Recent{}
}

// openInstead goes on with what was saved of a damaged count, which leaves the
// list of counts: its file is not to be gone on with.
func (w *Window) openInstead(broken, path string) {
	home.Forget(w.app.Preferences(), broken)
	w.openCount(path)
}

// saved is what a salvage gave.
type saved struct {
	path string
	what *journal.Salvaged
}

// salvage saves what can be proved of a damaged count to a new file.
func (w *Window) salvage(path string) {
	folders := []string{filepath.Dir(path), w.folder()}
	shell.Do(w.worker, func(ctx context.Context, tell func(string)) (saved, error) {
		tell(words.T("Looking for entries"))
		return salvage(ctx, path, folders)
	}, func(s saved, err error) {
		var broken *journal.BrokenError
		switch {
		case errors.As(err, &broken):
			w.tell(words.Key("Nothing could be saved"), words.F("%s Open a copy that was made earlier, or count again. The damaged file stays as it is.", certify.Sentence(err)))
		case err != nil:
			w.tell(words.Key("Nothing was saved"), certify.Sentence(err))
		default:
			w.options.Log.Info("salvaged", "events", s.what.Good, "whole", s.what.Whole())
			w.askSalvaged(path, s)
		}
	})
}

// salvage takes the first folder that can be written and a name that is free.
func salvage(ctx context.Context, path string, folders []string) (s saved, err error) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + " salvaged" //words:none
	for _, folder := range folders {
		for n := 1; ; n++ {
			s.path = numbered(folder, name, n)
			if s.what, err = journal.Salvage(ctx, path, s.path); !errors.Is(err, journal.ErrExists) {
				break
			}
		}
		if !errors.Is(err, journal.ErrReadOnly) && !errors.Is(err, journal.ErrFull) && !errors.Is(err, os.ErrPermission) {
			return s, err
		}
	}
	return s, err
}

// askSalvaged says what was saved and what is missing.
func (w *Window) askSalvaged(path string, s saved) {
	w.frame.Ask(shell.Question{
		Title: words.F("Saved: %s", entries(s.what.Good)), Kind: widget.Success,
		Text:   words.F("They are proved, one by one, and stand in the new file %q. %s The damaged file is kept as it is.", filepath.Base(s.path), missing(s.what)),
		Accept: words.T("Open the new file"), Cancel: words.T("Close"),
		OnAccept: func() { w.openInstead(path, s.path) },
	})
}

func entries(n int64) string {
	return words.N(int(n), "1 entry", "%s entries")
}

// mostListed is how many entries that were not taken are named.
const mostListed = 5

// missing says what is not in the new file, and what to do about it. It names
// batches and never a figure: the recorders are blind to one another.
func missing(s *journal.Salvaged) string {
	if s.Whole() {
		return words.T("Nothing is known to be missing; look at the last batches before you go on.")
	}
	var out []string
	if s.Fork {
		out = append(out, words.F("Entry %d is there twice and both fit, so that somebody has made a second chain: neither was taken.", s.Good+1))
	}
	for _, l := range s.Lost[:min(len(s.Lost), mostListed)] {
		if l.From == l.To {
			out = append(out, words.F("Entry %d is lost.", l.From))
			continue
		}
		out = append(out, words.F("Entries %d to %d are lost.", l.From, l.To))
	}
	if more := len(s.Lost) - mostListed; more > 0 {
		out = append(out, words.F("So are %d more runs of entries.", more))
	}
	if len(s.Later) > 0 {
		out = append(out, unproved(s.Later))
	}
	return strings.Join(append(out, words.T("Key what is missing again.")), " ")
}

// unproved names the entries that can be read and were not taken.
func unproved(later []journal.Event) string {
	var what []string
	for _, e := range later {
		if said := aboutEntry(e.Body); said != "" && !slices.Contains(what, said) {
			what = append(what, said)
		}
	}
	if more := len(what) - mostListed; more > 0 {
		what = append(what[:mostListed], words.F("and %d more", more))
	}
	if len(what) == 0 {
		return words.F("%s behind them can be read, but nothing proves what they say, so they were not taken.", entries(int64(len(later))))
	}
	return words.F("%s behind them can be read, but nothing proves what they say, so they were not taken: %s.", entries(int64(len(later))), strings.Join(what, "; "))
}

// aboutEntry says what an entry did, if the words of a damaged file are words of
// the desk.
func aboutEntry(body []byte) string {
	var e struct{ Command json.RawMessage }
	if json.Unmarshal(body, &e) != nil || len(e.Command) == 0 {
		return ""
	}
	command, err := desk.DecodeCommand(e.Command)
	if err != nil {
		return ""
	}
	switch c := command.(type) {
	case *desk.Close:
		return words.F("batch %d, side %s", c.Batch, c.Side)
	case *desk.Recount:
		return words.F("recount of batch %d", c.Batch)
	case *desk.Account:
		return words.T("ballot account")
	case *desk.Reopen:
		return words.F("reopening of batch %d, side %s", c.Batch, c.Side)
	}
	return ""
}
