package xlsx_test

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/export/record"
	"countersign/export/xlsx"
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

// A name that turns the writing around, or holds what nobody sees, showed other
// figures behind it on the screen of Excel. Sheet Record has it as it is.
func TestANameThatTurnsWritingAroundIsSpelledOutInEveryCell(t *testing.T) {
	for _, r := range []rune{0x202E, 0x2066, 0x200F, 0x200B, 0x2028, 0x0085} {
		name := fmt.Sprintf("Sample %c 513", r)
		s := sheet(t, 4, name)
		s.Tally.Place.Local, s.Vote.Title = name, name
		f, said := opened(t, written(t, s)), 0
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				text := strings.Join(row, " ")
				if sheet != "Record" && strings.ContainsRune(text, r) {
					t.Errorf("U+%04X stands in %s, row %d", r, sheet, i+1)
				}
				said += strings.Count(text, fmt.Sprintf(`Sample \u%04X 513`, r))
			}
		}
		if said < 4 {
			t.Errorf(`\u%04X is spelled out %d times`, r, said)
		}
	}
}

// textFormulas counts formulas that are not ours: ours have sums, cells and
// comparisons of numbers only.
func textFormulas(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	for _, formula := range formulas(t, f, name) {
		if strings.ContainsAny(formula, "|@\"") {
			n++
		}
	}
	return n
}

// formulas are the cells of a worksheet that have one.
func formulas(t *testing.T, f *excelize.File, name string) iter.Seq2[string, string] {
	t.Helper()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(cell, formula string) bool) {
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
				if formula != "" && !yield(cell, formula) {
					return
				}
			}
		}
	}
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
