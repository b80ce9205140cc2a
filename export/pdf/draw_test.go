package pdf_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
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

// signed40 is a sheet of 40 batches with its seals, signed by all three.
func signed40(b *testing.B) (*count.Sheet, []*sign.Key, []byte) {
	s := fortyBatches(b)
	keys := newKeys(b, s)
	out, err := pdf.SignAll(drawSealed(b, s, sealsOf(b, s, keys)), s.Certified, keys...)
	if err != nil {
		b.Fatal(err)
	}
	return s, keys, out
}

func BenchmarkDraw40Batches(b *testing.B) {
	s, keys, _ := signed40(b) // the typefaces' coverage is worked out once
	seals := sealsOf(b, s, keys)
	for b.Loop() {
		drawSealed(b, s, seals)
	}
}

func BenchmarkRead40Batches(b *testing.B) {
	_, _, signed := signed40(b)
	for b.Loop() {
		read(b, signed)
	}
}

// BenchmarkSign is one signature, with the document read before it.
func BenchmarkSign(b *testing.B) {
	s, keys, _ := signed40(b)
	drawn := drawSealed(b, s, sealsOf(b, s, keys))
	for b.Loop() {
		if _, err := pdf.Sign(drawn, keys[0], s.Signers[0], s.Certified); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignAll is three signatures, with the document read once.
func BenchmarkSignAll(b *testing.B) {
	s, keys, _ := signed40(b)
	drawn := drawSealed(b, s, sealsOf(b, s, keys))
	for b.Loop() {
		if _, err := pdf.SignAll(drawn, s.Certified, keys...); err != nil {
			b.Fatal(err)
		}
	}
}
