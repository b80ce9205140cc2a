package export

import (
	"fmt"
	"slices"

	"countersign/count"
)

// Against holds the code against a vote definition: it names this vote and one of
// its places, with as many questions as are put there (R601). That the sheet
// follows this very definition is in the sheet, not in its code.
func (v *CodeVerdict) Against(vote *count.Vote) {
	c := v.Code
	if c == nil {
		return
	}
	places := vote.Places()
	at := slices.IndexFunc(places, func(p count.Place) bool { return c.OfPlace(p.ID) })
	var why string
	switch {
	case !c.OfVote(vote.ID):
		why = fmt.Sprintf("its code is of the vote %s, the definition is of %s", c.Vote, vote.ID)
	case at < 0:
		why = fmt.Sprintf("its code is of %s, and the definition has no such place", placeOf(c))
	case len(vote.QuestionsAt(places[at].ID)) != len(c.Questions):
		why = fmt.Sprintf("its code answers %d questions, the definition puts %d there", len(c.Questions), len(vote.QuestionsAt(places[at].ID)))
	default:
		return
	}
	v.Findings = append(v.Findings, wrongCode("R601", "This is a code of another vote", why))
	v.Sentence = fmt.Sprintf("Do not use this sheet: %s. Ask the place which definition it counted with.", why)
}
