package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
)

// largeSheet asks six questions of members who vote in both ways, has more
// signers than fit on page 1, and figures of nine digits.
func largeSheet(t testing.TB) *count.Sheet {
	s := fortyBatches(t)
	s.Tally.Policy.Method, s.Tally.Policy.Paper = count.Both, "a4"
	for _, id := range questionIDs[2:] {
		s.Tally.Questions = append(s.Tally.Questions, count.Question{
			ID: id, Title: "Another question", Short: "Another question",
			Rule: count.Rule{Majority: half, Words: "More than half of the votes cast in the unit."},
		})
		for i := range s.Tally.Batches {
			a := count.Answer{Question: id, Figures: figures([]int{20, 28, 1, 1})}
			b := &s.Tally.Batches[i]
			b.A.Answers, b.B.Answers = append(b.A.Answers, a), append(b.B.Answers, a)
		}
	}
	for i := range 4 {
		s.Signers = append(s.Signers, count.Signer{Name: fmt.Sprintf("Teller number %d", i), Role: count.Recorder, Key: count.Sum([]byte{9, byte(i)})})
	}
	for _, l := range s.Tally.Policy.Method.Lines() {
		s.Tally.Account = append(s.Tally.Account, count.AccountLine{Line: l, Value: count.N(count.MaxCount)})
	}
	s.Results = s.Tally.Results()
	for i := range s.Results {
		r := &s.Results[i]
		r.Yes, r.Ballots, r.Cast, r.Necessary = count.N(777_777_777), count.N(count.MaxCount), count.N(count.MaxCount), count.N(count.MaxCount)
	}
	return s
}

// mailSheet is a short sheet by mail with one question and two signers.
func mailSheet(t testing.TB) *count.Sheet {
	s := sheet(t)
	s.Vote.Sample, s.Vote.Embargo, s.Tally.Sample = true, count.Embargo{}, count.SampleMark{What: []string{"everything"}}
	s.Tally.Policy.Method, s.Tally.Policy.Paper = count.ByMail, "a4"
	s.Revision, s.Supersedes, s.Reason = 2, count.Sum(nil), "batch 7 was counted again"
	s.Tally.Questions, s.Signers, s.Tally.Tellers = s.Tally.Questions[:1], s.Signers[:2], s.Tally.Tellers[:2]
	s.Tally.Batches = s.Tally.Batches[:1]
	s.Results = s.Tally.Results()
	return s
}

func layouts(t testing.TB) map[string][]byte {
	explained := sheet(t)
	for range 12 {
		explained.Findings = append(explained.Findings, explained.Findings[0])
	}
	out := map[string][]byte{
		"the design":        draw(t, sheet(t)),
		"the design, A4":    draw(t, onA4(t)),
		"forty batches":     draw(t, fortyBatches(t)),
		"six questions":     draw(t, largeSheet(t)),
		"by mail":           draw(t, mailSheet(t)),
		"many explanations": draw(t, explained),
		"nothing":           draw(t, &count.Sheet{}),
		"a report":          drawReport(t, report(t)),
	}
	for i, name := range hostileNames {
		out[fmt.Sprintf("hostile name %d", i)] = draw(t, hostileSheet(t, name))
	}
	return out
}

func onA4(t testing.TB) *count.Sheet {
	s := sheet(t)
	s.Tally.Policy.Paper = "a4"
	return s
}

func TestNoTextLeavesThePageOrStandsOnOther(t *testing.T) {
	for name, b := range layouts(t) {
		apart(t, name, b, 100)
	}
}

// apart wants at least so many words in a document, all of them on the page and
// none over another.
func apart(t *testing.T, name string, b []byte, least int) {
	t.Helper()
	words := wordBoxes(t, saved(t, b))
	if len(words) < least {
		t.Fatalf("%s: only %d words", name, len(words))
	}
	for i, w := range words {
		if w.left < 50 || w.right > 612-30 || w.top < 20 || w.bottom > 842-15 {
			t.Errorf("%s: %q stands outside, at %v", name, w.text, w)
		}
		for _, v := range words[i+1:] {
			if w.overlaps(v) {
				t.Errorf("%s: page %d: %q and %q overlap", name, w.page, w.text, v.text)
			}
		}
	}
}

func TestMoreThanFourSignersHaveTheirOwnPage(t *testing.T) {
	doc, err := pdf.Read(draw(t, largeSheet(t)))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.EmptyFields) != 7 || len(doc.Differences) > 0 {
		t.Errorf("fields %v, differences %v", doc.EmptyFields, doc.Differences)
	}
	pages := strings.Split(textOf(t, draw(t, largeSheet(t))), "\f")
	if !strings.Contains(pages[2], "Signatures") || !strings.Contains(pages[2], "Teller number 3") {
		t.Error("page 3 is not that of the signatures")
	}
}

func TestWordsOfALargeFigureAreNotCut(t *testing.T) {
	text := textOf(t, draw(t, largeSheet(t)))
	words := strings.Fields(text[:strings.Index(text, "Ballot account")])
	n := 0
	for _, w := range words {
		if strings.HasSuffix(w, "...") && w != "..." { // the foot has one of its own
			t.Errorf("cut at %q", w)
		}
		if w == "million" {
			n++
		}
	}
	if n != 12 { // six questions, yes and ballots
		t.Errorf("%d figures in millions", n)
	}
}

func TestALaterRevisionSaysWhatItReplaces(t *testing.T) {
	text := textOf(t, draw(t, mailSheet(t)))
	for _, want := range []string{"Revision 2, replaces E3B0 C442 98FC 1C14 ... because: batch 7 was counted again", "Tally sheet (sample)", "every name and figure on this sheet is invented"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if strings.Contains(text, "EMBARGO") {
		t.Error("an embargo that does not exist is printed")
	}
}

func TestExplanationsThatDoNotFitGoToALaterPage(t *testing.T) {
	text := textOf(t, layouts(t)["many explanations"])
	if !strings.Contains(text, "Explained warnings: 14. In full on a later page, under Findings.") {
		t.Error("page 1 does not point to the explanations")
	}
	if n := strings.Count(text, "Register line 212"); n != 13 {
		t.Errorf("the explanation stands %d times, want 13", n)
	}
}
