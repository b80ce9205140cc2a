package pdf_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/record"
)

// TestAShortFileWithARuleOf12MBIsNotDrawn: a file of 146 KB took 600 MB of
// memory, and four of them in an import a gigabyte.
func TestAShortFileWithARuleOf12MBIsNotDrawn(t *testing.T) {
	for name, x := range map[string]struct {
		change func(*count.Sheet)
		says   string
	}{
		"a rule of 12 MB":   {func(s *count.Sheet) { s.Tally.Questions[0].Rule.Words = strings.Repeat("a rule ", 12<<20/7) }, "it has 12"},
		"a rule of 100 KB":  {func(s *count.Sheet) { s.Tally.Questions[0].Rule.Words = strings.Repeat("a rule ", 100<<10/7) }, `"words", in line `},
		"a name of 100 KB":  {func(s *count.Sheet) { s.Tally.Tellers[0].Name = strings.Repeat("x", 100<<10) }, `"name", in line `},
		"40,000 findings":   {func(s *count.Sheet) { s.Findings = make([]count.Finding, 40_000) }, "it has 40000 findings"},
		"25,000 remarks":    {func(s *count.Sheet) { s.Tally.Batches[0].Remarks = make([]count.Remark, 25_000) }, "it has 25"},
		"6,000 batches":     {func(s *count.Sheet) { s.Tally.Batches = make([]count.Batch, 6000) }, "it has 6000 batches"},
		"6,000 void papers": {func(s *count.Sheet) { s.Tally.Voids = make([]count.Void, 6000) }, "it has 6000 void papers"},
	} {
		s := sheet(t)
		x.change(s)
		if _, err := pdf.Draw(s, record.Seals{}); !errors.Is(err, pdf.ErrNoRoom) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s is drawn: %.200v", name, err)
		}
		forged, err := pdf.Forge(sheet(t), s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pdf.Read(forged); !errors.Is(err, pdf.ErrNoRoom) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s is read: %.200v", name, err)
		}
	}
}
