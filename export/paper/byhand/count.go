package byhand

import (
	"slices"

	"countersign/count"
	"countersign/count/desk"
)

// Count is a count that was kept on paper, as its file states it.
type Count struct {
	KeyedBy    string
	Held       count.Date
	Hall       string
	Tellers    []count.Teller
	Batches    count.Count // how many there are
	Entries    []desk.Close
	Account    []count.AccountLine
	Challenges []count.Challenge
	Voids      []count.Void

	at map[any]string // where it stands
}

// Command is a command of the desk, and where in the file it comes from.
type Command struct {
	desk.Command
	At string
}

// hallWords is how the hall of the count says where its figures come from. It
// is on record, so it does not change with the language.
const hallWords = "%s; counted on paper, keyed by %s"

// Commands says in commands of the desk what the file adds to a count as it
// stands.
func (c *Count) Commands(now desk.Snapshot) []Command {
	var out []Command
	add := func(x desk.Command, at any) { out = append(out, Command{x, c.at[at]}) }
	for i, t := range c.Tellers {
		if have, ok := now.Tally.Teller(t.Name); !ok || have != t {
			add(&desk.Appoint{Name: t.Name, Role: t.Role}, place{wordTeller, i})
		}
	}
	add(&desk.Hold{Date: c.Held, Hall: c.place()}, wordHeld)
	if c.Batches != now.Tally.Declared {
		add(&desk.Declare{Batches: c.Batches}, wordBatches)
	}
	for i := range c.Entries {
		e := c.Entries[i]
		e.Answers = slices.Clone(e.Answers)
		add(&e, place{wordCount, i})
	}
	if len(c.Account) > 0 {
		add(&desk.Account{Lines: slices.Clone(c.Account)}, wordAccount)
	}
	for i, x := range c.Challenges {
		add(&desk.Challenge{Envelope: x.Envelope, Ground: x.Ground}, place{wordChallenged, i})
		if x.Ruling != count.Unresolved {
			add(&desk.Rule{Envelope: x.Envelope, Ruling: x.Ruling, Reason: x.Reason}, place{wordChallenged, i})
		}
	}
	for i, v := range c.Voids {
		add(&desk.Void{Batch: v.Batch, Question: v.Question, Reason: v.Reason, RuledBy: v.RuledBy}, place{wordVoid, i})
	}
	return out
}

// place is the i-th row of a kind.
type place struct {
	word string
	i    int
}
