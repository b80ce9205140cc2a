package batches

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
)

// The sentences that more than one part of the screen says.
const (
	typeZero  = "Type 0 when there are none. An empty box is not counted."
	reasonWhy = "Say why, in 3 to 280 characters."
)

// number is the question's number on the paper, also where an earlier question
// is not put.
func (x *Screen) number(question string) int {
	for i, q := range x.now.Vote.Questions {
		if q.ID == question {
			return i + 1
		}
	}
	return 0
}

func (x *Screen) questionWords(question string) string {
	return words.F("question %d", x.number(question))
}

// cellWords names a cell: "question 1, No".
func (x *Screen) cellWords(question string, c count.Cell) string {
	if question == "" {
		return words.T("the ballots in the batch")
	}
	return words.F("question %d, %s", x.number(question), words.T(c.Title()))
}

// tooMany is what a cell says that holds more than the batch.
func tooMany(found string, ballots int) string {
	return words.N(ballots, "%s is more than the %s ballot in this batch.", "%s is more than the %s ballots in this batch.", found, words.Now().Number(ballots))
}

// oddWords say what is odd about a question whose cells are all filled in.
func (x *Screen) oddWords(question string, sum, ballots int) string {
	n, c := x.number(question), words.Now()
	if sum > ballots {
		return words.F("Question %d adds up to %s of %s: %s too many. Look at your sheet again, or close as counted with Ctrl+Enter.",
			n, c.Number(sum), c.Number(ballots), c.Number(sum-ballots))
	}
	return words.N(ballots-sum, "Question %d adds up to %s of %s. %s ballot is missing. Look at your sheet again, or close as counted with Ctrl+Enter.",
		"Question %d adds up to %s of %s. %s ballots are missing. Look at your sheet again, or close as counted with Ctrl+Enter.",
		n, c.Number(sum), c.Number(ballots), c.Number(ballots-sum))
}

// sumWords are state and words of a question's badge.
func sumWords(f count.Figures, ballots int) (widget.SumState, string) {
	sum := soFar(f)
	has, of, off := words.Now().Number(sum), words.Now().Number(ballots), words.Now().Number(max(sum-ballots, ballots-sum))
	switch {
	case sum > ballots:
		return widget.SumOver, words.F("%s of %s: %s too many", has, of, off)
	case !f.Sum().Set():
		return widget.SumBegun, words.F("%s so far. %s to go", has, off)
	case sum < ballots:
		return widget.SumShort, words.F("%s of %s: %s missing", has, of, off)
	default:
		return widget.SumFits, words.F("%s of %s", has, of)
	}
}

// shown is a figure as people read it.
func shown(c count.Count) string {
	if !c.Set() {
		return words.T("not entered")
	}
	return words.Now().Number(c.Int())
}

// join lists words: "a", "a and b", "a, b and c".
func join(said []string) string {
	if len(said) < 2 {
		return strings.Join(said, "")
	}
	return words.F("%s and %s", strings.Join(said[:len(said)-1], ", "), said[len(said)-1])
}
