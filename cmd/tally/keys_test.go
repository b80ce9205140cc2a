package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// samplePassphrase opens the keys that every scenario finds in its folder.
const samplePassphrase = "sample passphrase"

// name300 is as long as a name can be.
var name300 = strings.Repeat("x", 300)

// sampleKeyFiles are the keys of the sample tellers, as another program would
// make them: their passphrase can be tried quickly, while tally key new makes
// that slow on purpose.
func sampleKeyFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"passphrase": {Data: []byte(samplePassphrase + "\n"), Mode: 0o600}}
	for i, x := range []struct{ file, name, role string }{
		{"ada", "Sample Ada", "chief teller"},
		{"ben", "Sample Ben", "recorder"},
		{"cy", "Sample Cy", "recorder"},
		{"mallory", "Sample Mallory", "recorder"},
		{"emoji", "🗳️ Nadia 🎉", "chief teller"},
		{"hebrew", "נועה לוי", "recorder"},
		{"formula", "=cmd|' /C calc'!A0", "recorder"},
		{"long", name300, "recorder"},
	} {
		who := pkix.Name{CommonName: x.name, OrganizationalUnit: []string{x.role}, Organization: []string{"Sample Local 15"}}
		out[x.file+".p12"] = &fstest.MapFile{Data: quickKey(t, who, int64(i+1)), Mode: 0o600}
	}
	return out
}

func quickKey(t *testing.T, who pkix.Name, serial int64) []byte {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: who, BasicConstraintsValid: true,
		NotBefore: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2028, 5, 1, 0, 0, 0, 0, time.UTC),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	der, err := x509.CreateCertificate(rand.Reader, cert, cert, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	if cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	p12, err := pkcs12.Modern2023.Encode(private, cert, nil, samplePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	return p12
}
