package count_test

import (
	"slices"
	"testing"

	"countersign/count"
)

func TestAccountChecks(t *testing.T) {
	runRows(t, []row{
		{
			"A301", "paper is missing", count.Warning, "printed",
			"301 printed is not 102 issued + 196 unused + 2 samples, destroyed; 301 against 300, a difference of 1",
			func(y *count.Tally) { state(y, count.Printed, 301) },
			func(y *count.Tally) { state(y, count.Printed, 301, count.Unused, 197) },
		},
		{
			"A302", "handed out", count.Warning, "issued",
			"103 issued is not 100 in the box + 0 challenged, unopened + 1 spoiled and replaced + 1 taken away; 103 against 102, a difference of 1",
			func(y *count.Tally) { state(y, count.Issued, 103) },
			func(y *count.Tally) { state(y, count.Issued, 103, count.Taken, 2) },
		},
		{
			"A303", "register", count.Warning, "box",
			"100 in the box + 0 challenged, unopened is not 103 signatures in the register - 1 signed, did not vote; 100 against 102, a difference of 2",
			func(y *count.Tally) { state(y, count.Signatures, 103) },
			func(y *count.Tally) { state(y, count.Signatures, 103, count.Unvoted, 3) },
		},
		{
			"A303", "ballots that came by mail have no signature", count.Warning, "box",
			"100 in the box + 0 challenged, unopened - 60 envelopes accepted is not 42 signatures in the register - 1 signed, did not vote; 40 against 41, a difference of 1",
			func(y *count.Tally) { bothTally(y); state(y, count.Signatures, 42) }, bothTally,
		},
		{
			"A304", "mail", count.Warning, "mailed",
			"241 mailed + 2 replacements mailed is not 10 undeliverable + 104 returned by mail + 128 outstanding; 243 against 242, a difference of 1",
			func(y *count.Tally) { mailTally(y); state(y, count.Mailed, 241) },
			func(y *count.Tally) { mailTally(y); state(y, count.Mailed, 241, count.Outstanding, 129) },
		},
		{
			"A305", "envelopes", count.Warning, "returned",
			"104 returned by mail is not 100 envelopes accepted + 2 envelopes rejected + 1 challenged by mail; 104 against 103, a difference of 1",
			func(y *count.Tally) { mailTally(y); state(y, count.Rejected, 2) }, mailTally,
		},
		{
			"A306", "box and count", count.Error, "box",
			"101 in the box + 0 from overruled challenges = 101, counted 100: 1 ballot missing",
			func(y *count.Tally) { state(y, count.InBox, 101) },
			func(y *count.Tally) {
				state(y, count.InBox, 99, count.Challenged, 1)
				y.Challenges = challenges(count.Overruled)
			},
		},
		{
			"A307", "an envelope without its row", count.Error, "challenged",
			"1 sustained + 0 overruled + 1 unresolved = 2 rows, 3 envelopes",
			func(y *count.Tally) {
				state(y, count.Challenged, 3)
				y.Challenges = challenges(count.Sustained, count.Unresolved)
			},
			func(y *count.Tally) {
				state(y, count.Challenged, 2)
				y.Challenges = challenges(count.Sustained, count.Unresolved)
			},
		},
		{
			"A307", "a row that has no envelope", count.Error, "challenged",
			"1 sustained + 0 overruled + 1 unresolved = 2 rows, 1 envelopes",
			func(y *count.Tally) {
				state(y, count.Challenged, 1)
				y.Challenges = challenges(count.Sustained, count.Unresolved)
			},
			func(y *count.Tally) {
				state(y, count.Challenged, 1)
				y.Challenges = challenges(count.Sustained, count.Unresolved)
				y.Challenges[1].Withdrawn = withdrawn
			},
		},
		{
			"A308", "the roll was corrected", count.Warning, "the place", "definition 240, found 1,600: sample reason (Ada, Ben)",
			func(y *count.Tally) {
				y.RollChange = &count.RollChange{Roll: count.N(1600), Reason: "sample reason", By: []string{"Ada", "Ben"}}
			},
			none,
		},
		{
			"A309", "a line is unset, which is not zero", count.Error, "challenged", "challenged: not entered",
			func(y *count.Tally) {
				y.Account = slices.DeleteFunc(y.Account, func(l count.AccountLine) bool { return l.Line == count.Challenged })
			},
			func(y *count.Tally) { state(y, count.Challenged, 0) },
		},
		{
			"A309", "by mail other lines are needed", count.Error, "mailed", "mailed: not entered",
			func(y *count.Tally) { y.Policy.Method = count.ByMail }, mailTally,
		},
	})
}

func TestAnEquationWaitsForItsFigures(t *testing.T) {
	y := sampleTally(t)
	y.Account = lines(count.Printed, 300, count.Issued, 5)
	if got := of(count.Check(y, inside(t)), "A301"); len(got) > 0 {
		t.Errorf("A301 is worked out of figures that nobody entered: %s", got[0].Sum)
	}
	if got := len(of(count.Check(y, inside(t)), "A309")); got != 9 {
		t.Errorf("%d lines are reported as not entered, want 9", got)
	}
}

func TestErrorsComeFirstAndExplanationsJoinTheirWarning(t *testing.T) {
	y := sampleTally(t)
	state(y, count.Signatures, 103)
	y.Challenges = challenges(count.Unresolved) // A307 error and C401 notes
	fs := count.Check(y, inside(t))
	rank := map[count.Severity]int{count.Error: 0, count.Warning: 1, count.Note: 2}
	if !slices.IsSortedFunc(fs, func(a, b count.Finding) int { return rank[a.Severity] - rank[b.Severity] }) || len(fs) < 4 {
		t.Errorf("not in order: %v", codes(fs))
	}
	warning := of(fs, "A303")[0]
	for _, x := range []struct {
		name, sum string
		stands    bool
	}{{"of this sum", warning.Sum, false}, {"of another sum", "99 in the box", true}} {
		y.Explanations = []count.Explanation{{Finding: warning.Key(), Sum: x.sum, Text: "Sample words about the register.", By: []string{"Ada", "Ben"}}}
		f := of(count.Check(y, inside(t)), "A303")[0]
		if f.Stands() != x.stands || (f.Explanation == nil) != x.stands {
			t.Errorf("explanation %s: stands %v, want %v", x.name, f.Stands(), x.stands)
		}
	}
	err := of(fs, "A307")[0]
	y.Explanations = []count.Explanation{{Finding: err.Key(), Sum: err.Sum, Text: "An error cannot be explained away.", By: []string{"Ada", "Ben"}}}
	if f := of(count.Check(y, inside(t)), "A307")[0]; !f.Stands() {
		t.Error("an explanation let an error pass")
	}
}

var withdrawn = &count.Withdrawal{Reason: "entered twice", By: []string{"Ada", "Ben"}}

// What was withdrawn is counted by no check: not among the ballots that could
// change a result, nor among those that more members would be needed for.
func TestAWithdrawnRowCountsInNoCheck(t *testing.T) {
	for _, r := range []count.Ruling{count.Unresolved, count.Sustained, count.Overruled} {
		y := sampleTally(t)
		want := codes(count.Check(y, inside(t)))
		y.Challenges = challenges(r)
		y.Challenges[0].Withdrawn = withdrawn
		y.Voids = []count.Void{{Batch: 1, Question: y.Questions[0].ID, Reason: "signed", RuledBy: "Ada", Withdrawn: withdrawn}}
		if got := codes(count.Check(y, inside(t))); !slices.Equal(got, want) {
			t.Errorf("%s and withdrawn: %v, want %v", r, got, want)
		}
		if rows := y.Withdrawn(); len(rows) != 2 || y.ChallengesBy(r) != 0 || y.Envelopes() != 0 {
			t.Errorf("%s: %v, %d by ruling, %d envelopes", r, rows, y.ChallengesBy(r), y.Envelopes())
		}
	}
}
