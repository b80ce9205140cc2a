package pdf

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf/file"
	"countersign/export/record"
)

// unpacked is what was taken out of a file.
type unpacked struct {
	enclosed
	sheet  *count.Sheet
	seals  record.Seals
	said   code.Code
	faults []record.Difference // seals that do not hold; they are not among seals
	others []record.Difference // what the code says otherwise than the record
}

// unpack takes the attachments of a sheet apart, each of which has its place.
func unpack(list []file.Attachment) (*unpacked, error) {
	byName := map[string][]byte{}
	u := &unpacked{}
	for _, a := range list {
		byName[a.Name] = a.Data
		if strings.HasSuffix(a.Name, recordEnding) {
			u.record = a.Data
		}
	}
	if u.record == nil {
		return nil, errors.New("pdf: this is not a tally sheet: no record is attached")
	}
	var err error
	if u.sheet, err = record.Read(u.record); err != nil {
		return nil, fmt.Errorf("pdf: the attached record: %w", err)
	}
	if err := fits(u.sheet, u.record); err != nil {
		return nil, fmt.Errorf("pdf: the attached record: %w", err)
	}
	u.digest = count.Sum(u.record)
	name := Name(u.sheet)
	u.unpackSeals(name, byName)
	if err := u.unpackCode(name, byName); err != nil {
		return nil, err
	}
	delete(byName, name+recordEnding)
	if len(byName) > 0 {
		other := slices.Sorted(maps.Keys(byName))[0]
		return nil, fmt.Errorf("pdf: the attachment %.80q does not belong to this sheet, %s", other, name)
	}
	return u, nil
}

// unpackSeals keeps the signatures that hold and names the others.
func (u *unpacked) unpackSeals(name string, byName map[string][]byte) {
	u.seals.CMS = make([][]byte, len(u.sheet.Signers))
	for i, who := range u.sheet.Signers {
		called := sealName(name, i)
		cms, ok := byName[called]
		if !ok {
			continue
		}
		delete(byName, called)
		if _, why := sealOf(cms, u.digest, who); why != "" {
			u.fault(called, "a signature that is "+why, "the signature of "+printable(who.Name))
			continue
		}
		u.seals.CMS[i] = cms
	}
	u.cms = u.seals.CMS
}

func (u *unpacked) fault(called, shown, signed string) {
	u.faults = append(u.faults, record.Difference{Where: "the attachment " + called, Shown: shown, Signed: signed})
}

// unpackCode reads the text of the QR code. The sheet is drawn again with a
// code that says what the record says, signed if the signature holds.
func (u *unpacked) unpackCode(name string, byName map[string][]byte) error {
	called := name + codeEnding
	text, ok := byName[called]
	if !ok {
		return fmt.Errorf("pdf: the text of the QR code, %s, is not attached", called)
	}
	delete(byName, called)
	var err error
	if u.code, err = code.Text(u.sheet, u.digest, nil, nil); err != nil {
		return err
	}
	if u.said, err = code.Parse(string(text)); err != nil {
		u.fault(called, err.Error(), "the text of the QR code")
		return nil
	}
	if u.others = u.said.Agrees(u.sheet, u.digest); len(u.others) > 0 {
		return nil
	}
	u.code, u.seals.Code = u.said.String(), u.said.Seal
	if u.said.Signed && len(u.cms[0]) == 0 {
		u.fault(sealName(name, 0), "nothing", "the signature of "+printable(u.sheet.Signers[0].Name)+", who signed the QR code")
	}
	return nil
}
