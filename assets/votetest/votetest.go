// Package votetest reads the embedded votes and rules for tests.
package votetest

import (
	"testing"

	"countersign/assets"
	"countersign/count"
	"countersign/count/rule"
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

// ByBallots has all ballots of a vote together decide its first question, by the
// named rule "majority".
func ByBallots(t testing.TB, v *count.Vote) *count.Vote {
	t.Helper()
	text, _ := assets.Rule("majority")
	n, err := rule.ParseNamed(text)
	if err != nil {
		t.Fatal(err)
	}
	v.Questions[0].Rule, v.Questions[0].DecidedBy = n.Rule, n.DecidedBy
	return v
}
