package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assets/votetest"
	"countersign/assets/words"
	"countersign/count"
	"countersign/export/paper"
	"countersign/export/pdf/file"
)

const place count.PlaceID = "LAMP/L-1/11" // of the training vote, a sample

func training(t *testing.T, batches int) paper.For {
	return paper.For{Vote: votetest.Training(t), Place: place, Batches: batches}
}

// pages is the text of each page as pdftotext reads it. With GALLERY set the
// file is kept there, to be looked at.
func pages(t *testing.T, name string, b []byte) []string {
	t.Helper()
	dir := os.Getenv("GALLERY")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func TestTheGuideIsOnePageOnEveryPaperInEveryLanguage(t *testing.T) {
	for _, size := range []string{"letter", "a4"} {
		for _, l := range words.Languages() {
			b, err := paper.Guide(paper.Options{Paper: size, Words: words.In(l.Tag)})
			if err != nil {
				t.Fatal(err)
			}
			got := pages(t, "guide-"+size+"-"+l.Tag, b)
			if len(got) != 1 {
				t.Fatalf("%s, %s: the guide has %d pages", size, l.Tag, len(got))
			}
			for _, key := range []string{"F3", "F8", "Ctrl", "1", "8"} {
				if !strings.Contains(got[0], key) {
					t.Errorf("%s, %s: the guide does not say %q", size, l.Tag, key)
				}
			}
		}
	}
}

func TestTallyFormsAreNamedAndNumbered(t *testing.T) {
	b, err := paper.Tally(training(t, 3), paper.Options{Words: words.In("en")})
	if err != nil {
		t.Fatal(err)
	}
	got := pages(t, "tally", b)
	if len(got) != 6 {
		t.Fatalf("3 batches and 2 sides make %d pages", len(got))
	}
	for i, page := range got {
		side := "AB"[i/3 : i/3+1]
		for _, want := range []string{"Tally form (sample)", "Lamplighters Local 11", "Side " + side, fmt.Sprint(i%3 + 1), "Coalition agreement", "Individual contract", "Yes", "No", "Blank", "Void", "full: 50"} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
}

func TestATallyFormHasRoomForEveryBatchSize(t *testing.T) {
	for size, want := range map[int]int{1: 1, 25: 1, 50: 1, 100: 1, 250: 2, 1000: 7} {
		w := training(t, 1)
		w.Vote.Ballots.BatchSize = size
		b, err := paper.Tally(w, paper.Options{Words: words.In("en")})
		if err != nil {
			t.Fatal(err)
		}
		got := pages(t, fmt.Sprintf("tally-%d", size), b)
		if len(got) != 2*want {
			t.Errorf("batches of %d take %d pages for both sides, want %d", size, len(got), 2*want)
		}
		// The number in the last box is the size, rounded up to whole boxes.
		if last := fmt.Sprint((size + 4) / 5 * 5); !strings.Contains(strings.Join(got, ""), last) {
			t.Errorf("batches of %d have no box for ballot %s", size, last)
		}
	}
}

func TestBlankSheetsHoldWhatACountNeeds(t *testing.T) {
	w := training(t, 26)
	b, err := paper.Blank(w, paper.Options{Words: words.In("en")})
	if err != nil {
		t.Fatal(err)
	}
	got := pages(t, "blank", b)
	all := strings.Join(got, "\n")
	for _, want := range []string{"Batch register", "Ballot account", "Challenged ballots", "Void ballots", "Signatures", "Question 2: Contract", "26", fmt.Sprintf("Sheet %d of %d", len(got), len(got))} {
		if !strings.Contains(all, want) {
			t.Errorf("the sheets do not say %q", want)
		}
	}
	for _, l := range w.Vote.Ballots.Method.Lines() {
		if !strings.Contains(all, l.Title()) {
			t.Errorf("the account has no line %q", l.Title())
		}
	}
}

func TestFormsFitEveryVotingMethodAndNumberOfQuestions(t *testing.T) {
	for _, method := range []count.Method{count.InPerson, count.ByMail, count.Both} {
		for questions := 1; questions <= 5; questions++ {
			w := training(t, 3)
			w.Vote.Ballots.Method = method
			w.Vote.Questions = many(w.Vote.Questions[0], questions)
			for k, form := range []func(paper.For, paper.Options) ([]byte, error){paper.Blank, paper.Tally} {
				b, err := form(w, paper.Options{Paper: "a4", Words: words.In("en")})
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("%s-%d-%s", strings.ReplaceAll(string(method), " ", "-"), questions, []string{"blank", "tally"}[k])
				if got := strings.Join(pages(t, name, b), ""); !strings.Contains(got, fmt.Sprintf("Question %d", questions)) {
					t.Errorf("%s, %d questions: the last one is missing", method, questions)
				}
			}
		}
	}
}

func many(q count.Question, n int) []count.Question {
	out := make([]count.Question, n)
	for i := range out {
		out[i] = q
		out[i].ID = fmt.Sprintf("q%d", i+1)
	}
	return out
}

func TestFormsAreTheSameBytesEachTimeAndCleanDocuments(t *testing.T) {
	for name, form := range map[string]func() ([]byte, error){
		"guide": func() ([]byte, error) { return paper.Guide(paper.Options{}) },
		"tally": func() ([]byte, error) { return paper.Tally(training(t, 2), paper.Options{}) },
		"blank": func() ([]byte, error) { return paper.Blank(training(t, 2), paper.Options{}) },
	} {
		one, err := form()
		if err != nil {
			t.Fatal(err)
		}
		two, err := form()
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: other bytes the second time (%v)", name, err)
		}
		if _, err := file.Verify(one); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(one) > 120_000 {
			t.Errorf("%s has %d bytes: its letters are not cut down, or it is not packed", name, len(one))
		}
	}
}

func TestHostileNamesAreDrawn(t *testing.T) {
	w := training(t, 1)
	w.Vote.Title = strings.Repeat("a very long title \u202E\U0001F600 ", 40)
	w.Vote.Questions[0].Title = strings.Repeat("W", 300)
	w.Vote.Questions[1].Short = "*\n\x00*"
	for _, form := range []func(paper.For, paper.Options) ([]byte, error){paper.Blank, paper.Tally} {
		if _, err := form(w, paper.Options{}); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatCannotBePrintedIsSaid(t *testing.T) {
	v := votetest.Training(t)
	for want, w := range map[string]paper.For{
		"there is no vote definition":        {Place: place, Batches: 1},
		"there is no place":                  {Vote: v, Place: "LAMP/L-9/99"},
		"up to 200 batches at once, not 201": {Vote: v, Place: place, Batches: 201},
		"up to 200 batches at once, not -1":  {Vote: v, Place: place, Batches: -1},
	} {
		if _, err := paper.Tally(w, paper.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v gives %v, want %q", w.Place, err, want)
		}
	}
	if _, err := paper.Guide(paper.Options{Paper: "a3"}); err == nil {
		t.Error("a guide is drawn on A3")
	}
}
