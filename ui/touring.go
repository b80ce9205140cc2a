package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/tour"
)

// The count of the tour, and the folder beside it for the practice keys.
const (
	tourName   = "Tour"
	tourKeys   = "Practice keys"
	keyYears   = 2
	prefTour   = "tour"
	tourGoesOn = "on"
	tourLeft   = "left"
	tourDone   = "done"
)

// touring is what the coach knows of the window.
type touring struct {
	coach *tour.Coach
	spot  sitting.Spot // looked at
	read  bool         // all lines were read back
}

// tourActions are the commands of the tour, as they stand now.
func (w *Window) tourActions() []command.Action {
	label := words.Key("Tour: a count in five minutes")
	switch w.tourState() {
	case tourGoesOn:
		if w.onTour() {
			label = words.Key("Leave the tour")
		}
	case tourLeft:
		label = words.Key("Go on with the tour")
	}
	return []command.Action{
		{ID: command.Tour, Label: label, Run: w.tourKey},
		{ID: command.SkipStep, Run: w.skipStep, Enabled: func() (bool, string) {
			return w.onTour() && w.tour.coach.Step().Skip != nil, words.T("Only a step of the tour is skipped, where the program can do it.")
		}},
	}
}

func (w *Window) tourState() string { return w.app.Preferences().String(prefTour) }

// onTour says whether the coach stands beside the screen.
func (w *Window) onTour() bool {
	return w.count != nil && w.tourState() == tourGoesOn && tour.Is(w.count.sitting.Snapshot())
}

// tourKey begins the tour, goes on with it, or leaves it.
func (w *Window) tourKey() {
	if w.onTour() {
		state := tourLeft
		if w.tour.coach.Step().Over() {
			state = tourDone
		}
		w.setTour(state)
		return
	}
	w.setTour(tourGoesOn)
	if w.onTour() && unfinished(w.count.sitting.Snapshot()) {
		w.goTo(w.count.begin())
		return
	}
	folder, options := w.folder(), w.opening()
	w.work(func() (*opened, error) {
		return goOnWith(folder, tourName, unfinished, options, func() (*opened, error) { return newTour(folder, options) })
	}, nil)
}

func (w *Window) setTour(state string) {
	w.app.Preferences().SetString(prefTour, state)
	w.guide()
}

// unfinished says whether something of the tour is left to do in a count.
func unfinished(now desk.Snapshot) bool {
	return tour.Is(now) && !tour.At(now, tour.View{}).Over()
}

// newTour begins the count of a tour.
func newTour(folder string, o opening) (*opened, error) {
	d, err := readVote(tour.Vote)
	if err != nil {
		return nil, err
	}
	begun, err := create(folder, tourName, d.vote, tour.Place, o)
	if err != nil {
		return nil, err
	}
	return begin(begun, tour.Begin())
}

// ownSheets is a folder of its own for the sheets of a practice count, and of
// every tour but the first: they are called the same, and none is replaced. "Tour
// 2" is one. Without it sheets go where others went.
func ownSheets(s *sitting.Sitting) string {
	own := strings.TrimSuffix(s.Path, ".count")
	switch name := filepath.Base(own); {
	case tour.Is(s.Snapshot()) && name != tourName:
	case s.Snapshot().Vote.Sample && strings.HasPrefix(name, practiceName):
	default:
		return ""
	}
	if err := os.MkdirAll(own, 0o700); err != nil {
		return "" // the export says what is wrong with the folder
	}
	return own
}

// guide brings the coach up to date, and takes it away where no tour goes on.
func (w *Window) guide() {
	w.table.Bind(w.tourActions()...)
	if !w.onTour() {
		w.frame.SetBeside(nil, nil)
		return
	}
	now, prefs := w.count.sitting.Snapshot(), w.app.Preferences()
	w.tour.coach.Show(tour.At(now, tour.View{
		Step: w.at, Batch: w.tour.spot.Batch, Side: w.tour.spot.Side, Read: w.tour.read,
		BySide: prefs.String(setup.OrderPreference) == setup.BySide,
	}))
	w.table.Refresh()
	w.frame.SetBeside(w.tour.coach.Object, tour.Dock{})
}

// looked is told what is looked at on the screen of batches.
func (w *Window) looked(at sitting.Spot) {
	w.tour.spot = at
	w.guide()
}

// noted is told what happens on a screen.
func (w *Window) noted(event string, about ...any) {
	w.options.Log.Info(event, about...)
	if event == certify.ReadBack {
		w.tour.read = true
		w.guide()
	}
}

// skipStep does a step of the tour for the person, and shows the screen anew:
// a box that has the keyboard keeps what is in it otherwise.
func (w *Window) skipStep() {
	step := w.tour.coach.Step()
	w.frame.Focus(nil)
	w.count.sitting.Do(step.Skip, func(err error) {
		w.show()
		if err != nil {
			w.frame.Status.SetNotice(certify.Sentence(err))
		}
	})
}

// practiceKeys makes a key for each teller of the tour who has none, one after
// the other, so that what is keyed meanwhile need not wait for all of them.
func (w *Window) practiceKeys() {
	if w.count == nil || !tour.Is(w.count.sitting.Snapshot()) {
		return
	}
	now := w.count.sitting.Snapshot()
	folder := filepath.Join(filepath.Dir(w.count.sitting.Path), tourKeys)
	for _, t := range tour.Tellers() {
		if _, err := os.Stat(certify.KeyFile(t.Name)); err == nil && certify.KeyFile(t.Name) != "" {
			continue
		}
		id := sign.Identity{Name: t.Name, Role: string(t.Role), Local: now.Tally.Place.Title()}
		shell.Do(w.worker, func(context.Context, func(string)) (string, error) {
			return w.practiceKey(filepath.Join(folder, shell.FileName(t.Name)+".p12"), id)
		}, func(path string, err error) {
			if err != nil {
				w.options.Log.Warn("no practice key", "code", codeOf(err))
				return
			}
			w.app.Preferences().SetString(certify.KeyPreference(id.Name), path)
		})
	}
}

// practiceKey makes a key, unless its file is there. It is slow by design and
// belongs on the worker.
func (w *Window) practiceKey(path string, id sign.Identity) (string, error) {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return path, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	now := w.options.Clock()
	key, err := sign.NewKeyUntil(w.options.Random, id, now, now.AddDate(keyYears, 0, 0))
	if err != nil {
		return "", err
	}
	sealed, err := key.Seal(tour.Passphrase)
	if err != nil {
		return "", err
	}
	return path, sign.WriteKeyFile(path, sealed)
}
