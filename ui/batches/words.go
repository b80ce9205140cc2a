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
	return x.questionWords(question) + ", " + c.Title()
}

// tooMany is what a cell says that holds more than the batch.
func tooMany(found string, ballots int) string {
	return words.F("%s is more than the %s ballots in this batch.", found, count.Grouped(ballots))
}

// oddWords say what is odd about a question whose cells are all filled in.
func (x *Screen) oddWords(question string, sum, ballots int) string {
	head := words.F("Question %d adds up to %s of %s", x.number(question), count.Grouped(sum), count.Grouped(ballots))
	tail := words.T("Look at your sheet again, or close as counted with Ctrl+Enter.")
	if sum > ballots {
		return words.F("%s: %s too many. %s", head, count.Grouped(sum-ballots), tail)
	}
	return words.F("%s. %s missing. %s", head, words.N(ballots-sum, "1 ballot is", "%s ballots are"), tail)
}

// sumWords are state and words of a question's badge.
func sumWords(f count.Figures, ballots int) (widget.SumState, string) {
	sum := soFar(f)
	of := words.F("%s of %s", count.Grouped(sum), count.Grouped(ballots))
	switch {
	case sum > ballots:
		return widget.SumOver, words.F("%s: %s too many", of, count.Grouped(sum-ballots))
	case !f.Sum().Set():
		return widget.SumBegun, words.F("%s so far. %s to go", count.Grouped(sum), count.Grouped(ballots-sum))
	case sum < ballots:
		return widget.SumShort, words.F("%s: %s missing", of, count.Grouped(ballots-sum))
	default:
		return widget.SumFits, of
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count.Grouped(n) + " " + many
}

// join lists words: "a", "a and b", "a, b and c".
func join(said []string) string {
	if len(said) < 2 {
		return strings.Join(said, "")
	}
	return words.F("%s and %s", strings.Join(said[:len(said)-1], ", "), said[len(said)-1])
}
