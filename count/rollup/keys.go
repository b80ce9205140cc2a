package rollup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
)

// word is what a person said of a key.
type word struct {
	Confirmed bool // false: it is not to be believed
	By        string
	Why       string
}

// keys are the words of people about keys.
type keys map[count.Digest]word

// Confirm is somebody's word that a key is its holder's: they compared the
// fingerprint with the paper. Sheets that it signed count without warning.
func (r *Rollup) Confirm(key count.Digest, by string) error {
	return r.judge(key, word{Confirmed: true, By: by})
}

// Distrust is somebody's word that a key is wrong or lost. Nothing that it
// signed counts any more, whenever it arrives.
func (r *Rollup) Distrust(key count.Digest, by, why string) error {
	if strings.TrimSpace(why) == "" {
		return errors.New("say why the key is not to be believed: the reason is missing")
	}
	return r.judge(key, word{By: by, Why: why})
}

func (r *Rollup) judge(key count.Digest, w word) error {
	if key.IsZero() {
		return errors.New("there is no such key")
	}
	if strings.TrimSpace(w.By) == "" {
		return errors.New("say whose word it is: the name is missing")
	}
	r.keys[key] = w
	for _, p := range r.places {
		if p.signedWith(key) {
			p.settle()
		}
	}
	return nil
}

func (p *place) signedWith(key count.Digest) bool {
	return slices.ContainsFunc(p.sheets, func(x *Received) bool {
		return slices.ContainsFunc(x.Keys, func(k Key) bool { return k.Key == key })
	})
}

// addKeys files keys of a document that carries this record.
func (x *Received) addKeys(ks []Key) {
	if len(x.Keys) == 0 {
		x.Keys = make([]Key, 0, len(ks))
	}
	for _, k := range ks {
		i, there := slices.BinarySearchFunc(x.Keys, k, func(a, b Key) int {
			return cmp.Or(slices.Compare(a.Key[:], b.Key[:]), strings.Compare(a.Name, b.Name))
		})
		if there {
			x.Keys[i].Trusted = x.Keys[i].Trusted || k.Trusted
			x.Keys[i].Says = max(x.Keys[i].Says, k.Says)
			continue
		}
		x.Keys = slices.Insert(x.Keys, i, k)
	}
}

// believed are the sheets without those that a distrusted key signed, each of
// which leaves a finding.
func (p *place) believed() []*Received {
	var out []*Received
	for _, x := range p.sheets {
		at := p.distrusted(x)
		if at < 0 {
			out = append(out, x)
			continue
		}
		k := x.Keys[at]
		p.findings = append(p.findings, wrong("R604", "A key is not believed any more", "Ask the place for a sheet that another key signed.",
			fmt.Sprintf("revision %d, key of %s, by %s: %s", x.Revision, clip(k.Name), p.unit.r.keys[k.Key].By, p.unit.r.keys[k.Key].Why)))
	}
	return out
}

// distrusted is which of a sheet's keys is not believed, -1 for none.
func (p *place) distrusted(x *Received) int {
	return slices.IndexFunc(x.Keys, func(k Key) bool { w, said := p.unit.r.keys[k.Key]; return said && !w.Confirmed })
}

// unconfirmed is R605.
func (ks keys) unconfirmed(x *Received) []count.Finding {
	var open []string
	for _, k := range x.Keys {
		if !k.Trusted && !ks[k.Key].Confirmed {
			open = append(open, clip(k.Name)+" "+strings.Join(k.Key.Groups(), " "))
		}
	}
	if len(open) == 0 {
		return nil
	}
	return []count.Finding{{
		Code: "R605", Severity: count.Warning, Short: "Nobody has confirmed the keys of this sheet yet",
		Long: "Compare the fingerprints with the ink-signed sheet.", Sum: strings.Join(open, "; "),
	}}
}
