package byhand_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/paper/byhand"
	"countersign/export/record"
)

const place count.PlaceID = "LAMP/L-1/11" // of the training vote, a sample

// counting is a count that was just begun.
func counting(t *testing.T) (*desk.Desk, journal.Journal) {
	t.Helper()
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC) }
	d, err := desk.Create(context.Background(), j, votetest.Training(t), place, desk.Options{Clock: clock, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d, j
}

// sheet is a template with two batches, as rows that a test fills in.
type sheet [][]string

func blank(t *testing.T) sheet {
	t.Helper()
	b, err := byhand.Template(votetest.Training(t), place, 2, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\uFEFF"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// put fills in the n-th row that begins with a word, from the second cell on;
// "-" leaves a cell as it is.
func (s sheet) put(word string, n int, cells ...string) {
	for i, row := range s {
		if row[0] != word {
			continue
		}
		if n--; n > 0 {
			continue
		}
		for len(row) < 1+len(cells) {
			row = append(row, "")
		}
		for k, c := range cells {
			if c != "-" {
				row[1+k] = c
			}
		}
		s[i] = row
		return
	}
}

func (s sheet) text(comma string) []byte {
	var b strings.Builder
	for _, row := range s {
		for i, c := range row {
			if i > 0 {
				b.WriteString(comma)
			}
			b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

// filled is a sample count of two batches; in the second A and B differ.
func filled(t *testing.T) sheet {
	s := blank(t)
	s.put("held", 1, "2026-05-08", "Lantern Bay hall (sample)")
	s.put("keyed by", 1, "Ada")
	s.put("teller", 1, "Ada", "chief teller")
	s.put("teller", 2, "Ben", "Recorder")
	s.put("teller", 3, "Cy", "recorder")
	s.put("count", 1, "1", "A", "Ben", "50", "30", "18", "1", "1", "31", "17", "1", "1")
	s.put("count", 2, "1", "B", "Cy", "50", "30", "18", "1", "1", "31", "17", "1", "1")
	s.put("count", 3, "2", "A", "Ben", "28", "15", "13", "0", "0", "16", "12", "0", "0")
	s.put("count", 4, "2", "B", "Cy", "28", "15", "13", "0", "0", "15", "12", "0", "0")
	for i, n := range []string{"100", "80", "19", "1", "2", "0", "78", "0", "1", "78", "78"} {
		s.put("account", i+1, "-", n)
	}
	s.put("challenged", 1, "1", "not on the list", "", "")
	s.put("void", 1, "1", "agreement", "signed", "Ada")
	return s
}

func TestACountKeptOnPaperBecomesACountLikeAKeyedOne(t *testing.T) {
	for name, comma := range map[string]string{"comma": ",", "semicolon": ";", "tab": "\t"} {
		d, j := counting(t)
		c, err := byhand.Read(filled(t).text(comma), votetest.Training(t), place)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := c.Check(d); err != nil {
			t.Fatal(err)
		}
		if d.Snapshot().Revision != 1 {
			t.Fatal("checking has written something")
		}
		sum, err := c.Import(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if sum.Entries != 4 || sum.Agreed != 1 || len(sum.Differ) != 1 || sum.Differ[0] != 2 {
			t.Errorf("the summary is %+v", sum)
		}
		y := d.Snapshot().Tally
		if y.Hall != "Lantern Bay hall (sample); counted on paper, keyed by Ada" || y.Held != "2026-05-08" {
			t.Errorf("on record stands %q, %s", y.Hall, y.Held)
		}
		if y.Batches[0].A.Recorder != "Ben" || y.Batches[0].B.Recorder != "Cy" || y.Batches[1].State(y.QuestionIDs()) != count.BatchDiffer {
			t.Errorf("the batches are %+v", y.Batches)
		}
		if y.Account.Get(count.Signatures) != count.N(78) || len(y.Challenges) != 1 || len(y.Voids) != 1 {
			t.Errorf("account %v, challenges %v, voids %v", y.Account, y.Challenges, y.Voids)
		}
		if _, n, err := desk.Fold(t.Context(), j, record.Write, export.Prove); err != nil || n != int64(1+sum.Events) {
			t.Errorf("folded again: %d events, %v", n, err)
		}
	}
}

func TestAWorkbookIsReadLikeText(t *testing.T) {
	b, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("GALLERY"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "template.xlsx"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	again, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("the same template has other bytes (%v)", err)
	}
	d, _ := counting(t)
	c, err := byhand.Read(fill(t, b, filled(t), nil), votetest.Training(t), place)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Import(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if got := d.Snapshot().Tally.Batches[0].Figures("agreement").Yes; got != count.N(30) {
		t.Errorf("yes of batch 1 is %v", got)
	}
	_, err = byhand.Read(fill(t, b, filled(t), func(f *excelize.File) { must(t, f.SetCellFormula(byhand.Sheet, "F19", "10+20")) }), votetest.Training(t), place)
	if err == nil || !strings.Contains(err.Error(), "cell F19: this is a formula") {
		t.Errorf("a formula gives %v", err)
	}
}

// fill keys rows into a workbook, figures as numbers.
func fill(t *testing.T, book []byte, s sheet, more func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	for y, row := range s {
		for x, v := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			must(t, err)
			if n, err := count.ParseCount(v); err == nil && n.Set() {
				must(t, f.SetCellInt(byhand.Sheet, at, int64(n.Int())))
			} else if v != "" {
				must(t, f.SetCellStr(byhand.Sheet, at, v))
			}
		}
	}
	if more != nil {
		more(f)
	}
	out, err := f.WriteToBuffer()
	must(t, err)
	return out.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryFaultIsListedWithItsPlaceAndNothingIsImported(t *testing.T) {
	for _, x := range []struct {
		name   string
		change func(s sheet)
		want   string
	}{
		{"empty cell", func(s sheet) { s.put("count", 2, "-", "-", "-", "-", "30", "18", "") }, "line 20, field 8: nothing stands here. Type 0"},
		{"letters", func(s sheet) { s.put("count", 1, "-", "-", "-", "5o") }, `line 19, field 5: only digits here: "5o"`},
		{"side", func(s sheet) { s.put("count", 1, "-", "C") }, `line 19, field 3: a batch has side A and side B, not "C"`},
		{"no recorder", func(s sheet) { s.put("count", 1, "-", "-", "") }, "line 19, field 4: this is empty and has to be filled in"},
		{"twice", func(s sheet) { s.put("count", 3, "1", "A") }, "line 21, field 1: batch 1, side A stands in line 19, field 1 already"},
		{"one side", func(s sheet) { s.put("count", 4, "-", "-", "", "", "", "", "", "", "", "", "", "") }, "line 21, field 1: batch 2 has side A only"},
		{"columns exchanged", func(s sheet) { s.put("columns", 1, "-", "-", "-", "-", "agreement no", "agreement yes") }, `line 18, field 6: here is the column "agreement yes", not "agreement no"`},
		{"behind", func(s sheet) {
			s.put("count", 1, "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "9")
		}, "line 19, field 14: nothing belongs here"},
		{"other vote", func(s sheet) { s.put("vote", 1, "OTHER") }, "line 4, field 2: this file is of the vote OTHER"},
		{"other definition", func(s sheet) { s.put("vote", 1, "-", strings.Repeat("0", 64)) }, "line 4, field 3: this file is of another definition"},
		{"other place", func(s sheet) { s.put("place", 1, "LAMP/L-1/12") }, "line 5, field 2: this file is of LAMP/L-1/12"},
		{"day", func(s sheet) { s.put("held", 1, "5/8/2026") }, "line 7, field 2: type the day of the count like 2026-05-08"},
		{"keyed by a stranger", func(s sheet) { s.put("keyed by", 1, "Zoe") }, "line 8, field 2: Zoe is not a teller of this count"},
		{"role", func(s sheet) { s.put("teller", 1, "-", "boss") }, `line 10, field 3: the role is chief teller, recorder or observer, not "boss"`},
		{"account line", func(s sheet) { s.put("account", 1, "mailed", "3") }, `line 24, field 2: the account of this vote (in person) has no line "mailed"`},
		{"account twice", func(s sheet) { s.put("account", 2, "printed", "3") }, `line 25, field 2: the line "printed" stands twice`},
		{"ruling", func(s sheet) { s.put("challenged", 1, "-", "-", "maybe") }, `line 36, field 4: a challenge is sustained`},
		{"unknown row", func(s sheet) { s[1][0] = "total" }, `line 2, field 1: no row begins with "total"`},
		{"long hall", func(s sheet) { s.put("held", 1, "-", strings.Repeat("h", 119)) }, "line 7, field 2: with who keyed it, the hall is longer"},
		// What the desk refuses.
		{"same person", func(s sheet) { s.put("count", 2, "-", "-", "Ben") }, "line 20, field 1: Batch 1: Ben has recorded side A"},
		{"too many", func(s sheet) { s.put("count", 2, "-", "-", "-", "51") }, "line 20, field 1: 51 is more than the 50 ballots in a batch"},
		{"no such batch", func(s sheet) { s.put("batches", 1, "1") }, "line 21, field 1: There is no batch 2"},
		{"ruled by a stranger", func(s sheet) { s.put("void", 1, "-", "-", "-", "Zoe") }, "line 43, field 2: Zoe has not been appointed"},
	} {
		d, j := counting(t)
		_, before, _ := j.Head(t.Context())
		s := filled(t)
		x.change(s)
		err := importing(t, d, s.text(","))
		var faults byhand.Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s gives\n%v\nwant %s", x.name, err, x.want)
		}
		if _, after, _ := j.Head(t.Context()); after != before {
			t.Errorf("%s: something was imported", x.name)
		}
	}
}

func importing(t *testing.T, d *desk.Desk, b []byte) error {
	t.Helper()
	c, err := byhand.Read(b, votetest.Training(t), place)
	if err != nil {
		return err
	}
	_, err = c.Import(t.Context(), d)
	return err
}

func TestTheRestOfACountThatStoppedIsImported(t *testing.T) {
	d, _ := counting(t)
	for _, line := range []string{
		`{"do":"appoint","name":"Ada","role":"chief teller"}`,
		`{"do":"appoint","name":"Ben","role":"recorder"}`,
		`{"do":"appoint","name":"Cy","role":"recorder"}`,
		`{"do":"declare","batches":2}`,
		`{"do":"close","batch":2,"side":"A","recorder":"Ben","ballots":28,"answers":[{"question":"agreement","yes":15,"no":13,"blank":0,"void":0},{"question":"contract","yes":15,"no":12,"blank":0,"void":1}]}`,
	} {
		c, err := desk.DecodeCommand([]byte(line))
		must(t, err)
		_, err = d.Do(t.Context(), c)
		must(t, err)
	}
	s := filled(t)
	for n := 1; n <= 3; n++ {
		s.put("teller", n, "", "")
	}
	if err := importing(t, d, s.text(",")); err == nil || !strings.Contains(err.Error(), "line 21, field 1: Batch 2: recorder A has closed already") {
		t.Fatalf("an entry that is closed gives %v", err)
	}
	s.put("count", 3, "-", "-", "", "", "", "", "", "", "", "", "", "")
	if err := importing(t, d, s.text(",")); err != nil {
		t.Fatal(err)
	}
	if got := d.Snapshot().Tally.Batches[1].B.Recorder; got != "Cy" {
		t.Errorf("side B of batch 2 was recorded by %q", got)
	}
	if err := importing(t, d, s.text(",")); err == nil {
		t.Error("the same file is imported twice")
	}
}

func TestWhatIsNoSuchFileIsRefusedWhole(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing": nil, "other text": []byte("batch,ballots\n1,50\n"), "no UTF-8": []byte("countersign hand count 1\nheld,\xff\n"),
		"half a workbook": []byte("PK\x03\x04half"), "an open quotation": []byte("countersign hand count 1\nheld,\"a\n"),
		"too large": bytes.Repeat([]byte("#\n"), 5<<20), "too many rows": []byte("countersign hand count 1\n" + strings.Repeat("#\n", 20_001)),
	} {
		if _, err := byhand.Read(b, votetest.Training(t), place); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := byhand.Template(votetest.Training(t), "LAMP/L-9/99", 2, true, nil); err == nil {
		t.Error("a template is made for a place that is not there")
	}
	if _, err := byhand.Template(votetest.Training(t), place, 0, true, nil); err == nil {
		t.Error("a template is made for no batches")
	}
}

// What is read never ends the program, and what is taken is within what a
// template asks for.
func FuzzRead(f *testing.F) {
	v := votetest.Training(f)
	b, err := byhand.Template(v, place, 1, true, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("countersign hand count 1\ncolumns;batch\ncount;1;A;Ben;50\n"))
	f.Add([]byte("countersign hand count 1\ncolumns,\"\n"))
	book, err := byhand.Template(v, place, 1, false, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(book)
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := byhand.Read(b, v, place)
		if err != nil {
			return
		}
		for _, e := range c.Entries {
			if e.Recorder == "" || !e.Ballots.Set() || len(e.Answers) != 2 {
				t.Errorf("an entry is %+v", e)
			}
		}
		_ = fmt.Sprint(c.Commands(desk.Snapshot{}))
	})
}

// Seen: a template filled in on a computer that writes é as two characters made
// a second René beside the one who had been appointed.
func TestOnePersonWasTwoBecauseTheFileSpelledTheNameInAnotherWay(t *testing.T) {
	s := filled(t)
	s.put("keyed by", 1, "Rene\u0301")
	s.put("teller", 1, "Ren\u00e9", "chief teller")
	s.put("void", 1, "1", "agreement", "signed", "Rene\u0301")
	d, _ := counting(t)
	if _, err := d.Do(t.Context(), &desk.Appoint{Name: "Ren\u00e9", Role: count.ChiefTeller}); err != nil {
		t.Fatal(err)
	}
	c, err := byhand.Read(s.text(","), votetest.Training(t), place)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Import(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if got := d.Snapshot().Tally.Tellers; len(got) != 3 || got[0].Name != "Ren\u00e9" {
		t.Errorf("the tellers are %+q", got)
	}
}
