// Package votetest reads the embedded votes for tests.
package votetest

import (
	"testing"

	"countersign/assets"
	"countersign/count"
)

// Training is the vote to learn with, a copy of one's own. Everything in it is
// a sample.
func Training(t testing.TB) *count.Vote {
	t.Helper()
	b, ok := assets.Vote("training")
	if !ok {
		t.Fatal("the training vote is not embedded")
	}
	v, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
