package board_test

import (
	"context"
	"errors"
	"iter"
	"testing"

	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup/rolluptest"
)

// bodies is a journal of what somebody wrote, however it reads.
type bodies struct {
	journal.Journal
	all [][]byte
}

func (j *bodies) Append(_ context.Context, after int64, more ...[]byte) (out []journal.Event, err error) {
	if after != int64(len(j.all)) {
		return nil, journal.ErrMoved
	}
	j.all = append(j.all, more...)
	return make([]journal.Event, len(more)), nil
}

func (j *bodies) Read(_ context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		for i := from; i <= int64(len(j.all)); i++ {
			if !yield(journal.Event{Seq: i, Body: j.all[i-1]}, nil) {
				return
			}
		}
	}
}

func FuzzEvent(f *testing.F) {
	var begun bodies
	if _, err := board.Create(f.Context(), &begun, rolluptest.Made(1, 1, 1), clock); err != nil {
		f.Fatal(err)
	}
	opening := begun.all[0]
	f.Add(opening)
	f.Add(opening[:len(opening)/2])
	for _, s := range []string{
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"early":{"by":"x","why":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"absent":{"place":"U1/N1/1","by":"x","why":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"confirm":{"key":"` + key.String() + `","name":"x","by":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"distrust":{"key":"` + key.String() + `","by":"x","why":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"revision":{"place":"U1/N1/1","number":2,"digest":"` + key.String() + `","by":"x","why":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"roll":{"place":"U1/N1/1","roll":-1,"by":"x","why":"y"}}}`,
		`{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"import":{}}}`, `{"seq":2,"at":"","do":null}`, `{}`, `null`, ``, `{"seq":1e99}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, all := range [][][]byte{{body}, {opening, body}} {
			b, err := board.Resume(t.Context(), &bodies{all: all}, clock)
			var bad *board.BadEvent
			switch {
			case err != nil && !errors.As(err, &bad):
				t.Errorf("not a plain refusal: %v", err)
			case err == nil:
				b.Report()
				b.Log()
				b.Doubtful()
			}
		}
	})
}
