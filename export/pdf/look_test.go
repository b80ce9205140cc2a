package pdf_test

import (
	"os"
	"strconv"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
)

func TestLook(t *testing.T) {
	os.WriteFile("/tmp/look.pdf", draw(t, sheet(t)), 0o644)
	b, _ := pdf.DrawRollup(report(t))
	os.WriteFile("/tmp/lookr.pdf", b, 0o644)
	for i, n := range []int{8, 11, 13, 17} {
		os.WriteFile("/tmp/lookh"+strconv.Itoa(i)+".pdf", draw(t, hostileSheet(t, hostileNames[n])), 0o644)
	}
	os.WriteFile("/tmp/lookq.pdf", draw(t, manyQuestions(t)), 0o644)
}

func manyQuestions(t testing.TB) *count.Sheet {
	s := fortyBatches(t)
	s.Tally.Policy.Method, s.Tally.Policy.Paper = count.Both, "a4"
	for k := 2; k < 6; k++ {
		s.Tally.Questions = append(s.Tally.Questions, count.Question{ID: questionIDs[k], Title: "Question", Short: "Another", Rule: count.Rule{Majority: half, Words: "More than half."}})
	}
	for i := range s.Tally.Batches {
		v := []int{20, 28, 1, 1}
		for k := 2; k < 6; k++ {
			a := count.Answer{Question: questionIDs[k], Figures: figures(v)}
			s.Tally.Batches[i].A.Answers = append(s.Tally.Batches[i].A.Answers, a)
			s.Tally.Batches[i].B.Answers = append(s.Tally.Batches[i].B.Answers, a)
		}
	}
	for i := range 4 {
		s.Signers = append(s.Signers, count.Signer{Name: "Teller number " + strconv.Itoa(i), Role: count.Recorder, Key: count.Sum([]byte{9, byte(i)})})
	}
	s.Results = s.Tally.Results()
	return s
}
