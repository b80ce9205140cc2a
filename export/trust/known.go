package trust

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

// Known is what a trust list comes to. The zero value knows no key.
type Known struct {
	entries []Entry
	keys    map[sign.Fingerprint]*key
	head    count.Digest
}

type key struct {
	places []count.PlaceID // for which it is trusted; none when refused
	last   Entry
}

var _ sign.Trust = (*Known)(nil)

// Entries are all entries, in their order.
func (k *Known) Entries() []Entry { return slices.Clone(k.entries) }

// Head is the hash of the last entry; zero if there is none. Whoever notes it
// will see later that entries were cut off.
func (k *Known) Head() count.Digest { return k.head }

// Refused are the keys that are refused now, each by its last entry, in the order
// of the list.
func (k *Known) Refused() []Entry {
	var out []Entry
	for _, e := range k.entries {
		if last := k.keys[e.Key].last; e.What == Refused && last.What == Refused && last.At == e.At && last.Reason == e.Reason && !slices.ContainsFunc(out, func(x Entry) bool { return x.Key == e.Key }) {
			out = append(out, e)
		}
	}
	return out
}

// take adds an entry that is sound in itself, if the ones before it allow it.
func (k *Known) take(e Entry) error {
	now := k.keys[e.Key]
	if now == nil {
		now = &key{}
	}
	next := key{last: e}
	if e.What == Confirmed {
		if now.last.What == Refused && e.Reason == "" {
			return fmt.Errorf("%s refused this key (%s). To trust it again, give a reason", now.last.By, now.last.Reason)
		}
		if now.last.What == Confirmed && now.last.Name != e.Name {
			return fmt.Errorf("this key was confirmed as that of %s and is used now in the name of %s: refuse it, and find out why", now.last.Name, e.Name)
		}
		next.places = slices.Clone(now.places)
		if !slices.Contains(next.places, e.Place) {
			next.places = append(next.places, e.Place)
		}
	}
	if k.keys == nil {
		k.keys = map[sign.Fingerprint]*key{}
	}
	k.keys[e.Key] = &next
	k.entries = append(k.entries, e)
	return nil
}

// Judge says what is known of the signer's key: it is trusted in the name and
// for the places that it was confirmed with, while its certificate is valid.
func (k *Known) Judge(s sign.Signature, o sign.Occasion) sign.Judgement {
	known := k.keys[s.Fingerprint]
	switch {
	case known != nil && known.last.What == Refused:
		return sign.Judgement{Standing: sign.Refused, Why: fmt.Sprintf("was refused by %s on %s: %s", known.last.By, known.last.At.Day(), known.last.Reason)}
	case s.Cert != nil && !o.At.IsZero() && s.ValidAt(o.At) != nil:
		return sign.Judgement{Standing: sign.Refused, Why: fmt.Sprintf("has a certificate that was not valid on %s", count.At(o.At).Day())}
	case known == nil:
		return k.stranger(s.Identity.Name)
	case known.last.Name != s.Identity.Name:
		return sign.Judgement{Standing: sign.Refused, Why: "was confirmed as the key of " + known.last.Name}
	case !slices.Contains(known.places, count.PlaceID(o.Place)):
		return sign.Judgement{Standing: sign.Unconfirmed, Why: fmt.Sprintf("was confirmed for %s, not for %s", placeWords(known.places), placeWords([]count.PlaceID{count.PlaceID(o.Place)}))}
	}
	return sign.Judgement{Standing: sign.Trusted, Why: fmt.Sprintf("was compared by %s on %s", known.last.By, known.last.At.Day())}
}

// stranger speaks of a key that is not listed. The name may be.
func (k *Known) stranger(name string) sign.Judgement {
	for _, e := range k.entries {
		if e.Name == name && k.keys[e.Key].last.What == Confirmed {
			return sign.Judgement{Standing: sign.Unconfirmed, Why: fmt.Sprintf("is not the one that was confirmed for this name on %s", e.At.Day())}
		}
	}
	return sign.Unknown
}

func placeWords(places []count.PlaceID) string {
	var out []string
	for _, p := range places {
		if p == "" {
			p = "vote definitions"
		}
		out = append(out, string(p))
	}
	return strings.Join(out, ", ")
}
