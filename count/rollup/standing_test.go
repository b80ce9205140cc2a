package rollup_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
)

// sums are what the findings of a place say under a code.
func sums(p *rollup.PlaceState, code string) string {
	var out []string
	for _, f := range p.Findings {
		if f.Code == code {
			out = append(out, f.Short+": "+f.Sum)
		}
	}
	return strings.Join(out, "\n")
}

// Seen: a sheet counted. Somebody else sent another first sheet of the place and
// a second one that named it: "replaced", and the figures were theirs, "no
// figure changed", and nothing said that there were two first sheets.
func TestTwoFilesOfAStrangerDoNotReplaceTheSheetThatCounts(t *testing.T) {
	m := begin(t)
	m.add(m.sheet(here, 40), "1.pdf")
	fork := m.sheet(here, 10)
	m.add(fork, "eve 1.pdf")
	if out := m.add(m.next(fork, 10), "eve 2.pdf"); out.Kind != rollup.Pending || m.yes().Set() {
		t.Errorf("the second file is %s, and %s yes count", out.Kind, m.yes())
	}
	p := m.place()
	if p.State != rollup.Problem || p.Waiting == nil || p.Counted != nil || len(p.Coming) == 0 {
		t.Fatalf("it does not wait: %+v", p)
	}
	if !strings.Contains(sums(p, "R602"), "agreement, yes 40 or 10") && !strings.Contains(sums(p, "R602"), "agreement, yes 10 or 40") {
		t.Errorf("R602 says %q", sums(p, "R602"))
	}
	if s := sums(p, "R607"); !strings.Contains(s, "nothing of this place counts meanwhile") || !strings.Contains(s, "agreement, yes 40 before, 10 after") || strings.Contains(s, "no figure changed") {
		t.Errorf("R607 says %q", s)
	}
	m.accept()
	p = m.place()
	if m.yes() != count.N(10) || p.State != rollup.Counts || sums(p, "R602") == "" || len(p.Changes) == 0 || strings.Contains(sums(p, "R607"), "no figure changed") {
		t.Errorf("accepted all the same: %s yes, %+v", m.yes(), p)
	}
}

// Seen: a second sheet waited and nobody had accepted it. Another first sheet
// came, and the second counted.
func TestAnotherFirstSheetDoesNotMakeTheOneThatWaitsCount(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	m.add(first, "1.pdf")
	m.add(m.next(first, 38), "2.pdf")
	if out := m.add(m.sheet(here, 41), "other 1.pdf"); out.Kind != rollup.Disputed || !strings.Contains(codes(out.Findings), "R602") {
		t.Errorf("the other first sheet: %+v", out)
	}
	if p := m.place(); m.yes().Set() || p.Waiting == nil || p.Waiting.Revision != 2 || sums(p, "R602") == "" {
		t.Errorf("%s yes, %+v", m.yes(), p)
	}
	m.accept()
	if m.yes() != count.N(38) {
		t.Errorf("accepted: %s yes", m.yes())
	}
}

// Seen: another first sheet came where the second had been accepted, and R602
// stood nowhere.
func TestAnOldSheetThatContradictsAnotherIsReported(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	m.add(first, "1.pdf")
	m.add(m.next(first, 38), "2.pdf")
	m.accept()
	out := m.add(m.sheet(here, 41), "other 1.pdf")
	if p := m.place(); out.Kind != rollup.Superseded || m.yes() != count.N(38) || sums(p, "R602") == "" || !strings.Contains(codes(out.Findings), "R602") {
		t.Errorf("%+v; %+v", out, p)
	}
}

// Seen: of two second sheets that contradicted one another, the third named one,
// and counted at once.
func TestWhatEndsAProblemWaits(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second, fork := m.next(first, 38), m.next(first, 37)
	m.add(first, "1.pdf")
	m.add(second, "2.pdf")
	m.accept()
	if out := m.add(fork, "fork.pdf"); out.Kind != rollup.Disputed || m.yes().Set() || m.place().Waiting != nil {
		t.Errorf("two second ones: %+v", out)
	}
	third := m.next(fork, 36)
	if out := m.add(third, "3.pdf"); out.Kind != rollup.Pending || m.yes().Set() {
		t.Errorf("the third: %+v", out)
	}
	m.add(m.next(third, 36), "4.pdf")
	if s := sums(m.place(), "R607"); !strings.Contains(s, "Revision 4 waits") || !strings.Contains(s, "38 before, 36 after") || !strings.Contains(s, "37 before, 36 after") {
		t.Errorf("the fourth waits: %q", s)
	}
	m.accept()
	if s := sums(m.place(), "R607"); m.yes() != count.N(36) || !strings.Contains(s, "nothing of this place counted before it") {
		t.Errorf("accepted: %s yes, %q", m.yes(), s)
	}
}

// Seen: revision 1 counted, 3 was accepted, and the report said that it replaced
// revision 2, without a figure.
func TestARevisionReplacesTheOneThatCounted(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	m.add(first, "1.pdf")
	m.add(m.next(second, 37), "3.pdf")
	m.accept()
	if s := sums(m.place(), "R607"); !strings.Contains(s, "Revision 3 replaces revision 1: agreement, yes 40 before, 37 after") || !strings.Contains(s, "which is not here") {
		t.Errorf("without the second: %q", s)
	}
	m.add(second, "2.pdf")
	if s := sums(m.place(), "R607"); !strings.Contains(s, "Revision 3 replaces revision 1: agreement, yes 40 before, 37 after") || strings.Contains(s, "not here") {
		t.Errorf("with the second: %q", s)
	}
}

// Seen: a stranger's two files put a place in dispute, and the only keys that the
// secretary was asked to compare were those of the stranger.
func TestADisputeEndsWhenTheKeysOfOneSheetAreConfirmed(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet(here, 40), "1.pdf", "Sample Ann", keyOne)
	fork := m.sheet(here, 10)
	m.signed(fork, "eve 1.pdf", "Sample Ann", keyTwo)
	m.signed(m.next(fork, 10), "eve 2.pdf", "Sample Ann", keyTwo)
	var offered []count.Digest
	for _, k := range m.place().ToConfirm() {
		offered = append(offered, k.Key)
	}
	if !slices.Contains(offered, keyOne) || !slices.Contains(offered, keyTwo) {
		t.Fatalf("%d keys can be compared: %v; %+v", len(offered), offered, m.place().Findings)
	}
	m.confirm(keyOne, "Sample Ann", here)
	if p := m.place(); m.yes() != count.N(40) || p.State != rollup.Counts || p.Waiting != nil {
		t.Errorf("%s yes, the place is %q: %+v", m.yes(), p.State, p.Findings)
	}
}
