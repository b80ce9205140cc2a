package ui

import (
	"context"
	"errors"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/ui/account"
	"countersign/ui/batches"
	"countersign/ui/certify"
	"countersign/ui/checks"
	"countersign/ui/crash"
	"countersign/ui/export"
	"countersign/ui/hall"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// screen is one step of a count.
type screen interface {
	Screen() shell.Screen
	Update(desk.Snapshot)
}

// counting is an open count with its screens, each made when it is first shown.
type counting struct {
	sitting *sitting.Sitting
	screens map[sitting.Go]screen
	before  desk.Snapshot // as it was last seen
	origin  count.Digest  // of its first event
	batch   int           // looked at; 0 for none
	older   bool          // the person was told of a newer copy, or one with other entries
	begun   bool          // and nothing has been recorded since
	// relieved says that the person was told that the table goes on elsewhere.
	relieved bool
}

func newCounting(s *sitting.Sitting) *counting {
	return &counting{sitting: s, screens: map[sitting.Go]screen{}, before: s.Snapshot()}
}

func (c *counting) screen(step sitting.Go) screen {
	if x, ok := c.screens[step]; ok {
		return x
	}
	c.screens[step] = c.build(step)
	return c.screens[step]
}

func (c *counting) build(step sitting.Go) screen {
	if h := c.sitting.Hall; h != nil {
		switch step {
		case sitting.Board:
			return hall.New(c.sitting)
		case sitting.Account, sitting.Certify, sitting.Export:
			if !h.Chief {
				return newNotHere(c.sitting, step)
			}
		}
	}
	switch step {
	case sitting.Batches:
		return batches.New(c.sitting)
	case sitting.Account:
		return account.New(c.sitting)
	case sitting.Checks:
		return checks.New(c.sitting)
	case sitting.Certify:
		return certify.New(c.sitting)
	case sitting.Export:
		return export.New(c.sitting)
	default:
		return setup.New(c.sitting)
	}
}

// title names the place: "Local 749 · Judicial".
func (c *counting) title() string {
	p := c.sitting.Snapshot().Tally.Place
	if p.Local == "" {
		return p.Units()
	}
	return p.Local + " · " + p.Unit
}

// begin is the step on which a count that was opened goes on.
func (c *counting) begin() sitting.Go {
	now := c.sitting.Snapshot()
	agreed, _ := progress(now)
	switch {
	case now.Certified != nil:
		return sitting.Export
	case steps(now)[0].state != widget.StepDone:
		return sitting.Setup
	case agreed < len(now.Tally.Batches):
		return sitting.Batches
	}
	return sitting.Account
}

// goOn is begin, or the step and batch at which the program was torn down.
func (c *counting) goOn(seat crash.Seat) sitting.Go {
	to := sitting.Go(seat.Step)
	if to < sitting.Setup || to > sitting.Export || to == sitting.Export && c.sitting.Snapshot().Certified == nil {
		return c.begin()
	}
	if to == sitting.Batches && seat.Batch <= len(c.sitting.Snapshot().Tally.Batches) {
		c.sitting.GoTo.Batch = seat.Batch
	}
	return to
}

// banner is shown on every screen of a count under an embargo.
func (c *counting) banner(now time.Time) *widget.Banner {
	e := c.sitting.Snapshot().Vote.Embargo
	if !e.On() || !e.AllIn && count.At(now).Std().After(e.Until.Std()) {
		return nil
	}
	return widget.NewBanner(widget.Warning, theme.IconEmbargo, words.F("Embargo. %s", e.Words))
}

// take shows an opened count in place of the one before.
func (w *Window) take(o *opened) {
	w.leave()
	s := sitting.New(w.frame, w.worker, o.desk, o.path)
	s.Show, s.Sheets = w.goTo, ownSheets(s)
	w.follow(s, o.line)
	w.count = newCounting(s)
	w.tour.spot, w.tour.read = sitting.Spot{}, false
	w.practiceKeys()
	w.count.origin = o.origin
	s.OnChange(w.changed)
	s.OnFault = w.fault
	s.OnFifth = w.looks.Tally
	s.OnNote = w.noted
	s.OnHere = func(at sitting.Spot) {
		if w.count != nil && w.count.sitting == s {
			w.count.batch = at.Batch
			w.sit()
			w.looked(at)
		}
	}
	now := s.Snapshot()
	w.options.Log.Info("count opened", "events", now.Revision)
	newer, older := w.newer(w.count)
	w.remember()
	w.goTo(w.count.goOn(o.seat))
	switch {
	case o.parted.Path != "":
		w.count.older = true
		w.warnParted(o.parted)
	case older:
		w.count.older = true
		w.warnOlder(newer)
	case o.begun:
		w.count.begun = true
		w.frame.Status.SetNotice(words.T(anotherPlace))
	case now.Revision > 1 && o.line == nil:
		w.frame.Status.SetSaved(widget.Success, words.F("Continued from %s", clock(lastEvent(now))))
	}
}

// anotherPlace is said when a count has just been begun.
const anotherPlace = "Not this place? Ctrl+N chooses again; nothing has been recorded here yet."

// leave closes the open count, behind everything that was asked of it.
func (w *Window) leave() {
	if w.count == nil {
		return
	}
	w.remember()
	s := w.count.sitting
	s.OnChange(nil)
	w.count = nil
	log := w.options.Log
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) {
		err := s.Close()
		log.Info("count closed", "well", err == nil)
		return struct{}{}, err
	}, func(struct{}, error) {})
}

// changed is told every new snapshot of the open count.
func (w *Window) changed(now desk.Snapshot) {
	if w.count == nil {
		return
	}
	w.note(w.count.before, now)
	if en := words.In("en"); stateWords(en, now) != stateWords(en, w.count.before) {
		w.remember() // for the list of another window
	}
	if w.count.begun && now.Revision > w.count.before.Revision {
		w.count.begun = false
		w.frame.HintsAgain() // what was said of a new count is true no more
	}
	w.count.before = now
	w.status()
	if x, ok := w.count.screens[w.at]; ok {
		x.Update(now)
	}
	w.relieve()
	w.guide()
}

// fault is told that the disk did not take an entry.
func (w *Window) fault(err error) {
	w.options.Log.Error("not saved", "code", codeOf(err))
	said := words.T("Not saved")
	if errors.Is(err, journal.ErrUnsettled) {
		said = words.T("Not known to be saved")
	}
	w.frame.Status.SetSaved(widget.Error, said)
}

// note writes to the log what happened, without figures and names.
func (w *Window) note(before, now desk.Snapshot) {
	log := w.options.Log
	if now.Revision == before.Revision {
		return // a command was refused
	}
	log.Info("saved", "event", now.Revision)
	for i := range now.Tally.Batches {
		b := &now.Tally.Batches[i]
		var old count.Batch
		if i < len(before.Tally.Batches) {
			old = before.Tally.Batches[i]
		}
		for _, side := range []count.Side{count.SideA, count.SideB} {
			if b.Entry(side).Closed && !old.Entry(side).Closed {
				log.Info("entry closed", "batch", b.Number, "side", string(side))
			}
		}
	}
	if now.Certified != nil && before.Certified == nil {
		log.Info("certified", "revision", now.Sheet)
	}
}
