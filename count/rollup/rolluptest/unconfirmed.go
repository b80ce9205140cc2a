package rolluptest

import "countersign/count/rollup"

// Unconfirmed lists the places that count although their verification warns.
func Unconfirmed(r *rollup.Report) []*rollup.Node {
	var out []*rollup.Node
	for _, n := range r.Leaves() {
		if n.Place.Unconfirmed {
			out = append(out, n)
		}
	}
	return out
}
