package pdf_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/record"
)

func draw(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	b, err := pdf.Draw(s, record.Seals{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheSameSheetGivesTheSameBytes(t *testing.T) {
	want := draw(t, sheet(t))
	var wait sync.WaitGroup
	got := make([][]byte, 6)
	for i := range got {
		s := sheet(t)
		wait.Go(func() { got[i], _ = pdf.Draw(s, record.Seals{}) })
	}
	wait.Wait()
	for i := range got {
		if !bytes.Equal(got[i], want) {
			t.Errorf("drawing %d differs from the first one", i)
		}
	}
}

func TestADrawnSheetReadsBackAsItsRecord(t *testing.T) {
	for _, paper := range []string{"letter", "a4", ""} {
		s := sheet(t)
		s.Tally.Policy.Paper = paper
		want, err := record.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := pdf.Read(draw(t, s))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(doc.Record, want) {
			t.Errorf("%q: the record was changed on its way", paper)
		}
		if len(doc.Differences) > 0 || len(doc.Signatures) > 0 {
			t.Errorf("%q: %v, %d signatures", paper, doc.Differences, len(doc.Signatures))
		}
		if got, want := fmt.Sprint(doc.EmptyFields), "[Signature1 Signature2 Signature3]"; got != want {
			t.Errorf("%q: empty fields %s, want %s", paper, got, want)
		}
	}
}

func TestNoSheetIsAnError(t *testing.T) {
	if _, err := pdf.Draw(nil, record.Seals{}); err == nil {
		t.Error("drew a sheet that does not exist")
	}
	if _, err := pdf.Draw(&count.Sheet{}, record.Seals{}); err != nil {
		t.Errorf("an empty sheet: %v", err)
	}
}

func fortyBatches(t testing.TB) *count.Sheet {
	s := sheet(t)
	for i := 26; i < 40; i++ {
		s.Tally.Batches = append(s.Tally.Batches, batch(i+1, []int{20, 28, 1, 1, 25, 24, 1, 0}))
	}
	s.Tally.Declared = count.N(40)
	s.Results = s.Tally.Results()
	return s
}

func BenchmarkDraw40Batches(b *testing.B) {
	s := fortyBatches(b)
	draw(b, s) // the typefaces' coverage is worked out once
	for b.Loop() {
		draw(b, s)
	}
}

func BenchmarkRead40Batches(b *testing.B) {
	pdfBytes := draw(b, fortyBatches(b))
	for b.Loop() {
		if _, err := pdf.Read(pdfBytes); err != nil {
			b.Fatal(err)
		}
	}
}
