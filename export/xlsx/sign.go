package xlsx

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export/sign"
	"countersign/export/xlsx/office"
)

// ErrNotSigned is in every error of Sign and SignAll. What follows says why.
var ErrNotSigned = errors.New("nothing was signed")

// Sign adds the signature of a teller, in the form that Office shows; some may
// have signed before, here or elsewhere. It reads the workbook first and
// refuses one that is not sound, shows anything else than its record, or has
// the signature of somebody whom the sheet does not name, so nobody signs what
// somebody else slipped in. The teller has to be one whom the sheet names, with
// this role and this key.
func Sign(b []byte, key *sign.Key, who count.Signer, at count.Time) ([]byte, error) {
	if who.Key != count.Digest(key.Fingerprint()) {
		return nil, fmt.Errorf("%w: the sheet expects another key of %s", ErrNotSigned, who.Name)
	}
	return signed(b, at, []*sign.Key{key}, func(named count.Signer) error {
		if named != who {
			return fmt.Errorf("%w: the sheet names %s as %s for this key, not %s as %s", ErrNotSigned, named.Name, named.Role, who.Name, who.Role)
		}
		return nil
	})
}

// SignAll adds several signatures at one moment. The file is the same as if
// each had signed by Sign, one after the other, and is read only once.
func SignAll(b []byte, at count.Time, keys ...*sign.Key) ([]byte, error) {
	return signed(b, at, keys, func(count.Signer) error { return nil })
}

func signed(b []byte, at count.Time, keys []*sign.Key, check func(count.Signer) error) ([]byte, error) {
	doc, report, err := read(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotSigned, err)
	}
	if err := doc.maySign(); err != nil {
		return nil, err
	}
	purpose := fmt.Sprintf("Tally sheet %s, revision %d", doc.Sheet.Tally.Place.ID, doc.Sheet.Revision)
	var by []office.Signing
	for _, k := range keys {
		who, err := doc.signer(k)
		if err == nil {
			err = check(who)
		}
		if err != nil {
			return nil, err
		}
		by = append(by, office.Signing{Key: k, At: at.Std(), Role: string(who.Role), Purpose: purpose})
	}
	return report.Sign(by...)
}

// maySign refuses what no honest teller puts a name to.
func (doc *Document) maySign() error {
	if len(doc.Differences) > 0 {
		return fmt.Errorf("%w: %s", ErrNotSigned, doc.Differences[0])
	}
	for _, s := range doc.Signatures {
		if _, ok := doc.named(s.Fingerprint); !ok {
			return fmt.Errorf("%w: the workbook has the signature of %s, with a key that the sheet does not name", ErrNotSigned, s.Identity.Name)
		}
	}
	return nil
}

// signer finds the teller whom the sheet names for a key, and who has not
// signed yet.
func (doc *Document) signer(key *sign.Key) (count.Signer, error) {
	name := key.Identity().Name
	who, ok := doc.named(key.Fingerprint())
	switch {
	case !ok:
		return who, fmt.Errorf("%w: the sheet names no key of this fingerprint (%s, of %s); it names those of %s", ErrNotSigned, key.Fingerprint().Short(), name, doc.signerNames())
	case !key.Identity().Is(who.Name):
		return who, fmt.Errorf("%w: the sheet names this key as that of %s, but its certificate is in the name of %s", ErrNotSigned, who.Name, name)
	case slices.ContainsFunc(doc.Signatures, func(s office.Signature) bool { return s.Fingerprint == key.Fingerprint() }):
		return who, fmt.Errorf("%w: %s has signed this workbook before", ErrNotSigned, name)
	}
	return who, nil
}

func (doc *Document) named(f sign.Fingerprint) (count.Signer, bool) {
	i := slices.IndexFunc(doc.Sheet.Signers, func(x count.Signer) bool { return x.Key == count.Digest(f) })
	if i < 0 {
		return count.Signer{}, false
	}
	return doc.Sheet.Signers[i], true
}

func (doc *Document) signerNames() string {
	var out []string
	for _, x := range doc.Sheet.Signers {
		out = append(out, x.Name)
	}
	return strings.Join(out, ", ")
}
