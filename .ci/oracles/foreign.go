package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"strconv"
	"time"
)

// foreign is a certificate authority that is not ours: keys under it come from
// another program as PKCS#12.
type foreign struct {
	key  crypto.Signer
	cert *x509.Certificate
}

// newForeign makes the authority and saves its certificate.
func newForeign(path string) (*foreign, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	a := &foreign{key: key, cert: &x509.Certificate{
		Subject:  pkix.Name{Organization: []string{"Sample Authority"}, CommonName: "Sample authority"},
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, IsCA: true,
	}}
	if a.cert, err = a.issue(a.cert, key.Public()); err != nil {
		return nil, err
	}
	return a, os.WriteFile(path, pemOf(a.cert), 0o644)
}

// issue signs a certificate, from yesterday on for two years.
func (a *foreign) issue(c *x509.Certificate, public crypto.PublicKey) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, err
	}
	c.SerialNumber, c.BasicConstraintsValid = serial, true
	c.NotBefore, c.NotAfter = time.Now().AddDate(0, 0, -1), time.Now().AddDate(2, 0, 0)
	der, err := x509.CreateCertificate(rand.Reader, c, a.cert, public, a.key)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

// newKey makes a key on P-256 or of a number of RSA bits, gives it a
// certificate, and has openssl write both to a key file.
func (a *foreign) newKey(w *workshop, path, kind string, who pkix.Name) error {
	var key crypto.Signer
	var err error
	if bits, notNumber := strconv.Atoi(kind); notNumber != nil {
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	} else {
		key, err = rsa.GenerateKey(rand.Reader, bits)
	}
	if err != nil {
		return err
	}
	cert, err := a.issue(&x509.Certificate{
		Subject:     who,
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection},
	}, key.Public())
	if err != nil {
		return err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	all := append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), pemOf(cert)...)
	_, err = w.run(string(append(all, pemOf(a.cert)...)), "openssl", "pkcs12", "-export", "-passout", "env:"+passphraseName, "-out", path)
	return err
}

func pemOf(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}
