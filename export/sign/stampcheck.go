package sign

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
)

// again writes a stamp from its parts, as DER has it.
func (t *token) again(certs []*x509.Certificate) []byte {
	s := t.Data.Signers[0]
	var raw [][]byte
	for _, c := range certs {
		raw = append(raw, c.Raw)
	}
	signer := sequence(derOne, s.Signer.FullBytes, s.Digest.FullBytes, s.Attributes.FullBytes, s.Algorithm.FullBytes, octets(s.Value))
	info := mustOID(oidTSTInfo)
	version3 := []byte{tagInteger, 1, 3}
	data := sequence(version3, element(tagSet, s.Digest.FullBytes), sequence(info, element(tagContext0, octets(t.Data.Content.Info))),
		element(tagContext0, raw...), element(tagSet, signer))
	return sequence(oidSignedData, element(tagContext0, data))
}

// mustOID encodes an identifier that this package knows.
func mustOID(oid asn1.ObjectIdentifier) []byte {
	b, _ := asn1.Marshal(oid) // a constant; it cannot fail
	return b
}

// check verifies the signature of a stamp and puts its certificates in order,
// the signer's first.
func (s *stampSigner) check(info []byte, certs []*x509.Certificate) (*Stamp, error) {
	at := slices.IndexFunc(certs, func(c *x509.Certificate) bool {
		return bytes.Equal(s.Signer.FullBytes, sequence(c.RawIssuer, integer(c.SerialNumber)))
	})
	if at < 0 {
		return nil, errors.New("its signer's certificate is not in it")
	}
	cert := certs[at]
	if !slices.Contains(cert.ExtKeyUsage, x509.ExtKeyUsageTimeStamping) || len(cert.ExtKeyUsage) != 1 {
		return nil, errors.New("its certificate is not one for time stamps")
	}
	if err := s.checkDigests(info, cert); err != nil {
		return nil, err
	}
	signed := element(tagSet, s.Attributes.Bytes)
	if err := s.checkValue(cert, signed); err != nil {
		return nil, err
	}
	chain, err := chainOf(cert, slices.Delete(slices.Clone(certs), at, at+1))
	return &Stamp{Authority: cert, Chain: chain}, err
}

// checkDigests looks at the one digest algorithm and at the attributes that
// bind the content and the certificate.
func (s *stampSigner) checkDigests(info []byte, cert *x509.Certificate) error {
	if alg, err := plainAlgorithm(s.Digest); err != nil || alg != oidSHA256Type.String() {
		return errors.New("it is not made with SHA-256; ask the authority for that")
	}
	sum := sha256.Sum256(info)
	var content, kind, holder bool
	for rest := s.Attributes.Bytes; len(rest) > 0; {
		var a struct {
			OID    asn1.ObjectIdentifier
			Values asn1.RawValue `asn1:"set"`
		}
		var err error
		if rest, err = asn1.Unmarshal(rest, &a); err != nil {
			return fmt.Errorf("its attributes: %w", err)
		}
		content = content || a.OID.Equal(oidAttributeDigest) && bytes.Equal(a.Values.Bytes, octets(sum[:]))
		kind = kind || a.OID.Equal(oidAttributeContent) && bytes.Equal(a.Values.Bytes, mustOID(oidTSTInfo))
		holder = holder || bindsCertificate(a.OID, a.Values.Bytes, cert)
	}
	if !content || !kind || !holder {
		return errors.New("its signature is over something else")
	}
	return nil
}

// bindsCertificate reads a signing-certificate attribute: version 2 with
// SHA-256 (RFC 5816), or the older one with SHA-1, which authorities still
// write. Either names the certificate first.
func bindsCertificate(oid asn1.ObjectIdentifier, value []byte, cert *x509.Certificate) bool {
	old := oid.Equal(oidSigningCertificate1)
	if !old && !oid.Equal(oidSigningCertificate2) {
		return false
	}
	var a struct {
		Certs []struct {
			Hash   []byte
			Issuer asn1.RawValue `asn1:"optional"`
		}
		Policies asn1.RawValue `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(value, &a); err != nil || len(a.Certs) == 0 {
		return false
	}
	if old {
		sum := sha1.Sum(cert.Raw)
		return bytes.Equal(a.Certs[0].Hash, sum[:])
	}
	sum := sha256.Sum256(cert.Raw)
	return bytes.Equal(a.Certs[0].Hash, sum[:])
}

// checkValue tries the spellings that authorities use for one algorithm.
func (s *stampSigner) checkValue(cert *x509.Certificate, signed []byte) error {
	known := map[string]x509.SignatureAlgorithm{
		"1.2.840.113549.1.1.1":  x509.SHA256WithRSA,
		"1.2.840.113549.1.1.11": x509.SHA256WithRSA,
		"1.2.840.10045.4.3.2":   x509.ECDSAWithSHA256,
	}
	alg, err := plainAlgorithm(s.Algorithm)
	if err != nil {
		return err
	}
	a, ok := known[alg]
	if !ok {
		return fmt.Errorf("its algorithm %s is not one that is read (RSA or ECDSA with SHA-256)", alg)
	}
	return cert.CheckSignature(a, signed, s.Value)
}

// plainAlgorithm reads an AlgorithmIdentifier without parameters.
func plainAlgorithm(raw asn1.RawValue) (string, error) {
	var alg struct {
		OID        asn1.ObjectIdentifier
		Parameters asn1.RawValue `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(raw.FullBytes, &alg); err != nil {
		return "", err
	}
	if p := alg.Parameters.FullBytes; len(p) > 0 && !bytes.Equal(p, derNull) {
		return "", fmt.Errorf("its algorithm %s has parameters that are not read", alg.OID)
	}
	return alg.OID.String(), nil
}

// chainOf puts the issuers of a certificate in order and refuses what is not
// one of them: nothing rides along unexamined.
func chainOf(cert *x509.Certificate, others []*x509.Certificate) ([]*x509.Certificate, error) {
	var chain []*x509.Certificate
	for last := cert; len(others) > 0; {
		at := slices.IndexFunc(others, func(c *x509.Certificate) bool { return last.CheckSignatureFrom(c) == nil })
		if at < 0 {
			return nil, errors.New("it carries a certificate that has no part in it")
		}
		last = others[at]
		chain, others = append(chain, last), slices.Delete(others, at, at+1)
	}
	last := append([]*x509.Certificate{cert}, chain...)[len(chain)]
	if bytes.Equal(last.RawIssuer, last.RawSubject) {
		return chain, last.CheckSignature(last.SignatureAlgorithm, last.RawTBSCertificate, last.Signature)
	}
	return chain, nil
}
