package batches

import (
	"countersign/count"
)

// kind is which face the centre has.
type kind int

const (
	viewNone      kind = iota // no batch has been declared
	viewFew                   // there are no two tellers to record
	viewPeople                // who records?
	viewEntry                 // one recorder keys
	viewCall                  // one recorder keys a ballot at a time
	viewHandover              // one has closed, the other has not begun
	viewBegun                 // A has begun, and B had the keyboard since
	viewRecount               // both have closed and differ
	viewResult                // both have closed, and nothing is open
	viewClaiming              // in a hall: a side is being taken
	viewElsewhere             // there is nothing to key here: another table does
	viewLapsed                // another table has begun, and is gone
	viewOffer                 // a recount that no table does yet
)

// view says what the centre shows. While it stays the same the widgets stay.
type view struct {
	kind  kind
	batch int
	side  count.Side // who keys, or who is to begin
	stamp int        // changes when the batch was recounted or reopened
	next  int        // where the screen says that it goes on
	done  bool       // certified
	note  string     // what another table does
}

// keyed says whether a recorder keys, in one way or the other.
func (v view) keyed() bool { return v.kind == viewEntry || v.kind == viewCall }

// pick works out what is to be shown for the batch looked at.
func (x *Screen) pick() view {
	t := &x.now.Tally
	if len(t.Batches) == 0 {
		return view{kind: viewNone}
	}
	b := x.batch()
	v := view{batch: b.Number, stamp: len(b.Recounts) + len(b.Remarks), done: x.now.Certified != nil}
	switch {
	case b.A.Closed && b.B.Closed && len(b.Differences(t.QuestionIDs())) > 0 && !v.done:
		v = x.recountHere(v)
	case b.A.Closed && b.B.Closed:
		v.kind, v.next = viewResult, x.following()
	case len(x.working()) < 2:
		v.kind = viewFew
	case x.sitting.Hall != nil:
		v = x.pickHere(v)
	case !x.staffed():
		v.kind = viewPeople
	case b.A.Closed:
		v.kind, v.side = x.begun(count.SideB), count.SideB
		v.next = x.after(b.Number, isOpen)
	case b.B.Closed:
		v.kind, v.side = x.begun(count.SideA), count.SideA
	default:
		v.kind, v.side = x.untouched(), count.SideA
	}
	if v.kind == viewEntry && x.draftOf(sheet{v.batch, v.side}).calling {
		v.kind = viewCall
	}
	return v
}

// staffed says whether both recorders have been chosen.
func (x *Screen) staffed() bool {
	return x.people[count.SideA] != "" && x.people[count.SideB] != ""
}

// begun is the entry once the recorder has said to be there.
func (x *Screen) begun(side count.Side) kind {
	if x.started == (sheet{x.current, side}) {
		return viewEntry
	}
	return viewHandover
}

// untouched is the entry of a batch that nobody has closed. What A has keyed of
// it is covered where B was at the keyboard since.
func (x *Screen) untouched() kind {
	s := sheet{x.current, count.SideA}
	if x.last == count.SideB && x.started != s && x.draftOf(s).begun() {
		return viewBegun
	}
	return viewEntry
}

// needsWork says whether a batch has something left to do.
func needsWork(s count.BatchState) bool {
	return s != count.BatchAgreed && s != count.BatchSettled
}

// isOpen says whether nobody has closed a batch.
func isOpen(s count.BatchState) bool { return s == count.BatchOpen }

// isProblem says whether both have closed a batch and it does not stand.
func isProblem(s count.BatchState) bool {
	return s == count.BatchDiffer || s == count.BatchOdd
}

// nextProblem is the next batch that does not stand, rather one that no other
// table of the hall counts again.
func (x *Screen) nextProblem() int {
	first := x.after(x.current, isProblem)
	for n, left := first, len(x.states); n > 0 && left > 0; n, left = x.after(n, isProblem), left-1 {
		if n != x.current && x.recountFree(n) {
			return n
		}
	}
	return first
}

// after finds the next batch of a kind after the given one, wraps, and does not
// come back to it; 0 is none.
func (x *Screen) after(from int, wanted func(count.BatchState) bool) int {
	n := len(x.now.Tally.Batches)
	for i := 1; i <= n; i++ {
		if at := (from+i-1)%n + 1; at != from && wanted(x.state(at)) {
			return at
		}
	}
	return 0
}

// turn is whose turn it is at a batch that not both have closed, or "".
func (x *Screen) turn(n int) count.Side {
	switch b := &x.now.Tally.Batches[n-1]; {
	case !b.A.Closed:
		return count.SideA
	case !b.B.Closed:
		return count.SideB
	}
	return ""
}

// turnOf finds the next batch at which it is a side's turn, as after does.
func (x *Screen) turnOf(from int, side count.Side) int {
	n := len(x.now.Tally.Batches)
	for i := 1; i <= n; i++ {
		if at := (from+i-1)%n + 1; at != from && x.turn(at) == side {
			return at
		}
	}
	return 0
}

// onward is where the screen goes on after a batch that is done. Where one side
// counts every batch first, the recorder who has the keyboard keeps it.
func (x *Screen) onward() int {
	if x.sitting.Hall != nil {
		return x.elsewhere()
	}
	if x.inTurns && x.seat != "" {
		if n := x.turnOf(x.current, x.seat); n > 0 {
			return n
		}
	}
	return x.after(x.current, needsWork)
}

// following is the batch that the screen names as the next. In a hall it is
// looked for once it is wanted: other tables take batches too.
func (x *Screen) following() int {
	if x.sitting.Hall != nil {
		return 0
	}
	return x.onward()
}

// nextWork is where F3 leads. At the hand-over the recorder who has the
// keyboard may go on alone, so batches that nobody has closed come first.
func (x *Screen) nextWork() int {
	if x.seen.kind == viewHandover && x.sitting.Hall == nil {
		if n := x.after(x.current, isOpen); n > 0 {
			return n
		}
	}
	return x.onward()
}

// working are the tellers who may record.
func (x *Screen) working() []count.Teller {
	var out []count.Teller
	for _, t := range x.now.Tally.Tellers {
		if t.Role != count.Observer {
			out = append(out, t)
		}
	}
	return out
}

// remember takes who records from the last batch that has been recorded.
func (x *Screen) remember() {
	if x.sitting.Hall != nil {
		return // those are at other tables
	}
	for i := range x.now.Tally.Batches {
		b := &x.now.Tally.Batches[len(x.now.Tally.Batches)-1-i]
		for _, side := range []count.Side{count.SideA, count.SideB} {
			if name := b.Entry(side).Recorder; x.people[side] == "" && name != "" && name != x.people[other(side)] {
				x.people[side] = name
			}
		}
	}
}

// recorder is who keys a side of the batch looked at. Who has begun it ends it.
func (x *Screen) recorder(side count.Side) string { return x.recorderOf(sheet{x.current, side}) }

func (x *Screen) recorderOf(s sheet) string {
	if name := x.now.Tally.Batches[s.batch-1].Entry(s.side).Recorder; name != "" {
		return name
	}
	if x.here.alone != "" {
		return x.here.alone
	}
	return x.people[s.side]
}

func other(s count.Side) count.Side {
	if s == count.SideA {
		return count.SideB
	}
	return count.SideA
}
