package main

import (
	"context"
	"errors"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/paper"
	"countersign/export/paper/byhand"
)

type paperCmd struct {
	Guide    paperGuide    `help:"Print the quick guide: one page."`
	Tally    paperTally    `help:"Print tally forms for the recorders: a form for each batch and side."`
	Blank    paperBlank    `help:"Print blank sheets for a count without a computer: register, account, logs, signatures."`
	Template paperTemplate `help:"Make the workbook, or CSV, into which a count that was kept on paper is keyed."`
	Import   paperImport   `help:"Import a count that was kept on paper: all of it, or nothing and every fault."`
}

// printedOn is where a form goes.
type printedOn struct {
	Paper string `enum:"letter,a4" help:"letter or a4. Default: as the vote says, or letter."`
	Out   string `required:"" type:"path" placeholder:"FILE.pdf" help:"The PDF to write; it must not exist."`
}

func (c printedOn) write(p *program, page []byte, err error) error {
	if err != nil {
		return err
	}
	if err := saveOne(c.Out, page); err != nil {
		return err
	}
	p.printf("Written: %s\n", c.Out)
	return nil
}

// formsOf is the place that forms are made for.
type formsOf struct {
	Vote    string `required:"" type:"file" help:"The definition, a .vote file, or the name of an embedded one."`
	Place   string `required:"" help:"The place, UNION/UNIT/LOCAL."`
	Batches int    `help:"How many batches there are. Without it, numbers are written by hand."`
}

func (c formsOf) read() (*count.Vote, count.PlaceID, error) {
	v, err := loadVote(c.Vote)
	if err != nil {
		return nil, "", err
	}
	id, err := placeOf(v, c.Place)
	return v, id, err
}

// draw makes a form on the paper that was asked for, or else on the vote's.
func (c formsOf) draw(p *program, on printedOn, form func(paper.For, paper.Options) ([]byte, error)) error {
	v, id, err := c.read()
	if err != nil {
		return err
	}
	size := on.Paper
	if size == "" {
		size = v.Ballots.Paper
	}
	page, err := form(paper.For{Vote: v, Place: id, Batches: c.Batches}, paper.Options{Paper: size, Words: words.Now()})
	return on.write(p, page, err)
}

type paperGuide struct {
	printedOn
}

func (c *paperGuide) Run(p *program) error {
	page, err := paper.Guide(paper.Options{Paper: c.Paper, Words: words.Now()})
	return c.write(p, page, err)
}

type paperTally struct {
	formsOf
	printedOn
}

func (c *paperTally) Run(p *program) error { return c.draw(p, c.printedOn, paper.Tally) }

type paperBlank struct {
	formsOf
	printedOn
}

func (c *paperBlank) Run(p *program) error { return c.draw(p, c.printedOn, paper.Blank) }

type paperTemplate struct {
	Vote    string `required:"" type:"file" help:"The definition that the count was begun with, or the name of an embedded one."`
	Place   string `required:"" help:"The place, UNION/UNIT/LOCAL."`
	Batches int    `required:"" help:"How many batches there are."`
	Out     string `required:"" type:"path" placeholder:"FILE" help:"The file to write, .xlsx or .csv; it must not exist."`
}

func (c *paperTemplate) Run(p *program) error {
	text, err := byhand.IsText(c.Out)
	if err != nil {
		return err
	}
	v, id, err := formsOf{c.Vote, c.Place, c.Batches}.read()
	if err != nil {
		return err
	}
	b, err := byhand.Template(v, id, c.Batches, text, words.Now())
	if err != nil {
		return err
	}
	if err := saveOne(c.Out, b); err != nil {
		return err
	}
	p.printf("Written: %s\nFill it in, then: tally paper import %s --file COUNT\n", c.Out, c.Out)
	return nil
}

type paperImport struct {
	Sheet  string `arg:"" type:"path" help:"The workbook or CSV, filled in."`
	File   string `required:"" type:"path" help:"The count, a .count file. Begin it first: tally count."`
	Backup string `type:"path" placeholder:"FOLDER" help:"Keep a second copy of the count in this folder. Choose one on another disk: tally does not see where a folder lies."`
	Check  bool   `help:"Only say what would be refused; write nothing."`
}

func (c *paperImport) Run(p *program) error {
	b, err := export.ReadFile(c.Sheet)
	if err != nil {
		return cannotRead(c.Sheet, err)
	}
	second := &secondCopy{folder: c.Backup, errs: p.errs}
	d, err := resumeCount(c.File, p.now, second)
	if err != nil {
		return err
	}
	err = errors.Join(p.importByHand(b, d, c.Check), d.Close())
	if behind := second.end(); err == nil && behind {
		return statusError(found)
	}
	return p.listed(c.Sheet, err)
}

// importByHand carries out what a file says on a count.
func (p *program) importByHand(b []byte, d byhand.Desk, check bool) error {
	now := d.Snapshot()
	c, err := byhand.Read(b, now.Vote, now.Tally.Place.ID)
	if err != nil {
		return err
	}
	if check {
		if err := c.Check(d); err != nil {
			return err
		}
		p.printf("Nothing in this file would be refused. Nothing was written.\n")
		return nil
	}
	sum, err := c.Import(context.Background(), d)
	if err != nil {
		return err
	}
	for _, s := range sum.Said(words.Now()) {
		p.printf("%s.\n", s)
	}
	p.printf("On record: counted on paper, keyed by %s, %s.\n", c.KeyedBy, strings.TrimSuffix(words.Say(sum.At.Words()), "."))
	return nil
}

// listed says every fault of a file on a line of its own.
func (p *program) listed(path string, err error) error {
	var faults byhand.Faults
	if !errors.As(err, &faults) {
		return err
	}
	for _, f := range faults {
		p.printf("%s: %s\n", path, f.Said(words.Now()))
	}
	p.printf("Nothing was imported.\n")
	return statusError(found)
}
