package export_test

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
)

const authorityConfig = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Sample time stamp authority
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = t
[t]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`

// authority is openssl as a time stamp authority on this computer.
func authority(t *testing.T) *count.Authority {
	t.Helper()
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	put := func(name, text string) {
		if err := os.WriteFile(file(name), []byte(text), 0o600); err != nil {
			t.Error(err)
		}
	}
	openssl := func(args ...string) {
		c := exec.Command("openssl", args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("openssl: %v\n%s", err, out)
		}
	}
	put("tsa.cnf", authorityConfig)
	put("serial", "01\n")
	openssl("req", "-x509", "-config", "tsa.cnf", "-extensions", "ext", "-days", "900", "-nodes", "-newkey", "rsa:2048", "-keyout", "key.pem", "-out", "cert.pem")
	b, err := os.ReadFile(file("cert.pem"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(b)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, _ := io.ReadAll(r.Body)
		put("query", string(query))
		openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-signer", "cert.pem", "-inkey", "key.pem", "-out", "reply")
		reply, _ := os.ReadFile(file("reply"))
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	return &count.Authority{Name: "Sample time stamp authority", URL: server.URL, Certificate: block.Bytes}
}

func TestASheetCarriesTheTimesOfAnAuthority(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.TimeStamps = authority(t)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 35))
	if err != nil {
		t.Fatal(err)
	}
	withKeys(t, s)
	own := []*sign.Key{}
	for _, x := range s.Signers {
		own = append(own, keyOf(t, x.Name))
	}
	stamp, err := export.Stamper(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	files, err := export.Stamped(s, own, stamp)
	if err != nil {
		t.Fatal(err)
	}
	got := export.Verify(files[0].Name, files[0].Data, nil)
	if err := got.Against(v); err != nil || !got.Fine() {
		t.Fatalf("%s %v", got.Sentence, err)
	}
	for _, x := range got.Signed {
		if x.Stamped == "" || x.By != v.TimeStamps.Name {
			t.Errorf("%s: stamped %q by %q", x.Name, x.Stamped, x.By)
		}
	}
	if text := pageText(t, files[0].Data); !strings.Contains(text, "stamped by Sample time stamp authority") {
		t.Error("the sheet does not say whose times they are")
	}
	keep(t, files[0].Data, len(own), ".pdf")

	v.TimeStamps = authority(t) // another key under the same name
	if err := got.Against(v); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(got.Findings, func(f count.Finding) bool {
		return f.Code == "R604" && f.Short == "A time stamp is of another authority"
	}) {
		t.Errorf("a stamp of another authority passes: %s", got.Sentence)
	}
}

func TestWithoutAnAnswerNothingIsSigned(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.TimeStamps = authority(t)
	agreed, err := x509.ParseCertificate(v.TimeStamps.Certificate)
	if err != nil || agreed.Subject.CommonName != v.TimeStamps.Name {
		t.Fatal(err)
	}
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	v.TimeStamps.URL = closed.URL
	stamp, err := export.Stamper(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	s := sampleSheet(t)
	own := []*sign.Key{}
	for _, x := range s.Signers {
		own = append(own, keyOf(t, x.Name))
	}
	if files, err := export.Stamped(s, own, stamp); err == nil || files != nil || !strings.Contains(err.Error(), "no time stamp from") {
		t.Errorf("got %d files, %v", len(files), err)
	}
}

// pageText is what a reader takes from the pages.
func pageText(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
