package batches

import (
	"countersign/count"
	"countersign/count/desk"
)

// place is one cell of an entry.
type place struct {
	question string
	cell     count.Cell
}

// draft is what a recorder has typed, or called, and not closed.
type draft struct {
	ballots count.Count // found in the batch
	typed   map[place]string
	at      place  // the cell that had the keyboard last
	calling bool   // in call mode
	called  string // the ballots of call mode, as call.Pile spells them
	by      string // who typed it
}

// draftOf gives the draft of an entry. A batch is taken to hold what the
// ballots in the box leave for it until the recorder says otherwise.
func (x *Screen) draftOf(s sheet) *draft {
	d := x.drafts[s]
	if d == nil {
		d = &draft{
			ballots: count.N(x.now.Tally.Expected(s.batch)), typed: map[place]string{},
			calling: x.calls[s.side] && x.callable(s), by: x.recorderOf(s),
		}
		x.drafts[s] = d
	}
	return d
}

// begun says whether anything was typed or called.
func (d *draft) begun() bool {
	if d.called != "" {
		return true
	}
	for _, text := range d.typed {
		if text != "" {
			return true
		}
	}
	return false
}

// figures reads what was typed for a question. What is no count is unset; the
// cells let nothing of that kind in.
func (d *draft) figures(question string) count.Figures {
	var f count.Figures
	for _, c := range count.Cells {
		n, err := count.ParseCount(d.typed[place{question, c}])
		if err == nil {
			f = f.Put(c, n)
		}
	}
	return f
}

// soFar adds what a question has, taking empty cells for none. It is shown
// while somebody types and goes nowhere else.
func soFar(f count.Figures) int {
	for _, c := range count.Cells {
		if !f.Get(c).Set() {
			f = f.Put(c, count.N(0))
		}
	}
	return f.Sum().Int()
}

// command is the entry as the desk takes it. After a recount that matched
// neither recorder the ballots stand and are not given again.
func (x *Screen) command(s sheet, asked []string) *desk.Close {
	d := x.draftOf(s)
	c := &desk.Close{Batch: s.batch, Side: s.side, Recorder: x.recorder(s.side)}
	if !x.batch().Entry(s.side).Ballots.Set() {
		c.Ballots = d.ballots
	}
	for _, q := range asked {
		c.Answers = append(c.Answers, count.Answer{Question: q, Figures: d.figures(q)})
	}
	return c
}
