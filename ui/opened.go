package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/backup"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/certify"
	"countersign/ui/crash"
	"countersign/ui/home"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// opened is a desk that the worker has opened.
type opened struct {
	desk   *desk.Desk
	path   string
	line   hall.Line    // of a count in a hall, else nil
	begun  bool         // just now, so that there is nothing to continue
	origin count.Digest // of its first event
	seat   crash.Seat   // where it was left, if the program was torn down
	parted home.Recent  // another copy of it, with other entries; empty if there is none
}

// opening is what every desk of this window is given, and where its second
// copy is kept.
type opening struct {
	desk.Options
	copies string // folder; empty for none
	tell   func(backup.Status)
	crash  crash.Keeper
	join   Joiner
	known  []home.Recent
	// knowingly takes a table over at which another window works.
	knowingly bool
}

func (w *Window) opening() opening {
	o := opening{Options: desk.Options{Clock: w.options.Clock, Record: record.Write, Prove: export.Prove}, copies: w.app.Preferences().String(prefCopies), crash: w.options.Crash, join: w.options.Join}
	o.known = home.Remembered(w.app.Preferences())
	o.tell = func(s backup.Status) { // from a goroutine of the copy
		shell.Do(w.worker, func(context.Context, func(string)) (backup.Status, error) { return s, nil }, func(s backup.Status, err error) {
			if err == nil {
				w.copied(s)
			}
		})
	}
	return o
}

// beside keeps a second copy of a journal, where one is wanted. A count that was
// opened from there is its own.
func (o opening) beside(j journal.Journal, path string) journal.Journal {
	if o.copies == "" || sameFile(backup.Path(o.copies, path), path) {
		return j
	}
	return backup.Beside(j, backup.Path(o.copies, path), o.tell)
}

// work opens a count away from the window and takes it over. Not is asked
// first what is to be done if it cannot be opened; it may be nil.
func (w *Window) work(open func() (*opened, error), not func(error) bool) {
	shell.Do(w.worker, func(context.Context, func(string)) (*opened, error) {
		return open()
	}, func(o *opened, err error) {
		if err == nil {
			w.take(o)
			return
		}
		w.options.Log.Warn("count not opened", "code", codeOf(err))
		switch {
		case not != nil && not(err):
		case errors.Is(err, journal.ErrBusy):
			w.askBusy(func() { w.work(open, not) })
		default:
			w.tell(words.Key("This count was not opened"), certify.Sentence(err))
		}
	})
}

// askBusy says that another window or program has the count open, and offers to
// look again.
func (w *Window) askBusy(again func()) {
	w.frame.Ask(shell.Question{
		Title: words.T("This count is open elsewhere"), Kind: widget.Warning,
		Text: words.T("This count is open in another window. Two windows never write to one count. " +
			"Close it there, also on another computer that shares the folder, then look again."),
		Accept: words.T("Look again"), OnAccept: again,
	})
}

// codeOf is a word for the log: an error's text may hold a name.
func codeOf(err error) string {
	var e *journal.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return desk.CodeOf(err)
}

// openCount goes on with a count, or shows the one that is open already.
func (w *Window) openCount(path string) {
	if w.count != nil && sameFile(w.count.sitting.Path, path) {
		w.goTo(w.count.begin())
		return
	}
	w.app.Preferences().SetString(prefCount, path)
	options := w.opening()
	w.work(func() (*opened, error) { return resume(path, options) }, func(err error) bool {
		switch {
		case isHall(path):
			w.notJoined(path, err)
		case damaged(err):
			w.offerSalvage(path, err)
		default:
			return false
		}
		return true
	})
}

// openCountQuietly goes on with a count that nobody asked for by name. Where
// another window has it open by now, the home screen is as good.
func (w *Window) openCountQuietly(path string) {
	options := w.opening()
	w.work(func() (*opened, error) { return resume(path, options) }, func(err error) bool {
		if isHall(path) {
			return true
		}
		if damaged(err) {
			w.offerSalvage(path, err)
		}
		return damaged(err) || errors.Is(err, journal.ErrBusy)
	})
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// fileName is what the file of a count is called, without ending.
func fileName(p count.Place) string {
	if p.Local == "" {
		return shell.FileName(p.Unit)
	}
	return shell.FileName(p.Local + " - " + p.Unit)
}

// create begins a count in a new file of the folder. A file that is there
// already is another count: the next number is taken.
func create(folder, name string, v *count.Vote, place count.PlaceID, o opening) (*opened, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the folder for counts cannot be made: %w. Choose another one", err)
	}
	for n := 1; ; n++ {
		path := numbered(folder, name, n)
		j, err := journal.Create(path)
		if errors.Is(err, journal.ErrExists) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		kept := o.beside(j, path)
		d, err := desk.Create(context.Background(), kept, v, place, o.Options)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", path, err), kept.Close())
		}
		first, err := origin(j)
		if err != nil {
			return nil, errors.Join(err, d.Close())
		}
		return &opened{desk: d, path: path, begun: true, origin: first}, nil
	}
}

func numbered(folder, name string, n int) string {
	if n > 1 {
		name = fmt.Sprintf("%s %d", name, n)
	}
	return filepath.Join(folder, name+".count")
}

// resume opens a count where it was left.
func resume(path string, o opening) (*opened, error) {
	if isHall(path) {
		return joined(path, o, nil)
	}
	j, err := journal.Open(path)
	if err != nil {
		return nil, err
	}
	if o.copies != "" { // nothing damaged is copied
		if err := j.Verify(context.Background()); err != nil {
			return nil, errors.Join(err, j.Close())
		}
	}
	kept := o.beside(j, path)
	d, err := desk.Resume(context.Background(), kept, o.Options)
	if err != nil {
		return nil, errors.Join(err, kept.Close())
	}
	first, err := origin(j)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	other, err := parted(j, first, o.known)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	out := &opened{desk: d, path: path, origin: first, parted: other}
	if seat := o.crash.Seat(); seat.Count == path {
		out.seat = seat
	}
	return out, nil
}
