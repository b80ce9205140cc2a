package sign

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

const (
	maxPEM         = 64 << 10 // bytes of a request or of a file of certificates
	typeCert       = "CERTIFICATE"
	typeRequest    = "CERTIFICATE REQUEST"
	typeOldRequest = "NEW CERTIFICATE REQUEST" // of older programs
)

// WriteCertificates writes certificates as PEM (RFC 7468), in their order.
func WriteCertificates(certs ...*x509.Certificate) []byte {
	var out []byte
	for _, c := range certs {
		out = append(out, pem.EncodeToMemory(&pem.Block{Type: typeCert, Bytes: c.Raw})...)
	}
	return out
}

// ReadCertificates reads 1 to 4 certificates, in PEM or one in DER.
func ReadCertificates(b []byte) ([]*x509.Certificate, error) {
	blocks, err := unwrap(b, typeCert)
	if err != nil {
		return nil, fmt.Errorf("sign: this is no file of certificates: %w", err)
	}
	if len(blocks) > maxChain {
		return nil, fmt.Errorf("sign: %d certificates in one file; at most %d are read", len(blocks), maxChain)
	}
	var certs []*x509.Certificate
	for _, der := range blocks {
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, fmt.Errorf("sign: this is no file of certificates: %w", err)
		}
		certs = append(certs, c)
	}
	return certs, nil
}

// unwrap takes the blocks of the given types out of a PEM file. Words between
// blocks are allowed (openssl writes some), blocks of another type are not. A
// file that begins as DER does is one block.
func unwrap(b []byte, types ...string) ([][]byte, error) {
	if len(b) > maxPEM {
		return nil, fmt.Errorf("it has %d bytes, at most %d are read", len(b), maxPEM)
	}
	if len(b) > 0 && b[0] == tagSequence {
		return [][]byte{b}, nil
	}
	var blocks [][]byte
	for {
		block, rest := pem.Decode(b)
		if block == nil {
			break
		}
		known := false
		for _, t := range types {
			known = known || block.Type == t
		}
		if !known {
			return nil, fmt.Errorf("it holds a %.40q, not a %q", block.Type, types[0])
		}
		blocks, b = append(blocks, block.Bytes), rest
	}
	if len(blocks) == 0 {
		return nil, errors.New("there is nothing of this kind in it")
	}
	if bytes.Contains(b, []byte("-----BEGIN")) {
		return nil, errors.New("its last part is cut short or damaged")
	}
	return blocks, nil
}
