package pdf_test

import (
	"strings"
	"testing"

	"countersign/count"
)

// Seen: by the rule 20 votes of 49 had ratified; the sheet printed "Necessary for
// adoption: 25" and "4 short".
func TestASheetPrintsNoNumberThatOnlyTheWholeRuleKnows(t *testing.T) {
	s := sheet(t)
	s.Tally.Questions[0].Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{{Level: count.LevelCoalition, Rule: count.Condition{
		Turnout: &count.TurnoutRule{Counting: count.BaseBallots, Compare: count.AtLeast, Share: count.Fraction{Num: 1, Den: 2}},
	}}}}
	s.Results = s.Tally.Results()
	pdf := draw(t, s)
	text := strings.Join(strings.Fields(textOf(t, pdf)), " ")
	for _, want := range []string{
		"Necessary for adoption (by the rule of each question, below) by the rule 638",
		"Votes for, compared with the number necessary by the rule 94 short",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
}

// Seen: by mail 30 envelopes had been accepted and 50 ballots were in the box.
func TestASheetByMailTellsTheBallotsThatNoEnvelopeHeld(t *testing.T) {
	s := mailSheet(t)
	s.Tally.Account = count.Account{{Line: count.Accepted, Value: count.N(30)}, {Line: count.InBox, Value: count.N(50)}}
	text := strings.Join(strings.Fields(textOf(t, draw(t, s))), " ")
	for _, want := range []string{"Envelopes accepted 30", "20 ballots too many"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
}
