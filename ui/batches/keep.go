package batches

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/batches/draftfile"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// resume looks for what was typed before the program ended, and takes it over
// if it still fits. It does so before anything is shown: a key that is pressed
// at once must not go into one cell, and the next one into that of the draft.
func (x *Screen) resume() {
	s := x.sitting
	x.keeper = draftfile.NewKeeper(s.Path, func() count.Time { return s.Desk.Sheet(nil).Began })
	f, err := x.keeper.Read(x.moment())
	if f != nil {
		x.restore(f)
	}
	x.warn(err, words.T("What was typed before could not be read"))
}

// keep writes down what is typed and not closed, away from the window. Where
// another window works at this table, the drafts are its own.
func (x *Screen) keep() {
	if x.relieved() {
		return
	}
	f := x.draftFile()
	if f.Empty() && !x.wrote {
		return
	}
	x.wrote = !f.Empty()
	if !x.keeper.Put(f) {
		return
	}
	shell.Do(x.sitting.Worker, func(context.Context, func(string)) (struct{}, error) {
		return struct{}{}, x.keeper.Write()
	}, func(_ struct{}, err error) {
		x.warn(err, words.T("Close the batch to save it: the draft is not on the disk"))
	})
}

// warn says that the disk did not take or give a draft. Nothing that is typed
// is lost by it while the program runs.
func (x *Screen) warn(err error, said string) {
	if err != nil && !errors.Is(err, shell.ErrClosed) {
		x.sitting.Frame.Status.SetSaved(widget.Warning, said)
	}
}

// moment is the count as a draft is bound to it.
func (x *Screen) moment() *draftfile.File {
	return &draftfile.File{
		Place: x.now.Tally.Place.ID, Vote: x.now.Digest, Seq: x.now.Revision, Last: x.now.Last,
		Entries: []draftfile.Entry{}, Recounts: []draftfile.Recount{},
	}
}

// draftFile is all that is typed and not closed, of each batch only the side
// whose turn it is.
func (x *Screen) draftFile() *draftfile.File {
	f := x.moment()
	f.Kept = count.At(x.Clock())
	f.Recorders = x.seats()
	f.At.Batch = x.current
	for s, d := range x.drafts {
		if !d.begun() || s.batch > len(x.states) || !x.open(s) {
			continue
		}
		if s.batch == x.current {
			f.At.Question, f.At.Cell = d.at.question, d.at.cell
		}
		f.Entries = append(f.Entries, draftfile.Entry{
			Batch: s.batch, Side: s.side, Recorder: x.writer(s, d), Stamp: x.stamp(s.batch),
			Ballots: d.ballots, Calling: d.calling, Typed: listed(d.typed), Called: d.called,
		})
	}
	for batch, typed := range x.thirds {
		if cells := listed(typed); len(cells) > 0 && x.differs(batch) {
			f.Recounts = append(f.Recounts, draftfile.Recount{Batch: batch, Stamp: x.stamp(batch), Typed: cells})
		}
	}
	slices.SortFunc(f.Entries, func(a, b draftfile.Entry) int { return a.Batch - b.Batch })
	slices.SortFunc(f.Recounts, func(a, b draftfile.Recount) int { return a.Batch - b.Batch })
	return f
}

// listed are typed cells in an order of their own, empty ones left out.
func listed(typed map[place]string) []draftfile.Typed {
	out := []draftfile.Typed{}
	for p, text := range typed {
		if text != "" {
			out = append(out, draftfile.Typed{Question: p.question, Cell: p.cell, Text: text})
		}
	}
	slices.SortFunc(out, func(a, b draftfile.Typed) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Cell, b.Cell))
	})
	return out
}

// stamp changes when a batch is recounted or reopened.
func (x *Screen) stamp(batch int) int {
	b := &x.now.Tally.Batches[batch-1]
	return len(b.Recounts) + len(b.Remarks)
}

// restore takes over what fits, and goes where the keyboard was.
func (x *Screen) restore(f *draftfile.File) {
	x.wrote = true
	x.sitAgain(f.Recorders[0], f.Recorders[1])
	taken := map[int]bool{}
	for _, e := range f.Entries {
		if x.fits(e) {
			d := x.draftFrom(e, f.At)
			x.drafts[sheet{e.Batch, e.Side}] = d
			x.calls[e.Side] = x.calls[e.Side] || d.calling
			taken[e.Batch] = true
			if e.Batch == f.At.Batch {
				x.last = e.Side
			}
		}
	}
	for _, r := range f.Recounts {
		if x.differs(r.Batch) && r.Stamp == x.stamp(r.Batch) {
			x.thirds[r.Batch] = placed(r.Typed)
			taken[r.Batch] = true
		}
	}
	if len(taken) > 0 {
		x.continued = f.Kept.Std().Format("15:04:05")
		if f.Seq == x.now.Revision { // nothing was entered since: the foot of the window tells the same time
			x.sitting.Frame.Status.SetSaved(widget.Success, words.F("Continued from %s", x.continued))
		}
	}
	if taken[f.At.Batch] && !x.sent {
		x.current = f.At.Batch
	}
	x.keep()
	if x.face != nil {
		x.settle()
		x.show(true)
	}
}

// sitAgain seats those who recorded before. In a hall one may be here alone.
func (x *Screen) sitAgain(a, b string) {
	switch {
	case !x.records(a) || !x.records(b):
	case a != b:
		x.people[count.SideA], x.people[count.SideB] = a, b
	case x.sitting.Hall != nil:
		x.here.alone = a
	}
}

// fits says whether an entry of a draft is still what its recorder is keying.
func (x *Screen) fits(e draftfile.Entry) bool {
	if e.Batch < 1 || e.Batch > len(x.states) || !x.open(sheet{e.Batch, e.Side}) || x.stamp(e.Batch) != e.Stamp {
		return false
	}
	d := x.drafts[sheet{e.Batch, e.Side}]
	return (d == nil || !d.begun()) && x.recorderOf(sheet{e.Batch, e.Side}) == e.Recorder && x.records(e.Recorder)
}

// differs says whether a batch waits for its recount.
func (x *Screen) differs(batch int) bool {
	return batch >= 1 && batch <= len(x.states) && x.states[batch-1] == count.BatchDiffer
}

// records says whether a name is that of a teller who may record.
func (x *Screen) records(name string) bool {
	return slices.ContainsFunc(x.working(), func(t count.Teller) bool { return t.Name == name })
}

func (x *Screen) draftFrom(e draftfile.Entry, at draftfile.At) *draft {
	d := &draft{ballots: e.Ballots, typed: placed(e.Typed), calling: e.Calling, called: e.Called, by: e.Recorder}
	if size := x.now.Tally.Policy.BatchSize; !d.ballots.Set() || d.ballots.Int() > size {
		d.ballots = count.N(size)
	}
	d.calling = d.calling && x.callable(sheet{e.Batch, e.Side})
	if at.Batch == e.Batch {
		d.at = place{at.Question, at.Cell}
	}
	return d
}

func placed(typed []draftfile.Typed) map[place]string {
	out := map[place]string{}
	for _, t := range typed {
		out[place{t.Question, t.Cell}] = t.Text
	}
	return out
}

// welcome says beside the cells that what was typed before is there again.
func (x *Screen) welcome(h *hint) {
	if said := x.continuing(); said != "" {
		h.set(widget.Success, said)
	}
}

func (x *Screen) continuing() string {
	switch {
	case x.here.news != "":
		return x.here.news
	case x.continued == "":
		return ""
	}
	return words.F("Continued from %s. Nothing was lost.", x.continued)
}

// third keeps what is typed into a recount.
func (x *Screen) third(batch int, p place, text string) {
	if x.thirds[batch] == nil {
		x.thirds[batch] = map[place]string{}
	}
	x.thirds[batch][p] = text
	x.continued = ""
	x.keep()
}

// closed forgets the draft of an entry that is on disk. Where one side counts
// every batch first, it goes on with the next of its own.
func (x *Screen) closed(s sheet) {
	delete(x.drafts, s)
	x.started, x.continued = sheet{}, ""
	if x.sitting.Hall != nil {
		x.closedHere()
		return
	}
	if !x.inTurns || s.side != count.SideA {
		return
	}
	if n := x.turnOf(s.batch, count.SideA); n > 0 {
		x.current = n
		return
	}
	if n := x.turnOf(0, count.SideB); n > 0 {
		x.current = n
	}
}
