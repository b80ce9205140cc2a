package intake

import (
	"context"
	"fmt"

	"countersign/count"
	"countersign/count/board"
	"countersign/export/trust"
)

// Heed puts on record in a roll-up what a trust list refuses of the keys that
// signed its sheets: a key that was refused after its sheets were imported counts
// as distrusted from then on, for everybody who opens the roll-up.
func Heed(ctx context.Context, b *board.Board, list *trust.Known) error {
	var refused []board.Refused
	for _, e := range list.Refused() {
		refused = append(refused, board.Refused{
			Key: count.Digest(e.Key), By: e.By, Why: fmt.Sprintf("refused in the trust list on %s: %s", e.At.Day(), e.Reason),
		})
	}
	return b.Heed(ctx, refused)
}
