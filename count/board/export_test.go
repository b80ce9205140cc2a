package board

import "countersign/count/rollup"

// Known reports whether a file of this name with this record was imported.
func (b *Board) Known(f rollup.Kept) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.r.Holds(f)
}
