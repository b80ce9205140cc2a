package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

type hallShow struct {
	Hall  where `arg:"" help:"The hall: an address or a .hall file."`
	Watch bool  `help:"Go on until the count is certified, or until Ctrl-C."`
}

// glance is how often a watched board is looked at when nothing changes: the
// tables' signs of life are no events.
const glance = 2 * time.Second

// Run shows the board once, or each time that it changes.
func (c *hallShow) Run(p *program) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	j, err := c.Hall.join(ctx)
	if err != nil {
		return cannotRead(c.Hall.String(), err)
	}
	d, err := c.Hall.goOn(j, p)
	if err != nil {
		return err
	}
	w := &watched{d: d, j: j, p: p}
	err = w.show(ctx)
	for c.Watch && !w.over && (err == nil || errors.Is(err, journal.ErrOffline)) {
		if err = w.wait(ctx); err == nil {
			err = w.show(ctx)
		}
		if errors.Is(err, journal.ErrOffline) {
			w.say(fmt.Sprintf("%v.\n", err))
		}
	}
	if errors.Is(err, context.Canceled) {
		err = nil // Ctrl-C
	}
	return errors.Join(err, d.Close())
}

// watched is a board that is followed.
type watched struct {
	d    *desk.Desk
	j    *postgres.Journal
	p    *program
	pace hall.Pace
	last string // what was said
	over bool   // the count is certified
}

func (w *watched) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-w.j.Changed():
	case <-time.After(glance):
	}
	return w.d.CatchUp(ctx)
}

func (w *watched) show(ctx context.Context) error {
	claims, err := w.j.Claims(ctx)
	if err != nil {
		return err
	}
	tables, err := w.j.Tables(ctx)
	if err != nil {
		return err
	}
	s := w.d.Snapshot()
	now := w.p.now()
	b := hall.Of(now, &s, claims, tables, &w.pace)
	w.over = s.Certified != nil
	w.say(boardWords(now, &s, b))
	return nil
}

// say prints what is new.
func (w *watched) say(said string) {
	if said == w.last {
		return
	}
	if w.last != "" {
		w.p.printf("\n")
	}
	w.last = said
	for line := range strings.Lines(said) {
		w.p.printf("%s\n", strings.TrimSuffix(line, "\n"))
	}
}

// boardWords is the board as lines.
func boardWords(now time.Time, s *desk.Snapshot, b hall.Board) string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("%s, %s", s.Vote.Title, s.Tally.Place.ID)
	line(words.T("Batches: %s. Found twice %s, differ %s, in work %s, open %s."), count.Grouped(b.Batches.All),
		count.Grouped(b.Batches.Done), count.Grouped(b.Batches.Differ), count.Grouped(b.Batches.Work), count.Grouped(b.Batches.Open))
	line(words.T("Entries closed: %s of %s."), count.Grouped(b.Entries.Closed), count.Grouped(b.Entries.All))
	if len(b.Differ) > 0 {
		line(words.T("Waiting for a recount: batch %s."), numbers(b.Differ))
	}
	if s.Certified != nil {
		line(words.T("Certified %s."), words.Say(s.Certified.At.Words()))
	} else if b.Speed.Known {
		line(words.T("%.0f entries a minute; the last one at about %s."), b.Speed.PerMinute, words.Now().Clock(now.Add(b.Speed.Left)))
	}
	for _, t := range b.Tables {
		line("%s", tableWords(t))
	}
	for _, t := range b.TakenOver {
		line(words.T("Batch %d, side %s: %s took over from %s."), t.Batch, t.Side, t.By, t.From)
	}
	return out.String()
}

// tableWords is a table and what it does.
func tableWords(t hall.Table) string {
	name := t.Name
	if t.Machine != "" {
		name += " (" + t.Machine + ")"
	}
	if !t.Seen {
		return words.F("%s: nobody has come yet", name)
	}
	var has []string
	for _, h := range t.Hands {
		x := words.F("batch %d side %s", h.Batch, h.Side)
		if h.Side == journal.Recount {
			x = words.F("batch %d again", h.Batch)
		}
		if h.Who != "" {
			x += ", " + h.Who
		}
		if h.Lapsed {
			x += words.T(" (can be taken over)")
		}
		has = append(has, x)
	}
	state := "here"
	if t.Gone {
		state = "gone"
	}
	if len(has) == 0 {
		return name + ": " + state
	}
	return words.F("%s: %s, has %s", name, state, strings.Join(has, "; "))
}

// numbers are batches in a sentence: "3, 4, 17".
func numbers(ns []int) string {
	said := make([]string, len(ns))
	for i, n := range ns {
		said[i] = count.Grouped(n)
	}
	return strings.Join(said, ", ")
}
