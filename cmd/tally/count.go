package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

type countCmd struct {
	File    where         `xor:"" help:"The count, a .count file. It is begun if it does not exist."`
	Journal where         `xor:"" placeholder:"ADDRESS" help:"The count of a hall: its address, or the .hall file of a table. It is begun if nothing was counted there yet."`
	Vote    string        `type:"file" help:"The definition, or the name of an embedded one: to begin a count, or to be sure which one it is."`
	Place   string        `help:"The place, UNION/UNIT/LOCAL."`
	JSON    bool          `name:"json" help:"Answer with one JSON object a line."`
	Backup  string        `type:"path" placeholder:"FOLDER" help:"Keep a second copy of the count in this folder. Choose one on another disk: tally does not see where a folder lies."`
	Wait    time.Duration `default:"1m" help:"How long to wait for a hall whose network or database is gone."`
}

func (c *countCmd) Run(p *program) error {
	if c.File == "" {
		c.File = c.Journal
	}
	if c.File.isHall() {
		return c.inHall(p)
	}
	second := &secondCopy{folder: c.Backup, errs: p.errs}
	d, err := c.open(p.now, second)
	if err != nil {
		return err
	}
	refused, err := p.replay(d, p.in, c.JSON)
	err = errors.Join(err, d.Close())
	if behind := second.end(); err == nil && (behind || refused > 0) {
		return statusError(found)
	}
	return err
}

func (c *countCmd) open(now func() time.Time, second *secondCopy) (*desk.Desk, error) {
	if path := string(c.File); unbegun(path) {
		v, err := c.definition()
		if err != nil {
			return nil, err
		}
		return beginCount(path, v, c.Place, now, second)
	}
	d, err := resumeCount(string(c.File), now, second)
	if err != nil {
		return nil, err
	}
	return c.checked(d)
}

// definition is that of a count that is begun.
func (c *countCmd) definition() (*count.Vote, error) {
	if c.Vote == "" || c.Place == "" {
		return nil, errors.New("this count does not exist yet; --vote and --place say which one to begin")
	}
	return loadVote(c.Vote)
}

// checked is a count that goes on, if it is the one that the call says.
func (c *countCmd) checked(d *desk.Desk) (*desk.Desk, error) {
	if err := c.same(d.Snapshot()); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// unbegun reports whether there is no count at path: no file, or one in which
// nothing stands because the program ended before the first entry.
func unbegun(path string) bool {
	if _, err := os.Lstat(path); err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	j, err := journal.Open(path)
	if err != nil {
		return false
	}
	seq, _, err := j.Head(context.Background())
	return errors.Join(err, j.Close()) == nil && seq == 0
}

// same refuses a count of another definition or place than the call says.
func (c *countCmd) same(s desk.Snapshot) error {
	if c.Vote != "" {
		v, err := loadVote(c.Vote)
		if err != nil {
			return err
		}
		if d, err := v.Digest(); err != nil || d != s.Digest {
			return &desk.Refused{Code: "S502", Sentence: words.F("this count was begun with another definition: %s, not %s", s.Digest.String(), d.String())}
		}
	}
	if c.Place != "" && count.PlaceID(c.Place) != s.Tally.Place.ID {
		return &desk.Refused{Code: "place", Sentence: words.F("this count is of %s, not of %s", string(s.Tally.Place.ID), c.Place)}
	}
	return nil
}

func deskOptions(now func() time.Time) desk.Options {
	return desk.Options{Clock: now, Record: record.Write, Prove: export.Prove}
}

// placeOf is a place of a vote.
func placeOf(v *count.Vote, place string) (count.PlaceID, error) {
	id, err := count.ParsePlaceID(place)
	if err != nil {
		return "", err
	}
	if _, ok := v.Place(id); !ok {
		return "", &desk.Refused{Code: "place", Sentence: words.F("there is no place %s in this vote. See them: tally vote show", place)}
	}
	return id, nil
}

func beginCount(path string, v *count.Vote, place string, now func() time.Time, second ...*secondCopy) (*desk.Desk, error) {
	id, err := placeOf(v, place)
	if err != nil {
		return nil, err
	}
	file, err := journal.Create(path)
	if errors.Is(err, journal.ErrExists) && unbegun(path) {
		file, err = journal.Open(path)
	}
	if err != nil {
		return nil, notBegun(path, err)
	}
	j := withCopies(file, path, second)
	d, err := desk.Create(context.Background(), j, v, id, deskOptions(now))
	if err != nil {
		return nil, errors.Join(notBegun(path, err), j.Close())
	}
	return d, nil
}

// notBegun names the file of a count that was not begun.
func notBegun(path string, err error) error { return fmt.Errorf("%s: %w", visible(path, "\t"), err) }

func resumeCount(path string, now func() time.Time, second ...*secondCopy) (*desk.Desk, error) {
	file, err := journal.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	j := withCopies(file, path, second)
	d, err := desk.Resume(context.Background(), j, deskOptions(now))
	if err != nil {
		return nil, errors.Join(cannotRead(path, err), j.Close())
	}
	return d, nil
}

type checkCmd struct {
	File where `arg:"" help:"The count: a .count file, or a hall's address or .hall file."`
}

func (c *checkCmd) Run(p *program) error {
	d, err := c.File.resume(p)
	if err != nil {
		return err
	}
	s := d.Snapshot()
	err = d.Close()
	p.findings(s.Findings)
	if len(count.Standing(s.Findings)) > 0 {
		return errors.Join(err, statusError(found))
	}
	return err
}

func (p *program) findings(fs []count.Finding) {
	for _, f := range fs {
		p.printf("%s %s, %s: %s\n    %s\n", words.T(string(f.Severity)), f.Code, words.Say(f.Where.String()), words.Say(f.Short), words.Say(f.Sum))
		if e := f.Explanation; e != nil {
			p.printf("    Explained by %s and %s: %q\n", e.By[0], e.By[1], e.Text)
		}
	}
	if len(fs) == 0 {
		p.printf("Nothing found.\n")
	}
}
