package rollup_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"countersign/count"
	"countersign/count/rollup"
)

var keyOne, keyTwo = count.Sum([]byte("sample key 1")), count.Sum([]byte("sample key 2"))

// TestWordsOfPeopleAboutKeysWorkWheneverTheyAreSaid holds that it makes no
// difference whether a key is confirmed before or after its sheets arrive, and
// that trying changes nothing.
func TestWordsOfPeopleAboutKeysWorkWheneverTheyAreSaid(t *testing.T) {
	m := begin(t)
	all := pool(t, m)
	for i := range all {
		all[i].Keys = []rollup.Key{{Name: "Sample Chief", Key: []count.Digest{keyOne, keyTwo}[i%2]}}
	}
	rapid.Check(t, func(rt *rapid.T) {
		steps := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, -2}).Draw(rt, "order")
		result := func(order []int) []byte {
			r, err := rollup.New(m.vote)
			if err != nil {
				rt.Fatal(err)
			}
			for _, i := range order {
				switch i {
				case -1:
					err = errors.Join(r.Confirm(keyOne, "Sample Chief", "U1/N1/1", "Sample Secretary"), r.Confirm(keyOne, "Sample Chief", "U2/N2/2", "Sample Secretary"))
				case -2:
					err = r.Distrust(keyTwo, "Sample Secretary", "sample: the laptop was lost")
				default:
					k := r.Examine(all[i])
					would := r.Try([]rollup.Kept{k})[0]
					if did := r.Keep(k); did.Kind != would.Kind || len(did.Findings) != len(would.Findings) {
						rt.Fatalf("%s would be %s and is %s", k.File, would.Kind, did.Kind)
					}
				}
				if err != nil {
					rt.Fatal(err)
				}
			}
			b, err := count.Canonical(r.Report())
			if err != nil {
				rt.Fatal(err)
			}
			return b
		}
		sorted := slices.Sorted(slices.Values(steps))
		if a, b := result(steps), result(sorted); !bytes.Equal(a, b) {
			rt.Fatalf("two orders, two reports:\n%s\n%s", a, b)
		}
	})
}

func TestAKeyIsConfirmedOrDistrusted(t *testing.T) {
	m := begin(t)
	a := arrive(t, m.sheet("U1/N1/1", 40), "sheet.pdf")
	a.Keys = []rollup.Key{{Name: "Sample Chief", Key: keyOne}, {Name: "Sample Recorder A", Key: keyTwo, Trusted: true}}
	m.r.Add(a)
	state := func() *rollup.PlaceState { return m.r.Report().Find("U1/N1/1").Place }
	if s := state(); !s.Unconfirmed || s.Counted == nil || s.Findings[0].Code != "R605" {
		t.Errorf("unconfirmed: %+v", s)
	}
	if err := m.r.Confirm(keyOne, "Sample Chief", "U1/N1/1", " "); err == nil {
		t.Error("nobody confirmed a key")
	}
	if err := m.r.Confirm(keyOne, "Sample Chief", "U1/N1/1", "Sample Secretary"); err != nil {
		t.Fatal(err)
	}
	if s := state(); s.Unconfirmed || s.Counted == nil {
		t.Errorf("confirmed: %+v", s)
	}
	if err := m.r.Distrust(keyTwo, "Sample Secretary", ""); err == nil {
		t.Error("a key is distrusted without a reason")
	}
	if err := m.r.Distrust(keyTwo, "Sample Secretary", "sample: lost"); err != nil {
		t.Fatal(err)
	}
	if s := state(); s.Counted != nil || s.State != rollup.Turned || s.Findings[0].Code != "R604" {
		t.Errorf("distrusted: %+v", s)
	}
}
