package hall_test

import (
	"context"
	"errors"
	"time"

	"countersign/count/journal"
)

// gone says that the hall did not answer, so that what was asked may be asked
// again.
func gone(err error) bool {
	return errors.Is(err, journal.ErrOffline) || errors.Is(err, journal.ErrUnsettled)
}

// again does something until the hall answers, as a workstation does.
func again(ctx context.Context, do func() error) error {
	for {
		err := do()
		if !gone(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}
