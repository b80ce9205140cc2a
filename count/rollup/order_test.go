package rollup_test

import (
	"bytes"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// pool is everything that can come for two places: three revisions, forks of
// them, corrected rolls, copies in several files, and bad files of good sheets.
func pool(t *testing.T, m *made) []rollup.Arrival {
	t.Helper()
	var out []rollup.Arrival
	for _, id := range []count.PlaceID{"U1/N1/1", "U2/N2/2"} {
		first, fork := m.sheet(id, 40), m.sheet(id, 41)
		second, other := m.next(first, 42), m.next(fork, 43)
		twin := m.next(first, 42)
		twin.Began = twin.LastEntry
		third := m.next(second, 44)
		third.Tally.RollChange = &count.RollChange{Roll: count.N(120), Reason: "sample", By: []string{"Sample Chief", "Sample Recorder A"}}
		rolluptest.Certify(third)
		changed := m.next(third, 45)
		changed.Results[0].Yes = count.N(59)
		for i, s := range []*count.Sheet{first, fork, second, other, twin, third, changed} {
			name := fmt.Sprintf("%s %d", id, i)
			warn := count.Finding{Code: "R605", Severity: count.Warning, Short: "sample", Long: "sample", Sum: "sample"}
			out = append(out, arrive(t, s, name+".pdf"), arrive(t, s, name+".xlsx", warn), arrive(t, s, name+" cells.xlsx", problem("R606")...))
		}
	}
	return append(out, rollup.Arrival{File: "junk.pdf"}, rollup.Arrival{File: "holiday.pdf", Problems: problem("R604")})
}

func TestTheOrderOfArrivalNeverChangesTheReport(t *testing.T) {
	m := begin(t)
	all := pool(t, m)
	rapid.Check(t, func(rt *rapid.T) {
		var some []rollup.Arrival
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(all)-1), 1, 14).Draw(rt, "arrivals") {
			some = append(some, all[i])
		}
		a := reportOf(rt, m.vote, some)
		b := reportOf(rt, m.vote, rapid.Permutation(some).Draw(rt, "another order"))
		if !bytes.Equal(a, b) {
			rt.Fatalf("two orders, two reports:\n%s\n%s", a, b)
		}
	})
}

// TestWhatIsAcceptedBetweenArrivalsMakesNoOrderEither accepts what waits after
// some files have come, and lets others come.
func TestWhatIsAcceptedBetweenArrivalsMakesNoOrderEither(t *testing.T) {
	m := begin(t)
	all := pool(t, m)
	rapid.Check(t, func(rt *rapid.T) {
		var order []rollup.Arrival
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 2, 12, rapid.ID).Draw(rt, "arrivals") {
			order = append(order, all[i])
		}
		n := rapid.IntRange(0, len(order)).Draw(rt, "before the word")
		result := func(before, after []rollup.Arrival) []byte {
			r, err := rollup.New(m.vote)
			if err != nil {
				rt.Fatal(err)
			}
			for _, a := range before {
				r.Add(a)
			}
			for _, p := range r.Report().Leaves() {
				if w := p.Place.Waiting; w != nil {
					if err := r.AcceptRevision(p.Place.ID, w.Digest, "Sample Secretary"); err != nil {
						rt.Fatal(err)
					}
				}
			}
			for _, a := range after {
				r.Add(a)
			}
			b, err := count.Canonical(r.Report())
			if err != nil {
				rt.Fatal(err)
			}
			return b
		}
		a := result(order[:n], order[n:])
		b := result(rapid.Permutation(order[:n]).Draw(rt, "before, in another order"), rapid.Permutation(order[n:]).Draw(rt, "after, in another order"))
		if !bytes.Equal(a, b) {
			rt.Fatalf("two orders, two reports:\n%s\n%s", a, b)
		}
	})
}

// reportOf adds all and holds the report against what may never happen.
func reportOf(t *rapid.T, v *count.Vote, as []rollup.Arrival) []byte {
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	good := map[count.Digest]*count.Sheet{}
	for _, a := range as {
		if out := r.Add(a); out.Kind != rollup.Refused {
			good[a.Digest] = a.Sheet
		}
	}
	rep := r.Report()
	yes, seen := 0, map[count.PlaceID]bool{}
	for _, n := range rep.Leaves() {
		if seen[n.Place.ID] {
			t.Fatalf("%s is there twice", n.Place.ID)
		}
		seen[n.Place.ID] = true
		if n.Place.Counted == nil {
			continue
		}
		s := good[n.Place.Counted.Digest]
		if s == nil || s.Tally.Place.ID != n.Place.ID {
			t.Fatalf("%s counts a sheet that was refused, or another place's", n.Place.ID)
		}
		if n.Place.Counted.Revision != n.Place.Sheets[0].Revision {
			t.Fatalf("%s counts revision %d, which nobody accepted", n.Place.ID, n.Place.Counted.Revision)
		}
		yes += s.Tally.Total("agreement").Yes.Int()
	}
	if got := rep.Coalition.Total("agreement").Yes; got.Int() != yes || got.Set() != (rep.Received > 0) {
		t.Fatalf("the coalition has %s yes, its sheets %d", got.Grouped(), yes)
	}
	b, err := count.Canonical(rep)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAReportIsNotChangedByWhatComesLater(t *testing.T) {
	m := begin(t)
	all := pool(t, m)
	var reports []*rollup.Report
	var bytesOf [][]byte
	for _, a := range all {
		m.r.Add(a)
		rep := m.r.Report()
		b, err := count.Canonical(rep)
		if err != nil {
			t.Fatal(err)
		}
		reports, bytesOf = append(reports, rep), append(bytesOf, b)
	}
	for i, rep := range reports {
		if b, err := count.Canonical(rep); err != nil || !bytes.Equal(b, bytesOf[i]) {
			t.Errorf("report %d changed afterwards", i)
		}
	}
}
