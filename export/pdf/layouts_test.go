package pdf_test

import (
	"strings"
	"testing"

	"countersign/export/pdf"
)

func TestADrawingThatThisVersionDoesNotHaveIsRefusedWithWords(t *testing.T) {
	for name, want := range map[string]string{
		"Countersign sheet 2":    "made by a newer version of Countersign",
		"Countersign report 1":   "printed report of a roll-up",
		"Another program":        "not a tally sheet",
		"":                       "not a tally sheet",
		"Countersign sheet 1.01": "newer version",
	} {
		b, err := pdf.ForgeLayout(sheet(t), name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pdf.Read(b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %q", name, err, want)
		}
	}
}

func TestAReportIsNoTallySheet(t *testing.T) {
	if _, err := pdf.Read(drawReport(t, report(t))); err == nil || !strings.Contains(err.Error(), "printed report of a roll-up") {
		t.Error(err)
	}
}

func TestTheDocumentSaysHowItWasDrawn(t *testing.T) {
	if out := run(t, "pdfinfo", saved(t, draw(t, sheet(t)))); !strings.Contains(out, "Countersign sheet 1") {
		t.Error(out)
	}
}

func TestTheSheetSaysWhoseClockItsTimesAreOf(t *testing.T) {
	s := sheet(t)
	flat := func() string { return strings.Join(strings.Fields(textOf(t, draw(t, s))), " ") }
	if text := flat(); !strings.Contains(text, "Times are those of the computer at the count.") {
		t.Error("the sheet does not say that its times are a computer's")
	}
	s.Vote.TimeStamps = "Sample Time Authority"
	if text := flat(); !strings.Contains(text, "is stamped by Sample Time Authority") || strings.Contains(text, "computer at the count") {
		t.Error("the sheet does not name its time stamp authority")
	}
}
