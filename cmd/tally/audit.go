package main

import (
	"context"
	"errors"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/export/sign"
)

type auditCmd struct {
	File    where  `arg:"" help:"The count: a .count file, which is opened for reading only, or a hall's address or .hall file."`
	Salvage string `type:"path" placeholder:"NEW" help:"Write what can be proved of a damaged count to this new file, and list what is missing."`
}

// Run proves the chain, derives the state again from every event, and proves
// that what was certified is what the events give and was signed by its signers.
func (c *auditCmd) Run(p *program) (err error) {
	if c.Salvage != "" {
		if c.File.isHall() {
			return failure{unreadable, errors.New("--salvage is for files: what a hall holds goes into one with tally journal copy")}
		}
		return c.salvage(p)
	}
	ctx := context.Background()
	j, err := c.File.reading(ctx)
	if err != nil {
		return c.damage(err)
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(ctx); err != nil {
		return c.damage(err)
	}
	s, n, err := desk.Fold(ctx, j, record.Write, export.Prove)
	if err != nil {
		return c.unfolded(err)
	}
	if s.Vote == nil {
		return failure{found, errors.New("this count is empty: it was never begun")}
	}
	_, head, err := j.Head(ctx)
	if err != nil {
		return err
	}
	p.printf("%s: %s, the chain is whole, every event follows from those before it.\n", c.File, words.N(int(n), "1 event", "%s events"))
	veiled := p.unseen(j)
	p.printf("Head %s\n%s, %s, revision %d\n", head, s.Vote.Title, s.Tally.Place.ID, s.Revision)
	if s.Certified == nil && veiled {
		p.printf("Not certified.\n")
		return nil
	}
	if s.Certified == nil {
		p.printf("Not certified. In the way: %s.\n", words.N(len(count.Standing(s.Findings())), "1 finding", "%s findings"))
		return nil
	}
	p.printf("Certified %s, record %s\n", words.Say(s.Certified.At.Words()), s.Certified.Digest)
	for i, x := range s.Certified.Signers {
		how := words.T("Signed by")
		if len(s.Certified.Signatures[i]) == 0 {
			how = words.T("Signs later:")
		}
		p.printf("%s %s, %s, key %s\n", how, x.Name, words.T(string(x.Role)), sign.Fingerprint(x.Key).Short())
	}
	return nil
}

// unseen says what an audit could not look at: a table of a hall may not see
// what the other side of a batch closed before its own does.
func (p *program) unseen(j journal.Journal) bool {
	s, ok := j.(*still)
	if !ok || s.veiled == 0 {
		return false
	}
	p.printf("Not looked at: the figures of %s. The other side of the batch is still being counted, and until then no table may see them. The chief teller's address audits everything.\n", words.N(s.veiled, "1 closed side", "%s closed sides"))
	return true
}

// unfolded says why a journal is that of no count.
func (c *auditCmd) unfolded(err error) error {
	if errors.Is(err, desk.ErrRollup) {
		return cannotRead(c.File.String(), err)
	}
	return failure{found, err}
}
