package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones, on every system

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

// A computer whose clock was set back, that was carried over a border, or that
// counted through the night when summer time began: the order of a count is
// that of its journal, and only its times tell what the clock said.
func TestTheOrderOfACountIsNotThatOfTheClock(t *testing.T) {
	zone := func(name string) *time.Location {
		z, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		return z
	}
	evening := time.Date(2026, 5, 8, 17, 0, 0, 0, zone("America/New_York"))
	spring := time.Date(2026, 3, 8, 1, 59, 57, 0, zone("America/New_York")) // two seconds later it is three o'clock
	autumn := time.Date(2026, 11, 1, 1, 59, 57, 0, zone("America/New_York"))
	seconds := func(from time.Time) []time.Time {
		var out []time.Time
		for i := range 8 {
			out = append(out, from.Add(time.Duration(i)*time.Second))
		}
		return out
	}
	backwards := seconds(evening)
	slices.Reverse(backwards)
	travelling := seconds(evening)
	for i, name := range []string{"UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns"} {
		travelling[2*i] = travelling[2*i].In(zone(name))
	}
	want := ""
	for _, c := range []struct {
		name  string
		clock []time.Time
	}{
		{"even", seconds(evening)},
		{"back by a second each time", backwards},
		{"from zone to zone", travelling},
		{"into summer time", seconds(spring)},
		{"out of summer time", seconds(autumn)},
		{"dead battery", append(seconds(evening)[:4], seconds(time.Unix(0, 0))[:4]...)},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sample.count")
			got := keyed(t, path, c.clock)
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("the count is\n%s\nwant\n%s", got, want)
			}
			inOrderOfTheJournal(t, path, c.clock)
		})
	}
}

// keyed keys the sample count at these times, and gives its tally, which holds
// no time, as it stands and as it is when opened again.
func keyed(t *testing.T, path string, clock []time.Time) string {
	t.Helper()
	v := votetest.Training(t)
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	look := func() time.Time {
		now := clock[0]
		clock = clock[min(1, len(clock)-1):] // it stands still in the end, for whoever looks at the screen
		return now
	}
	d, err := desk.Create(t.Context(), j, v, "LAMP/L-2/15", desk.Options{Clock: look, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(sampleLines(t)) {
		if _, err := do(d, bytes.TrimSpace(line)); err != nil {
			t.Fatal(err)
		}
	}
	before := d.Snapshot().Tally
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if j, err = journal.OpenReadOnly(path); err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	s, _, err := desk.Fold(context.Background(), j, record.Write, export.Prove)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(s.Tally, before) {
		t.Error("opened again, the count is another one")
	}
	out, err := json.Marshal(s.Tally)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// inOrderOfTheJournal proves that every event says what the clock said.
func inOrderOfTheJournal(t *testing.T, path string, clock []time.Time) {
	t.Helper()
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		at, err := json.Marshal(count.At(clock[e.Seq-1]))
		if err != nil || !strings.Contains(string(e.Body), `"at":`+string(at)) {
			t.Errorf("event %d was at %s, and holds %.80s (%v)", e.Seq, at, e.Body, err)
		}
	}
}
