package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
)

// The practice count: where it is, and its invented tellers.
const (
	practiceName = "Practice count"
	practiceVote = "training"
	mostPractice = 99 // are looked at
)

var practiceTellers = []desk.Appoint{
	{Name: "Marian Kowalczyk (sample)", Role: count.ChiefTeller}, //words:none
	{Name: "Ruth Pelletier (sample)", Role: count.Recorder},      //words:none
	{Name: "Luis Ortega (sample)", Role: count.Recorder},         //words:none
}

// Practice opens the practice count that was begun last and is not certified
// yet, or a new one, in which two batches wait to be keyed.
func (w *Window) Practice() {
	if w.count != nil && w.count.practice() {
		w.goTo(w.count.begin())
		return
	}
	folder, options := w.folder(), w.opening()
	w.work(func() (*opened, error) {
		return goOnWith(folder, practiceName, func(now desk.Snapshot) bool { return now.Certified == nil }, options,
			func() (*opened, error) { return newPractice(folder, options) })
	}, nil)
}

// practice says whether this is a practice count that is still worked on.
func (c *counting) practice() bool {
	now := c.sitting.Snapshot()
	return now.Vote.Sample && now.Certified == nil && strings.HasPrefix(filepath.Base(c.sitting.Path), practiceName)
}

// goOnWith opens the count of a name that is wanted, or else begins a new one.
func goOnWith(folder, name string, wanted func(desk.Snapshot) bool, o opening, begin func() (*opened, error)) (*opened, error) {
	for n := 1; n <= mostPractice; n++ {
		was, err := resume(numbered(folder, name, n), o)
		switch {
		case errors.Is(err, journal.ErrMissing):
			return begin()
		case err != nil:
			continue // busy, or no count: another one is made
		case wanted(was.desk.Snapshot()):
			return was, nil
		}
		if err := was.desk.Close(); err != nil {
			return nil, err
		}
	}
	return begin()
}

// newPractice begins a practice count with tellers and two batches.
func newPractice(folder string, o opening) (*opened, error) {
	d, err := readVote(practiceVote)
	if err != nil {
		return nil, err
	}
	begun, err := create(folder, practiceName, d.vote, d.vote.Places()[0].ID, o)
	if err != nil {
		return nil, err
	}
	commands := []desk.Command{&desk.Declare{Batches: count.N(2)}}
	for _, t := range practiceTellers {
		commands = append(commands, &desk.Appoint{Name: t.Name, Role: t.Role})
	}
	return begin(begun, commands)
}

// begin gives a new count the commands that it begins with.
func begin(o *opened, commands []desk.Command) (*opened, error) {
	for _, c := range commands {
		if _, err := o.desk.Do(context.Background(), c); err != nil {
			return nil, errors.Join(err, o.desk.Close())
		}
	}
	return o, nil
}
