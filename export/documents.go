package export

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// File is a document with the name that it is saved under.
type File struct {
	Name string
	Data []byte
}

// Documents dresses a certified sheet as a PDF and a workbook, both signed by
// each key in turn. The keys are those of the sheet's signers, in their order;
// the first signer's is among them, and as many as the vote definition asks
// for. Whoever has no open key here signs the documents later: [SignLater].
//
// An authority's time stamps go into the signatures of the PDF if there is what
// stamps: [Stamper]. Where the authority does not answer, nothing is made: try
// again, or make the documents without. They are written in one language or two;
// the record is the same in each.
func Documents(s *count.Sheet, keys []*sign.Key, stamp pdf.Stamp, in words.Documents) ([]File, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	if err := enough(s, keys); err != nil {
		return nil, err
	}
	seals, err := sealed(s, count.Sum(rec), keys)
	if err != nil {
		return nil, err
	}
	page, err := pdf.DrawSigned(s, seals, s.Certified, stamp, in, keys...)
	if err != nil {
		return nil, fmt.Errorf("the PDF could not be made: %w", err)
	}
	book, err := xlsx.WriteIn(s, seals, in)
	if err != nil {
		return nil, fmt.Errorf("the workbook could not be written: %w", err)
	}
	if book, err = xlsx.SignAll(book, s.Certified, keys...); err != nil {
		return nil, fmt.Errorf("the workbook could not be signed: %w", err)
	}
	name := pdf.Name(s)
	return []File{{name + ".pdf", page}, {name + ".xlsx", book}}, nil
}

// Detached is the record of a sheet as a file of its own, and beside it the
// signature of each key over it, NAME.1.p7s and so on by the signer's number:
// what openssl can check without this program.
func Detached(s *count.Sheet, keys []*sign.Key) ([]File, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	seals, err := sealed(s, count.Sum(rec), keys)
	if err != nil {
		return nil, err
	}
	name := pdf.Name(s)
	out := []File{{name + ".record.json", rec}}
	for i, cms := range seals.CMS {
		if len(cms) > 0 {
			out = append(out, File{fmt.Sprintf("%s.%d.p7s", name, i+1), cms})
		}
	}
	return out, nil
}

// sealed signs the record with every open key, and the code with the first
// signer's.
func sealed(s *count.Sheet, digest count.Digest, keys []*sign.Key) (record.Seals, error) {
	seals := record.Seals{CMS: make([][]byte, len(s.Signers))}
	for i := range seals.CMS {
		seals.CMS[i] = []byte{} // signs later
	}
	for _, k := range keys {
		who, i := signerWith(s, k)
		if i < 0 {
			return seals, notNamed(s, k)
		}
		var err error
		if seals.CMS[i], err = sign.SignDetached(digest, k); err != nil {
			return seals, fmt.Errorf("%s could not sign: %w", who.Name, err)
		}
		if i > 0 {
			continue
		}
		if seals.Code, err = code.Sign(k, s, digest); err != nil {
			return seals, fmt.Errorf("%s could not sign the code: %w", who.Name, err)
		}
	}
	return seals, nil
}

// enough refuses keys that cannot begin a document.
func enough(s *count.Sheet, keys []*sign.Key) error {
	if len(s.Signers) == 0 {
		return fmt.Errorf("nobody signs this sheet, so no document is made of it")
	}
	least := min(max(s.Tally.Policy.Tellers.Least, 2), len(s.Signers))
	if len(keys) < least {
		return fmt.Errorf("%d of the %d tellers who sign this sheet have opened their keys; the vote definition asks for %d before anybody signs later", len(keys), len(s.Signers), least)
	}
	last := -1
	for _, k := range keys {
		_, i := signerWith(s, k)
		switch {
		case i < 0:
			return notNamed(s, k)
		case i <= last:
			return fmt.Errorf("the keys are not in the order of the signers, or one of them is there twice: %s", k.Identity().Name)
		case last < 0 && i > 0:
			return fmt.Errorf("%s signs first: the code on the sheet carries that signature. Open that key too", s.Signers[0].Name)
		}
		last = i
	}
	return nil
}

// signerWith is the signer whom a sheet names with this key, and where; -1 for
// nobody.
func signerWith(s *count.Sheet, k *sign.Key) (count.Signer, int) {
	for i, who := range s.Signers {
		if who.Key == count.Digest(k.Fingerprint()) {
			return who, i
		}
	}
	return count.Signer{}, -1
}

// notNamed says that a sheet was certified without a key.
func notNamed(s *count.Sheet, k *sign.Key) error {
	name := k.Identity().Name
	for _, who := range s.Signers {
		if k.Identity().Is(who.Name) {
			return fmt.Errorf("the open key is not the one that %s certified with", name)
		}
	}
	return fmt.Errorf("%s has not certified this sheet", name)
}
