package export

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count/rollup"
)

// Reservation is under what reservation a roll-up says who won: figures of
// sheets count although nobody has confirmed their keys (R605). It is empty where
// nothing is reserved.
func Reservation(c *words.Catalogue, r *rollup.Report) string {
	n := r.KeysOpen()
	switch {
	case n == 0:
		return ""
	case r.Received == 1:
		return c.T("The only sheet is signed with keys that nobody has confirmed; its figures count.")
	}
	return c.N(n, "%[1]s of %[2]s sheets is signed with keys that nobody has confirmed; its figures count.",
		"%[1]s of %[2]s sheets are signed with keys that nobody has confirmed; their figures count.", c.Number(n), c.Number(r.Received))
}

// elsewhere says of each sheet that counts which of its keys were made for
// another role or place.
func (x *Report) elsewhere() []string {
	var out []string
	more := 0
	for _, n := range x.r.Leaves() {
		var names []string
		if n.Place.Counted != nil {
			for _, k := range n.Place.Counted.Keys {
				if k.Says != "" {
					names = append(names, fmt.Sprintf("%s (%s)", k.Name, k.Says))
				}
			}
		}
		switch {
		case len(names) == 0:
		case len(out) == mostNames:
			more++
		default:
			out = append(out, x.in.F("%s: keys whose certificates name another role or place: %s.", n.Place.ID, strings.Join(names, "; ")))
		}
	}
	if more > 0 {
		out = append(out, x.in.N(more, "And %s more place with such keys.", "And %s more places with such keys.", x.in.Number(more)))
	}
	return out
}
