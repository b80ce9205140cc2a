package signtest

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// authorityConfig makes openssl a time stamp authority.
const authorityConfig = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Sample time stamp authority
[ext]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`

// Authority is openssl as a time stamp authority on this computer, until the
// test ends: its address and its certificate. The kind of its key is "rsa:2048"
// or "ec".
func Authority(t testing.TB, kind string) (url string, cert *x509.Certificate) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"tsa.cnf": authorityConfig, "serial": "01\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openssl := func(args ...string) {
		c := exec.Command("openssl", args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("openssl %s: %v\n%s", args[0], err, out)
		}
	}
	request := []string{"req", "-x509", "-config", "tsa.cnf", "-extensions", "ext", "-days", "900", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-newkey", kind}
	if kind == "ec" {
		request = append(request, "-pkeyopt", "ec_paramgen_curve:P-256")
	}
	openssl(request...)
	text, err := os.ReadFile(filepath.Join(dir, "cert.pem"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(text)
	if cert, err = x509.ParseCertificate(block.Bytes); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
			http.Error(w, "not a query", http.StatusBadRequest)
			return
		}
		err = os.WriteFile(filepath.Join(dir, "query.tsq"), query, 0o600)
		openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-signer", "cert.pem", "-inkey", "key.pem", "-out", "reply.tsr")
		reply, err2 := os.ReadFile(filepath.Join(dir, "reply.tsr"))
		if err := errors.Join(err, err2); err != nil {
			t.Error(err)
		}
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	return server.URL, cert
}
