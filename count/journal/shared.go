package journal

import "context"

// Shared is a Journal that the workstations of a hall write together. An event
// that another table may not see yet is read veiled: what it says of its batch,
// without a figure.
type Shared interface {
	Journal

	// Turn runs f while nobody else can append: what f reads is still the
	// whole count when it appends. Others wait for their turn. f calls this
	// Journal with the context that it is given.
	Turn(ctx context.Context, f func(ctx context.Context) error) error

	// Reveal gives a veiled event whole, proved against its hash, as soon as
	// it may be seen. ErrVeiled: not yet.
	Reveal(ctx context.Context, seq int64) (Event, error)

	// Changed is sent to after somebody appended, and when the connection
	// came back. One value may stand for many events.
	Changed() <-chan struct{}
}
