package file_test

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/export/pdf/file"
	"countersign/export/sign"
)

// ask runs another program on a file and gives what it said.
func ask(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func saved(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPopplerFindsEverySignatureValid(t *testing.T) {
	for n := 1; n <= 4; n++ {
		said := ask(t, "pdfsig", saved(t, signedBy(t, n)))
		if got := strings.Count(said, "Signature is Valid."); got != n {
			t.Errorf("%d of %d signatures are valid:\n%s", got, n, said)
		}
		if got := strings.Count(said, "- Total document signed"); got != 1 {
			t.Errorf("%d signatures cover the whole document, want the last:\n%s", got, said)
		}
		if n == 1 && strings.Contains(said, "Not total") {
			t.Errorf("one signature does not cover the document:\n%s", said)
		}
	}
	bad := signedBy(t, 1)
	bad[bytes.Index(bad, []byte("stream\n"))+20] ^= 1
	if said := ask(t, "pdfsig", saved(t, bad)); strings.Contains(said, "Signature is Valid.") {
		t.Errorf("pdfsig is no judge here:\n%s", said)
	}
}

func TestQPDFFindsNothingToComplainAbout(t *testing.T) {
	for n := range 5 {
		said := ask(t, "qpdf", "--check", saved(t, signedBy(t, n)))
		if strings.Contains(said, "WARNING") || !strings.Contains(said, "No syntax or stream encoding errors") {
			t.Errorf("%d signatures:\n%s", n, said)
		}
	}
}

func TestPopplerReadsBoxesStructureAndRecord(t *testing.T) {
	path := saved(t, signedBy(t, 4))
	words := strings.Join(strings.Fields(ask(t, "pdftotext", "-layout", path, "-")), " ")
	for i, id := range tellers[:3] {
		for _, line := range file.BoxLines("en-US", id, keys()[i].Fingerprint(), closed)[:2] {
			if !strings.Contains(words, strings.Fields(line)[0]) {
				t.Errorf("the box of %q does not say %q:\n%s", id.Name, line, words)
			}
		}
		if want := "Key " + keys()[i].Fingerprint().Short(); !strings.Contains(words, want) {
			t.Errorf("no box says %q", want)
		}
	}
	// The fourth name's signs are in no face; the letters are.
	if !strings.Contains(words, "Signed 2026-06-24 18:07:05 UTC") || !strings.Contains(words, "? Nadia ?") {
		t.Errorf("the box of a name in emoji:\n%s", words)
	}
	structure := ask(t, "pdfinfo", "-struct-text", path)
	for _, want := range []string{"H1", "Table", "TR", "TH", "TD", "Form", "\"Tally sheet (sample), page 2\"", "/Scope /Row"} {
		if !strings.Contains(structure, want) {
			t.Errorf("the structure has no %s:\n%s", want, structure)
		}
	}
	folder := t.TempDir()
	ask(t, "pdfdetach", "-saveall", "-o", folder, path)
	if got, err := os.ReadFile(filepath.Join(folder, recordName)); err != nil || !bytes.Equal(got, record) {
		t.Errorf("pdfdetach gives %q, %v", got, err)
	}
	ask(t, "pdftoppm", "-r", "40", "-png", path, filepath.Join(folder, "page"))
}

func TestALongNameStaysInItsBox(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Luis Ortega ", 25)) // 299 characters
	key := newKey(t, sign.Identity{Name: long, Role: long, Local: long})
	pdf := must[[]byte](t)(file.Sign(finish(t, 513), file.Signing{Field: "Teller1", Key: key, Time: closed}))
	r := must[*file.Report](t)(file.Verify(pdf))
	if r.Signatures[0].Identity.Name != long {
		t.Error("the name was cut in the certificate")
	}
	words := ask(t, "pdftotext", "-layout", saved(t, pdf), "-")
	if n := strings.Count(words, "Luis"); n < 8 || n > 50 {
		t.Errorf("the box holds the name %d times:\n%s", n, words)
	}
	ask(t, "qpdf", "--check", saved(t, pdf))
}

func TestARSAKeySignsAsWell(t *testing.T) {
	private := must[*rsa.PrivateKey](t)(rsa.GenerateKey(rand.Reader, 4096))
	template := &x509.Certificate{
		SerialNumber: big.NewInt(9), Subject: pkix.Name{CommonName: "Luis Ortega (sample)"},
		NotBefore: closed, NotAfter: closed.AddDate(1, 0, 0),
	}
	der := must[[]byte](t)(x509.CreateCertificate(rand.Reader, template, template, private.Public(), private))
	key := must[*sign.Key](t)(sign.Adopt(private, must[*x509.Certificate](t)(x509.ParseCertificate(der))))
	pdf := must[[]byte](t)(file.Sign(signedBy(t, 2), file.Signing{Field: "Teller3", Key: key, Time: closed}))
	if r, err := file.Verify(pdf); err != nil || r.Signatures[2].Fingerprint != key.Fingerprint() {
		t.Errorf("%+v, %v", r, err)
	}
	if said := ask(t, "pdfsig", saved(t, pdf)); strings.Count(said, "Signature is Valid.") != 3 {
		t.Error(said)
	}
}
