package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/count"
	"countersign/export/csv"
)

func read(t testing.TB, b []byte) [][]string {
	t.Helper()
	b, marked := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF"))
	if !marked {
		t.Error("there is no byte order mark")
	}
	rows, err := stdcsv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestTheTableIsReadByOtherPrograms(t *testing.T) {
	rows := read(t, csv.Write([]csv.Row{{
		Level: "local", Path: "U/N/1", Name: `Sample "north", hall 2`, Question: "agreement", State: "received",
		Eligible: count.N(1200), Figures: count.Figures{Yes: count.N(513), No: count.N(763), Void: count.N(0)}, Ballots: count.N(1276),
		Received: 1, Of: 1, Verdict: "fails", Revision: 2, Digest: count.Sum([]byte("sample")),
	}, {Level: "unit", Name: "two\nlines"}}))
	if len(rows) != 3 || rows[0][0] != "level" || rows[2][2] != "two\nlines" {
		t.Fatalf("%q", rows)
	}
	want := `local|U/N/1|Sample "north", hall 2|agreement|received|1200|513|763||0|1276|1|1|fails|2|` + count.Sum([]byte("sample")).String() + "|"
	if got := strings.Join(rows[1], "|"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestNoTextBecomesAFormula(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", `=HYPERLINK("http://x","y")`} {
		got := read(t, csv.Write([]csv.Row{{Name: s, Reason: s}}))[1]
		if strings.ReplaceAll(got[2], "\r\n", "\n") != "'"+s || got[16] != got[2] {
			t.Errorf("%q became %q", s, got[2])
		}
	}
	if got := read(t, csv.Write([]csv.Row{{Name: "Sample - north"}}))[1][2]; got != "Sample - north" {
		t.Errorf("a harmless text became %q", got)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "=1", "a,b", "\"", "\xff", "\x00", "é\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := csv.Write([]csv.Row{{Name: s}, {Name: "last"}})
		rows := read(t, b)
		if len(rows) != 3 || rows[2][2] != "last" || !utf8.Valid(b) {
			t.Fatalf("%q breaks the table: %q", s, rows)
		}
		if got := rows[1][2]; got != "" && strings.ContainsRune("=+-@\t\r", rune(got[0])) {
			t.Errorf("%q is a formula", got)
		}
	})
}
