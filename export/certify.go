package export

import (
	"context"
	"fmt"

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
// then in the order of the keys. The key's certificate has to name the teller.
func Signers(t *count.Tally, keys []*sign.Key) ([]count.Signer, []*sign.Key, error) {
	var signers []count.Signer
	var order []*sign.Key
	for _, chief := range []bool{true, false} {
		for _, k := range keys {
			name := k.Identity().Name
			who, ok := t.Teller(name)
			if !ok {
				return nil, nil, fmt.Errorf("the key of %s: no teller of this name has been appointed", name)
			}
			if (who.Role == count.ChiefTeller) != chief {
				continue
			}
			signers = append(signers, count.Signer{Name: who.Name, Role: who.Role, Key: count.Digest(k.Fingerprint())})
			order = append(order, k)
		}
	}
	return signers, order, nil
}

// Sign has every teller sign the record that was read out, and certifies the
// count with it. The keys are in the order of the signers. If anything has
// changed since it was read out, the desk refuses. A sheet that no document can
// be made of is not signed: its figures could never leave the computer.
func (r *Reading) Sign(ctx context.Context, d *desk.Desk, keys []*sign.Key) error {
	if _, err := pdf.Draw(r.Sheet, record.Seals{}); err != nil {
		return fmt.Errorf("nothing was signed, the PDF cannot be drawn: %w", err)
	}
	if _, err := xlsx.Write(r.Sheet, record.Seals{}); err != nil {
		return fmt.Errorf("nothing was signed, the workbook cannot be written: %w", err)
	}
	sigs := make([][]byte, len(keys))
	for i, k := range keys {
		if err := k.ValidAt(r.Sheet.Certified.Std()); err != nil {
			return fmt.Errorf("the key of %s: %w", k.Identity().Name, err)
		}
		cms, err := sign.SignDetached(r.Digest, k)
		if err != nil {
			return fmt.Errorf("%s could not sign: %w", k.Identity().Name, err)
		}
		sigs[i] = cms
	}
	_, err := d.Do(ctx, &desk.Certify{At: r.Sheet.Certified, Signers: r.Sheet.Signers, Digest: r.Digest, Signatures: sigs})
	return err
}
