package journal

import (
	"context"
	"time"

	"countersign/count"
)

// Claim says that a table of a hall has a side of a batch in hand.
type Claim struct {
	Table  string // by which address the workstation joined
	Batch  int
	Side   count.Side
	Who    string        // the recorder, as the table says
	Silent time.Duration // since the table was last heard of, by the server's clock
	Lapsed bool          // silent for so long that others may take over
}

// Claims keeps two tables from working on the same side of a batch. What is
// claimed is no part of the count: an entry stands whether or not its table had
// a claim, and claims end with the hall.
type Claims interface {
	// Claim takes a side of a batch for this table, or keeps it. It tells
	// whose lapsed claim it replaces, "" if there was none. ErrClaimed: another
	// table has it.
	Claim(ctx context.Context, batch int, side count.Side, who string) (from string, err error)

	// Release gives a side of a batch back.
	Release(ctx context.Context, batch int, side count.Side) error

	// Claims lists what is claimed, by batch and side; Tables those
	// who have joined, by name.
	Claims(ctx context.Context) ([]Claim, error)
	Tables(ctx context.Context) ([]Table, error)
}

// Table is a workstation of a hall.
type Table struct {
	Name   string
	Silent time.Duration // since it was last heard of, by the server's clock
	Gone   bool          // silent for so long that its claims have lapsed
}
