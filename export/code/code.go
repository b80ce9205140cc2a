package code

import (
	"fmt"
	"strings"
	"time"

	"countersign/count"
	"countersign/export/sign"
)

// Code is what a QR code says. Names are spelled as the code spells them.
type Code struct {
	Vote      string
	Place     string    // its codes joined by colons
	Certified time.Time // UTC
	Revision  int
	Eligible  count.Count
	Ballots   count.Count
	Questions []count.Figures
	Digest    count.Digest     // of the record
	Signed    bool             // false: Key and Seal are empty, and nothing proves the figures
	Key       sign.Fingerprint // of the key that signed; whose it is, is for sign.Trust to say
	Seal      []byte           // the signature, r and s
	point     []byte           // the key
}

// of is what the code of a sheet says before it is signed.
func of(s *count.Sheet, digest count.Digest) Code {
	c := Code{
		Vote: spelled(string(s.Vote.ID)), Place: spelledPlace(s.Tally.Place.ID),
		Certified: time.Unix(s.Certified.Std().Unix(), 0).UTC(), Revision: s.Revision,
		Eligible: s.Tally.Eligible(), Ballots: s.Tally.Account.Get(count.Counted), Digest: digest,
	}
	if !c.Ballots.Set() {
		c.Ballots = s.Tally.BallotsInBatches()
	}
	for _, r := range s.Results {
		c.Questions = append(c.Questions, r.Figures)
	}
	return c
}

const (
	form       = "TS1"
	reportForm = "TR1"
	digestTag  = "/D:"
	keyTag     = "/K:"
	sealTag    = "/S:"
)

// plain is the text up to the digest, without the slash behind it.
func (c *Code) plain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s/%s/%s/%d/R%d/E%s/C%s", form, c.Vote, c.Place, c.Certified.Unix(), c.Revision, c.Eligible, c.Ballots)
	for i, q := range c.Questions {
		fmt.Fprintf(&b, "/Q%d:%s.%s.%s.%s", i+1, q.Yes, q.No, q.Blank, q.Void)
	}
	return b.String() + digestTag + base45(c.Digest[:])
}

// signed is the part of the text that the signature is over.
func (c *Code) signed() string { return c.plain() + keyTag + base45(c.point) }

// String is the text of the code.
func (c Code) String() string {
	if !c.Signed {
		return c.plain() + "/"
	}
	return c.signed() + sealTag + base45(c.Seal) + "/"
}

// longestName bounds the names in the code; valid ones are shorter.
const longestName = 80

// spelled writes a name in the alphabet of the code, without the slash that
// ends a field.
func spelled(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = upper(c)
		if c == '/' || strings.IndexByte(alphabet, b[i]) < 0 {
			b[i] = '.'
		}
	}
	return string(b[:min(len(b), longestName)])
}

// spelledPlace joins the codes of a place by colons.
func spelledPlace(id count.PlaceID) string { return spelled(strings.ReplaceAll(string(id), "/", ":")) }

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}
