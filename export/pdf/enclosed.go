package pdf

import (
	"crypto"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
)

// enclosed is what rides along with a sheet. The drawing follows from it and
// from the sheet.
type enclosed struct {
	record []byte
	digest count.Digest
	cms    [][]byte // by signer; empty for who signs later
	code   string   // text of the QR code
}

// Endings of what is attached, behind the file's name. Signatures are numbered
// like the signers.
const (
	recordEnding = ".record.json"
	codeEnding   = ".code.txt"
	sealEnding   = ".p7s"

	recordMIME = "application/json"
	codeMIME   = "text/plain"
	sealMIME   = "application/pkcs7-signature"

	fromThis = "Source" // the pages are made from it
	addsTo   = "Supplement"
)

func sealName(name string, signer int) string {
	return fmt.Sprintf("%s.%d%s", name, signer+1, sealEnding)
}

// enclose checks every seal and makes of them what rides along.
func enclose(s *count.Sheet, rec []byte, seals record.Seals) (enclosed, error) {
	e := enclosed{record: rec, digest: count.Sum(rec), cms: seals.CMS}
	if len(seals.CMS) > len(s.Signers) {
		return e, fmt.Errorf("pdf: there are %d signatures of the record, but %d signers", len(seals.CMS), len(s.Signers))
	}
	var first crypto.PublicKey
	for i, cms := range seals.CMS {
		if len(cms) == 0 {
			continue
		}
		by, why := sealOf(cms, e.digest, s.Signers[i])
		if why != "" {
			return e, fmt.Errorf("pdf: the signature of %q cannot be enclosed: it is %s", s.Signers[i].Name, why)
		}
		if i == 0 {
			first = by.Cert.PublicKey
		}
	}
	if first == nil && len(seals.Code) > 0 {
		return e, errors.New("pdf: the QR code is signed, but the first signer's signature of the record, which holds the key, is missing")
	}
	var err error
	if e.code, err = code.Text(s, e.digest, first, seals.Code); err == nil && len(seals.Code) > 0 {
		_, err = code.Parse(e.code)
	}
	if err != nil {
		return e, fmt.Errorf("pdf: the QR code: %w", err)
	}
	return e, nil
}

// sealOf verifies a signature of the record; why says in words that follow "is"
// what is wrong with it.
func sealOf(cms []byte, digest count.Digest, who count.Signer) (by sign.Signature, why string) {
	by, err := sign.VerifyDetached(cms, digest)
	switch {
	case err != nil:
		return by, "of another record, or was changed after it was made"
	case count.Digest(by.Fingerprint) != who.Key:
		return by, fmt.Sprintf("made with the key %s of %q; the sheet names the key %s of %q",
			by.Fingerprint.Short(), printable(by.Identity.Name), sign.Fingerprint(who.Key).Short(), printable(who.Name))
	}
	return by, ""
}

// attachments are what rides along with the sheet.
func (e *enclosed) attachments(name string, signers []count.Signer) []file.Attachment {
	out := []file.Attachment{
		{Name: name + recordEnding, MIME: recordMIME, Relationship: fromThis, Description: "The record of this sheet", Data: e.record},
		{Name: name + codeEnding, MIME: codeMIME, Relationship: addsTo, Description: "The text of the QR code", Data: []byte(e.code)},
	}
	for i, cms := range e.cms {
		if len(cms) > 0 {
			out = append(out, file.Attachment{
				Name: sealName(name, i), MIME: sealMIME, Relationship: addsTo,
				Description: "Signature of the record by " + printable(signers[i].Name), Data: cms,
			})
		}
	}
	return out
}
