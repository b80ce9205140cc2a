package rollup

import (
	"fmt"
	"slices"

	"countersign/count"
)

// taking is the sheets that take part. Anybody can make a sheet with keys of
// their own: beside one with confirmed keys, a sheet whose keys nobody has
// confirmed is set aside, until they are. It takes part all the same where
// somebody accepted it, where a revision that takes part names it, or where it is a
// later revision that contradicts nothing: then it waits to be accepted.
func (p *place) taking(sheets []*Received) []*Received {
	confirmed := func(x *Received) bool { return p.toConfirm(x) == "" }
	if p.unit.r.atOnce || !slices.ContainsFunc(sheets, confirmed) {
		return sheets
	}
	sure := func(x *Received) bool { return confirmed(x) || p.accepted[x.Digest] != "" }
	var out []*Received
	for _, x := range slices.Backward(sheets) {
		if sure(x) || slices.ContainsFunc(out, func(y *Received) bool { return y.Revision == x.Revision+1 && y.Supersedes == x.Digest }) {
			out = append(out, x)
		}
	}
	slices.Reverse(out)
	top := out[len(out)-1].Revision
	for _, e := range editions(sheets) {
		if e.number() > top {
			out = append(out, clean(out, e)...)
		}
	}
	for _, x := range sheets {
		if !slices.Contains(out, x) {
			p.aside = append(p.aside, x)
		}
	}
	return out
}

// clean are the sheets of a revision that contradict neither those before nor
// one another.
func clean(before []*Received, e edition) []*Received {
	var fit []*Received
	for _, x := range e {
		all := editions(append(slices.Clone(before), x))
		if !contradicts(all, len(all)-1) {
			fit = append(fit, x)
		}
	}
	if len(fit) > 1 && contradicts([]edition{fit}, 0) {
		return nil
	}
	return fit
}

// besides is R605 of the sheets that are set aside.
func (p *place) besides() {
	for _, x := range p.aside {
		p.findings = append(p.findings, count.Finding{
			Code: "R605", Severity: count.Warning, Short: "A sheet with keys that nobody has confirmed waits beside one with confirmed keys",
			Long: "Nothing of it counts. Compare the fingerprints with the ink-signed sheet; if they are not on it, distrust the keys.",
			Sum:  fmt.Sprintf("revision %d: %s", x.Revision, p.toConfirm(x)),
		})
	}
}

// disputedKeys are those of the sheets of a place in dispute: who confirms those of
// one sets the others aside.
func (p *place) disputedKeys() []Key {
	var out []Key
	for _, x := range p.sheets {
		if p.state == Problem && p.distrusted(x) == nil {
			out = append(out, x.Keys...)
		}
	}
	return out
}

// asideKeys are the keys of the sheets that are set aside.
func (p *place) asideKeys() []Key {
	var out []Key
	for _, x := range p.aside {
		out = append(out, x.Keys...)
	}
	return out
}
