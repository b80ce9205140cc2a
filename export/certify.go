package export

import (
	"context"
	"crypto/x509"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/desk"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// Reading is a sheet that is being read out before it is signed: what the
// tellers hear, and the digest that binds it to what they sign.
type Reading struct {
	Sheet  *count.Sheet
	Record []byte
	Digest count.Digest
}

// Read prepares a sheet for the signers, in the order in which they sign.
func Read(d *desk.Desk, signers []count.Signer) (*Reading, error) {
	if err := d.Ready(); err != nil {
		return nil, err
	}
	s := d.Sheet(signers)
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	return &Reading{s, rec, count.Sum(rec)}, nil
}

// Signers matches keys with the appointed tellers: the chief teller first,
// then in the order of the keys. A teller who signs later, on another computer,
// is known by a certificate. Every certificate has to name its teller, and be
// for this place if it was issued for places. The keys come back in the order
// of their signers.
func Signers(t *count.Tally, keys []*sign.Key, later ...*x509.Certificate) ([]count.Signer, []*sign.Key, error) {
	byCert := map[*x509.Certificate]*sign.Key{}
	var certs []*x509.Certificate
	for _, k := range keys {
		if err := k.CanSign(); err != nil {
			return nil, nil, err
		}
		certs = append(certs, k.Certificate())
		byCert[k.Certificate()] = k
	}
	var signers []count.Signer
	var order []*sign.Key
	for _, chief := range []bool{true, false} {
		for _, c := range append(certs, later...) {
			who, err := signer(t, c)
			if err != nil {
				return nil, nil, err
			}
			if (who.Role == count.ChiefTeller) != chief {
				continue
			}
			signers = append(signers, who)
			if k := byCert[c]; k != nil {
				order = append(order, k)
			}
		}
	}
	return signers, order, nil
}

// signer is the teller whom a certificate names, if it can be used here.
func signer(t *count.Tally, cert *x509.Certificate) (count.Signer, error) {
	id := sign.IdentityOf(cert)
	name := id.Name
	i := slices.IndexFunc(t.Tellers, func(who count.Teller) bool { return id.Is(who.Name) })
	if i < 0 {
		return count.Signer{}, fmt.Errorf("the key of %s: no teller of this name has been appointed", name)
	}
	if err := ForSheets(id); err != nil {
		return count.Signer{}, err
	}
	if err := KindAllowed(t.Policy.Tellers.Keys, kindOfKey(cert)); err != nil {
		return count.Signer{}, fmt.Errorf("the key of %s: %w", name, err)
	}
	if why := otherPlace(cert, t.Place.ID); why != "" {
		return count.Signer{}, fmt.Errorf("the key of %s %s. Ask for a certificate for this place", name, why)
	}
	who := t.Tellers[i]
	return count.Signer{Name: who.Name, Role: who.Role, Key: count.Digest(sign.FingerprintOf(cert))}, nil
}

// ForSheets says why a key cannot sign a sheet: it was made for a secretary.
func ForSheets(id sign.Identity) error {
	if id.IsSecretary() {
		return fmt.Errorf("the key of %s is that of a secretary: it signs definitions and reports, and no sheet. Use another key, or make one as a teller", id.Name)
	}
	return nil
}

// otherPlace says why a certificate that was issued for places is not for this
// one; nothing if it is, or was issued for none.
func otherPlace(cert *x509.Certificate, place count.PlaceID) string {
	places := sign.Places(cert)
	if len(places) == 0 || slices.Contains(places, string(place)) {
		return ""
	}
	return fmt.Sprintf("is certified for %s, not for %s", strings.Join(places, ", "), place)
}

// Sign has every teller whose key is open sign the record that was read out,
// and certifies the count with it. If anything has changed since it was read
// out, the desk refuses, as it does if too many sign later. A sheet that no
// document can be made of is not signed: its figures could never leave the
// computer.
func (r *Reading) Sign(ctx context.Context, d *desk.Desk, keys []*sign.Key) error {
	for _, k := range keys {
		if err := k.ValidAt(r.Sheet.Certified.Std()); err != nil {
			return fmt.Errorf("the key of %s: %w", k.Identity().Name, err)
		}
	}
	seals, err := sealed(r.Sheet, r.Digest, keys)
	if err != nil {
		return err
	}
	if _, err := pdf.Draw(r.Sheet, seals); err != nil {
		return fmt.Errorf("nothing was signed, the PDF cannot be drawn: %w", err)
	}
	if _, err := xlsx.Write(r.Sheet, seals); err != nil {
		return fmt.Errorf("nothing was signed, the workbook cannot be written: %w", err)
	}
	_, err = d.Do(ctx, &desk.Certify{At: r.Sheet.Certified, Signers: r.Sheet.Signers, Digest: r.Digest, Signatures: seals.CMS})
	return err
}
