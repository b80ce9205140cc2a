package sign_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"countersign/export/sign"
)

var content = []byte("sample content of a record\n")

func signed(t testing.TB, key *sign.Key) ([]byte, [32]byte) {
	t.Helper()
	digest := sha256.Sum256(content)
	cms, err := sign.SignDetached(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	return cms, digest
}

// newChainedKey has a certificate that an authority issued.
func newChainedKey(t testing.TB) *sign.Key {
	t.Helper()
	make509 := func(name string, isCA bool, parent *x509.Certificate, by *ecdsa.PrivateKey) (*x509.Certificate, *ecdsa.PrivateKey) {
		private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		template := &x509.Certificate{
			SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
			NotBefore: now, NotAfter: now.AddDate(1, 0, 0), IsCA: isCA, BasicConstraintsValid: true,
			KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		}
		if parent == nil {
			parent, by = template, private
		}
		der, err := x509.CreateCertificate(rand.Reader, template, parent, private.Public(), by)
		if err != nil {
			t.Fatal(err)
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		return cert, private
	}
	root, rootKey := make509("Root (sample)", true, nil, nil)
	leaf, leafKey := make509("Chained teller (sample)", false, root, rootKey)
	key, err := sign.Adopt(leafKey, leaf, root)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func allKinds(t testing.TB) map[string]*sign.Key {
	t.Helper()
	small, err := newRSAKey(t, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*sign.Key{"ECDSA": newKey(t, sample), "RSA 2048": small, "chain": newChainedKey(t)}
}

func TestASignatureSaysWhoSigned(t *testing.T) {
	for kind, key := range allKinds(t) {
		cms, digest := signed(t, key)
		s, err := sign.VerifyDetached(cms, digest)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if s.Fingerprint != key.Fingerprint() || s.Identity != key.Identity() || len(s.Chain) != len(key.Certificates())-1 {
			t.Errorf("%s: signed by %+v %v", kind, s.Identity, s.Fingerprint)
		}
		if s.ValidAt(now) != nil || s.ValidAt(now.AddDate(3, 0, 0)) == nil || key.ValidAt(now.AddDate(-1, 0, 0)) == nil {
			t.Errorf("%s: validity in time is wrong", kind)
		}
		again, _ := signed(t, key)
		if !bytes.Equal(again, cms) {
			t.Errorf("%s: the same key signed the same digest with other bytes", kind)
		}
		digest[0] ^= 1
		if _, err := sign.VerifyDetached(cms, digest); !errors.Is(err, sign.ErrSignature) {
			t.Errorf("%s: another digest: %v", kind, err)
		}
	}
}

func TestEveryChangedByteOfASignatureIsRefused(t *testing.T) {
	for kind, key := range allKinds(t) {
		cms, digest := signed(t, key)
		for i := range cms {
			for _, flip := range []byte{0x01, 0x20, 0x80} {
				bad := bytes.Clone(cms)
				bad[i] ^= flip
				if _, err := sign.VerifyDetached(bad, digest); err == nil {
					t.Fatalf("%s: byte %d of %d changed by %#x and still accepted", kind, i, len(cms), flip)
				}
			}
		}
	}
}

func TestAShorterOrLongerSignatureIsRefused(t *testing.T) {
	for kind, key := range allKinds(t) {
		cms, digest := signed(t, key)
		for n := range cms {
			if _, err := sign.VerifyDetached(cms[:n], digest); err == nil {
				t.Fatalf("%s: the first %d of %d bytes accepted", kind, n, len(cms))
			}
		}
		for _, tail := range [][]byte{{0}, {0x30, 0}, make([]byte, 70_000)} {
			if _, err := sign.VerifyDetached(append(bytes.Clone(cms), tail...), digest); err == nil {
				t.Errorf("%s: %d bytes more accepted", kind, len(tail))
			}
		}
	}
}

// The value (r, s) has a twin (r, n-s) that verifies as well. Only one of
// the two may pass, or one document could exist in two spellings.
func TestTheTwinOfAnECDSASignatureIsRefused(t *testing.T) {
	key := newKey(t, sample)
	found := 0
	for i := range byte(16) {
		digest := sha256.Sum256([]byte{i})
		cms, err := sign.SignDetached(digest, key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sign.VerifyDetached(cms, digest); err != nil {
			t.Fatal(err)
		}
		if other, made := twin(cms); made {
			found++
			if _, err := sign.VerifyDetached(other, digest); err == nil {
				t.Fatal("both forms are accepted")
			}
		}
	}
	if found == 0 {
		t.Fatal("no twin was made, so nothing was tried")
	}
}

// twin replaces s by n-s at the end of a signature. It has its top bit set
// where s had not, so it takes a leading zero.
func twin(cms []byte) ([]byte, bool) {
	at := len(cms) - 32
	if cms[at-2] != 2 || cms[at-1] != 32 {
		return nil, false // a shorter s, rare
	}
	s := new(big.Int).SetBytes(cms[at:])
	other := new(big.Int).Sub(elliptic.P256().Params().N, s).Bytes()
	if len(other) != 32 || other[0]&0x80 == 0 {
		return nil, false
	}
	out := append(bytes.Clone(cms[:at-1]), 33, 0)
	return growLengths(append(out, other...), len(cms)), true
}

// growLengths adds one to the length of each element that ended at end.
func growLengths(out []byte, end int) []byte {
	for i := 0; i+4 < end-33; i++ {
		switch {
		case out[i+1] == 0x82 && i+4+int(out[i+2])<<8+int(out[i+3]) == end:
			out[i+3]++
		case out[i+1] == 0x81 && i+3+int(out[i+2]) == end:
			out[i+2]++
		case out[i+1] < 0x80 && i+2+int(out[i+1]) == end:
			out[i+1]++
		}
	}
	return out
}

func TestOpenSSLAcceptsOurSignatures(t *testing.T) {
	for kind, key := range allKinds(t) {
		cms, _ := signed(t, key)
		folder := t.TempDir()
		file, p7 := filepath.Join(folder, "content"), filepath.Join(folder, "signature")
		write(t, file, content)
		write(t, p7, cms)
		root := filepath.Join(folder, "root.pem")
		certs := key.Certificates()
		write(t, root, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certs[len(certs)-1].Raw}))
		verify := func(how ...string) error {
			args := append([]string{"cms", "-verify", "-binary", "-inform", "DER", "-in", p7, "-content", file, "-out", os.DevNull}, how...)
			out, err := exec.Command("openssl", args...).CombinedOutput()
			if err != nil {
				t.Logf("%s: openssl: %s", kind, out)
			}
			return err
		}
		if err := verify("-noverify"); err != nil {
			t.Errorf("%s: openssl refuses our signature: %v", kind, err)
		}
		if err := verify("-cades", "-CAfile", root, "-purpose", "any", "-no_check_time"); err != nil {
			t.Errorf("%s: openssl refuses it as CAdES: %v", kind, err)
		}
		write(t, file, append(bytes.Clone(content), '!'))
		if verify("-noverify") == nil {
			t.Errorf("%s: openssl accepts other content; it is no judge here", kind)
		}
	}
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func FuzzVerifyDetached(f *testing.F) {
	cms, digest := signed(f, newKey(f, sample))
	f.Add(cms)
	f.Add(cms[:200])
	f.Add([]byte{0x30, 0x80, 0, 0})
	chained, _ := signed(f, newChainedKey(f))
	f.Add(chained)
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := sign.VerifyDetached(b, digest)
		if err == nil && s.Cert == nil {
			t.Error("accepted without a certificate")
		}
		if err != nil && !errors.Is(err, sign.ErrSignature) {
			t.Errorf("an error without its kind: %v", err)
		}
	})
}

func BenchmarkSignDetached(b *testing.B) {
	key := newKey(b, sample)
	digest := sha256.Sum256(content)
	for b.Loop() {
		if _, err := sign.SignDetached(digest, key); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerifyDetached(b *testing.B) {
	cms, digest := signed(b, newKey(b, sample))
	for b.Loop() {
		if _, err := sign.VerifyDetached(cms, digest); err != nil {
			b.Fatal(err)
		}
	}
}
