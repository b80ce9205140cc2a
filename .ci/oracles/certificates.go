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
	"path/filepath"
	"time"
)

// issuer is somebody else's certificate authority: the tellers' keys under it
// come from another program and reach ours as PKCS#12.
type issuer struct {
	key  crypto.Signer
	cert *x509.Certificate
	path string // PEM
}

// newIssuer makes an authority and saves its certificate.
func (w *workshop) newIssuer() (*issuer, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	i := &issuer{key: key, path: filepath.Join(w.dir, "issuer.pem")}
	i.cert = &x509.Certificate{
		Subject:  pkix.Name{Organization: []string{"Sample Coalition"}, CommonName: "Sample issuer"},
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, IsCA: true,
	}
	if i.cert, err = i.issue(i.cert, key.Public()); err != nil {
		return nil, err
	}
	return i, os.WriteFile(i.path, pemOf(i.cert), 0o644)
}

// issue signs a certificate, from yesterday on for two years.
func (i *issuer) issue(c *x509.Certificate, public crypto.PublicKey) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, err
	}
	c.SerialNumber, c.BasicConstraintsValid = serial, true
	c.NotBefore, c.NotAfter = time.Now().AddDate(0, 0, -1), time.Now().AddDate(2, 0, 0)
	der, err := x509.CreateCertificate(rand.Reader, c, i.cert, public, i.key)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

// newKey makes a teller's key of a number of RSA bits, or on P-256 if that is
// 0, and has openssl write the key file.
func (i *issuer) newKey(w *workshop, dir, name string, who pkix.Name, bits int) (string, error) {
	var key crypto.Signer
	var err error
	if bits == 0 {
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	} else {
		key, err = rsa.GenerateKey(rand.Reader, bits)
	}
	if err != nil {
		return "", err
	}
	cert, err := i.issue(&x509.Certificate{
		Subject:     who,
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection},
	}, key.Public())
	if err != nil {
		return "", err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return "", err
	}
	out := filepath.Join(dir, name+".p12")
	all := append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), pemOf(cert)...)
	_, err = w.run(string(append(all, pemOf(i.cert)...)), "openssl", "pkcs12", "-export", "-passout", "env:"+passphraseName, "-out", out)
	return out, err
}

func pemOf(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

// anchorsOf collects the certificates of key files, which are their own issuers.
func (w *workshop) anchorsOf(dir string, keys []string) (string, error) {
	out := filepath.Join(dir, "anchors.pem")
	var all []byte
	for _, k := range keys {
		said, err := w.run("", "openssl", "pkcs12", "-in", k, "-nokeys", "-passin", "env:"+passphraseName)
		if err != nil {
			return "", err
		}
		all = append(all, said...)
	}
	return out, os.WriteFile(out, all, 0o644)
}
