package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// fillStore makes the store of certificates that pdfsig trusts, with the
// authorities in it. Tellers who are their own issuers cannot be put there:
// its library takes no certificate for an issuer that does not say it is one.
func (c *court) fillStore() error {
	if err := c.do("certutil", "-d", c.store, "-N", "--empty-password"); err != nil {
		return err
	}
	for _, pem := range []string{issuerPEM, foreignPEM} {
		if err := c.do("certutil", "-d", c.store, "-A", "-n", pem, "-t", "C,C,C", "-i", filepath.Join(c.dir, pem)); err != nil {
			return err
		}
	}
	return nil
}

// pdfsig wants every signature valid, of the PAdES form, and exactly one, the
// last, over the whole document.
func (c *court) pdfsig(f *file) error {
	said, err := c.run("", "pdfsig", "-nssdir", c.store, f.path)
	if f.signatures == 0 && strings.Contains(said, "does not contain any signatures") {
		return nil
	}
	if err != nil {
		return err
	}
	blocks := strings.Split(said, "Signature #")[1:]
	signed, whole := 0, 0
	for _, b := range blocks {
		if strings.Contains(b, "The signature form field is not signed.") {
			continue
		}
		signed++
		if strings.Contains(b, "- Total document signed\n") {
			whole++
		}
		if err := goodSignature(b, f.issued); err != nil {
			return err
		}
	}
	if signed != f.signatures {
		return fmt.Errorf("%d signatures, want %d", signed, f.signatures)
	}
	if whole != min(signed, 1) {
		return fmt.Errorf("%d signatures cover the whole document, want the last alone", whole)
	}
	return nil
}

// goodSignature looks at what pdfsig says of one signature.
func goodSignature(said string, trusted bool) error {
	wanted := []string{
		"- Signature Type: ETSI.CAdES.detached\n", "- Signing Hash Algorithm: SHA-256\n",
		"- Signature Validation: Signature is Valid.\n", "- Certificate Validation: ",
	}
	if trusted {
		wanted[3] += "Certificate is Trusted.\n"
	}
	for _, line := range wanted {
		if !strings.Contains(said, line) {
			return fmt.Errorf("no line %q in: Signature #%s", strings.TrimSpace(line), oneLine(said))
		}
	}
	return nil
}

// qpdf wants a file of sound structure: neither error nor warning.
func (c *court) qpdf(f *file) error {
	said, err := c.run("", "qpdf", "--check", f.path)
	if err != nil {
		return err
	}
	if strings.Contains(said, "WARNING") || !strings.Contains(said, "No syntax or stream encoding errors found") {
		return errors.New(oneLine(said))
	}
	return nil
}

// allowed are the findings of a judge of PDF/A-1b about a file that is made to
// PDF/A-3b, which has attachments, says that it is part 3, and is of PDF 1.7,
// whose colour profiles may be of version 4.
var allowed = []string{
	"1.2.9 Body Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary",
	"1.4.7 Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary",
	"2.1.6 Invalid graphics object, Invalid version of the ICCProfile",
	"7.11.2 Error on MetaData, part must be 1",
}

// preflight wants nothing found but those; the part, always.
func (c *court) preflight(f *file) error {
	said, err := c.java.ask("preflight\t" + f.path)
	if err != nil {
		return err
	}
	found, ok := strings.CutPrefix(said, "found: ")
	if !ok || !strings.Contains(found, allowed[len(allowed)-1]) {
		return fmt.Errorf("it was not judged as PDF/A: %s", said)
	}
	for _, a := range allowed {
		found = strings.Replace(found, a, "", 1)
	}
	if rest := strings.Trim(found, " |"); rest != "" {
		return errors.New(oneLine(rest))
	}
	return nil
}
