package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/export/intake"
)

type rollupCmd struct {
	Sum       rollupSum       `default:"withargs" help:"Add sheets up in one call and write the report: tally rollup SHEETS --vote V --out DIR."`
	New       rollupNew       `help:"Begin the roll-up of a vote, a .rollup file."`
	Import    rollupImport    `help:"Show what would be imported, skipped and refused, and import it all or not at all."`
	Watch     rollupWatch     `help:"Import what arrives in a folder, until interrupted."`
	Show      rollupShow      `help:"Show how the vote stands, and why."`
	Accept    rollupAccept    `help:"Accept the corrected roll of a place, or a revision that waits."`
	Confirm   rollupConfirm   `help:"Compare the keys that signed with the ink-signed paper."`
	Distrust  rollupDistrust  `help:"Say that a key is not to be believed: nothing that it signed counts any more."`
	Absent    rollupAbsent    `help:"Say that nobody voted at a place."`
	OpenEarly rollupOpenEarly `help:"End the embargo before its time, by name and with a reason."`
	Report    rollupReport    `help:"Write the report: PDF, workbook, CSV and NIST JSON."`
	Audit     rollupAudit     `help:"Derive a roll-up again from its journal and prove the chain."`
}

// rollupFile is the roll-up that a call works on.
type rollupFile struct {
	File string `arg:"" type:"path" help:"The roll-up, a .rollup file."`
}

// on opens the roll-up, has something done with it, and closes it.
func (f rollupFile) on(p *program, do func(b *board.Board) error) (err error) {
	b, err := resumeBoard(p, f.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	return do(b)
}

// heeding is on, after the roll-up has heeded what the trust list refuses.
func (f rollupFile) heeding(p *program, l trustList, do func(b *board.Board) error) error {
	known, err := l.known()
	if err != nil {
		return err
	}
	return f.on(p, func(b *board.Board) error {
		if err := intake.Heed(context.Background(), b, known); err != nil {
			return err
		}
		return do(b)
	})
}

func resumeBoard(p *program, path string) (*board.Board, error) {
	j, err := journal.Open(path)
	if err != nil {
		return nil, cannotRead(path, noRollup(err))
	}
	makeRoomFor(path)
	b, err := board.Resume(context.Background(), j, p.now)
	if err != nil {
		return nil, errors.Join(cannotRead(path, err), j.Close())
	}
	makeRoom(int64(len(b.Vote().Places())) * placeMemory)
	return b, nil
}

// noRollup says of a roll-up what a journal says of a count.
func noRollup(err error) error {
	switch {
	case errors.Is(err, journal.ErrForeign):
		return errors.New("not a Countersign roll-up: choose a file that ends in .rollup, and name it first")
	case errors.Is(err, journal.ErrMissing):
		return errors.New("there is no such roll-up: check the name and the folder")
	case errors.Is(err, journal.ErrBusy):
		return errors.New("this roll-up is open in another window")
	}
	return err
}

func beginBoard(p *program, path string, v *count.Vote) (*board.Board, error) {
	j, err := journal.Create(path)
	if err != nil {
		return nil, err
	}
	makeRoom(int64(len(v.Places())) * placeMemory)
	b, err := board.Create(context.Background(), j, v, p.now)
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return b, nil
}

type rollupNew struct {
	File string `arg:"" type:"path" help:"The roll-up to begin, a .rollup file; it must not exist."`
	Vote string `required:"" type:"file" help:"The definition, or the name of an embedded one."`
}

func (c *rollupNew) Run(p *program) error {
	v, err := loadVote(c.Vote)
	if err != nil {
		return err
	}
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	b, err := beginBoard(p, c.File, v)
	if err != nil {
		return err
	}
	p.printf("%s\n%s, %s\n", c.File, v.Title, words.N(len(v.Places()), "1 place", "%s places"))
	return b.Close()
}

// reading is how a call says whose keys it trusts and with what it opens
// sealed files.
type reading struct {
	trustList
	Identity string `type:"path" help:"The age identity file of a recipient, for files that are sealed."`
}

func (c reading) reader(b *board.Board) (*intake.Reader, error) {
	known, err := c.known()
	if err != nil {
		return nil, err
	}
	trust, err := trustIn(b.Vote(), known)
	if err != nil {
		return nil, err
	}
	r := &intake.Reader{Board: b, Trust: trust}
	if c.Identity != "" {
		if r.Identities, err = identityFile(c.Identity); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// lists prints what an import does with each file.
func (p *program) lists(l board.Lists) {
	for _, x := range []struct {
		title    string
		outcomes []rollup.Outcome
	}{{words.T("Import"), l.Import}, {words.T("Skip"), l.Skip}, {words.T("Refused"), l.Refused}} {
		if len(x.outcomes) == 0 {
			continue
		}
		p.printf("%s, %s\n", x.title, words.N(len(x.outcomes), "1 file", "%s files"))
		for _, o := range x.outcomes {
			p.outcome(o)
		}
	}
}

func (p *program) outcome(o rollup.Outcome) {
	p.printf("%s\n", strings.TrimRight(fmt.Sprintf("%-10s %s  %s", o.Kind, o.File, o.Place), " "))
	for _, f := range o.Findings {
		p.printf("           %s\n", findingLine(f))
	}
	for _, c := range o.Changes {
		p.printf("           %s\n", c)
	}
}

// findingLine is a finding on one line; under embargo it may have no sum.
func findingLine(f count.Finding) string {
	return strings.TrimSuffix(fmt.Sprintf("%s %s: %s: %s", words.T(string(f.Severity)), f.Code, words.Say(f.Short), words.Say(f.Sum)), ": ")
}

// bad reports whether an import brought files that were refused, or that
// contradict others, or wait for their keys beside a confirmed one.
func bad(l board.Lists) bool {
	return len(l.Refused) > 0 || slices.ContainsFunc(l.Import, func(o rollup.Outcome) bool { return o.Kind == rollup.Disputed || o.Kind == rollup.SetAside })
}
