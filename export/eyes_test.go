package export_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// What a person read on sheets and reports, and was misled by.

func keyFor(t *testing.T, role, local string) *sign.Key {
	t.Helper()
	k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: "Sample Chief", Role: role, Local: local}, time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestACertificateOfAnotherRoleOrPlaceIsToldAndOneInOtherWordsIsNot(t *testing.T) {
	who := count.Teller{Name: "Sample Chief", Role: count.ChiefTeller}
	at := count.Place{ID: "WEAV/W-1/1", Coalition: "Spring Coalition", Union: "Weavers Union", Unit: "Looms", Local: "Weavers Local 1"}
	for _, x := range []struct{ role, local, want string }{
		{"chief teller", "Weavers Local 1", ""},
		{"Chief Teller", "weavers local 1", ""},
		{"Teller", "Spring Coalition, Weavers Local 1", ""},
		{"teller", "Looms", ""},
		{"chief teller", "WEAV/W-1/1", ""},
		{"chief teller", "Local 1", ""},
		{"chief teller", "", ""},
		{"", "", ""},
		{"chief teller", "Weavers Local 14", "chief teller, Weavers Local 14"},
		{"chief teller", "Lamplighters Local 14", "chief teller, Lamplighters Local 14"},
		{"recorder", "Weavers Local 1", "recorder, Weavers Local 1"},
		{"recorder", "", "recorder"},
		{"", "Bakers Local 8", "Bakers Local 8"},
	} {
		if got := export.Elsewhere(keyFor(t, x.role, x.local).Certificate(), who, at); got != x.want {
			t.Errorf("%q, %q: said %q, want %q", x.role, x.local, got, x.want)
		}
	}
}

func TestASheetSignedWithTheKeyOfAnotherLocalSaysSoAndIsStillSound(t *testing.T) {
	s := sampleSheet(t)
	for _, f := range signedWith(t, s, keyFor(t, "chief teller", "Lamplighters Local 14")) {
		v := export.Verify(f.Name, f.Data, nil)
		if !v.Fine() || v.Signed[0].Says != "chief teller, Lamplighters Local 14" || v.Signed[1].Says != "" {
			t.Errorf("%s: fine %t, says %q and %q", f.Name, v.Fine(), v.Signed[0].Says, v.Signed[1].Says)
		}
		if a := v.Arrival(); a.Keys[0].Says != v.Signed[0].Says {
			t.Errorf("%s: the roll-up is told %q", f.Name, a.Keys[0].Says)
		}
	}
}

func TestAReportSaysUnderWhichReservationAQuestionPasses(t *testing.T) {
	v := votetest.ByBallots(t, rolluptest.Made(2, 1, 2))
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	m := exporttest.New(t, v)
	for _, p := range v.Places() {
		f := m.Files(t, p.ID, 41, nil)[0]
		w := export.Verify(f.Name, f.Data, nil)
		r.Add(w.Arrival())
	}
	x := export.NewReport(v, r.Report(), export.Issue{Number: 1})
	const said = "4 of 4 sheets are signed with keys that nobody has confirmed; their figures count."
	page, book := x.Printed(), x.Workbook()
	if page.Verdict != "Required majority reached" || len(page.Words) == 0 || page.Words[0] != said {
		t.Errorf("the verdict box says %q, %q", page.Verdict, page.Words)
	}
	if !strings.Contains(strings.Join(book.Notes, "\n"), said) {
		t.Errorf("the workbook says %q", book.Notes)
	}
	if got := page.Questions[0].Total.Casts; got != "Yes" {
		t.Errorf("ballots decide question 1, and all together they cast %q", got)
	}
	if got := export.NewReport(v, summed(t, v, 41, 41, 41, 41), export.Issue{Number: 1}).Printed(); strings.Contains(strings.Join(got.Words, "\n"), "confirmed") {
		t.Errorf("where every key is confirmed it says %q", got.Words)
	}
}
