package xlsx

import (
	"fmt"

	"countersign/count"
	"countersign/export/sign"
)

const sheetSignatures = "Signatures"

// sealColumn is the first column of a signature; a long one goes on to its
// right.
const sealColumn = 4

// How a signature is checked without this program. A test runs the commands.
var checkWords = []string{
	"Each signature above is a detached CMS signature (RFC 5652) of the record, in base64; the cells of a row are one text. To check it without Countersign, save the record as sheet.record: the rows of sheet Record, each ended by a line feed. Save one signature as name.b64. Then:",
	"openssl base64 -d -A -in name.b64 -out name.p7s",                                                                                       //words:none
	"openssl cms -verify -binary -inform DER -in name.p7s -content sheet.record -noverify -out checked.record",                              //words:none
	"openssl pkcs7 -inform DER -in name.p7s -print_certs | openssl x509 -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256", //words:none
	"The second command has to say that the verification was successful, the third has to print the fingerprint above, in small letters and without blanks. That the figures in the other sheets are those of the record, only Countersign checks.",
}

// signatures has one row a signer, and one for the signature of the code.
func (b *book) signatures(s *count.Sheet, seals sealTexts) {
	p := b.page(sheetSignatures)
	p.widths(26, 14, 42, 84)
	p.heads(1, "teller", "role", "fingerprint of the key", "signature of the record")
	row := 1
	for i, x := range s.Signers {
		row++
		key := sign.Fingerprint(x.Key).String()
		p.text(1, row, x.Name, look{wrap: true})
		p.text(2, row, x.Role.Title(), look{wrap: true})
		p.text(3, row, key, look{wrap: true})
		p.fitRow(row, x.Name, x.Role.Title(), key)
		p.seal(row, seals.of[i])
	}
	row = codeRow(s)
	p.text(1, row, "QR code", look{})
	p.text(3, row, "the first key, if it is P-256", look{})
	p.seal(row, seals.code)
	row++
	for _, words := range checkWords {
		row++
		p.across(row, sealColumn, words, look{grey: true})
	}
	p.freeze(0, 1)
	p.print(s.Tally.Policy.Paper, true, 0)
}

// codeRow is the row of the signature of the code.
func codeRow(s *count.Sheet) int { return len(s.Signers) + 3 }

// seal writes a signature into the cells of a row.
func (p *page) seal(row int, text string) {
	small := look{size: 8, wrap: true}
	// Half as much again, because some programs break lines at every stroke.
	lines := linesIn(firstRunes(text, longest), p.wide[sealColumn-1], small.size) * 3 / 2
	r := p.row(row)
	r.height = max(r.height, min(float64(lines+1)*points(small.size), highest))
	for col := sealColumn; col == sealColumn || text != ""; col++ {
		piece := firstRunes(text, longest)
		p.text(col, row, piece, small)
		text = text[len(piece):]
	}
}

// sealCells joins the texts of the signatures, as they are in a file.
func sealCells(w *workbook, s *count.Sheet) (sealTexts, error) {
	out := sealTexts{of: make([]string, len(s.Signers))}
	name, ok := w.part(sheetSignatures)
	if !ok {
		return out.filled(), nil
	}
	err := w.cells(w.p[name], func(c cell) {
		switch i := c.row - 2; {
		case c.col < sealColumn:
		case c.row == codeRow(s):
			out.code += c.value
		case i >= 0 && i < len(out.of):
			out.of[i] += c.value
		}
	})
	return out, err
}

// sealPlace is the cell of a signature, for people.
func sealPlace(row int) string { return fmt.Sprintf("%s!%s", sheetSignatures, at(sealColumn, row)) }
