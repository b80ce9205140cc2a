// Package journaltest is the contract of a journal.Journal as tests. Any
// implementation runs it:
//
//	journaltest.Run(t, func(t *testing.T) (journal.Journal, func() journal.Journal) {
//		j := ... // a new, empty journal
//		return j, func() journal.Journal { ... } // closes it and opens it again
//	})
package journaltest

import (
	"context"
	"testing"

	"countersign/count/journal"
)

// Open gives a new, empty journal and a function that closes the one in use
// and opens it again. The suite closes what it was given last.
type Open func(t *testing.T) (j journal.Journal, reopen func() journal.Journal)

// Run proves that what open gives keeps the contract.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Open)
	}{
		{"an empty journal stands at the origin", empty},
		{"events are numbered, chained and read back", appendAndRead},
		{"an appended event belongs to the journal", bodiesAreCopied},
		{"reading can begin anywhere", readFrom},
		{"reading can stop anywhere", readStops},
		{"a reader may append", appendWhileReading},
		{"a stale number is refused and writes nothing", moved},
		{"all bodies or none", allOrNothing},
		{"only an object on one line is a body", bodies},
		{"of many writers each number has one", writers},
		{"a reopened journal is the same", reopened},
		{"an ended context writes nothing", ended},
		{"a closed journal says so", closed},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

func ctxOf(t *testing.T) context.Context { return t.Context() }

// add appends and must succeed.
func add(t *testing.T, j journal.Journal, after int64, bodies ...string) []journal.Event {
	t.Helper()
	events, err := j.Append(ctxOf(t), after, raw(bodies)...)
	if err != nil {
		t.Fatalf("append after %d: %v", after, err)
	}
	if len(events) != len(bodies) {
		t.Fatalf("appended %d bodies, got %d events", len(bodies), len(events))
	}
	return events
}

// all reads from an event on and must succeed.
func all(t *testing.T, j journal.Journal, from int64) []journal.Event {
	t.Helper()
	var out []journal.Event
	for e, err := range j.Read(ctxOf(t), from) {
		if err != nil {
			t.Fatalf("read from %d: %v", from, err)
		}
		out = append(out, e)
	}
	return out
}

// stands asserts the number of events, the chain over the bodies and Verify.
func stands(t *testing.T, j journal.Journal, bodies ...string) {
	t.Helper()
	hash := journal.Origin()
	for _, b := range bodies {
		hash = journal.Next(hash, []byte(b))
	}
	seq, head, err := j.Head(ctxOf(t))
	if err != nil || seq != int64(len(bodies)) || head != hash {
		t.Fatalf("head %d %v (%v), want %d %v", seq, head, err, len(bodies), hash)
	}
	got := all(t, j, 1)
	if len(got) != len(bodies) {
		t.Fatalf("%d events, want %d", len(got), len(bodies))
	}
	for i, e := range got {
		if e.Seq != int64(i+1) || string(e.Body) != bodies[i] {
			t.Fatalf("event %d is number %d %s, want %s", i+1, e.Seq, e.Body, bodies[i])
		}
	}
	if err := j.Verify(ctxOf(t)); err != nil {
		t.Fatalf("verify: %v", err)
	}
}

func raw(bodies []string) [][]byte {
	out := make([][]byte, len(bodies))
	for i, b := range bodies {
		out[i] = []byte(b)
	}
	return out
}

func finish(t *testing.T, j journal.Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}
