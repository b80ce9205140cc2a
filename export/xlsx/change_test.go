package xlsx_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/export/ziptest"
)

type entry struct {
	name string
	data []byte
}

func unzipped(t testing.TB, b []byte) (out []entry) {
	t.Helper()
	for name, data := range ziptest.Files(t, b) {
		out = append(out, entry{name, data})
	}
	return out
}

func zipped(t testing.TB, es []entry) []byte {
	t.Helper()
	return ziptest.Packed(t, func(add func(string, []byte)) {
		for _, x := range es {
			add(x.name, x.data)
		}
	})
}

// inPart is a workbook with a part changed: the first match of a pattern. It
// fails if nothing was changed.
func inPart(name, pattern, by string) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		t.Helper()
		es := unzipped(t, b)
		re := regexp.MustCompile(pattern)
		for i, e := range es {
			if e.name != name {
				continue
			}
			at := re.FindSubmatchIndex(e.data)
			if at == nil {
				t.Fatalf("%s has no %s", name, pattern)
			}
			with := re.Expand(nil, []byte(by), e.data, at)
			es[i].data = append(append(append([]byte(nil), e.data[:at[0]]...), with...), e.data[at[1]:]...)
			return zipped(t, es)
		}
		t.Fatalf("there is no part %s", name)
		return nil
	}
}

func added(es ...entry) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte { return zipped(t, append(unzipped(t, b), es...)) }
}

func resaved(change func(*excelize.File) error) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		t.Helper()
		f := opened(t, b)
		if err := change(f); err != nil {
			t.Fatal(err)
		}
		buf, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
}

// spot finds the cell that shows a text.
func spot(t testing.TB, b []byte, sheet, text string) string {
	t.Helper()
	cells, err := opened(t, b).SearchSheet(sheet, text)
	if err != nil || len(cells) == 0 {
		t.Fatalf("%s does not show %q: %v", sheet, text, err)
	}
	return cells[0]
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

func next(cell string) string {
	c, r, _ := excelize.CellNameToCoordinates(cell)
	name, _ := excelize.CoordinatesToCellName(c+1, r)
	return name
}

func swapYesNo(f *excelize.File) error {
	yes, err := f.GetCellValue("Data", "M2")
	if err != nil {
		return err
	}
	no, err := f.GetCellValue("Data", "N2")
	if err != nil {
		return err
	}
	if err := f.SetCellInt("Data", "M2", int64(atoi(strings.ReplaceAll(no, ",", "")))); err != nil {
		return err
	}
	return f.SetCellInt("Data", "N2", int64(atoi(strings.ReplaceAll(yes, ",", ""))))
}
