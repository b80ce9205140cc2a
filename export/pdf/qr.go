package pdf

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"countersign/count"
)

// QRText is what the code in the footer says, in the alphanumeric set of QR
// codes, so that any telephone shows the figures:
//
//	TS1/VOTE/UNION:UNIT:LOCAL/unix time/R revision/E roll/C ballots/
//	Q1:yes.no.blank.void/Q2:.../D:<digest of the record, 48 characters of base45>/
//
// A figure that nobody entered is empty. Base45 may hold slashes: the digest is
// read by its length.
func QRText(s *count.Sheet, digest count.Digest) string {
	place := strings.ReplaceAll(string(s.Tally.Place.ID), "/", ":")
	ballots := s.Tally.Account.Get(count.Counted)
	if !ballots.Set() {
		ballots = s.Tally.BallotsInBatches()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "TS1/%s/%s/%d/R%d/E%s/C%s", qrSafe(s.Vote.ID), qrSafe(place),
		s.Certified.Std().Unix(), s.Revision, s.Tally.Eligible(), ballots)
	for i, r := range s.Results {
		fmt.Fprintf(&b, "/Q%d:%s.%s.%s.%s", i+1, r.Yes, r.No, r.Blank, r.Void)
	}
	return b.String() + "/D:" + base45(digest[:]) + "/"
}

// longestQRName bounds the names in the code; valid ones are shorter.
const longestQRName = 80

// qrSafe upper-cases a name and replaces what the code's alphabet lacks, and
// the slash between its fields.
func qrSafe(s string) string {
	b := []byte(strings.ToUpper(s))
	for i, c := range b {
		if c == '/' || strings.IndexByte(alphabet45, c) < 0 {
			b[i] = '.'
		}
	}
	return string(b[:min(len(b), longestQRName)])
}

const (
	qrSide  = 40 // millimetres, with the quiet zone
	qrQuiet = 4  // modules on each side
)

// qrCode draws a code, one rectangle for each horizontal run of modules.
func (c *canvas) qrCode(code *qr.Code, x, y float64) {
	m := float64(qrSide) / float64(code.Size+2*qrQuiet)
	c.pdf.SetFillColor(black, black, black)
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col > from {
				c.pdf.Rect(x+m*float64(qrQuiet+from), y+m*float64(qrQuiet+row), m*float64(col-from), m, "F")
			}
		}
	}
}
