package intake_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export/intake"
	"countersign/export/sign"
	"countersign/export/trust"
)

// Seen: a key was refused in the trust list after its sheet had been imported. The
// place went on counting, with "confirmed keys".
func TestAKeyThatTheListRefusesLaterCountsForNothing(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/1", 40))
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.rollup"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := board.Create(t.Context(), j, v, s.Certified.Std)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	a, err := rolluptest.Arrive(s, "sheet.pdf")
	if err != nil {
		t.Fatal(err)
	}
	a.Keys = []rollup.Key{{Name: "Sample Chief", Key: count.Sum([]byte("sample key")), Trusted: true}}
	if _, err := b.Import(t.Context(), []rollup.Kept{b.Examine(a)}); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(t.TempDir(), "keys.trust")
	at := s.Certified
	for _, e := range []trust.Entry{
		{What: trust.Confirmed, Key: sign.Fingerprint(a.Keys[0].Key), Name: "Sample Chief", Place: "U1/N1/1", Groups: []int{1, 2}, By: "Sample Secretary", At: at},
		{What: trust.Refused, Key: sign.Fingerprint(a.Keys[0].Key), Name: "Sample Chief", By: "Sample Secretary", At: at, Reason: "the stick was lost"},
	} {
		known, err := trust.Add(context.Background(), list, e)
		if err == nil {
			err = intake.Heed(t.Context(), b, known)
		}
		if err == nil {
			err = intake.Heed(t.Context(), b, known) // again changes nothing
		}
		if err != nil {
			t.Fatal(err)
		}
		p := b.Report().Find("U1/N1/1").Place
		if refused := e.What == trust.Refused; (p.Counted == nil) != refused {
			t.Fatalf("%s in the list, the place is %q", e.What, p.State)
		}
	}
	p := b.Report().Find("U1/N1/1").Place
	if f := p.Findings[0]; f.Code != "R604" || !strings.Contains(f.Sum, "by Sample Secretary: refused in the trust list on "+string(at.Day())+": the stick was lost") {
		t.Errorf("it says %+v", f)
	}
	if n := len(b.Log()); n != 1 {
		t.Errorf("%d words are on record", n)
	}
}
