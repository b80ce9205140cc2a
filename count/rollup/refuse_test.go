package rollup_test

import (
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// refusals is one row a reason: what was done to a good sheet, and the code.
var refusals = []struct {
	name, code string
	do         func(*count.Sheet, *rollup.Arrival)
}{
	{"another definition", "R601", func(s *count.Sheet, _ *rollup.Arrival) { s.Vote.Digest[0]++ }},
	{"no definition", "R601", func(s *count.Sheet, _ *rollup.Arrival) { s.Vote.Digest = count.Digest{} }},
	{"verified with another definition", "R601", func(_ *count.Sheet, a *rollup.Arrival) { a.VoteDigest[0]++ }},
	{"another title", "R601", func(s *count.Sheet, _ *rollup.Arrival) { s.Vote.Title = "Another" }},
	{"another embargo", "R601", func(s *count.Sheet, _ *rollup.Arrival) { s.Vote.Embargo.AllIn = true }},
	{"an unknown place", "R601", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Place.ID = "U1/N1/99" }},
	{"no sheet", "R601", func(_ *count.Sheet, a *rollup.Arrival) { a.Sheet = nil }},
	{"a signature that does not verify", "R604", func(_ *count.Sheet, a *rollup.Arrival) { a.Problems = problem("R604") }},
	{"cells that differ", "R606", func(_ *count.Sheet, a *rollup.Arrival) { a.Problems = problem("R606") }},
	{"no digest", "R604", func(_ *count.Sheet, a *rollup.Arrival) { a.Digest = count.Digest{} }},
	{"a revision that replaces nothing", "R608", func(s *count.Sheet, _ *rollup.Arrival) { s.Revision = 2 }},
	{"a first revision that replaces one", "R608", func(s *count.Sheet, _ *rollup.Arrival) { s.Supersedes = count.Sum(nil) }},
	{"revision 0", "R608", func(s *count.Sheet, _ *rollup.Arrival) { s.Revision = 0 }},
	{"a recorder who does not sign", "R604", func(s *count.Sheet, _ *rollup.Arrival) { s.Signers = s.Signers[:2] }},
	{"no chief teller who signs", "R604", func(s *count.Sheet, _ *rollup.Arrival) { s.Signers = s.Signers[1:] }},
	{"two signers with one key", "R604", func(s *count.Sheet, _ *rollup.Arrival) { s.Signers[1].Key = s.Signers[0].Key }},
	{"a signer who is no teller", "R604", func(s *count.Sheet, _ *rollup.Arrival) { s.Signers[0].Name = "Sample Stranger" }},
	{"another place's roll", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Place.Roll = count.N(1000) }},
	{"a softer rule", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Tally.Questions = append([]count.Question{}, s.Tally.Questions...)
		s.Tally.Questions[0].Rule.Majority.Share = count.Fraction{Num: 1, Den: 3}
		rolluptest.Certify(s)
	}},
	{"other thresholds", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Thresholds.SmallCell = 1 }},
	{"another policy", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Policy.BatchSize = 51 }},
	{"other days", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Closes = "2026-06-01" }},
	{"a total that was changed", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Results[0].Yes = count.N(41) }},
	{"a verdict that was changed", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Results[0].Judged = count.Fails }},
	{"a total too few", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Results = s.Results[:1] }},
	{"a total too many", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Results = append(s.Results, s.Results[0]) }},
	{"a figure that was changed", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Tally.Batches[0].A.Answers[0].Yes, s.Tally.Batches[0].B.Answers[0].Yes = count.N(41), count.N(41)
		rolluptest.Certify(s)
	}},
	{"more ballots than members", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Tally.RollChange = &count.RollChange{Roll: count.N(10), Reason: "sample", By: []string{"Sample Chief", "Sample Recorder A"}}
		rolluptest.Certify(s)
	}},
	{"a finding that was left out", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Certified = count.At(s.Certified.Std().Add(72 * time.Hour)) // S503, explained and then hidden
		rolluptest.Certify(s)
		s.Findings = nil
	}},
	{"a warning that nobody explained", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Certified = count.At(s.Certified.Std().Add(72 * time.Hour))
		s.Tally.Explanations = nil
		s.Findings = count.Check(&s.Tally, count.Clock{Now: s.Certified, Last: s.LastEntry})
	}},
	{"a warning that one teller explained", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Certified = count.At(s.Certified.Std().Add(72 * time.Hour))
		rolluptest.Certify(s)
		s.Tally.Explanations[0].By = []string{"Sample Chief", "Sample Chief"}
		s.Findings = count.Check(&s.Tally, count.Clock{Now: s.Certified, Last: s.LastEntry})
	}},
	{"a roll that nobody corrected", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Tally.RollChange = &count.RollChange{Roll: count.N(160), Reason: "sample"}
		rolluptest.Certify(s)
	}},
	{"no time of certification", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Certified = count.Time{}
		rolluptest.Certify(s)
	}},
	{"a billion batches declared", "R610", func(s *count.Sheet, _ *rollup.Arrival) { s.Tally.Declared = count.N(count.MaxCount) }},
	{"a total that no figure holds", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		for i := range s.Tally.Batches {
			b := &s.Tally.Batches[i]
			for _, e := range []*count.Entry{&b.A, &b.B} {
				e.Ballots = count.N(count.MaxCount)
				e.Answers = []count.Answer{
					{Question: "agreement", Figures: rolluptest.Of(count.MaxCount, 0, 0, 0)},
					{Question: "contract", Figures: rolluptest.Of(count.MaxCount, 0, 0, 0)},
				}
			}
		}
		rolluptest.Certify(s)
	}},
	{"no batch", "R610", func(s *count.Sheet, _ *rollup.Arrival) {
		s.Tally.Batches, s.Tally.Declared = nil, count.N(0)
		rolluptest.Certify(s)
	}},
}

func problem(code string) []count.Finding {
	return []count.Finding{{Code: code, Severity: count.Error, Short: "sample", Long: "sample", Sum: "sample"}}
}

func TestARefusedFileGivesNoFigure(t *testing.T) {
	for _, x := range refusals {
		t.Run(x.name, func(t *testing.T) {
			m := begin(t)
			s := m.sheet(here, 40)
			a := arrive(t, s, "bad.pdf")
			x.do(s, &a)
			out := m.r.Add(a)
			if out.Kind != rollup.Refused || codes(out.Findings) != x.code {
				t.Fatalf("%s: %s", out.Kind, codes(out.Findings))
			}
			m.r.Add(a) // once more: still one file
			rep := m.r.Report()
			if rep.Received != 0 || rep.Coalition.Total("agreement").Yes.Set() || len(rep.Refused) != 1 || rep.Refused[0].File != "bad.pdf" {
				t.Errorf("%d received, %d refused", rep.Received, len(rep.Refused))
			}
			n := rep.Find(string(here)).Place
			if named := out.Place == here; named != (n.State == rollup.Turned) || named != (len(n.Refused) == 1) {
				t.Errorf("the place is %q with %d refused", n.State, len(n.Refused))
			}
			m.add(m.sheet(here, 40), "good.pdf")
			if m.total("U1", "agreement").Yes != count.N(40) {
				t.Error("a good file does not count after a bad one")
			}
		})
	}
}

// Seen: the secretary dropped a sheet of last year's vote on the roll-up. The
// place of this year that has its code was "refused", though it had sent nothing.
func TestASheetOfAnotherVoteRefusesNoPlace(t *testing.T) {
	m := begin(t)
	other := *m.vote
	other.ID, other.Title = "OTHER", "Another sample vote"
	s, err := rolluptest.Sheet(&other, rolluptest.Counted(&other, here, 30))
	if err != nil {
		t.Fatal(err)
	}
	if out := m.add(s, "last-year.pdf"); out.Kind != rollup.Refused || codes(out.Findings) != "R601" {
		t.Fatalf("the sheet is %s: %+v", out.Kind, out.Findings)
	}
	if p := m.place(); p.State != rollup.Missing || len(p.Refused) != 0 || len(m.r.Report().Refused) != 1 {
		t.Errorf("the place is %q with %d refused files, %d in all", p.State, len(p.Refused), len(m.r.Report().Refused))
	}
	older := *m.vote
	older.Revision++
	if s, err = rolluptest.Sheet(&older, rolluptest.Counted(&older, here, 30)); err != nil {
		t.Fatal(err)
	}
	m.add(s, "older.pdf")
	if p := m.place(); p.State != rollup.Turned || len(p.Refused) != 1 {
		t.Errorf("with a sheet of this vote the place is %q", p.State)
	}
}
