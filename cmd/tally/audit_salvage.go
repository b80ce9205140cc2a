package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

// damage says what an audit met, and what can be done where there is something
// to be saved.
func (c *auditCmd) damage(err error) error {
	var broken *journal.BrokenError
	named := errors.As(err, &broken)
	if named || errors.Is(err, journal.ErrDamaged) {
		err = fmt.Errorf("%w. What can be proved goes to a new file with: tally audit %s --salvage NEW.count", err, filepath.Base(c.File.String()))
	}
	if named {
		return failure{found, err}
	}
	return cannotRead(c.File.String(), err)
}

// salvage writes the proved events of a damaged count to a new file. Of the
// others it says what they were about: which batch to count again, never a
// figure, for the recorders are blind to one another.
func (c *auditCmd) salvage(p *program) error {
	if filepath.Ext(string(c.File)) == rollupSuffix && filepath.Ext(c.Salvage) != rollupSuffix {
		return cannotRead(c.Salvage, errors.New("what is saved of a roll-up goes to a file that ends in .rollup; nothing was written"))
	}
	s, err := journal.Salvage(context.Background(), string(c.File), c.Salvage)
	var broken *journal.BrokenError
	var target *journal.TargetError
	switch {
	case errors.As(err, &target):
		return cannotRead(c.Salvage, err)
	case errors.As(err, &broken):
		p.leftOver(s)
		return failure{found, fmt.Errorf("%s: %w. Nothing was written; open a copy made earlier, or count again", c.File.String(), err)}
	case err != nil:
		return cannotRead(c.File.String(), err)
	}
	p.printf("%s: proved and written to %s: %s\nHead %s\n", c.File, c.Salvage, numbered(journal.Span{From: 1, To: s.Good}), s.Head)
	p.leftOver(s)
	if err := foldsWhole(c.Salvage, p.now); err != nil {
		return failure{found, fmt.Errorf("%s: %w. The chain is whole, but nothing that this program keeps goes like this: do not go on with this file", c.Salvage, err)}
	}
	if !s.Whole() {
		p.printf("What is missing has to be keyed again: go on with %s, keep %s as it is.\n", c.Salvage, c.File)
		return statusError(found)
	}
	p.printf("Nothing is known to be missing. Whether the end was cut off, the digest on a signed sheet says.\n")
	return nil
}

// leftOver lists what is not in the new file.
func (p *program) leftOver(s *journal.Salvaged) {
	if s.Fork {
		p.printf("Event %d is there twice, and both fit: somebody made a second chain. Neither was taken.\n", s.Good+1)
	}
	for _, l := range s.Lost {
		p.printf("Missing: %s\n", numbered(l))
	}
	for _, e := range s.Later {
		p.printf("Not proved: event %d%s\n", e.Seq, about(e.Body))
	}
}

// numbered is "event 4" or "events 4 to 7".
func numbered(s journal.Span) string {
	if s.From == s.To {
		return words.F("event %s", s.String())
	}
	return words.F("events %s", s.String())
}

// about says what an event did, without figures and names. What stands there
// is the word of a damaged file: only words of the desk are repeated.
func about(body []byte) string {
	var e struct{ Command json.RawMessage }
	if json.Unmarshal(body, &e) != nil || len(e.Command) == 0 {
		return ""
	}
	c, err := desk.DecodeCommand(e.Command)
	if err != nil {
		return words.T(", which is no entry of a count")
	}
	switch c := c.(type) {
	case *desk.Close:
		return words.F(": close of batch %d, side %s", c.Batch, c.Side)
	case *desk.Recount:
		return words.F(": recount of batch %d", c.Batch)
	case *desk.Reopen:
		return words.F(": reopening of batch %d, side %s", c.Batch, c.Side)
	}
	var h desk.Head
	if count.Peek(e.Command, &h) != nil {
		return ""
	}
	return ": " + h.Do
}

// rollupSuffix is how the name of a roll-up ends.
const rollupSuffix = ".rollup"

// foldsWhole proves that the events of a file are those of a count, or of a
// roll-up, each following from those before it.
func foldsWhole(path string, now func() time.Time) (err error) {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if filepath.Ext(path) == rollupSuffix {
		makeRoomFor(path)
		_, err = board.Resume(context.Background(), j, now)
	} else {
		_, _, err = desk.Fold(context.Background(), j, record.Write, export.Prove)
	}
	return err
}
