package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/export/sign"
)

// said is whose word something is, and why it was said.
type said struct {
	By  string `required:"" help:"Whose word it is: your name."`
	Why string `required:"" help:"Why, in at least 10 characters; it stays on record."`
}

type rollupAccept struct {
	rollupFile
	said
	Place    string `arg:"" help:"The place, UNION/UNIT/LOCAL."`
	Revision int    `help:"The number of the revision that waits; without it the corrected roll is accepted."`
}

func (c *rollupAccept) Run(p *program) error {
	return c.on(p, func(b *board.Board) error {
		if err := c.accept(b); err != nil {
			return err
		}
		return p.lastWord(b)
	})
}

func (c *rollupAccept) accept(b *board.Board) error {
	if c.Revision == 0 {
		return b.AcceptRoll(context.Background(), count.PlaceID(c.Place), c.By, c.Why)
	}
	for _, n := range b.Report().Leaves() {
		if x := n.Place; string(x.ID) == c.Place && x.Waiting != nil && x.Waiting.Revision == c.Revision {
			return b.AcceptRevision(context.Background(), x.ID, x.Waiting.Digest, c.By, c.Why)
		}
	}
	return fmt.Errorf("%s: no revision %d waits to be accepted", c.Place, c.Revision)
}

type rollupAbsent struct {
	rollupFile
	said
	Place string `arg:"" help:"The place, UNION/UNIT/LOCAL."`
}

func (c *rollupAbsent) Run(p *program) error {
	return c.on(p, func(b *board.Board) error {
		if err := b.DidNotVote(context.Background(), count.PlaceID(c.Place), c.By, c.Why); err != nil {
			return err
		}
		return p.lastWord(b)
	})
}

type rollupOpenEarly struct {
	rollupFile
	said
}

func (c *rollupOpenEarly) Run(p *program) error {
	return c.on(p, func(b *board.Board) error {
		if err := b.OpenEarly(context.Background(), c.By, c.Why); err != nil {
			return err
		}
		return p.lastWord(b)
	})
}

type rollupDistrust struct {
	rollupFile
	said
	Fingerprint []string `arg:"" help:"The whole fingerprint, 16 groups."`
}

func (c *rollupDistrust) Run(p *program) error {
	key, err := sign.ParseFingerprint(strings.ToUpper(strings.Join(c.Fingerprint, " ")))
	if err != nil {
		return err
	}
	return c.on(p, func(b *board.Board) error {
		if err := b.Distrust(context.Background(), count.Digest(key), c.By, c.Why); err != nil {
			return err
		}
		return p.lastWord(b)
	})
}

// lastWord says what was put on record.
func (p *program) lastWord(b *board.Board) error {
	log := b.Log()
	p.entry(log[len(log)-1])
	p.received(b.Report())
	return nil
}

func (p *program) entry(e board.Entry) {
	p.printf("%s  %s %s", e.At, e.By, words.Say(e.What))
	if e.Why != "" {
		p.printf(": %s", e.Why)
	}
	p.printf("\n")
}

type rollupConfirm struct {
	rollupFile
	By    string `required:"" help:"Who compares: your name."`
	Place string `help:"Only the keys of this place, UNION/UNIT/LOCAL."`
}

// Run asks for two groups of each key that nobody has confirmed yet. Its status
// is 1 where one is left.
func (c *rollupConfirm) Run(p *program) error {
	return c.on(p, func(b *board.Board) error {
		keys := unconfirmed(b.Report(), c.Place)
		if len(keys) == 0 {
			p.printf("There is no key to confirm.\n")
			return nil
		}
		in := bufio.NewReader(p.in)
		open := 0
		for _, k := range keys {
			groups, err := p.compare(in, k.asked)
			if err == nil {
				err = b.Confirm(context.Background(), count.Digest(k.key), k.name, k.place, groups, c.By)
			}
			if err != nil {
				p.printf("%s, %s: not confirmed. %s\n", k.name, k.role, sentence(err))
				open++
				continue
			}
			p.printf("%s, %s: confirmed\n", k.name, k.role)
		}
		if open > 0 {
			return statusError(found)
		}
		return nil
	})
}

// toConfirm is a key that R605 names, and the place of the paper that shows it.
type toConfirm struct {
	asked
	place count.PlaceID
}

// unconfirmed are the keys of sheets that R605 names, for each place by itself: a
// key is confirmed for the place whose paper somebody has looked at.
func unconfirmed(r *rollup.Report, place string) []toConfirm {
	var out []toConfirm
	for _, n := range r.Leaves() {
		if place != "" && string(n.Place.ID) != place {
			continue
		}
		for _, k := range n.Place.ToConfirm() {
			who := asked{k.Name, words.F("who signed for %s", string(n.Place.ID)), sign.Fingerprint(k.Key), sign.Unconfirmed}
			out = append(out, toConfirm{who, n.Place.ID})
		}
	}
	return out
}
