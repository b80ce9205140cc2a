package xlsx_test

import (
	"bytes"
	"fmt"
	"testing"

	"countersign/export/record"
	"countersign/export/xlsx"

	"github.com/xuri/excelize/v2"
)

func TestTheSameSheetGivesTheSameBytes(t *testing.T) {
	s := sheet(t, 4, "Mo Sample")
	first := written(t, s)
	for range 10 {
		if !bytes.Equal(first, written(t, s)) {
			t.Fatal("two workbooks of one sheet differ")
		}
	}
}

func TestHostileTextComesBackAndNeverBecomesAFormula(t *testing.T) {
	for i, name := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s := sheet(t, 4, name)
			s.Tally.Place.Local = name
			s.Vote.Title = name
			b := written(t, s)
			doc, err := xlsx.Read(b)
			if err != nil {
				t.Fatal(err)
			}
			want, err := record.Write(s)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(doc.Record, want) || len(doc.Differences) > 0 || doc.Resaved {
				t.Errorf("read back %d bytes of %d, resaved %v, differences %v", len(doc.Record), len(want), doc.Resaved, doc.Differences)
			}
			f := opened(t, b)
			for _, name := range f.GetSheetList() {
				if n := textFormulas(t, f, name); n > 0 {
					t.Errorf("%s has %d text cells that are formulas", name, n)
				}
			}
		})
	}
}

// textFormulas counts formulas that are not ours: ours have sums, cells and
// comparisons of numbers only.
func textFormulas(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := f.GetCellFormula(name, cell)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.ContainsAny([]byte(formula), "|@\"") {
				n++
			}
		}
	}
	return n
}

func opened(t testing.TB, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func BenchmarkWrite(b *testing.B) {
	s := sheet(b, 40, "Mo Sample")
	for b.Loop() {
		written(b, s)
	}
}

func BenchmarkRead(b *testing.B) {
	data := written(b, sheet(b, 40, "Mo Sample"))
	for b.Loop() {
		if _, err := xlsx.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
