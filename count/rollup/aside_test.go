package rollup_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
)

// signed adds a sheet that one key signed.
func (m *made) signed(s *count.Sheet, file, name string, key count.Digest) rollup.Outcome {
	m.t.Helper()
	a := arrive(m.t, s, file)
	a.Keys = []rollup.Key{{Name: name, Key: key}}
	return m.r.Add(a)
}

func (m *made) confirm(key count.Digest, name string, at count.PlaceID) {
	m.t.Helper()
	if err := m.r.Confirm(key, name, at, "Sample Secretary"); err != nil {
		m.t.Fatal(err)
	}
}

// Seen: the key of Ann was confirmed at her place. In a certificate that says
// "Eve" it signed a made-up sheet of another place: accepted without R605, listed
// with "confirmed keys".
func TestAKeyThatWasConfirmedAsAnnsSignsNothingAsEves(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet("U1/N1/1", 40), "ann.pdf", "Sample Ann", keyOne)
	m.confirm(keyOne, "Sample Ann", "U1/N1/1")
	out := m.signed(m.sheet("U2/N2/2", 30), "eve.pdf", "Sample Eve", keyOne)
	if out.Kind != rollup.Refused || codes(out.Findings) != "R604" || !strings.Contains(out.Findings[0].Sum, "the key of Sample Eve was confirmed as the key of Sample Ann") {
		t.Errorf("the sheet is %s: %+v", out.Kind, out.Findings)
	}
	if p := m.r.Report().Find("U2/N2/2").Place; p.State != rollup.Turned || p.Counted != nil {
		t.Errorf("the place: %+v", p)
	}
	if err := m.r.Confirm(keyOne, "Sample Eve", "U2/N2/2", "Sample Secretary"); err == nil || !strings.Contains(err.Error(), "was confirmed as that of Sample Ann") {
		t.Errorf("the key has two holders: %v", err)
	}
}

// Seen: a key that was compared with the paper of one place was confirmed for
// every other one too.
func TestAKeyIsConfirmedForThePlaceWhosePaperSomebodySaw(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet("U1/N1/1", 40), "one.pdf", "Sample Ann", keyOne)
	m.signed(m.sheet("U1/N1/2", 40), "two.pdf", "Sample Ann", keyOne)
	m.confirm(keyOne, "Sample Ann", "U1/N1/1")
	r := m.r.Report()
	if one, two := r.Find("U1/N1/1").Place, r.Find("U1/N1/2").Place; one.KeysOpen || !two.KeysOpen || len(one.ToConfirm()) != 0 || len(two.ToConfirm()) != 1 {
		t.Errorf("%+v, %+v", one, two)
	}
	m.confirm(keyOne, "Sample Ann", "U1/N1/2")
	if n := m.r.Report().KeysOpen(); n != 0 {
		t.Errorf("%d places have open keys", n)
	}
}

// A roll-up from before holder and place were asked for is read for ever.
func TestAKeyThatWasConfirmedBeforeHoldsForWhatItHadSigned(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet("U1/N1/1", 40), "one.pdf", "Sample Ann", keyOne)
	if err := m.r.ConfirmAsHere(keyOne, "Sample Secretary"); err != nil {
		t.Fatal(err)
	}
	m.signed(m.sheet("U1/N1/2", 40), "two.pdf", "Sample Ann", keyOne)
	eve := m.signed(m.sheet("U2/N2/2", 40), "eve.pdf", "Sample Eve", keyOne)
	r := m.r.Report()
	if r.Find("U1/N1/1").Place.KeysOpen || !r.Find("U1/N1/2").Place.KeysOpen || eve.Kind != rollup.Refused {
		t.Errorf("open: %d, eve is %s", r.KeysOpen(), eve.Kind)
	}
}

// Seen: an outsider's sheet of a place with confirmed keys took it out of the
// total: "problem", 0 of 12 in.
func TestASheetOfAStrangerTakesNoPlaceOutOfTheTotal(t *testing.T) {
	stray := func(m *made) *count.Sheet {
		s := m.next(m.sheet("U1/N1/1", 12), 13) // names nothing that is here
		return s
	}
	for what, make := range map[string]func(m *made, first *count.Sheet) []*count.Sheet{
		"a first sheet":             func(m *made, _ *count.Sheet) []*count.Sheet { return []*count.Sheet{m.sheet("U1/N1/1", 30)} },
		"a revision of nothing":     func(m *made, _ *count.Sheet) []*count.Sheet { return []*count.Sheet{stray(m)} },
		"two revisions at once":     func(m *made, f *count.Sheet) []*count.Sheet { return []*count.Sheet{m.next(f, 31), m.next(f, 32)} },
		"a third that names no one": func(m *made, f *count.Sheet) []*count.Sheet { return []*count.Sheet{stray(m), m.next(stray(m), 33)} },
	} {
		for _, early := range []bool{true, false} {
			m := begin(t)
			first := m.sheet("U1/N1/1", 40)
			if early {
				m.signed(first, "first.pdf", "Sample Ann", keyOne)
			}
			m.confirm(keyOne, "Sample Ann", "U1/N1/1")
			for _, s := range make(m, first) {
				out := m.signed(s, "stray.pdf", "Sample Eve", keyTwo)
				if want := rollup.SetAside; early && what != "two revisions at once" && s.Revision < 3 && out.Kind != want {
					t.Errorf("%s is %s, want %s", what, out.Kind, want)
				}
			}
			if !early {
				m.signed(first, "first.pdf", "Sample Ann", keyOne)
			}
			p := m.r.Report().Find("U1/N1/1").Place
			if p.Counted == nil || p.Counted.Revision != 1 || p.State == rollup.Problem || p.KeysOpen || p.Unconfirmed {
				t.Errorf("%s: the place is %q: %+v", what, p.State, p.Findings)
			}
			if !strings.Contains(codes(p.Findings), "R605") || len(p.ToConfirm()) != 1 || p.ToConfirm()[0].Key != keyTwo {
				t.Errorf("%s: nobody is told: %+v", what, p.Findings)
			}
		}
	}
}

func TestASheetThatWasSetAsideDisputesOnceItsKeysAreConfirmed(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet("U1/N1/1", 40), "first.pdf", "Sample Ann", keyOne)
	m.confirm(keyOne, "Sample Ann", "U1/N1/1")
	m.signed(m.sheet("U1/N1/1", 30), "other.pdf", "Sample Eve", keyTwo)
	m.confirm(keyTwo, "Sample Eve", "U1/N1/1")
	if p := m.r.Report().Find("U1/N1/1").Place; p.State != rollup.Problem || len(p.Aside) != 0 {
		t.Errorf("the place is %q with %d keys set aside", p.State, len(p.Aside))
	}
}

// A sheet whose keys nobody has confirmed disputes another one that is no better.
func TestTwoSheetsOfStrangersDisputeOneAnother(t *testing.T) {
	m := begin(t)
	m.signed(m.sheet("U1/N1/1", 40), "first.pdf", "Sample Ann", keyOne)
	if out := m.signed(m.sheet("U1/N1/1", 30), "other.pdf", "Sample Eve", keyTwo); out.Kind != rollup.Disputed {
		t.Errorf("it is %s", out.Kind)
	}
}

// Seen, as it could have been: the first two sheets of a place were lost. An
// outsider's first sheet counted in place of the third one.
func TestAnOlderSheetOfAStrangerCountsForNothing(t *testing.T) {
	m := begin(t)
	third := m.next(m.next(m.sheet("U1/N1/1", 38), 39), 40)
	m.signed(third, "third.pdf", "Sample Ann", keyOne)
	m.confirm(keyOne, "Sample Ann", "U1/N1/1")
	m.signed(m.sheet("U1/N1/1", 30), "old.pdf", "Sample Eve", keyTwo)
	if p := m.r.Report().Find("U1/N1/1").Place; p.Counted == nil || p.Counted.Revision != 3 || p.Waiting != nil {
		t.Errorf("the place is %q", p.State)
	}
}

// The first sheet came with keys that nobody had confirmed; the second one, which
// names it, vouches for it and waits as ever.
func TestAFirstSheetThatAConfirmedRevisionNamesGoesOnCounting(t *testing.T) {
	m := begin(t)
	first := m.sheet("U1/N1/1", 40)
	m.signed(first, "first.pdf", "Sample Eve", keyTwo)
	m.confirm(keyOne, "Sample Ann", "U1/N1/1")
	m.signed(m.next(first, 41), "second.pdf", "Sample Ann", keyOne)
	if p := m.r.Report().Find("U1/N1/1").Place; p.Counted == nil || p.Counted.Revision != 1 || p.Waiting == nil || !p.KeysOpen {
		t.Errorf("the place is %q", p.State)
	}
}
