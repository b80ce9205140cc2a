package office

import (
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// statement is what one teller signs about a workbook: all of a signature that
// does not follow from the workbook, but for its value.
type statement struct {
	certs         []*x509.Certificate // the signer's, then its issuers
	at            time.Time           // whole seconds, UTC
	role, purpose string
	number        int // of the signature in the workbook; the first is 1
}

// alike is how many signatures have the Ids of their objects exactly as Office
// and the standard (ISO/IEC 29500-2) have them. LibreOffice tells signatures
// apart by these Ids and calls the third with the same ones broken, though it
// is sound (measured with 7.4). So from there on they carry the number of the
// signature; LibreOffice's own signatures have Ids of this form.
const alike = 2

// id is the Id of one of the three signed objects.
func (s statement) id(name string) string {
	if s.number <= alike {
		return name
	}
	return name + "_" + strconv.Itoa(s.number)
}

// The three signed objects.
const (
	packageID    = "idPackageObject"
	officeID     = "idOfficeObject"
	propertiesID = "idSignedProperties"
)

// moment is the spelling of times.
const moment = "2006-01-02T15:04:05Z"

// check says what keeps a statement from being written.
func (s statement) check() error {
	for _, t := range []struct{ what, text string }{{"role", s.role}, {"purpose", s.purpose}} {
		if err := checkText(t.text); err != nil {
			return fmt.Errorf("the %s of the signature %w", t.what, err)
		}
	}
	if y := s.at.Year(); y < 1 || y > 9999 {
		return fmt.Errorf("the year %d cannot be written in a signature; check the computer's clock", y)
	}
	for _, c := range s.certs {
		name, err := issuerName(c)
		if err == nil {
			err = printable(name)
		}
		if err != nil {
			return fmt.Errorf("the issuer of the certificate of %q %w", c.Subject.CommonName, err)
		}
	}
	return nil
}

func checkText(text string) error {
	if n := len(utf16.Encode([]rune(text))); n > maxText {
		return fmt.Errorf("has %d characters; at most %d fit", n, maxText)
	}
	return printable(text)
}

// printable refuses what XML cannot hold, and what makes a text display as
// another.
func printable(text string) error {
	if !utf8.ValidString(text) {
		return errors.New("is not UTF-8 text")
	}
	for _, r := range text {
		if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFFFE || r == 0xFFFF {
			return fmt.Errorf("holds the invisible character %U; remove it", r)
		}
	}
	return nil
}

// issuerName is the issuer in the form of RFC 2253, in the order in which the
// certificate has it.
func issuerName(cert *x509.Certificate) (string, error) {
	var name pkix.RDNSequence
	if rest, err := asn1.Unmarshal(cert.RawIssuer, &name); err != nil || len(rest) > 0 {
		return "", errors.New("has no readable name")
	}
	return name.String(), nil
}

// draft is a signature without its value. Its pieces lack the beginning of
// their first tag, which is one text in the document and another, with the
// namespaces of its ancestors, where it is digested.
type draft struct {
	statement
	manifest, details, properties string // the three signed objects
	info                          string // SignedInfo
}

const (
	declareSignature = ` xmlns="` + nsSignature + `"`
	declareXAdES     = ` xmlns:xd="` + nsXAdES + `"`

	infoTag       = "<SignedInfo"
	objectTag     = "<Object"
	propertiesTag = "<xd:SignedProperties"
)

func (s statement) draft(references []reference) (draft, error) {
	d := draft{statement: s, manifest: s.manifestObject(references), details: s.detailsObject()}
	var err error
	if d.properties, err = s.propertiesElement(); err != nil {
		return draft{}, err
	}
	algorithm := rsaSHA256
	if isECDSA(s.certs[0]) {
		algorithm = ecdsaSHA256
	}
	transform := `<Transforms><Transform Algorithm="` + canonicalXML + `"></Transform></Transforms>`
	d.info = `><CanonicalizationMethod Algorithm="` + canonicalXML + `"></CanonicalizationMethod>` + //words:none
		`<SignatureMethod Algorithm="` + algorithm + `"></SignatureMethod>` +
		signedReference(nsSignature+"Object", "#"+s.id(packageID), "", objectTag+declareSignature+d.manifest) +
		signedReference(nsSignature+"Object", "#"+s.id(officeID), "", objectTag+declareSignature+d.details) +
		signedReference("http://uri.etsi.org/01903#SignedProperties", "#"+s.id(propertiesID), transform, propertiesTag+declareSignature+declareXAdES+d.properties) +
		`</SignedInfo>`
	return d, nil
}

func signedReference(kind, uri, transforms, octets string) string {
	return `<Reference Type="` + kind + `" URI="` + uri + `">` + transforms + digested([]byte(octets)) + `</Reference>`
}

// digest is what the key signs.
func (d draft) digest() [sha256.Size]byte {
	return sha256.Sum256([]byte(infoTag + declareSignature + d.info))
}

// Borders between the parts of a signature, for writing and for taking apart.
const (
	signatureHead  = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<Signature` + declareSignature + ` Id="idPackageSignature">`
	valueStart     = `<SignatureValue>`
	valueEnd       = `</SignatureValue>`
	keyInfoStart   = `<KeyInfo><X509Data>`
	certStart      = `<X509Certificate>`
	certEnd        = `</X509Certificate>`
	manifestStart  = `<Manifest>`
	manifestEnd    = `</Manifest>`
	referenceStart = `<Reference URI="`
	timeStart      = `<mdssi:Value>`
	timeEnd        = `</mdssi:Value>`
	purposeStart   = `<SignatureComments>`
	purposeEnd     = `</SignatureComments>`
	roleStart      = `<xd:ClaimedRole>`
	roleEnd        = `</xd:ClaimedRole>`
)

// complete is the whole document.
func (d draft) complete(value []byte) []byte {
	var b strings.Builder
	b.WriteString(signatureHead + infoTag + d.info + valueStart + base64.StdEncoding.EncodeToString(value) + valueEnd + keyInfoStart)
	for _, c := range d.certs {
		b.WriteString(certStart + base64.StdEncoding.EncodeToString(c.Raw) + certEnd)
	}
	b.WriteString(`</X509Data></KeyInfo>` + objectTag + d.manifest + objectTag + d.details +
		objectTag + `><xd:QualifyingProperties` + declareXAdES + ` Target="#idPackageSignature">` + propertiesTag + d.properties +
		`</xd:QualifyingProperties></Object></Signature>`)
	return []byte(b.String())
}
