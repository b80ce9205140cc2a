package export

import (
	"errors"
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// SignLater adds the signature of a teller who was not there when the sheet
// was certified. It verifies the file first and refuses whatever has any fault
// but signatures that are still missing. The verdict is that on the file as it
// came, so that the teller can read what they sign.
func SignLater(name string, b []byte, key *sign.Key, at count.Time) ([]byte, Verdict, error) {
	v := Verify(name, b, nil)
	if err := v.canSign(key, at); err != nil {
		return nil, v, fmt.Errorf("%s: nothing was signed: %w", name, err)
	}
	who, _ := signerWith(v.Sheet, key)
	add := pdf.Sign
	if v.Kind == KindWorkbook {
		add = xlsx.Sign
	}
	out, err := add(b, key, who, at)
	if err != nil {
		return nil, v, fmt.Errorf("%s: nothing was signed: %w", name, err)
	}
	return out, v, nil
}

// canSign says what keeps a key from signing a file at a moment.
func (v *Verdict) canSign(key *sign.Key, at count.Time) error {
	if v.Kind == KindRecord && v.Unread == "" {
		return errors.New("a record carries no signatures. Sign the PDF and the Excel file")
	}
	if !v.Fine() && !v.Incomplete() {
		return errors.New(v.Sentence)
	}
	who, i := signerWith(v.Sheet, key)
	if i < 0 {
		return fmt.Errorf("the sheet does not name the key %s of %s. Only the tellers whom it names with their keys can sign it", key.Fingerprint().Short(), key.Identity().Name)
	}
	switch x := v.Signed[i]; {
	case x.Holds:
		return fmt.Errorf("%s has signed it already", who.Name)
	case !x.Pending:
		return errors.New(v.Sentence)
	}
	if err := key.CanSign(); err != nil {
		return err
	}
	if at.Before(v.Sheet.Certified) {
		return fmt.Errorf("this computer's clock says %s, but the sheet was certified on %s. Set the clock", at.Words(), strings.TrimSuffix(v.Sheet.Certified.Words(), "."))
	}
	for _, t := range []count.Time{v.Sheet.Certified, at} {
		if err := key.ValidAt(t.Std()); err != nil {
			return err
		}
	}
	if _, err := signer(&v.Sheet.Tally, key.Certificate()); err != nil {
		return err
	}
	return nil
}
