package export

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Limits of the look at PDF files of other programs.
const (
	mostForeign = 8         // signatures
	mostHex     = 128 << 10 // digits of one of them
)

// foreignPDF says of a PDF that this program did not make what can be seen
// without trusting anything in it.
func foreignPDF(b []byte) string {
	const ask = " Ask for the PDF or the Excel file that Countersign wrote."
	switch by := signersIn(b); {
	case bytes.Contains(b, []byte("/Encrypt")):
		return "This PDF is protected by a password or a permission, so it is no tally sheet: a tally sheet never is." + ask
	case len(by) > 0:
		return "This PDF was signed with another program, in the name of " + list(by) + "; nobody has verified that. It is no tally sheet." + ask
	case bytes.Contains(b, []byte("/JavaScript")), bytes.Contains(b, []byte("/JS")):
		return "This PDF holds a program (JavaScript) and is no tally sheet. Do not open it unless you know who sent it." + ask
	}
	return "This PDF was made by another program, or damaged beyond recognition: it is no tally sheet." + ask
}

// signersIn lists the names in the signatures of any PDF. It reads leniently
// and believes nothing: only names for a sentence come out of it.
func signersIn(b []byte) []string {
	var out []string
	for range mostForeign {
		_, rest, ok := bytes.Cut(b, []byte("/Contents"))
		if !ok {
			break
		}
		b = rest
		digits, _, ok := bytes.Cut(bytes.TrimLeft(rest[:min(len(rest), mostHex)], " \r\n\t"), []byte(">"))
		if !ok || !bytes.HasPrefix(digits, []byte("<30")) {
			continue
		}
		name := signerOf(digits[1:])
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// signerOf is the name of who made a CMS signature.
func signerOf(digits []byte) string {
	der := make([]byte, hex.DecodedLen(len(digits)))
	n, _ := hex.Decode(der, digits[:len(digits)/2*2])
	var cms struct {
		Type asn1.ObjectIdentifier
		Data struct {
			Version int
			Digests asn1.RawValue `asn1:"set"`
			Content asn1.RawValue
			Certs   asn1.RawValue `asn1:"optional,tag:0"`
			Lists   asn1.RawValue `asn1:"optional,tag:1"`
			Signers asn1.RawValue `asn1:"set"`
		} `asn1:"explicit,tag:0"`
	}
	if _, err := asn1.Unmarshal(der[:n], &cms); err != nil {
		return ""
	}
	certs, err := x509.ParseCertificates(cms.Data.Certs.Bytes)
	if err != nil {
		return ""
	}
	for _, c := range certs { // issuers stand beside the signer's; an issuer signs no sheets
		if name := c.Subject.CommonName; !c.IsCA && name != "" {
			return shown(name)
		}
	}
	return ""
}

// shown is a name from a file that nobody vouches for, without anything that a
// screen would not show.
func shown(name string) string {
	if r := []rune(name); len(r) > 80 {
		name = string(r[:80]) + "..."
	}
	if q := strconv.QuoteToGraphic(strings.ToValidUTF8(name, "?")); q != `"`+name+`"` {
		return q
	}
	return name
}
