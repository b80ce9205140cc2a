package export

import (
	"path/filepath"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
)

// stem is a file's name without its ending: PDF and workbook of a sheet share it.
func stem(file string) string {
	file = strings.TrimSuffix(file, ".age")
	return strings.TrimSuffix(file, filepath.Ext(file))
}

// cameOtherwise says which refused files need nobody any more: what counts of
// their place came in another file, or a good file of their name came, as PDF or
// as workbook.
func cameOtherwise(r *rollup.Report) func(rollup.Refusal) bool {
	in, came := map[count.PlaceID]bool{}, map[string]bool{}
	for _, n := range r.Leaves() {
		if c := n.Place.Counted; c != nil {
			in[n.Place.ID] = true
			for _, file := range c.Files {
				came[stem(file)] = true
			}
		}
	}
	return func(x rollup.Refusal) bool { return in[x.Place] || came[stem(x.File)] }
}

// refusedInBox is how many files were refused, and for how many of them another
// one came.
func (x *Report) refusedInBox() string {
	otherwise, open := cameOtherwise(x.r), 0
	for _, f := range x.r.Refused {
		if !otherwise(f) {
			open++
		}
	}
	files := x.in.N(open, "1 file refused", "%s files refused")
	if rest := len(x.r.Refused) - open; rest > 0 {
		return x.in.F("%s, %s put right", files, x.in.Number(rest))
	}
	return files
}

// refused names every file of which nothing counts, with the reason.
func (x *Report) refused() []string {
	otherwise := cameOtherwise(x.r)
	var out []string
	for _, f := range x.r.Refused {
		said := reasons(x.in, f.Findings)
		if otherwise(f) {
			out = append(out, x.in.F("Refused: %s: %s (put right: what counts came in another file)", f.File, said))
			continue
		}
		out = append(out, x.in.F("Refused: %s: %s", f.File, said))
	}
	return out
}
