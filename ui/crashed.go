package ui

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/crash"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// prefTold are the crash reports that the person has been told of.
const prefTold = "crash.told"

// sit keeps on the disk where the person is, so that the next start goes on
// there if the program ends without closing the count.
func (w *Window) sit() {
	var seat crash.Seat
	if w.count != nil && w.at != sitting.Home && w.count.sitting.Hall == nil { // a hall keeps it all
		seat = crash.Seat{Count: w.count.sitting.Path, Step: int(w.at)}
		if w.at == sitting.Batches {
			seat.Batch = w.count.batch
		}
	}
	if seat == w.seat {
		return
	}
	before, keeper, log := w.seat.Count, w.options.Crash, w.options.Log
	w.seat = seat
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) {
		if seat.Count == "" {
			return struct{}{}, keeper.Rise(before)
		}
		return struct{}{}, keeper.Sit(seat)
	}, func(_ struct{}, err error) {
		if err != nil {
			log.Warn("seat not kept") // the count does not need it
		}
	})
}

// GoOn opens the count that was open when the program ended without closing
// it, where it was left. After any other end it does nothing.
func (w *Window) GoOn() {
	keeper := w.options.Crash
	shell.Do(w.worker, func(context.Context, func(string)) (crash.Seat, error) {
		seat := keeper.Seat()
		if _, err := os.Stat(seat.Count); err != nil {
			seat = crash.Seat{} // on a stick that is gone; the home screen says so
		}
		return seat, nil
	}, func(seat crash.Seat, _ error) {
		if seat.Count != "" && w.count == nil {
			w.options.Log.Info("going on", "step", seat.Step)
			w.openCountQuietly(seat.Count)
		}
	})
}

// report is what a crash left.
type report struct {
	path, text string
	at         time.Time
}

// OfferReport asks whether the person wants to see the report of a fault that
// nobody was told of yet. What is being opened comes first, so that it does not
// take the keyboard from the question.
func (w *Window) OfferReport() {
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
		func(_ struct{}, err error) {
			if err == nil {
				w.lookForReport()
			}
		})
}

func (w *Window) lookForReport() {
	keeper, told := w.options.Crash, w.app.Preferences().StringList(prefTold)
	shell.Do(w.worker, func(context.Context, func(string)) (*report, error) {
		all := keeper.List()
		if len(all) == 0 || slices.Contains(told, filepath.Base(all[0])) {
			return nil, nil
		}
		info, err := os.Stat(all[0])
		if err != nil {
			return nil, err
		}
		text, err := crash.Read(all[0])
		return &report{path: all[0], text: text, at: info.ModTime()}, err
	}, func(r *report, err error) {
		if err != nil {
			w.options.Log.Warn("crash report not read")
		}
		if r != nil && err == nil {
			w.askReport(*r)
		}
	})
}

// askReport says what happened. To go on counting is the default.
func (w *Window) askReport(r report) {
	told := append(w.app.Preferences().StringList(prefTold), filepath.Base(r.path))
	w.app.Preferences().SetStringList(prefTold, told[max(0, len(told)-crash.Most):])
	w.options.Log.Info("crash report offered")
	w.frame.Ask(shell.Question{
		Title: words.T("Countersign met a fault of its own"), Kind: widget.Note, Danger: true,
		Text: words.F("On %s the program could not go on. The count is whole: every entry that was closed is on the disk, "+
			"and what was typed and not closed is in its cells again. A report says where in the program it was. "+
			"It holds no figure and no name, and it is not sent anywhere.", words.Say(count.At(r.at).Words())),
		Accept: words.T("Show the report"), OnAccept: func() { w.showReport(r) },
		Cancel: words.T("Go on"), OnCancel: func() { w.show() },
	})
}

// showReport shows the report, its folder, and how to be rid of it.
func (w *Window) showReport(r report) {
	lines := widget.Stack(2)
	for line := range strings.Lines(r.text) {
		lines.Add(widget.NewCaption(strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "    ")).Shrink())
	}
	page := container.NewVScroll(widget.Inset(4, 4, lines))
	page.SetMinSize(fyne.NewSize(0, w.window.Canvas().Size().Height/3))
	folder := widget.NewButton(words.T("Show the folder"), "", func() { w.showFolder(filepath.Dir(r.path)) })
	w.frame.Ask(shell.Question{
		Title: words.T("Crash report"), Kind: widget.Note, Danger: true,
		Text:   words.F("Who looks after the program can find the fault with it. It lies in %s", r.path),
		Fields: []shell.Field{{Object: page}, {Object: folder}},
		Accept: words.T("Delete the report"), OnAccept: func() { w.deleteReport(r) },
		Cancel: words.T("Keep it"), OnCancel: func() { w.show() },
	})
}

func (w *Window) deleteReport(r report) {
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) {
		return struct{}{}, os.Remove(r.path)
	}, func(_ struct{}, err error) {
		w.show()
		said := words.T("The crash report is deleted.")
		if err != nil {
			said = words.F("The crash report could not be deleted. It lies in %s", r.path)
		}
		w.frame.Status.SetNotice(said)
	})
}

// showFolder shows a folder in the program for files.
func (w *Window) showFolder(folder string) {
	if err := w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}); err != nil {
		w.frame.Status.SetNotice(words.F("The folder cannot be shown here. It is %s", folder))
	}
}

// caught writes a report of a fault that the worker has met and survived.
func (w *Window) caught(value any, stack []byte) {
	_, err := w.options.Crash.Caught(value, stack, w.options.Clock())
	w.options.Log.Error("fault in the program", "reported", err == nil)
}
