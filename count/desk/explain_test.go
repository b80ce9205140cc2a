package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"countersign/count/desk"
)

func explaining(finding string) string {
	return fmt.Sprintf(`{"do":"explain","finding":%q,"text":"Sample words of twenty letters.","by":["Ada","Ben"]}`, finding)
}

const corrected = `{"do":"correct roll","roll":250,"reason":"sample: ten were missing","by":["Ada","Ben"]}`

// Seen: before B had closed, an explanation of "B101 batch 1, side A, agreement"
// was refused as one of an error where A's figures did not add up, and as one of
// no finding where they did.
func TestNoExplanationTellsWhetherTheOtherSideAddsUp(t *testing.T) {
	var said []string
	for _, ballots := range []int{50, 49} {
		d, _, _ := begin(t)
		play(t, d, setUp...)
		play(t, d, closing(1, "A", "Ben", ballots, [4]int{30, 18, 1, 1}))
		for _, finding := range []string{"B101 batch 1, side A, agreement", "B101 batch 1, side A, contract", "B101"} {
			said = append(said, fmt.Sprint(give(d, explaining(finding))))
		}
	}
	for i, s := range said[:3] {
		if s != said[i+3] || s == "<nil>" {
			t.Errorf("it adds up: %s\nit does not: %s", s, said[i+3])
		}
	}
}

// Seen: tally check lists "A308, the place"; an explanation of "A308" or of "A308,
// the place" was refused, for it has to be "A308 the place".
func TestAWarningIsExplainedByTheNameUnderWhichItIsListed(t *testing.T) {
	for _, finding := range []string{"A308 the place", "A308, the place", "A308"} {
		d, _, _ := begin(t)
		play(t, d, append(setUp, corrected, explaining(finding))...)
		if e := d.Snapshot().Tally.Explanations; len(e) != 1 || e[0].Finding != "A308 the place" {
			t.Errorf("%q explains %+v", finding, e)
		}
		c, err := desk.DecodeCommand([]byte(explaining(finding)))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Try([]desk.Command{c}); err != nil {
			t.Errorf("%q among other commands: %v", finding, err)
		}
	}
}

func TestWhatCanBeExplainedIsNamed(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	refused(t, d, j, "finding", explaining("A308"))
	if err := give(d, explaining("A308")); !strings.HasSuffix(err.Error(), `There is no finding "A308" to explain.`) {
		t.Errorf("with nothing to explain: %v", err)
	}
	many := [4]int{10, 10, 15, 15} // T205 and T206 of the agreement
	play(t, d, accountLine, corrected, closing(1, "A", "Ben", 50, many), closing(1, "B", "Cy", 50, many))
	play(t, d, agree(2)...)
	for _, finding := range []string{"A303", "A308 the hall"} {
		err := give(d, explaining(finding))
		var r *desk.Refused
		if !errors.As(err, &r) || r.Code != "finding" || !strings.Contains(r.Sentence, "There are: T205 agreement, blank; T206 agreement, void;") ||
			!strings.Contains(r.Sentence, "A308 the place") || strings.Contains(r.Sentence, "B1") {
			t.Errorf("%s: %v", finding, err)
		}
	}
}

// Seen: the roll was corrected to what it was, and A308 said "definition 240,
// found 240".
func TestARollIsNotCorrectedToWhatItIs(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	same := strings.Replace(corrected, "250", "240", 1)
	refused(t, d, j, "figures", same)
	play(t, d, corrected, same) // a correction that was wrong is taken back
}
