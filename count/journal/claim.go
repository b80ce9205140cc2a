package journal

import (
	"context"
	"time"

	"countersign/count"
)

// Recount is claimed of a batch by the table that counts it for the third time,
// in place of one of its sides.
const Recount count.Side = "R"

// Claims keeps two workstations of a hall from working on the same side of a
// batch, and two programs from working at one table unknown to each other. What
// is claimed is no part of the count: an entry stands whether or not it was
// claimed, and claims end with the hall.
type Claims interface {
	// Arrive has this program be the one that works at its table. Where another
	// one does, it is given, and nothing changes unless that is known: then the
	// other one's next Claim or Append is ErrRelieved, and what it had claimed
	// is free. A program that ended or was silent for long does not count.
	Arrive(ctx context.Context, knowingly bool) (*Occupant, error)

	// Occupant is the other program that works at this table, or nil.
	Occupant(ctx context.Context) (*Occupant, error)

	// Sit says who sits at this workstation now: claims carry the name.
	Sit(ctx context.Context, who string) error

	// Claim takes a side of a batch for this workstation, or renews it. It
	// tells whose lapsed claim it replaces, "" if there was none. ErrClaimed:
	// another workstation has it.
	Claim(ctx context.Context, batch int, side count.Side) (from string, err error)

	// Release gives a side of a batch back. The chief teller may give back
	// anybody's.
	Release(ctx context.Context, batch int, side count.Side) error

	// Claims lists what is claimed, by batch and side.
	Claims(ctx context.Context) ([]Claim, error)

	// Tables lists the workstations, and the tables that nobody came to yet.
	Tables(ctx context.Context) ([]Table, error)
}

// Claim says that a workstation of a hall has a side of a batch in hand. Times
// are by the server's clock.
type Claim struct {
	Batch   int
	Side    count.Side
	Table   string // "table 7"
	Machine string // tells the workstations of one table apart
	Who     string // who sat there when it was claimed; may be empty
	Mine    bool   // of this workstation
	Held    time.Duration
	Silent  time.Duration // since the last sign of life
	Lapsed  bool          // silent for so long that others may take over
}

// Table is a workstation of a hall.
type Table struct {
	Name    string
	Machine string // empty: nobody ever came
	Who     string
	Seen    bool          // false: nobody ever came
	Silent  time.Duration // since the last sign of life
}

// Occupant is a program that works at a table of a hall. Times are by the
// server's clock.
type Occupant struct {
	Machine string
	Same    bool          // it runs on this computer
	Who     string        // sits there; may be empty
	Since   time.Duration // it came
	Silent  time.Duration // since the last sign of life
}
