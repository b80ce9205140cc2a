package main

import (
	"context"
	"errors"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

type auditCmd struct {
	File string `arg:"" type:"path" help:"The count. It is opened for reading only."`
}

// Run proves the chain, derives the state again from every event, and proves
// that what was certified is what the events give.
func (c *auditCmd) Run(p *program) (err error) {
	ctx := context.Background()
	j, err := journal.OpenReadOnly(c.File)
	if err != nil {
		return cannotRead(c.File, err)
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(ctx); err != nil {
		return failure{found, err}
	}
	s, n, err := desk.Fold(ctx, j, record.Write)
	if err != nil {
		return failure{found, err}
	}
	if s.Vote == nil {
		return failure{found, errors.New("this count is empty: it was never begun")}
	}
	_, head, err := j.Head(ctx)
	if err != nil {
		return err
	}
	p.printf("%s: %d events, the chain is whole, every event follows from those before it.\n", c.File, n)
	p.printf("Head %s\n%s, %s, revision %d\n", head, s.Vote.Title, s.Tally.Place.ID, s.Revision)
	if s.Certified == nil {
		p.printf("Not certified: %d findings stand in the way.\n", len(count.Standing(s.Findings())))
		return nil
	}
	p.printf("Certified %s, record %s\n", s.Certified.At.Words(), s.Certified.Digest)
	return nil
}
