package ui

import (
	"context"
	"errors"

	"countersign/count"
	"countersign/count/board"
	"countersign/export"
	"countersign/export/intake"
	"countersign/export/sign"
	"countersign/export/trust"
)

// known adds the keys that are known for a roll-up, and has it heed those that
// the person's own list refuses.
func known(b *board.Board, path, list string) (*openedRollup, error) {
	t, err := trustFor(b.Vote(), list)
	if err == nil {
		err = heed(b, list)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return &openedRollup{b, path, t}, nil
}

func heed(b *board.Board, list string) error {
	if list == "" {
		return nil
	}
	own, err := trust.Read(list)
	if err != nil {
		return err
	}
	return intake.Heed(context.Background(), b, own)
}

// trustFor are the keys that a definition lists and those of the person's own
// list. A definition with a signature that does not fit is refused.
func trustFor(v *count.Vote, list string) (sign.Trust, error) {
	if _, err := export.CheckDefinition(v, nil); err != nil {
		return nil, err
	}
	listed, err := export.TrustOf(v)
	if err != nil {
		return nil, err
	}
	if list == "" {
		return listed, nil
	}
	own, err := trust.Read(list)
	if err != nil {
		return nil, err
	}
	return sign.All{listed, own}, nil
}
