package byhand

import (
	"context"
	"errors"
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
)

// place is the hall with where the figures come from.
func (c *Count) place() string { return fmt.Sprintf(hallWords, c.Hall, c.KeyedBy) }

// Desk is what a count is imported into.
type Desk interface {
	Snapshot() desk.Snapshot
	Try(cs []desk.Command) error
	DoAll(ctx context.Context, cs []desk.Command) ([]desk.Receipt, error)
}

// Check lists what the desk would refuse, as Faults with their place in the
// file, and changes nothing.
func (c *Count) Check(d Desk) error {
	commands, err := c.ready(d.Snapshot())
	if err != nil {
		return err
	}
	return c.faults(commands, d.Try(bare(commands)))
}

// Import carries the count out, all of it or nothing.
func (c *Count) Import(ctx context.Context, d Desk) (Summary, error) {
	commands, err := c.ready(d.Snapshot())
	if err != nil {
		return Summary{}, err
	}
	receipts, err := d.DoAll(ctx, bare(commands))
	if err != nil {
		return Summary{}, c.faults(commands, err)
	}
	return c.summary(d.Snapshot(), receipts), nil
}

// ready are the commands, unless the file lacks what a count needs to be read
// on paper.
func (c *Count) ready(now desk.Snapshot) ([]Command, error) {
	var out Faults
	if c.tooLong() {
		out = append(out, Fault{c.at[wordHeld], fmt.Errorf("with who keyed it, the hall is longer than %d letters; write it shorter", mostHall)})
	}
	if t, ok := c.teller(now); !ok || t.Role == count.Observer {
		out = append(out, Fault{c.at[wordKeyedBy], fmt.Errorf("%s is not a teller of this count; observers key nothing", clip(c.KeyedBy))})
	}
	for i, e := range c.Entries {
		if !c.paired(now, e) {
			out = append(out, Fault{c.at[place{wordCount, i}], fmt.Errorf("batch %d has side %s only; both recorders count every batch", e.Batch, e.Side)})
		}
	}
	if len(out) > 0 {
		return nil, out
	}
	return c.Commands(now), nil
}

// teller is who keys the paper.
func (c *Count) teller(now desk.Snapshot) (count.Teller, bool) {
	for _, t := range c.Tellers {
		if t.Name == c.KeyedBy {
			return t, true
		}
	}
	return now.Tally.Teller(c.KeyedBy)
}

// paired says whether the other side of a batch is there too: in the file, or
// in the count.
func (c *Count) paired(now desk.Snapshot, e desk.Close) bool {
	for _, x := range c.Entries {
		if x.Batch == e.Batch && x.Side != e.Side {
			return true
		}
	}
	for i := range now.Tally.Batches {
		if b := &now.Tally.Batches[i]; b.Number == e.Batch {
			return b.A.Closed || b.B.Closed
		}
	}
	return false
}

func bare(cs []Command) []desk.Command {
	out := make([]desk.Command, len(cs))
	for i, c := range cs {
		out[i] = c.Command
	}
	return out
}

// faults puts refusals of the desk where they come from.
func (c *Count) faults(commands []Command, err error) error {
	var refused desk.RefusedSome
	if !errors.As(err, &refused) {
		return err
	}
	out := make(Faults, len(refused))
	for i, r := range refused {
		out[i] = Fault{commands[r.Index].At, &r.Refused}
	}
	return out
}

// Summary is what an import did.
type Summary struct {
	Entries int // of recorders
	Agreed  int // batches of the file that stand
	Differ  []int
	Odd     []int // agreed, and a question does not add up
	Events  int
	At      count.Time // of the last event
}

func (c *Count) summary(now desk.Snapshot, receipts []desk.Receipt) Summary {
	s := Summary{Entries: len(c.Entries), Events: len(receipts), At: receipts[len(receipts)-1].At}
	mine := map[int]bool{}
	for _, e := range c.Entries {
		mine[e.Batch] = true
	}
	for _, b := range now.Tally.Batches {
		if !mine[b.Number] {
			continue
		}
		switch b.State(now.Tally.QuestionIDs()) {
		case count.BatchDiffer:
			s.Differ = append(s.Differ, b.Number)
		case count.BatchOdd:
			s.Odd = append(s.Odd, b.Number)
		default:
			s.Agreed++
		}
	}
	return s
}

// Said is the summary in a language, a sentence a line.
func (s Summary) Said(c *words.Catalogue) []string {
	out := []string{
		c.N(s.Entries, "1 entry of a recorder was copied from paper", "%s entries of recorders were copied from paper"),
		c.N(s.Agreed, "1 batch stands", "%s batches stand"),
	}
	if len(s.Differ) > 0 {
		out = append(out, c.F("A and B differ in batch %s: recount what differs", numbers(s.Differ)))
	}
	if len(s.Odd) > 0 {
		out = append(out, c.F("A question does not add up in batch %s", numbers(s.Odd)))
	}
	return out
}

func numbers(ns []int) string {
	out := ""
	for i, n := range ns {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(n)
	}
	return out
}
