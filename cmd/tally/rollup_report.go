package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/export"
	"countersign/export/sign"
)

// reporting is how a call says what report it wants.
type reporting struct {
	passphraseFrom
	Out        string `required:"" type:"path" help:"The folder for the report."`
	Key        string `type:"path" help:"The secretary's key file: PDF and workbook are signed with it."`
	MergeSmall bool   `help:"For the public: figures that would tell how people voted are summed up with others (T209); the report says so."`
	Language   string `default:"en" help:"The language of the PDF and the workbook: en, es or fr."`
}

// write makes the report under the next number that is free.
func (c *reporting) write(p *program, b *board.Board) error {
	in, ok := words.ParseDocuments(c.Language)
	if !ok || len(in) > 1 {
		return failure{unreadable, fmt.Errorf("a report is written in en, es or fr, not in %q: name one with --language", c.Language)}
	}
	i := export.Issue{Version: version, MergeSmall: c.MergeSmall, In: in}
	var key *sign.Key
	if c.Key != "" {
		var err error
		if key, err = openKey(p, c.Key, c.passphraseFrom); err != nil {
			return err
		}
		if err := key.CanSign(); err != nil {
			return err
		}
		i.Signer = &count.Signer{Name: key.Identity().Name, Role: count.Role(key.Identity().Role), Key: count.Digest(key.Fingerprint())}
	}
	now := p.now()
	for i.Number = 1; ; i.Number++ {
		x := export.ReportOf(b, now, i)
		if _, err := os.Lstat(filepath.Join(c.Out, x.Name()+".pdf")); err == nil {
			continue
		}
		files, missing := x.Files(key)
		if len(files) == 0 {
			return missing
		}
		paths, err := export.Save(c.Out, files)
		for _, f := range paths {
			p.printf("%s\n", f)
		}
		if err == nil {
			err = missing
		}
		if err == nil && x.Closed() != "" {
			p.printf("%s The report holds no figures; the one in NIST's format waits for them.\n", x.Closed())
		}
		return err
	}
}

type rollupReport struct {
	trustList
	reporting
	rollupFile
}

func (c *rollupReport) Run(p *program) error {
	return c.heeding(p, c.trustList, func(b *board.Board) error { return c.write(p, b) })
}

// rollupSum is the whole road in one call: a roll-up that is kept nowhere.
type rollupSum struct {
	reading
	reporting
	Sheets []string `arg:"" type:"file" help:"The sheets; of a folder, the sheets in it."`
	Vote   string   `required:"" type:"file" help:"The definition, or the name of an embedded one."`
}

func (c *rollupSum) Run(p *program) (err error) {
	v, err := loadVote(c.Vote)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tally-*")
	if err != nil {
		return fmt.Errorf("there is no room for temporary files: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b, err := beginBoard(p, filepath.Join(dir, "sum.rollup"), v)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	kept, err := c.examine(p, b, c.Sheets)
	if err != nil {
		return err
	}
	lists, err := b.Import(context.Background(), kept)
	if err != nil {
		return err
	}
	p.lists(p.shown(b, lists))
	p.printf("\n")
	p.standing(export.ReportOf(b, p.now(), export.Issue{}))
	for _, n := range b.Report().Waiting() {
		p.printf("Revision %d of %s waits: accept it in a roll-up that is kept (tally rollup new), or leave the older sheet out.\n", n.Place.Waiting.Revision, n.Place.ID)
	}
	if err := c.write(p, b); err != nil {
		return err
	}
	if bad(lists) {
		return statusError(found)
	}
	return nil
}
