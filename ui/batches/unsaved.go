package batches

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/count/journal"
)

// sentence says why a command was not carried out.
func (x *Screen) sentence(c desk.Command, err error) string {
	closing, ok := c.(*desk.Close)
	switch {
	case errors.Is(err, journal.ErrUnsettled):
		if ok {
			x.here.doubt = sheet{closing.Batch, closing.Side}
		}
		return words.T("The network went while this was being saved, and nobody knows yet whether it arrived. It stays here: press Enter again when the network is back. It is saved once.")
	case errors.Is(err, journal.ErrClaimed), errors.Is(err, journal.ErrRelieved):
		return words.F("%s What you typed stays here as a draft.", sentence(words.Err(err)))
	case errors.Is(err, journal.ErrOffline):
		return words.T("No network. What you type is kept here as a draft; nothing is saved until it is back. Press Enter again then.")
	}
	return words.Err(err)
}

// sentence begins with a capital letter and ends in a stop.
func sentence(said string) string {
	r, n := utf8.DecodeRuneInString(said)
	return string(unicode.ToUpper(r)) + strings.TrimRight(said[n:], ".") + "."
}
