package count_test

import (
	"slices"
	"testing"

	"countersign/assets/votetest"
	"countersign/count"
)

func figures(yes, no, blank, void int) count.Figures {
	return count.Figures{Yes: count.N(yes), No: count.N(no), Blank: count.N(blank), Void: count.N(void)}
}

func entry(recorder string, ballots int, agreement, contract count.Figures) count.Entry {
	return count.Entry{Recorder: recorder, Closed: true, Ballots: count.N(ballots), Answers: []count.Answer{
		{Question: "agreement", Figures: agreement}, {Question: "contract", Figures: contract},
	}}
}

// sampleTally is a count of Local 11 (roll 240) in which no check finds
// anything: two batches of 50, agreement 60-36-2-2, contract 62-34-2-2.
func sampleTally(t testing.TB) *count.Tally {
	t.Helper()
	v := votetest.Training(t)
	p, ok := v.Place("LAMP/L-1/11")
	if !ok {
		t.Fatal("the training vote has no Local 11")
	}
	y := count.NewTally(v, p)
	y.Tellers = []count.Teller{{Name: "Ada", Role: count.ChiefTeller}, {Name: "Ben", Role: count.Recorder}, {Name: "Cy", Role: count.Recorder}}
	y.Declared = count.N(2)
	for n := 1; n <= 2; n++ {
		y.Batches = append(y.Batches, count.Batch{
			Number: n,
			A:      entry("Ben", 50, figures(30, 18, 1, 1), figures(31, 17, 1, 1)),
			B:      entry("Cy", 50, figures(30, 18, 1, 1), figures(31, 17, 1, 1)),
		})
	}
	state(&y, count.Printed, 300, count.Issued, 102, count.Unused, 196, count.Destroyed, 2, count.Replaced, 1, count.Taken, 1,
		count.Signatures, 101, count.Unvoted, 1, count.Challenged, 0, count.InBox, 100, count.Counted, 100)
	return &y
}

// mailTally is the same count by mail.
func mailTally(y *count.Tally) {
	y.Policy.Method = count.ByMail
	y.Account = lines(count.Mailed, 240, count.MailReplaced, 2, count.Undeliverable, 10, count.Returned, 104, count.Outstanding, 128,
		count.Accepted, 100, count.Rejected, 3, count.MailChallenged, 1, count.InBox, 100, count.Counted, 100)
	y.Challenges = challenges(count.Unresolved)
}

// bothTally is the same count, 60 ballots of it by mail.
func bothTally(y *count.Tally) {
	y.Policy.Method = count.Both
	y.Account = lines(count.Printed, 300, count.Issued, 42, count.Unused, 256, count.Destroyed, 2, count.Replaced, 1, count.Taken, 1,
		count.Signatures, 41, count.Unvoted, 1, count.Challenged, 0, count.Mailed, 100, count.MailReplaced, 0, count.Undeliverable, 5,
		count.Returned, 60, count.Outstanding, 35, count.Accepted, 60, count.Rejected, 0, count.MailChallenged, 0,
		count.InBox, 100, count.Counted, 100)
}

func lines(pairs ...any) count.Account {
	var a count.Account
	for i := 0; i+1 < len(pairs); i += 2 {
		a = append(a, count.AccountLine{Line: pairs[i].(count.Line), Value: count.N(pairs[i+1].(int))})
	}
	return a
}

// state puts lines of the account, replacing those of the same name.
func state(y *count.Tally, pairs ...any) {
	for _, l := range lines(pairs...) {
		y.Account = slices.DeleteFunc(y.Account, func(x count.AccountLine) bool { return x.Line == l.Line })
		y.Account = append(y.Account, l)
	}
}

func challenges(rulings ...count.Ruling) []count.Challenge {
	var out []count.Challenge
	for i, r := range rulings {
		out = append(out, count.Challenge{Envelope: i + 1, Ground: "sample", Ruling: r})
	}
	return out
}

func moment(t testing.TB, s string) count.Time {
	t.Helper()
	m, err := count.ParseTime(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func inside(t testing.TB) count.Clock {
	return count.Clock{Now: moment(t, "2026-05-08T18:00:00-04:00"), Last: moment(t, "2026-05-08T17:59:00-04:00")}
}
