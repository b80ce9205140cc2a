package sign_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// stampServer is a time stamp authority on this computer, with a key of a kind
// ("rsa:2048", "ec"), and its certificate.
func stampServer(t *testing.T, kind string) (*sign.Authority, *x509.Certificate) {
	t.Helper()
	url, cert := signtest.Authority(t, kind)
	return &sign.Authority{URL: url}, cert
}

func store(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Error(err)
	}
}

func openssl(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("openssl", args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("openssl %s: %v\n%s", args[0], err, out)
	}
}

func TestAnAuthorityStampsASignature(t *testing.T) {
	key := newKey(t, sign.Identity{Name: "Sample Teller", Role: "Recorder", Local: "Sample local"})
	digest := sha256.Sum256([]byte("a sample record"))
	bare, err := sign.SignDetached(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"rsa:2048", "ec"} {
		authority, cert := stampServer(t, kind)
		stamped, err := authority.Stamp(context.Background(), bare)
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		s, err := sign.VerifyDetached(stamped, digest)
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if s.Stamp == nil || !s.Stamp.By(cert) || s.Stamp.At.IsZero() || time.Since(s.Stamp.At).Abs() > time.Hour {
			t.Errorf("%s: the stamp is %+v", kind, s.Stamp)
		}
		_, other := stampServer(t, "ec")
		if s.Stamp.By(other) {
			t.Error("a stamp counts as that of another authority of the same name")
		}
		opensslAccepts(t, stamped, key)
		everyByteCounts(t, stamped, digest)
	}
}

// opensslAccepts has openssl verify a signature of the sample record.
func opensslAccepts(t *testing.T, cms []byte, key *sign.Key) {
	t.Helper()
	dir := t.TempDir()
	store(t, filepath.Join(dir, "s.p7s"), string(cms))
	store(t, filepath.Join(dir, "record"), "a sample record")
	store(t, filepath.Join(dir, "cert.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: key.Certificate().Raw})))
	openssl(t, dir, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "record", "-CAfile", "cert.pem", "-purpose", "any", "-out", "same")
}

// everyByteCounts changes each byte of a stamped signature.
func everyByteCounts(t *testing.T, cms []byte, digest [32]byte) {
	t.Helper()
	for i := range cms {
		changed := bytes.Clone(cms)
		changed[i] ^= 1
		if s, err := sign.VerifyDetached(changed, digest); err == nil {
			t.Fatalf("byte %d of %d was changed and nothing was noticed (%v)", i, len(cms), s.Stamp)
		} else if !errors.Is(err, sign.ErrSignature) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
}

func TestAStampOfSomethingElseIsRefused(t *testing.T) {
	key := newKey(t, sign.Identity{Name: "Sample Teller", Role: "Recorder", Local: "Sample local"})
	authority, _ := stampServer(t, "ec")
	one, err := sign.SignDetached(sha256.Sum256([]byte("one")), key)
	if err != nil {
		t.Fatal(err)
	}
	two, err := sign.SignDetached(sha256.Sum256([]byte("two")), key)
	if err != nil {
		t.Fatal(err)
	}
	digest, err := sign.StampedDigest(one)
	if err != nil {
		t.Fatal(err)
	}
	request, nonce, err := sign.StampRequest(digest)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(authority.URL, "application/timestamp-query", bytes.NewReader(request))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	reply, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	token, err := sign.StampFrom(reply, digest, nonce)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.AddStamp(two, token); !errors.Is(err, sign.ErrSignature) {
		t.Errorf("the stamp of one signature was put on another: %v", err)
	}
	if _, err := sign.StampFrom(reply, digest, nonce.Add(nonce, nonce)); err == nil {
		t.Error("an answer to another request was taken")
	}
	if _, err := sign.StampFrom(reply[:len(reply)-1], digest, nonce); err == nil {
		t.Error("a cut answer was taken")
	}
}

func TestAnAuthorityThatDoesNotAnswerIsNamed(t *testing.T) {
	key := newKey(t, sign.Identity{Name: "Sample Teller", Role: "Recorder", Local: "Sample local"})
	cms, err := sign.SignDetached([32]byte{1}, key)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "closed at night", http.StatusServiceUnavailable)
	}))
	defer server.Close()
	_, err = (&sign.Authority{URL: server.URL}).Stamp(context.Background(), cms)
	if err == nil || !strings.Contains(err.Error(), "no time stamp from "+server.URL) {
		t.Errorf("got %v", err)
	}
}
