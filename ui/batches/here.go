package batches

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/journal"
	"countersign/ui/sitting"
)

// here is what this table of a hall does. In a hall a side is keyed only once
// it has been claimed, and what is claimed is given back when it is closed or
// left.
type here struct {
	alone     string // the only recorder at this table, of whichever side
	claiming  sitting.Hand
	releasing map[sitting.Hand]bool
	seeking   bool   // the program chose the batch: it may choose another
	why       string // the batch looked at could not be taken
	again     int    // the batch that was closed here, and is counted again here if it differs
	doubt     sheet  // a close of which nobody knows whether it arrived
	news      string // that it did
}

// nothingLeft is said where a table has nothing more to take.
const nothingLeft = "Nothing is left to take now: what is open is in hand at other tables, or waits for them."

// seats say who would record side A and side B at this table.
func (x *Screen) seats() [2]string {
	if x.here.alone != "" {
		return [2]string{x.here.alone, x.here.alone}
	}
	return [2]string{x.people[count.SideA], x.people[count.SideB]}
}

// seated is what the choice of a side shows in a hall.
func (x *Screen) seated(side count.Side) string {
	switch {
	case side == count.SideB && (x.here.alone != "" || x.people[count.SideB] == ""):
		return words.T(atAnother)
	case x.here.alone != "":
		return x.here.alone
	}
	return x.people[side]
}

// open says whether what is typed for an entry may still be closed here.
func (x *Screen) open(s sheet) bool {
	if x.sitting.Hall == nil {
		return x.turn(s.batch) == s.side
	}
	return !x.now.Tally.Batches[s.batch-1].Entry(s.side).Closed
}

// writer is who typed a draft.
func (x *Screen) writer(s sheet, d *draft) string {
	if x.sitting.Hall != nil && d.by != "" {
		return d.by
	}
	return x.recorderOf(s)
}

// pickHere works out what a table shows of a batch that not both have closed.
func (x *Screen) pickHere(v view) view {
	if x.seats() == [2]string{} {
		v.kind = viewPeople
		return v
	}
	best := chanceNone
	var notes []string
	for _, side := range []count.Side{count.SideA, count.SideB} {
		c, why := x.chance(side)
		if c > best {
			best, v.side, v.note = c, side, why
		}
		if c == chanceNone {
			notes = append(notes, why)
		}
	}
	connected, since := x.sitting.Hall.Connected()
	switch {
	case best == chanceOurs:
		v.kind = x.turnHere(v.side)
	case best == chanceNone:
		v.kind, v.side, v.note = viewElsewhere, count.SideA, strings.Join(notes, " ")
	case !connected:
		v.kind, v.side, v.note = viewElsewhere, "", noNetwork(since)
	case x.here.why != "":
		v.kind, v.side, v.note = viewElsewhere, "", x.here.why
	case best == chanceLapsed:
		v.kind = viewLapsed
	default:
		v.kind = viewClaiming
	}
	return v
}

// turnHere is the entry, or before it the hand-over where the other recorder of
// this table had the keyboard.
func (x *Screen) turnHere(side count.Side) kind {
	switch {
	case x.here.alone != "" || side == count.SideB && x.last == side:
		return viewEntry
	case side == count.SideB:
		return x.begun(side)
	}
	return x.untouched()
}

// recountHere is the third counting of a batch. In a hall one table does it, and
// claims it like a side: by itself the one that has the ballots, because it
// closed last, any other one if somebody says so. What a table that is gone had
// begun of it was never entered, so it begins anew.
func (x *Screen) recountHere(v view) view {
	v.kind = viewRecount
	if x.sitting.Hall == nil {
		return v
	}
	c, claimed := x.claim(recountOf(v.batch))
	if claimed && c.Mine {
		return v
	}
	connected, since := x.sitting.Hall.Connected()
	switch {
	case claimed && !c.Lapsed:
		v.kind, v.side = viewElsewhere, journal.Recount
		v.note = words.F("It is being counted again at %s. The figures are typed there.", at(c))
	case !connected:
		v.kind, v.note = viewElsewhere, noNetwork(since)
	case x.here.why != "":
		v.kind, v.note = viewElsewhere, x.here.why
	case x.here.claiming == recountOf(v.batch) || x.here.again == v.batch && !claimed:
		v.kind, v.side = viewClaiming, journal.Recount
	default:
		v.kind, v.side = viewOffer, journal.Recount
		if claimed {
			v.note = words.F("It was being counted again at %s, whose computer does not answer any more.", at(c))
		}
	}
	return v
}

func recountOf(batch int) sitting.Hand { return sitting.Hand{Batch: batch, Side: journal.Recount} }

// recountFree says whether this table may recount a batch, as far as it knows.
func (x *Screen) recountFree(batch int) bool {
	if x.sitting.Hall == nil {
		return true
	}
	c, claimed := x.claim(recountOf(batch))
	return !claimed || c.Mine || c.Lapsed
}

func noNetwork(since time.Time) string {
	return words.F("No network since %s. A batch is taken when it is back.", since.Format("15:04"))
}

// tidy takes what is to be keyed, and gives back what is not any more.
func (x *Screen) tidy(v view) {
	h := x.sitting.Hall
	if h == nil || x.relieved() {
		return
	}
	for _, c := range h.Claims() {
		if c.Mine && !x.wanted(c) {
			x.giveBack(sitting.Hand{Batch: c.Batch, Side: c.Side})
		}
	}
	if v.kind == viewClaiming {
		x.take(sitting.Hand{Batch: v.batch, Side: v.side})
	}
	if x.here.alone != "" || !v.keyed() || v.side != count.SideA || !x.connected() {
		return
	}
	if c, _ := x.chance(count.SideB); c == chanceFree { // so that nobody comes between the two at this table
		x.take(sitting.Hand{Batch: v.batch, Side: count.SideB})
	}
}

// relieved says whether another program works at this table now. What is in the
// window then stays as it is.
func (x *Screen) relieved() bool {
	return x.sitting.Hall != nil && x.sitting.Hall.Relieved() != nil
}

func (x *Screen) connected() bool {
	ok, _ := x.sitting.Hall.Connected()
	return ok
}

// wanted says whether a claim of this table is of use: of the batch looked at,
// open, and of who sits here.
func (x *Screen) wanted(c journal.Claim) bool {
	if c.Side == journal.Recount {
		return c.Batch == x.current && x.differs(c.Batch) && x.now.Certified == nil
	}
	s := sheet{c.Batch, c.Side}
	return c.Batch == x.current && x.open(s) && (x.seats() == [2]string{} || c.Who == x.recorderOf(s))
}

func (x *Screen) giveBack(at sitting.Hand) {
	if x.here.releasing[at] {
		return
	}
	if x.here.releasing == nil {
		x.here.releasing = map[sitting.Hand]bool{}
	}
	x.here.releasing[at] = true
	x.sitting.Hall.Release(at, func() {
		delete(x.here.releasing, at)
		x.show(false)
	})
}

// take claims a side. Where another table was quicker, the next batch is as
// good if the program had chosen this one.
func (x *Screen) take(at sitting.Hand) {
	if x.here.claiming != (sitting.Hand{}) {
		return
	}
	x.here.claiming = at
	x.sitting.Hall.Claim(at, x.claimant(at), func(err error) {
		x.here.claiming = sitting.Hand{}
		switch taken := errors.Is(err, journal.ErrClaimed); {
		case err == nil || at.Batch != x.current:
		case taken && x.here.seeking && !x.seen.keyed():
			x.seek(x.current)
			return
		case !taken && !errors.Is(err, journal.ErrRelieved):
			x.here.why = sentence(words.Err(err))
		}
		x.show(false)
	})
}

// claimant is who sits here for what is claimed.
func (x *Screen) claimant(at sitting.Hand) string {
	if at.Side == journal.Recount {
		seats := x.seats()
		return cmp.Or(seats[0], seats[1])
	}
	return x.recorderOf(sheet{at.Batch, at.Side})
}

// elsewhere is the batch that this table takes after the one looked at; 0 is
// none.
func (x *Screen) elsewhere() int {
	hand, _ := x.sitting.Hall.Next(x.seats(), x.current)
	return hand.Batch
}

// goOn goes to a batch that the program has chosen.
func (x *Screen) goOn(batch int) {
	x.visit(batch)
	x.here.seeking = true
}

// seek goes to what this table should do after a batch, if there is anything.
func (x *Screen) seek(after int) {
	hand, ok := x.sitting.Hall.Next(x.seats(), after)
	if !ok {
		x.show(true)
		return
	}
	x.goOn(hand.Batch)
}

// closedHere goes on after a close: with the other recorder of this table, with
// what both have found, or with the next batch.
func (x *Screen) closedHere() {
	x.here.doubt, x.here.news, x.here.again = sheet{}, "", x.current
	if x.pick().kind == viewElsewhere {
		x.seek(x.current)
	}
}

// arrived goes on once a close of which nobody knew has turned out to be there.
func (x *Screen) arrived() {
	s := x.here.doubt
	if s.batch == 0 || x.open(s) || x.busy {
		return
	}
	if x.now.Tally.Batches[s.batch-1].Entry(s.side).Recorder == x.recorderOf(s) {
		x.here.doubt = sheet{}
		x.sitting.Arrived()
		x.closed(s)
		x.here.news = words.F("Batch %d, side %s had arrived when the network went. It is saved.", s.batch, s.side)
	}
	x.here.doubt = sheet{}
}
