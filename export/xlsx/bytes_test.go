package xlsx_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/xlsx"
)

// recordIn joins sheet Record as the package comment tells everybody to.
func recordIn(t *testing.T, b []byte) string {
	t.Helper()
	rows, err := opened(t, b).GetRows("Record")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, row := range rows {
		out.WriteString(strings.Join(row, "") + "\n")
	}
	return out.String()
}

func TestSheetRecordHoldsTheRecordByteForByte(t *testing.T) {
	for name, words := range map[string]string{
		"plain": "sample", "a long line": strings.Repeat("sample é🗳️ ", 9_000), "escapes": "_x0041_ _x005F_ _X0041_ __x0041__ _x00",
		"an escape across two cells": strings.Repeat("a", 15_980) + strings.Repeat("_x0041_", 20), "what XML cannot hold": "\uFFFE\uFFFF\x00\x1F\x7F",
		"markup": `<a b="c">&amp;&lt;</a>`, "blanks": "  sample  ", "line ends": "a\r\nb\rc\nd\u2028e",
	} {
		t.Run(name, func(t *testing.T) {
			s := sheet(t, 3, "Mo Sample")
			s.Vote.Title, s.Tally.Place.Local = words, words
			want, err := record.Write(s)
			if err != nil {
				t.Fatal(err)
			}
			b := written(t, s)
			if got := recordIn(t, b); got != string(want) {
				t.Errorf("sheet Record gives %d bytes, the record has %d", len(got), len(want))
			}
			doc, err := xlsx.Read(b)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(doc.Record, want) || len(doc.Differences) > 0 {
				t.Errorf("read back %d bytes of %d; %v", len(doc.Record), len(want), doc.Differences)
			}
		})
	}
}

func TestManyAtOnceGiveTheSameBytes(t *testing.T) {
	want := written(t, sheet(t, 4, "Mo Sample"))
	s := sheet(t, 4, "Mo Sample")
	got := make([][]byte, 12)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i], _ = xlsx.Write(s, record.Seals{}) })
	}
	all.Wait()
	for i, b := range got {
		if !bytes.Equal(b, want) {
			t.Errorf("workbook %d differs", i)
		}
	}
}

func TestASheetAndItsRecordGiveTheSameWorkbook(t *testing.T) {
	for _, s := range []*count.Sheet{sheet(t, 4, "Mo Sample"), stored(t)} {
		b, err := record.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := record.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written(t, s), written(t, again)) {
			t.Error("a sheet that was read back gives other bytes")
		}
	}
}

// stored is the sheet of the record that package record keeps for ever.
func stored(t testing.TB) *count.Sheet {
	t.Helper()
	b, err := os.ReadFile("../record/testdata/first.record")
	if err != nil {
		t.Fatal(err)
	}
	s, err := record.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASheetThatHasNoRoomIsRefused(t *testing.T) {
	for name, change := range map[string]func(*count.Sheet){
		"no question was put":            func(s *count.Sheet) { s.Tally.Questions, s.Results = nil, nil },
		"2 questions and 1 results":      func(s *count.Sheet) { s.Results = s.Results[:1] },
		"result 1 is not that of":        func(s *count.Sheet) { s.Results[0], s.Results[1] = s.Results[1], s.Results[0] },
		"6000 batches; the most is 5000": func(s *count.Sheet) { s.Tally.Batches = make([]count.Batch, 6000) },
		"21 questions; the most is 20":   func(s *count.Sheet) { s.Tally.Questions = make([]count.Question, 21) },
		"6000 findings":                  func(s *count.Sheet) { s.Findings = make([]count.Finding, 6000) },
	} {
		s := sheet(t, 4, "Mo Sample")
		change(s)
		if b, err := xlsx.Write(s, record.Seals{}); err == nil || b != nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
