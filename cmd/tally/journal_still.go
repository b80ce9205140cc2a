package main

import (
	"context"
	"iter"

	"countersign/count"
	"countersign/count/journal"
)

// still is the count of a hall as it stood at one moment, for a reader who
// needs an end while the tables go on.
type still struct {
	journal.Shared
	seq    int64
	head   count.Digest
	chief  bool // reads everything whole
	veiled int  // entries that were read without their figures
}

// Head is the one of that moment.
func (s *still) Head(context.Context) (int64, count.Digest, error) { return s.seq, s.head, nil }

// Read ends at that moment.
func (s *still) Read(ctx context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		s.veiled = 0
		if from > s.seq {
			return
		}
		for e, err := range s.Shared.Read(ctx, from) {
			if e.Veiled {
				s.veiled++
			}
			if !yield(e, err) || err != nil || e.Seq == s.seq {
				return
			}
		}
	}
}
