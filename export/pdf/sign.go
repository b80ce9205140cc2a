package pdf

import (
	"fmt"
	"slices"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
)

// Sign fills the signature field of a teller: one more revision, with a visible
// box that says who, in which role, when and with which key. It reads the
// document first and refuses one that is not sound or shows anything else than
// its record, so nobody signs what somebody else slipped in. The key has to be
// the one that the sheet names for this teller. The first signature certifies
// the document, so that only signatures may follow; they may come in any order,
// on any computer, at any time.
func Sign(b []byte, key *sign.Key, who count.Signer, at count.Time) ([]byte, error) {
	doc, err := Read(b)
	if err != nil {
		return nil, fmt.Errorf("nothing was signed: %w", err)
	}
	for i, s := range doc.Sheet.Signers {
		if s.Name != who.Name || s.Role != who.Role {
			continue
		}
		if print := key.Fingerprint(); s.Key != count.Digest(print) {
			return nil, fmt.Errorf("pdf: nothing was signed: the sheet expects the key %s of %q, this one is %s",
				sign.Fingerprint(s.Key).Short(), who.Name, print.Short())
		}
		return doc.sign(b, at, nil, []int{i}, []*sign.Key{key})
	}
	return nil, fmt.Errorf("pdf: nothing was signed: %q is not among the signers of this sheet", who.Name)
}

// Stamp has a detached CMS signature stamped by an authority, as
// sign.Authority does.
type Stamp func(cms []byte) ([]byte, error)

// DrawSigned is [DrawIn] and [Sign] for several tellers in one, with a time stamp
// in each signature. It gives all signatures or none. What was drawn a moment ago need not be read before it is signed,
// which saves drawing it twice. Where the authority does not answer, nothing is
// signed: try again, or sign without.
func DrawSigned(s *count.Sheet, seals record.Seals, at count.Time, stamp Stamp, in words.Documents, keys ...*sign.Key) ([]byte, error) {
	b, err := DrawIn(s, seals, in)
	if err != nil {
		return nil, err
	}
	doc := &Document{Sheet: s}
	for i := range s.Signers {
		doc.EmptyFields = append(doc.EmptyFields, FieldName(i))
	}
	return doc.signWith(b, at, stamp, keys)
}

// signWith finds the signer whom the sheet names with each key.
func (d *Document) signWith(b []byte, at count.Time, stamp Stamp, keys []*sign.Key) ([]byte, error) {
	var signers []int
	for _, k := range keys {
		i := slices.IndexFunc(d.Sheet.Signers, func(s count.Signer) bool { return s.Key == count.Digest(k.Fingerprint()) })
		if i < 0 {
			return nil, fmt.Errorf("pdf: nothing was signed: the sheet names no signer with the key %s of %q", k.Fingerprint().Short(), k.Identity().Name)
		}
		signers = append(signers, i)
	}
	return d.sign(b, at, stamp, signers, keys)
}

// sign adds signatures to the file that the document was read from.
func (d *Document) sign(b []byte, at count.Time, stamp Stamp, signers []int, keys []*sign.Key) ([]byte, error) {
	if len(d.Differences) > 0 {
		return nil, fmt.Errorf("pdf: nothing was signed: %s", d.Differences[0])
	}
	var all []file.Signing
	for n, i := range signers {
		who := d.Sheet.Signers[i]
		if who.Role == count.Observer {
			return nil, fmt.Errorf("pdf: nothing was signed: %q is an observer and signs in ink only", who.Name)
		}
		if slices.Contains(signers[:n], i) || !slices.Contains(d.EmptyFields, FieldName(i)) {
			return nil, fmt.Errorf("pdf: nothing was signed: %q has signed this sheet already", who.Name)
		}
		all = append(all, file.Signing{Field: FieldName(i), Key: keys[n], Time: at.Std(), Stamp: stamp})
	}
	return file.Sign(b, all...)
}
