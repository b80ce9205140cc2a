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
	}, {Level: "unit", Name: "two; parts"}}))
	if len(rows) != 3 || rows[0][0] != "level" || rows[2][2] != "two; parts" {
		t.Fatalf("%q", rows)
	}
	want := `local|U/N/1|Sample "north", hall 2|agreement|received|1200|513|763||0|1276|1|1|fails|2|` + count.Sum([]byte("sample")).String() + "|"
	if got := strings.Join(rows[1], "|"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestNoTextBecomesAFormula(t *testing.T) {
	for s, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "'=1": "''=1", "  =1": "'  =1",
		"\t=1": `\u0009=1`, "\r=1": `\u000D=1`, "a\n=1": `a\u000A=1`, "＝1": "'＝1",
		`=HYPERLINK("http://x","y")`: `'=HYPERLINK("http://x","y")`,
		"Sample;=1+1;north":          "Sample;'=1+1;north",
		`Sample;"=1+1"`:              `Sample;'"=1+1"`,
		"Sample - north":             "Sample - north",
		"Sample; north - south":      "Sample; north - south",
	} {
		got := read(t, csv.Write([]csv.Row{{Name: s, Reason: s}}))[1]
		if got[2] != want || got[16] != want {
			t.Errorf("%q became %q, want %q", s, got[2], want)
		}
	}
}

// A local's name turned the writing round, so that its figures stood before
// those of another one.
func TestWhatCannotBeSeenIsWrittenAsAnEscape(t *testing.T) {
	for s, want := range map[string]string{
		"north\u202Elacol": `north\u202Elacol`, "no\u200Brth": `no\u200Brth`, "a\x00b\x1b[31m": `a\u0000b\u001B[31m`,
		"two\r\nlines": `two\u000D\u000Alines`, "a\u2028b": `a\u2028b`, "נועה": "נועה", "\xff": "\uFFFD",
	} {
		if got := read(t, csv.Write([]csv.Row{{Name: s}}))[1][2]; got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}

// LibreOffice on a computer that parts fields by semicolons made a formula of
// what stands behind one in a name.
func TestNoFieldOfAnotherCountryBecomesAFormula(t *testing.T) {
	b := csv.Write([]csv.Row{{Name: `Sample;=1+1;"=2+2";  @x`}})
	for line := range bytes.Lines(b) {
		for field := range bytes.SplitSeq(line, []byte(";")) {
			if f := bytes.TrimLeft(field, ` "`); len(f) > 0 && bytes.ContainsRune([]byte("=+-@"), rune(f[0])) {
				t.Errorf("%q is a formula", field)
			}
		}
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
		if got := rows[1][2]; got != "" && strings.ContainsAny(got[:1], "=+-@\t\r") {
			t.Errorf("%q is a formula", got)
		}
	})
}
