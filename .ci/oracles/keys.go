package main

import (
	"crypto/x509/pkix"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// authorities vouch for tellers: the coalition's issuer, made by our program,
// and one that is not ours.
type authorities struct {
	issuer  string // key file
	foreign *foreign
}

// The certificates of both, in the workshop's folder.
const issuerPEM, foreignPEM = "issuer.pem", "foreign.pem"

func (w *workshop) authorities() (*authorities, error) {
	a := &authorities{issuer: filepath.Join(w.dir, "issuer.p12")}
	if err := w.do(w.tally, withPassphrase("key", "issuer", "--name", "Sample Coalition", "--file", a.issuer)...); err != nil {
		return nil, err
	}
	err := w.do(w.tally, withPassphrase("key", "pem", a.issuer, "--out", filepath.Join(w.dir, issuerPEM))...)
	if err != nil {
		return nil, err
	}
	a.foreign, err = newForeign(filepath.Join(w.dir, foreignPEM))
	return a, err
}

func withPassphrase(args ...string) []string {
	return append(args, "--passphrase-env", passphraseName)
}

// teller is somebody who signs: a name, and the kind of key: "p-256", "rsa",
// or a number of RSA bits for a key of another program.
type teller struct {
	name, kind string
}

// origin says where the keys of a sample come from.
type origin string

const (
	own     origin = "own"     // each teller makes one, and is its only witness
	issued  origin = "issued"  // the coalition's issuer answers a request
	brought origin = "brought" // imported from another program
)

// key makes the key file of a teller.
func (w *workshop) key(a *authorities, from origin, work string, n int, t teller) (string, error) {
	role := "recorder"
	if n == 0 {
		role = "chief teller"
	}
	at := func(ext string) string { return filepath.Join(work, fmt.Sprintf("%d%s", n+1, ext)) }
	if from == brought {
		who := pkix.Name{Organization: []string{sampleLocal}, OrganizationalUnit: []string{role}, CommonName: t.name}
		if err := a.foreign.newKey(w, at(".pfx"), t.kind, who); err != nil {
			return "", err
		}
		return at(".p12"), w.do(w.tally, withPassphrase("key", "import", at(".pfx"), "--file", at(".p12"), "--new-passphrase-env", passphraseName)...)
	}
	err := w.do(w.tally, withPassphrase("key", "new", "--name", t.name, "--role", role, "--local", sampleLocal, "--kind", t.kind, "--file", at(".p12"))...)
	if err != nil || from == own {
		return at(".p12"), err
	}
	until := time.Now().AddDate(1, 0, 0).Format(time.DateOnly)
	for _, args := range [][]string{
		{"key", "request", at(".p12"), "--out", at(".csr")},
		{"key", "answer", at(".csr"), "--issuer", a.issuer, "--place", samplePlace, "--until", until, "--out", at(".pem")},
		{"key", "accept", at(".p12"), at(".pem"), "--file", at("-issued.p12")},
	} {
		if err := w.do(w.tally, withPassphrase(args...)...); err != nil {
			return "", err
		}
	}
	return at("-issued.p12"), nil
}

// anchors is where the certificates of a sample's signers end: at an authority,
// or, where every key is its own, at all of them.
func (w *workshop) anchors(from origin, work string, keys []string) (string, error) {
	switch from {
	case issued:
		return filepath.Join(w.dir, issuerPEM), nil
	case brought:
		return filepath.Join(w.dir, foreignPEM), nil
	}
	var all []byte
	for _, k := range keys {
		said, err := w.run("", "openssl", "pkcs12", "-in", k, "-nokeys", "-passin", "env:"+passphraseName)
		if err != nil {
			return "", err
		}
		all = append(all, said...)
	}
	out := filepath.Join(work, "anchors.pem")
	return out, os.WriteFile(out, all, 0o644)
}
