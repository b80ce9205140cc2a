package batches

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/journal"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// chance is what this table can do with a side of a batch.
type chance int

const (
	chanceNone   chance = iota // nothing: closed, or somebody else's
	chanceLapsed               // take it over from a table that is gone
	chanceFree                 // claim it
	chanceOurs                 // key it
)

// chance of a side, and what stands in the way.
func (x *Screen) chance(side count.Side) (chance, string) {
	who := x.seats()[0]
	if side == count.SideB {
		who = x.seats()[1]
	}
	if why := x.notOurs(side, who); why != "" {
		return chanceNone, why
	}
	switch claim, claimed := x.claim(sitting.Hand{Batch: x.current, Side: side}); {
	case !claimed || claim.Mine && claim.Who != who:
		return chanceFree, ""
	case !claim.Mine:
		return chanceLapsed, words.F("Side %s was begun at %s, whose computer does not answer any more.", side, at(claim))
	}
	return chanceOurs, ""
}

// notOurs says why somebody at this table cannot key a side, or "".
func (x *Screen) notOurs(side count.Side, who string) string {
	b := x.batch()
	e, o := b.Entry(side), b.Entry(other(side))
	claim, claimed := x.claim(sitting.Hand{Batch: b.Number, Side: side})
	switch {
	case e.Closed:
		return words.F("Side %s is closed.", side)
	case e.Recorder != "" && e.Recorder != who:
		return words.F("Side %s waits for %s, who has counted it before.", side, e.Recorder)
	case claimed && !claim.Mine && !claim.Lapsed:
		return words.F("Side %s is at %s.", side, at(claim))
	case who == "" || o.Recorder == who || x.holds(sitting.Hand{Batch: b.Number, Side: other(side)}, who):
		return words.F("Side %s is for another recorder.", side)
	}
	if d := x.drafts[sheet{b.Number, side}]; d != nil && d.begun() && d.by != who {
		return words.F("Side %s has been begun at this table by %s.", side, d.by)
	}
	return ""
}

// holds says whether somebody at this table has a side in hand.
func (x *Screen) holds(at sitting.Hand, who string) bool {
	c, ok := x.claim(at)
	return ok && c.Mine && c.Who == who
}

// at names a table and who sits there: "table 3 (Luis Ortega)".
func at(c journal.Claim) string {
	if c.Who == "" {
		return sitting.Called(c.Table)
	}
	return fmt.Sprintf("%s (%s)", sitting.Called(c.Table), c.Who)
}

// claim is the claim of a side, unless it is being given back.
func (x *Screen) claim(at sitting.Hand) (journal.Claim, bool) {
	if x.here.releasing[at] {
		return journal.Claim{}, false
	}
	return x.sitting.Hall.Has(at)
}

// tableOf is the table at which a batch is, where that is not this one, as a
// chip says it.
func (x *Screen) tableOf(b *count.Batch) string {
	if x.sitting.Hall == nil || b.Number == x.current {
		return ""
	}
	said := ""
	for _, side := range x.toDo(b) {
		c, ok := x.sitting.Hall.Has(sitting.Hand{Batch: b.Number, Side: side})
		if !ok || c.Mine || c.Lapsed {
			return "" // it can be taken
		}
		if said == "" {
			said = strings.TrimSuffix(sentence(sitting.Called(c.Table)), ".")
		}
	}
	return said
}

// toDo is what of a batch a table may have in hand.
func (x *Screen) toDo(b *count.Batch) (sides []count.Side) {
	for _, side := range []count.Side{count.SideA, count.SideB} {
		if !b.Entry(side).Closed {
			sides = append(sides, side)
		}
	}
	if x.differs(b.Number) {
		sides = append(sides, journal.Recount)
	}
	return sides
}

func (x *Screen) tableChip(b *count.Batch) widget.ChipState {
	switch {
	case b.A.Closed && b.B.Closed:
		return widget.ChipDiffer
	case b.A.Closed:
		return widget.ChipADone
	case b.B.Closed:
		return widget.ChipBDone
	}
	return widget.ChipOpen
}
