package file_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/export/pdf/file"
	"countersign/export/sign"
)

const authorityConfig = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Sample time stamp authority
[ext]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = config
[config]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`

// authority is a time stamp authority on this computer.
func authority(t *testing.T) *sign.Authority {
	t.Helper()
	dir := t.TempDir()
	openssl := func(args ...string) {
		c := exec.Command("openssl", args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("openssl %s: %v\n%s", args[0], err, out)
		}
	}
	for name, text := range map[string]string{"tsa.cnf": authorityConfig, "serial": "01\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openssl("req", "-x509", "-config", "tsa.cnf", "-extensions", "ext", "-nodes", "-newkey", "rsa:2048", "-keyout", "key.pem", "-out", "cert.pem")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := io.ReadAll(r.Body)
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, "query"), query, 0o600))
		openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-signer", "cert.pem", "-inkey", "key.pem", "-out", "reply")
		reply, err2 := os.ReadFile(filepath.Join(dir, "reply"))
		if err := errors.Join(err, err2); err != nil {
			t.Error(err)
		}
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	return &sign.Authority{URL: server.URL}
}

func TestASignatureCarriesATimeStamp(t *testing.T) {
	tsa := authority(t)
	all := signings()[:3]
	for _, i := range []int{0, 2} { // the second is made without
		all[i].Stamp = func(cms []byte) ([]byte, error) { return tsa.Stamp(context.Background(), cms) }
	}
	pdf, err := file.SignAll(finish(t, 513), all...)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range must[*file.Report](t)(file.Verify(pdf)).Signatures {
		if stamped := s.Stamp != nil; stamped != (i != 1) {
			t.Errorf("signature %d: stamped %v", i+1, stamped)
		}
	}
	path := saved(t, pdf)
	if said := ask(t, "pdfsig", path); strings.Count(said, "Signature is Valid.") != 3 {
		t.Error(said)
	}
	if said := ask(t, "qpdf", "--check", path); !strings.Contains(said, "No syntax or stream encoding errors") {
		t.Error(said)
	}
	for i := 0; i < len(pdf); i += 97 {
		pdf[i] ^= 1
		if _, err := file.Verify(pdf); err == nil {
			t.Errorf("byte %d was changed and nobody noticed", i)
		}
		pdf[i] ^= 1
	}
}

func TestWithoutAnAnswerNothingIsSigned(t *testing.T) {
	s := signings()[0]
	s.Stamp = func([]byte) ([]byte, error) { return nil, errors.New("no answer from the sample authority") }
	if _, err := file.Sign(finish(t, 513), s); err == nil || !strings.Contains(err.Error(), "no answer") {
		t.Error(err)
	}
	s.Stamp = func(cms []byte) ([]byte, error) { return append(cms, make([]byte, 20_000)...), nil }
	if _, err := file.Sign(finish(t, 513), s); err == nil || !strings.Contains(err.Error(), "room for") {
		t.Error(err)
	}
}
