package hall

import "countersign/count/journal"

// Line is how a workstation is joined to its hall: the journal that all write,
// the claims, and who this workstation is.
type Line interface {
	journal.Shared
	journal.Claims

	// Connected says whether the hall answered last time.
	Connected() bool
	// Name is who the address speaks for: "table 7" or "chief".
	Name() string
	// Chief says whether this is the chief teller's address.
	Chief() bool
}
