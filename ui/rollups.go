package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/home"
	"countersign/ui/rollup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

const (
	prefRollup = "window.rollup" // the roll-up, or its definition, that was opened last
	rollupEnd  = ".rollup"
)

// goRollup shows the open roll-up. Where it is shown already, or none is open,
// it asks for one.
func (w *Window) goRollup() {
	if w.rollup == nil || w.rollup.Shown() {
		w.askRollup()
		return
	}
	w.showRollup()
}

func (w *Window) showRollup() {
	w.nothing()
	w.display(sitting.Home, w.showRollup, w.rollup.Screen())
	w.rollup.Reload()
	w.options.Log.Info("shown", "screen", "rollup")
}

func (w *Window) askRollup() {
	w.frame.Pick(shell.Pick{
		Title: words.T("Roll-up"), Accept: words.T("Open"), Start: w.app.Preferences().String(prefRollup), Endings: []string{".rollup", ".vote"},
		Text: words.T("A roll-up to go on with (.rollup), or the vote definition to begin one with (.vote). " +
			"To look around, type sebac-2011-06 for the vote of 2011 that comes with the program."),
		Check: func(path string) string {
			if _, ok := assets.Vote(path); ok {
				return ""
			}
			return shell.IsFile(path)
		},
		OnPick: func(path string) {
			if isRollup(path) {
				w.openRollup(path)
				return
			}
			w.beginRollup(path)
		},
	})
}

func isRollup(path string) bool { return strings.EqualFold(filepath.Ext(path), rollupEnd) }

// openedRollup is a roll-up that the worker has opened, with the keys that are
// known for it.
type openedRollup struct {
	board *board.Board
	path  string
	trust sign.Trust
}

// rollupWork opens a roll-up away from the window and takes it over.
func (w *Window) rollupWork(open func() (*openedRollup, error)) {
	shell.Do(w.worker, func(context.Context, func(string)) (*openedRollup, error) {
		return open()
	}, func(o *openedRollup, err error) {
		if err != nil {
			w.options.Log.Warn("roll-up not opened", "code", codeOf(err))
			w.tell(words.Key("This roll-up was not opened"), certify.Sentence(err))
			return
		}
		w.takeRollup(o)
	})
}

// openRollup goes on with a roll-up, or shows the one that is open already.
func (w *Window) openRollup(path string) {
	if w.rollup != nil && sameFile(w.rollup.Path(), path) {
		w.showRollup()
		return
	}
	clock, list := w.options.Clock, w.options.Trust
	w.rollupWork(func() (*openedRollup, error) {
		j, err := journal.Open(path)
		if err != nil {
			return nil, err
		}
		b, err := board.Resume(context.Background(), j, clock)
		if err != nil {
			return nil, errors.Join(err, j.Close())
		}
		return known(b, path, list)
	})
}

// beginRollup reads a definition and asks what the new roll-up is called.
func (w *Window) beginRollup(path string) {
	shell.Do(w.worker, func(context.Context, func(string)) (definition, error) {
		return readVote(path)
	}, func(d definition, err error) {
		if err != nil {
			w.tell(words.Key("This vote definition was not opened"), certify.Sentence(err))
			return
		}
		w.app.Preferences().SetString(prefRollup, path)
		w.askRollupName(d.vote)
	})
}

func (w *Window) askRollupName(v *count.Vote) {
	folder, clock, list := w.folder(), w.options.Clock, w.options.Trust
	name := widget.NewTextEntry("")
	name.SetText(shell.FileName(v.Title))
	target := func() string { return filepath.Join(folder, shell.FileName(name.Text)+rollupEnd) }
	w.frame.Ask(shell.Question{
		Title: words.T("Begin a roll-up"), Accept: words.T("Begin"),
		Text: words.N(len(v.Places()), "%s: %s place. The roll-up is kept in a file of its own in %s; what you import and decide stays on record there.",
			"%s: %s places. The roll-up is kept in a file of its own in %s; what you import and decide stays on record there.", v.Title, words.Now().Number(len(v.Places())), shortPath(folder)),
		Fields: []shell.Field{{Label: words.T("Name"), Object: name}},
		Check: func() string {
			if strings.TrimSpace(name.Text) == "" {
				return words.T("The roll-up needs a name.")
			}
			if _, err := os.Lstat(target()); err == nil {
				return words.T("There is a roll-up of this name already. Choose another name, or open that one.")
			}
			return ""
		},
		OnAccept: func() {
			path := target()
			w.rollupWork(func() (*openedRollup, error) {
				if err := os.MkdirAll(folder, 0o700); err != nil {
					return nil, fmt.Errorf("the folder for roll-ups cannot be made: %w. Choose another one", err)
				}
				j, err := journal.Create(path)
				if err != nil {
					return nil, err
				}
				b, err := board.Create(context.Background(), j, v, clock)
				if err != nil {
					return nil, errors.Join(err, j.Close())
				}
				return known(b, path, list)
			})
		},
	})
}

// takeRollup shows an opened roll-up in place of the one before.
func (w *Window) takeRollup(o *openedRollup) {
	w.leaveRollup()
	w.app.Preferences().SetString(prefRollup, o.path)
	w.rollup = rollup.New(rollup.Options{
		Frame: w.frame, Worker: w.worker, Board: o.board, Path: o.path, Trust: o.trust,
		List: w.options.Trust, Clock: w.options.Clock, Random: w.options.Random, Alarm: w.options.Alarm,
	})
	w.rollup.Folder = w.folder()
	w.rollup.OnReport = w.askSigner
	v := o.board.Vote()
	home.Remember(w.app.Preferences(), home.Recent{
		Path: o.path, Title: v.Title, Detail: filepath.Base(o.path), State: words.Key("Roll-up"), Sample: v.Sample,
		Last: words.In("en").F("Opened %s", count.At(w.options.Clock()).Words()),
	})
	w.showRollup()
}

// leaveRollup closes the open roll-up, behind everything that was asked of it.
func (w *Window) leaveRollup() {
	if w.rollup == nil {
		return
	}
	b, log := w.rollup.Board(), w.options.Log
	w.rollup.Close()
	w.rollup = nil
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) {
		err := b.Close()
		log.Info("roll-up closed", "well", err == nil)
		return struct{}{}, err
	}, func(struct{}, error) {})
}

// forRollup takes files that were dropped on the shown roll-up as sheets.
func (w *Window) forRollup(paths []string) bool {
	if w.rollup == nil || !w.rollup.Shown() {
		return false
	}
	for _, p := range paths {
		if ext := strings.ToLower(filepath.Ext(p)); ext == ".vote" || ext == ".count" || ext == rollupEnd {
			return false
		}
	}
	w.rollup.Import(paths)
	return true
}
