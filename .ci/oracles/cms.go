package main

import (
	"bytes"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// openssl verifies signatures as CMS in CAdES form: a .p7s over the record; of
// a PDF, each signature over the bytes that it covers, and every attached .p7s
// over the attached record.
func (c *court) openssl(f *file) error {
	if f.is(".p7s") {
		return c.cms(f, f.path, f.record)
	}
	b, err := os.ReadFile(f.path)
	if err != nil {
		return err
	}
	found, err := signaturesIn(b)
	if err != nil {
		return err
	}
	if len(found) != f.signatures {
		return fmt.Errorf("%d signatures, want %d", len(found), f.signatures)
	}
	for i, s := range found {
		stem := fmt.Sprintf("%s.%d", f.path, i+1)
		if err := errors.Join(os.WriteFile(stem+".cms", s.cms, 0o644), os.WriteFile(stem+".covered", s.covered, 0o644)); err != nil {
			return err
		}
		if err := c.cms(f, stem+".cms", stem+".covered"); err != nil {
			return fmt.Errorf("signature %d: %w", i+1, err)
		}
	}
	attached, err := filepath.Glob(filepath.Join(attachments(f.path), "*.p7s"))
	if err != nil {
		return err
	}
	for _, path := range attached {
		if err := c.cms(f, path, f.record); err != nil {
			return fmt.Errorf("attached %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

// cms has openssl verify one signature over the content of a file. Where
// nobody knows the signers, the certificates in the signature are trusted.
func (c *court) cms(f *file, signature, content string) error {
	anchors := f.anchors
	if anchors == "" {
		anchors = signature + ".pem"
		if err := c.do("openssl", "pkcs7", "-inform", "DER", "-in", signature, "-print_certs", "-out", anchors); err != nil {
			return err
		}
	}
	return c.do("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content", content,
		"-CAfile", anchors, "-out", os.DevNull)
}

// embedded is a signature of a PDF and the bytes that it is over.
type embedded struct{ cms, covered []byte }

var byteRange = regexp.MustCompile(`/ByteRange ?\[ ?(\d+) +(\d+) +(\d+) +(\d+) ?\]`)

// signaturesIn takes the signatures out of a PDF. Between the two ranges that
// one covers stands the signature itself, in hexadecimal.
func signaturesIn(pdf []byte) ([]embedded, error) {
	var out []embedded
	for _, m := range byteRange.FindAllSubmatch(pdf, -1) {
		var n [4]int
		for i := range n {
			var err error
			if n[i], err = strconv.Atoi(string(m[i+1])); err != nil || n[i] > len(pdf) {
				return nil, fmt.Errorf("a byte range of %s bytes", m[i+1])
			}
		}
		if n[0] != 0 || n[1] > n[2] || n[2]+n[3] > len(pdf) {
			return nil, fmt.Errorf("the byte range %v does not lie in the file", n)
		}
		gap := pdf[n[1]:n[2]]
		der := make([]byte, hex.DecodedLen(len(gap)))
		if _, err := hex.Decode(der, bytes.Trim(gap, "<>")); err != nil {
			return nil, fmt.Errorf("between the ranges is no signature: %w", err)
		}
		var cms asn1.RawValue // behind it, zeros fill the room
		if _, err := asn1.Unmarshal(der, &cms); err != nil {
			return nil, fmt.Errorf("between the ranges is no signature: %w", err)
		}
		out = append(out, embedded{cms.FullBytes, bytes.Join([][]byte{pdf[:n[1]], pdf[n[2] : n[2]+n[3]]}, nil)})
	}
	return out, nil
}
