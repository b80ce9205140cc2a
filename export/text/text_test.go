package text_test

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export/record"
	"countersign/export/text"
)

const samplePlace count.PlaceID = "U1/N1/1"

// sheet is a certified sheet of a made vote; change may alter it before.
func sheet(t testing.TB, change func(*count.Sheet)) *count.Sheet {
	t.Helper()
	v := rolluptest.Made(1, 1, 1)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 35))
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(s)
		rolluptest.Certify(s)
	}
	return s
}

func page(t testing.TB, language string, s *count.Sheet) string {
	t.Helper()
	b, err := text.Sheet(words.In(language), s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheTextSaysEveryFigureOfTheSheet(t *testing.T) {
	s := sheet(t, nil)
	got := page(t, "en", s)
	rec, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		s.Vote.Title, s.Tally.Place.Title(), "This text is not signed",
		strings.Join(count.Sum(rec).Groups(), " "), "None: every check passed.", "No entry.",
	}
	for i, r := range s.Results {
		want = append(want, "Question "+strconv.Itoa(i+1)+": "+s.Tally.Questions[i].Title)
		for _, cell := range count.Cells {
			want = append(want, cell.Title()+": "+r.Get(cell).Grouped()+"\r\n")
		}
		want = append(want, "Votes cast: "+r.Cast.Grouped(), "Necessary for adoption: "+r.Necessary.Grouped())
	}
	for _, l := range s.Tally.Policy.Method.Lines() {
		want = append(want, l.Title()+": "+s.Tally.Account.Get(l).Grouped()+"\r\n")
	}
	for _, who := range s.Signers {
		want = append(want, who.Name)
	}
	for _, b := range s.Tally.Batches {
		want = append(want, "Batch "+strconv.Itoa(b.Number)+" of ")
	}
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("the text does not say %q:\n%s", w, got)
		}
	}
}

func TestTheTextIsMadeToBeHeard(t *testing.T) {
	for n, line := range strings.Split(page(t, "en", sheet(t, nil)), "\r\n") {
		if strings.ContainsAny(line, "\t|\n\r_*=<>≠✓") || strings.Contains(line, "  ") || strings.HasSuffix(line, ":") {
			t.Errorf("line %d is drawn, not said: %q", n+1, line)
		}
	}
}

func TestWhatHappenedToABatchIsTold(t *testing.T) {
	s := sheet(t, func(s *count.Sheet) {
		q := s.Tally.Questions[0].ID
		b := &s.Tally.Batches[0]
		no := b.Final(q, count.CellNo)
		b.Recounts = []count.Recount{{Question: q, Cell: count.CellNo, A: no, B: count.N(no.Int() + 1), Third: no}}
		b.Remarks = []count.Remark{{Side: count.SideB, Reason: "a sample reason"}, {Reason: "another sample reason"}}
	})
	got := page(t, "en", s)
	no := s.Tally.Batches[0].Recounts[0].A.Int()
	want := "Question 1, No differed: A " + strconv.Itoa(no) + ", B " + strconv.Itoa(no+1) + ", recount " + strconv.Itoa(no) + "."
	if !strings.Contains(got, want) || !strings.Contains(got, "Recorder B was reopened: a sample reason") ||
		!strings.Contains(got, "Both recorders were reopened: another sample reason") {
		t.Errorf("the text does not say %q:\n%s", want, got)
	}
}

func TestAWithdrawnRowIsTold(t *testing.T) {
	by := []string{"Sample Chief", "Sample Recorder A"}
	s := sheet(t, func(s *count.Sheet) {
		s.Tally.Challenges = []count.Challenge{{Envelope: 1, Ground: "not on the list (sample)", Ruling: count.Unresolved, Withdrawn: &count.Withdrawal{Reason: "entered twice (sample)", By: by}}}
		s.Tally.Voids = []count.Void{{Batch: 1, Question: s.Tally.Questions[0].ID, Reason: "torn (sample)", RuledBy: "Sample Chief", Withdrawn: &count.Withdrawal{Reason: "of another batch (sample)", By: by}}}
	})
	got := page(t, "en", s)
	for _, want := range []string{
		"Envelope 1: not on the list (sample). Ruling: unresolved.\r\nThis row was withdrawn by Sample Chief, Sample Recorder A and counts nowhere: entered twice (sample)\r\n",
		"Ruled by Sample Chief.\r\nThis row was withdrawn by Sample Chief, Sample Recorder A and counts nowhere: of another batch (sample)\r\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the text does not say %q:\n%s", want, got)
		}
	}
}

func TestANameCannotSteerATerminal(t *testing.T) {
	s := sheet(t, func(s *count.Sheet) { s.Tally.Hall = "sample \x1b[2J\u202Ehall" })
	if got := page(t, "en", s); !strings.Contains(got, `sample \u001B[2J\u202Ehall`) {
		t.Errorf("the name is not made visible:\n%s", got)
	}
}

func TestTheTextIsInTheLanguageThatIsAskedFor(t *testing.T) {
	s := sheet(t, nil)
	if page(t, "es", s) == page(t, "en", s) {
		t.Error("the Spanish text is the English one")
	}
	if again := sheet(t, nil); page(t, "es", again) != page(t, "es", s) {
		t.Error("the same sheet gives two texts")
	}
}

func TestTheTableHoldsEveryFigureOnce(t *testing.T) {
	s := sheet(t, nil)
	b, err := text.Table(s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b, []byte("\xEF\xBB\xBFpart,batch,question,line,figure,a,b,recount\r\n")) {
		t.Fatalf("the table begins with %q", b[:60])
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen, sums := map[string]bool{}, map[string]int{}
	for _, r := range rows[2:] {
		key := strings.Join(r[:4], "/")
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
		n, err := strconv.Atoi(r[4])
		if err != nil {
			t.Errorf("%s is %q", key, r[4])
		}
		if r[0] == "batch" {
			sums[r[2]+"/"+r[3]] += n
		}
	}
	for _, r := range s.Results {
		for _, cell := range count.Cells {
			if got, want := sums[r.Question+"/"+string(cell)], r.Get(cell).Int(); got != want {
				t.Errorf("the batches of %s, %s add up to %d, want %d", r.Question, cell, got, want)
			}
		}
	}
	again, err := text.Table(s)
	if err != nil || !bytes.Equal(b, again) {
		t.Error("the same sheet gives two tables")
	}
}

// The text of a doctored record with more results than questions ended the
// program with "index out of range".
func TestASheetWithMoreResultsThanQuestionsIsWrittenAllTheSame(t *testing.T) {
	s := sheet(t, nil)
	s.Results = append(s.Results, count.Result{Question: "sample extra"})
	if got := page(t, "en", s); !strings.Contains(got, "Question "+strconv.Itoa(len(s.Results))+": sample extra") {
		t.Error("the result that belongs to no question is not shown")
	}
}
