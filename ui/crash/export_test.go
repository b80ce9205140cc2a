package crash

import "time"

// Strip is the report without the disk, for many tries.
func (k Keeper) Strip(raw string, at time.Time) string { return string(k.strip([]byte(raw), at)) }
