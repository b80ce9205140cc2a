package certify

import (
	"context"
	"errors"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// ReadBack is what the sitting is told when the last line has been read.
const ReadBack = "read back"

// lineRight takes the line that is due as read.
func (c *Screen) lineRight() {
	if c.read >= c.lines || c.certified() {
		return
	}
	if c.read == 0 {
		c.began, c.said = c.now().Revision, ""
	}
	c.read++
	if c.read == c.lines {
		c.signatures.Unlock()
	}
	c.refresh()
	if c.read == c.lines {
		c.show()
		c.sitting.Note(ReadBack)
	}
}

// back takes the newest line back. Keys that are open are forgotten: they were
// opened for what had been read.
func (c *Screen) back() {
	if c.read == 0 || c.busy || c.certified() {
		return
	}
	if c.read == c.lines {
		c.signatures.Forget()
		c.reading, c.keys = nil, nil
	}
	c.read--
	c.refresh()
	c.show()
}

// wrong ends the reading: the line is corrected in its batch, not here.
func (c *Screen) wrong() {
	if c.read >= c.lines || c.certified() {
		return
	}
	tally := c.now().Tally
	title := lines(tally.Results())[c.read].Title
	c.sitting.Frame.Ask(shell.Question{
		Title: words.F("The line %s is wrong", title),
		Text: words.T("Nothing was signed. Look for the batch whose sheet shows another figure, reopen it with a reason, " +
			"and count it again. After that the figures are read back from the first line."),
		Kind:   widget.Warning,
		Accept: words.T("Go to batches"),
		OnAccept: func() {
			c.again("")
			c.sitting.Show(sitting.Batches)
		},
	})
}

// prepared is what the worker hands back: what is signed, and with which keys.
type prepared struct {
	reading *export.Reading
	keys    []*sign.Key
}

// prepare makes the record once everybody who has to sign has opened a key. A
// teller who opens one later changes the record, and with it the digest.
func (c *Screen) prepare() {
	now := c.now()
	c.reading, c.keys = nil, nil
	if Missing(&now.Tally, c.signatures.Opened(), c.signatures.Away()) != "" {
		c.refresh()
		c.show()
		return
	}
	keys, later := c.signatures.Keys(), c.signatures.Certificates()
	d, began, turn := c.sitting.Desk, c.began, c.signatures.turn
	shell.Do(c.sitting.Worker, func(context.Context, func(string)) (prepared, error) {
		signers, keys, err := export.Signers(&now.Tally, keys, later...)
		if err != nil {
			return prepared{}, err
		}
		reading, err := export.Read(d, signers)
		return prepared{reading, keys}, err
	}, func(p prepared, err error) {
		if began != c.began || turn != c.signatures.turn {
			return
		}
		if err != nil {
			c.again(words.F("%s Nothing was signed.", Sentence(err)))
		} else {
			c.reading, c.keys = p.reading, p.keys
		}
		c.refresh()
		c.show()
	})
}

// sign certifies the count with the digest that is shown.
func (c *Screen) sign() {
	reading, keys, d := c.reading, c.keys, c.sitting.Desk
	c.busy, c.said = true, ""
	c.refresh()
	shell.Do(c.sitting.Worker, func(ctx context.Context, tell func(string)) (bool, error) {
		tell(words.T("Signing"))
		return true, reading.Sign(ctx, d, keys)
	}, func(_ bool, err error) {
		c.busy = false
		c.signed(keys, err)
	})
}

// signed takes what came of it. What the desk refuses is read again: figures or
// findings are not those that were heard. Any other fault, such as a key that
// has run out, leaves the keys open to try again.
func (c *Screen) signed(keys []*sign.Key, err error) {
	if err == nil {
		c.began, c.reading, c.keys = 0, nil, nil
		c.sitting.Unlocked = keys
	}
	c.sitting.Refresh()
	c.notice()
	var refused *desk.Refused
	switch {
	case errors.As(err, &refused) && c.began != 0:
		c.again(words.F("%s Nothing was signed.", words.Say(refused.Sentence)))
	case err != nil && c.began != 0:
		c.said = words.F("%s Nothing was signed.", Sentence(err))
	}
	c.build()
	c.show()
}
