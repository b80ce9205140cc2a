package export_test

import (
	"slices"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// ruledVote is a sample vote of 3 unions with 2 units of 2 places each, with a
// rule of two conditions, consequences and an embargo that is over.
func ruledVote() *count.Vote {
	v := rolluptest.Made(3, 2, 2)
	rolluptest.Ruled(v, count.LevelUnion)
	v.Coalition.Unions[2].Units[1].NotPut = []string{"contract"}
	return v
}

// sampleRollup is a roll-up in which everything happens that a report tells of:
// a revision that replaces another, a corrected roll, a key that nobody has
// confirmed, a place where nobody voted, one whose sheet is refused, one from
// which nothing came, and sheets of another vote.
func sampleRollup(t *testing.T, v *count.Vote, yes ...int) (*rollup.Report, []count.Finding) {
	t.Helper()
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	r.CountAtOnce()
	add := func(s *count.Sheet, err error, file string, found ...count.Finding) *count.Sheet {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		a, err := rolluptest.Arrive(s, file)
		if err != nil {
			t.Fatal(err)
		}
		a.Problems = append(a.Problems, found...)
		r.Add(a)
		return s
	}
	for i, p := range v.Places() {
		if i >= len(yes) || yes[i] < 0 {
			continue
		}
		s, err := rolluptest.Sheet(v, rolluptest.Counted(v, p.ID, yes[i]))
		if err != nil {
			t.Fatal(err)
		}
		file := string(p.ID) + ".pdf"
		switch i {
		case 0:
			add(s, nil, file)
			next, err := rolluptest.Next(v, s, rolluptest.Counted(v, p.ID, yes[i]+2))
			add(next, err, string(p.ID)+"-2.pdf")
		case 1:
			s.Tally.RollChange = &count.RollChange{Roll: count.N(120), Reason: "Sample: veinte", By: []string{"Sample Chief", "Sample Recorder A"}}
			rolluptest.Certify(s)
			add(s, nil, file)
		case 2:
			s.Tally.Challenges = []count.Challenge{{Envelope: 1, Ground: "Sample", Ruling: count.Unresolved}}
			for k, l := range s.Tally.Account {
				switch l.Line {
				case count.Challenged, count.Printed, count.Issued, count.Signatures:
					s.Tally.Account[k].Value = count.N(l.Value.Int() + 1)
				}
			}
			rolluptest.Certify(s)
			add(s, nil, file)
		case 3:
			add(s, nil, file, count.Finding{Code: "R604", Severity: count.Error, Short: "A signature is missing", Long: "Sample.", Sum: "Sample Chief, chief teller, has signed the record, but the signature of this file was taken out"})
		default:
			add(s, nil, file)
		}
	}
	other := *v
	other.ID, other.Title = "OTHER", "Sample"
	s, err := rolluptest.Sheet(&other, rolluptest.Counted(&other, v.Places()[0].ID, 30))
	add(s, err, "other.pdf")
	if last := len(v.Places()) - 1; last >= len(yes) {
		if err := r.DidNotVote(v.Places()[last].ID, "Sample Secretary", "sample"); err != nil {
			t.Fatal(err)
		}
	}
	return r.Report(), r.Doubtful()
}

// sampleReports are reports of every kind, by name, in a language.
func sampleReports(t *testing.T, in words.Documents) map[string]*export.Report {
	t.Helper()
	out := map[string]*export.Report{}
	put := func(name string, yes []int, change func(*count.Vote, *export.Issue)) {
		v := ruledVote()
		i := issue(t)
		i.In = in
		i.Log = []board.Entry{{At: i.At, What: "accepted the roll of 120 at U1/N1/2", By: "Sample Secretary", Why: "sample"}}
		if change != nil {
			change(v, &i)
		}
		r, doubtful := sampleRollup(t, v, yes...)
		i.Doubtful = doubtful
		out[name] = export.NewReport(v, r, i)
	}
	all := slices.Repeat([]int{40}, 12)
	put("whole", all, nil)
	put("failed", []int{20, 20, 20, 20, 20, 20, 20, 20, 40, 40, 40}, nil)
	put("open", []int{40, 40, 35, 31, 22, -1, -1, 50}, nil)
	put("empty", nil, nil)
	put("closed", all, func(v *count.Vote, i *export.Issue) {
		v.Embargo = count.Embargo{AllIn: true}
		i.Closed = "Figures stay closed until every place is in: 1 of 12 are."
	})
	put("early", []int{40, 30}, func(v *count.Vote, i *export.Issue) {
		v.Embargo = count.Embargo{AllIn: true, Words: "Sample"}
		i.Early = &board.Entry{At: i.At, What: "ended the embargo before its time", By: "Sample Secretary", Why: "sample"}
		i.Log = []board.Entry{*i.Early}
	})
	put("merged", []int{58, 58, 60, 60, 30, 20, 60, 60, 60, 60, 40}, func(v *count.Vote, i *export.Issue) { i.MergeSmall = true })
	put("single", []int{40, 60, 60, 60, 60, 20, 60, 60, 60, 60, 40}, func(v *count.Vote, i *export.Issue) {
		v.Questions = v.Questions[:1]
		v.Coalition.Unions[2].Units[1].NotPut = nil
		v.Ballots.Paper = "a4"
	})
	return out
}
