package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

type journalCmd struct {
	Copy journalCopy `help:"Copy a count from a hall to a file, or from a file to a hall: same events, same hashes."`
}

type journalCopy struct {
	From where `arg:"" help:"The count: a .count file, or a hall's address or .hall file."`
	To   where `arg:"" help:"Where it goes: a new .count file, or a hall in which nothing was counted yet."`
}

// Run copies all events or leaves no file. What was copied is proved from the
// copy alone.
func (c *journalCopy) Run(p *program) (err error) {
	ctx := context.Background()
	from, err := c.From.reading(ctx)
	if err != nil {
		return cannotRead(c.From.String(), err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if s, ok := from.(*still); ok && !s.chief {
		return failure{found, fmt.Errorf("%s: this is the address of a table, which may not see every figure yet. Copy the count with the chief teller's", c.From.String())}
	}
	seq, head, err := from.Head(ctx)
	if err != nil {
		return cannotRead(c.From.String(), err)
	}
	if seq == 0 {
		return failure{found, errors.New(c.From.String() + ": this count is empty: it was never begun, so there is nothing to copy")}
	}
	if _, _, err := desk.Fold(ctx, from, record.Write, export.Prove); errors.Is(err, desk.ErrRollup) {
		return cannotRead(c.From.String(), err)
	}
	if err := c.into(ctx, from); err != nil {
		return err
	}
	p.printf("%s: %s, copied and proved: the same events, the same hashes.\nHead %s\n", c.To.String(), words.N(int(seq), "1 event", "%s events"), head)
	if c.From.isHall() {
		return c.goesOn(ctx, p, from)
	}
	if c.To.isHall() {
		p.printf("The count goes on in the hall now. Keep %s as it is.\n", c.From.String())
	}
	return nil
}

// into copies, and proves the copy. A file that did not become whole is taken
// away again.
func (c *journalCopy) into(ctx context.Context, from journal.Journal) (err error) {
	to, err := c.To.fresh(ctx)
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, to.Close())
		if err != nil && !c.To.isHall() {
			err = errors.Join(err, os.Remove(string(c.To)))
		}
	}()
	if _, err := journal.Copy(ctx, from, to); err != nil {
		return cannotRead(c.To.String(), err)
	}
	return same(ctx, from, to)
}

// fresh opens what a count is copied to: a new file, or a hall without a count.
func (w where) fresh(ctx context.Context) (journal.Journal, error) {
	if !w.isHall() {
		j, err := journal.Create(string(w))
		if err != nil {
			return nil, cannotRead(w.String(), err)
		}
		return j, nil
	}
	j, err := w.join(ctx)
	if err != nil {
		return nil, cannotRead(w.String(), err)
	}
	seq, _, err := j.Head(ctx)
	switch {
	case err != nil:
		err = cannotRead(w.String(), err)
	case seq > 0:
		err = failure{found, fmt.Errorf("%s: there is a count in this hall already, %s. Nothing was copied: make another hall with tally hall init", w.String(), words.N(int(seq), "1 event", "%s events"))}
	case !j.Chief():
		err = failure{found, fmt.Errorf("%s: this is the address of a table. A count is put into a hall with the chief teller's", w.String())}
	default:
		return j, nil
	}
	return nil, errors.Join(err, j.Close())
}

// same proves a copy: its own chain, and that it ends as the original does.
func same(ctx context.Context, from, to journal.Journal) error {
	if err := to.Verify(ctx); err != nil {
		return failure{found, err}
	}
	seq, head, err := from.Head(ctx)
	if err != nil {
		return err
	}
	n, copied, err := to.Head(ctx)
	if err != nil {
		return err
	}
	if n != seq || copied != head {
		return failure{found, fmt.Errorf("the copy ends with event %d, %s, the count with event %d, %s: do not use the copy", n, copied, seq, head)}
	}
	return nil
}

// goesOn says what the copy lacks as long as the hall counts.
func (c *journalCopy) goesOn(ctx context.Context, p *program, from journal.Journal) error {
	s, _, err := desk.Fold(ctx, from, record.Write, export.Prove)
	if err != nil {
		return failure{found, err}
	}
	if s.Certified == nil {
		p.printf("The hall is still counting: what it closes from now on is not in this file.\n")
	}
	return nil
}
