package rollup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/name"
)

// word is what a person said of something, and why.
type word struct {
	By  string
	Why string
}

// said is what people said of a key.
type said struct {
	held    []holder // what it was confirmed for
	against *word    // it is not to be believed
}

// holder is one that a key was confirmed for: a paper shows it beside the name of
// one person, for one place.
type holder struct {
	name  string
	place count.PlaceID
}

// keys are the words of people about keys.
type keys map[count.Digest]said

// Confirm is somebody's word that a key is its holder's: they compared the
// fingerprint with the paper of a place. What it signed there in that name counts
// without warning; in another name nothing that it signed counts. It refuses what
// Confirmable refuses.
func (r *Rollup) Confirm(key count.Digest, holds string, at count.PlaceID, by string) error {
	if err := r.Confirmable(key, holds, at, by); err != nil {
		return err
	}
	return r.confirm(key, by, holder{holds, at})
}

// Confirmable refuses what cannot be said of a key: a key is one person's.
func (r *Rollup) Confirmable(key count.Digest, holds string, at count.PlaceID, by string) error {
	switch {
	case strings.TrimSpace(holds) == "":
		return errors.New("say whose key it is: the name is missing")
	case r.places[at] == nil:
		return fmt.Errorf("there is no place %q in this vote", clip(string(at)))
	case name.Alike(by, holds):
		return fmt.Errorf("%s cannot speak for their own key: somebody else compares it", clip(holds))
	}
	other := r.keys[key].other(holds)
	for _, p := range r.places {
		for _, x := range p.sheets {
			for _, k := range x.Keys {
				if k.Key == key && k.Trusted && !sameName(k.Name, holds) && r.keys[key].against == nil {
					other = min(cmp.Or(other, k.Name), k.Name)
				}
			}
		}
	}
	if other != "" {
		return fmt.Errorf("this key was confirmed as that of %s and is used now in the name of %s: distrust it, and find out why", clip(other), clip(holds))
	}
	return nil
}

// ConfirmAsHere is Confirm as it was said before it named a holder and a place:
// it holds for those that the key has signed for so far, and for no other.
func (r *Rollup) ConfirmAsHere(key count.Digest, by string) error {
	var all []holder
	for id, p := range r.places {
		for _, x := range p.sheets {
			for _, k := range x.Keys {
				if k.Key == key {
					all = append(all, holder{k.Name, id})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b holder) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(string(a.place), string(b.place)))
	})
	return r.confirm(key, by, slices.Compact(all)...)
}

func (r *Rollup) confirm(key count.Digest, by string, also ...holder) error {
	now := r.keys[key]
	if now.against != nil {
		now = said{} // it begins anew
	}
	now.held = append(slices.Clone(now.held), also...)
	return r.judge(key, by, now)
}

// Distrust is somebody's word that a key is wrong or lost. Nothing that it
// signed counts any more, whenever it arrives.
func (r *Rollup) Distrust(key count.Digest, by, why string) error {
	if strings.TrimSpace(why) == "" {
		return errors.New("say why the key is not to be believed: the reason is missing")
	}
	return r.judge(key, by, said{against: &word{By: by, Why: why}})
}

// Believed reports whether a sheet here was signed with a key that nobody
// distrusts.
func (r *Rollup) Believed(key count.Digest) bool {
	if r.keys[key].against != nil {
		return false
	}
	for _, p := range r.places {
		if p.signedWith(key) {
			return true
		}
	}
	return false
}

func (r *Rollup) judge(key count.Digest, by string, now said) error {
	if key.IsZero() {
		return errors.New("there is no such key")
	}
	if strings.TrimSpace(by) == "" {
		return errors.New("say whose word it is: the name is missing")
	}
	r.keys[key] = now
	for _, p := range r.places {
		if p.signedWith(key) {
			p.settle()
		}
	}
	return nil
}

func sameName(a, b string) bool { return name.Spell(a) == name.Spell(b) }

// other is in whose name a key was confirmed that is used in this one; empty
// where it was not confirmed, or is theirs.
func (s said) other(used string) string {
	if len(s.held) == 0 || slices.ContainsFunc(s.held, func(h holder) bool { return sameName(h.name, used) }) {
		return ""
	}
	return s.held[0].name
}

func (s said) confirmed(used string, at count.PlaceID) bool {
	return slices.ContainsFunc(s.held, func(h holder) bool { return h.place == at && sameName(h.name, used) })
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
		if f := p.distrusted(x); f != nil {
			p.findings = append(p.findings, *f)
			continue
		}
		out = append(out, x)
	}
	return out
}

// distrusted is R604 of a sheet that a key signed which is not believed, or not
// in that name; nil where all are.
func (p *place) distrusted(x *Received) *count.Finding {
	for _, k := range x.Keys {
		s := p.unit.r.keys[k.Key]
		var f count.Finding
		if s.against != nil {
			f = wrong("R604", "A key is not believed any more", "Ask the place for a sheet that another key signed.", fmt.Sprintf("revision %d, key of %s, by %s: %s", x.Revision, clip(k.Name), s.against.By, s.against.Why))
		} else if other := s.other(k.Name); other != "" && !k.Trusted {
			f = wrong("R604", "A key is refused", "Ask the place for a sheet that another key signed.", fmt.Sprintf("revision %d: the key of %s was confirmed as the key of %s", x.Revision, clip(k.Name), clip(other)))
		} else {
			continue
		}
		return &f
	}
	return nil
}

// toConfirm are the keys of a sheet that nobody has confirmed in that name for
// this place, as R605 lists them.
func (p *place) toConfirm(x *Received) string {
	var open []string
	for _, k := range x.Keys {
		if !k.Trusted && !p.unit.r.keys[k.Key].confirmed(k.Name, p.id) {
			open = append(open, k.listed())
		}
	}
	return strings.Join(open, "; ")
}

// listed is a key as R605 lists it.
func (k Key) listed() string { return clip(k.Name) + " " + strings.Join(k.Key.Groups(), " ") }

// unconfirmed is R605.
func (p *place) unconfirmed(x *Received) []count.Finding {
	open := p.toConfirm(x)
	if open == "" {
		return nil
	}
	return []count.Finding{{
		Code: "R605", Severity: count.Warning, Short: "Nobody has confirmed the keys of this sheet yet",
		Long: "Compare the fingerprints with the ink-signed sheet.", Sum: open,
	}}
}
