package export_test

import (
	"context"
	"crypto/x509"
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
	"countersign/export/sign/signtest"
)

// authority is a time stamp authority as a definition names it.
func authority(t *testing.T) *count.Authority {
	t.Helper()
	url, cert := signtest.Authority(t, "rsa:2048")
	return &count.Authority{Name: cert.Subject.CommonName, URL: url, Certificate: cert.Raw}
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
	files, err := export.Documents(s, own, stamp, nil)
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
	if files, err := export.Documents(s, own, stamp, nil); err == nil || files != nil || !strings.Contains(err.Error(), "no time stamp from") {
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
