package pdf_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
)

// changed is the sample sheet with one figure that another person would print.
func changed(t testing.TB) *count.Sheet {
	s := sheet(t)
	s.Results[0].Yes = count.N(531)
	return s
}

func TestAPageThatShowsAnotherFigureIsNamed(t *testing.T) {
	b, err := pdf.Forge(changed(t), sheet(t))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Differences) == 0 {
		t.Fatal("a page that shows 531 for 513 was taken")
	}
	if d := doc.Differences[0]; d.Where != "page 1" || d.Shown != "531" || d.Signed != "513" {
		t.Errorf("the difference is %v", d)
	}
}

func TestNobodySignsAForgedPage(t *testing.T) {
	s, keys := keyed(t)
	shown := *s
	shown.Revision = 7
	b, err := pdf.Forge(&shown, s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Sign(b, keys[0], s.Signers[0], s.Certified); err == nil || !strings.Contains(err.Error(), "nothing was signed") {
		t.Errorf("signing a forged page: %v", err)
	}
}

func TestAMissingPageIsNamed(t *testing.T) {
	short := sheet(t)
	short.Tally.Voids, short.Tally.Challenges, short.Findings = nil, nil, nil
	long := sheet(t)
	for i := range 60 {
		long.Tally.Challenges = append(long.Tally.Challenges, count.Challenge{Envelope: i + 6, Ground: "not on the register", Ruling: count.Unresolved})
	}
	b, err := pdf.Forge(short, long)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	last := doc.Differences[len(doc.Differences)-1]
	if last.Shown != "no such page" {
		t.Errorf("the last difference is %v", last)
	}
}

func TestAnotherKeyThanTheNamedOneIsADifference(t *testing.T) {
	s, keys := keyed(t)
	b, err := pdf.Sign(draw(t, s), keys[0], s.Signers[0], s.Certified)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Read(b)
	if err != nil || len(doc.Differences) > 0 {
		t.Fatal(err, doc.Differences)
	}
	stranger := *s
	stranger.Signers = append([]count.Signer(nil), s.Signers...)
	stranger.Signers[0].Key = count.Sum([]byte("another key"))
	if _, err := pdf.Sign(draw(t, &stranger), keys[0], stranger.Signers[0], s.Certified); err == nil || !strings.Contains(err.Error(), "expects the key") {
		t.Errorf("a stranger's key signed: %v", err)
	}
}

func TestWhatIsNoTallySheetIsRefused(t *testing.T) {
	b := draw(t, sheet(t))
	for name, file := range map[string][]byte{
		"nothing":  nil,
		"text":     []byte("not a PDF"),
		"cut":      b[:len(b)/2],
		"appended": append(append([]byte(nil), b...), "\n"...),
		"a report": drawReport(t, report(t)),
	} {
		if _, err := pdf.Read(file); err == nil {
			t.Errorf("%s was read as a tally sheet", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(draw(f, sheet(f)))
	f.Add(drawReport(f, report(f)))
	s, _, seals := sealed(f)
	f.Add(drawSealed(f, s, seals))
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if doc, err := pdf.Read(b); err == nil && doc.Sheet == nil {
			t.Error("neither a sheet nor an error")
		}
	})
}
