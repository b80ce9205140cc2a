package main

import (
	"path/filepath"
	"testing"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

// place of the training vote that is counted here: both questions are put.
const place = "LAMP/L-1/13"

// The keys of one recorder for batch 1: agreement 31, 18, 1, 0 and contract 27,
// 22, 0, 1. A cell of a batch of 50 goes on by itself after two digits.
var batchOne = []string{"3", "1", "1", "8", "1", "Return", "0", "Return", "2", "7", "2", "2", "0", "Return", "1", "Return"}

// TestARealWindowTakesABatchByKeyboard starts the program itself on a virtual
// display, keys one batch as both recorders with real key strokes, keeps
// pictures of it, and reads the journal afterwards.
func TestARealWindowTakesABatchByKeyboard(t *testing.T) {
	path := prepared(t)
	p := start(t, newDisplay(t), path)

	p.waitFor("shown step=2")
	p.focus()
	p.picture("batches-who")
	p.keys("Return") // the two recorders, as they are proposed
	p.picture("batches-empty")
	p.keys(batchOne[:len(batchOne)-1]...)
	p.picture("batches")
	p.keys("Return") // closes side A
	p.waitFor(`"entry closed" batch=1 side=A`)
	p.picture("handover")
	p.handOver()
	p.keys(batchOne...)
	p.waitFor(`"entry closed" batch=1 side=B`)
	p.picture("agreed")

	for i, name := range []string{"setup", "batches-next", "account", "checks", "certify"} {
		p.keys("ctrl+" + string(rune('1'+i)))
		p.picture(name)
	}
	p.keys("ctrl+0")
	p.picture("home")
	p.stop()
	check(t, path)
}

// check reads what the program has left.
func check(t *testing.T, path string) {
	t.Helper()
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	s, _, err := desk.Fold(t.Context(), j, record.Write, export.Prove)
	if err != nil {
		t.Fatal(err)
	}
	b := s.Tally.Batches[0]
	for question, want := range map[string]count.Figures{
		"agreement": {Yes: count.N(31), No: count.N(18), Blank: count.N(1), Void: count.N(0)},
		"contract":  {Yes: count.N(27), No: count.N(22), Blank: count.N(0), Void: count.N(1)},
	} {
		if got := b.Figures(question); got != want {
			t.Errorf("%s: the journal has %+v, keyed was %+v", question, got, want)
		}
	}
	if b.A.Recorder == b.B.Recorder || b.State(s.Tally.QuestionIDs()) != count.BatchAgreed {
		t.Errorf("batch 1 was recorded by %q and %q and is %s", b.A.Recorder, b.B.Recorder, b.State(s.Tally.QuestionIDs()))
	}
}

// prepared is a count with three tellers and two batches.
func prepared(t *testing.T) string {
	t.Helper()
	return begun(t, filepath.Join(t.TempDir(), "window.count"), place, 2)
}
