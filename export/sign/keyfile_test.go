package sign_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"countersign/export/sign"
)

const passphrase = "korrekt häst † batteri (sample)"

func sealed(t testing.TB, key *sign.Key) []byte {
	t.Helper()
	p12, err := key.SealQuick(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return p12
}

func TestASealedKeyOpensAndSigns(t *testing.T) {
	for kind, key := range allKinds(t) {
		back, err := sign.Open(sealed(t, key), passphrase)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if back.Fingerprint() != key.Fingerprint() || len(back.Certificates()) != len(key.Certificates()) {
			t.Errorf("%s: another key came back", kind)
		}
		a, _ := signed(t, key)
		b, _ := signed(t, back)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the opened key signs differently", kind)
		}
	}
}

func TestWrongPassphrase(t *testing.T) {
	p12 := sealed(t, newKey(t, sample))
	for _, wrong := range []string{"", "x", passphrase + " ", strings.ToUpper(passphrase), "\xff\xfe", "🐴🐴🐴🐴🐴🐴🐴🐴", strings.Repeat("long ", 10_000)} {
		if key, err := sign.Open(p12, wrong); !errors.Is(err, sign.ErrPassphrase) || key != nil {
			t.Errorf("%.40q: %v", wrong, err)
		}
	}
}

func TestPassphraseRule(t *testing.T) {
	key := newKey(t, sample)
	for _, short := range []string{"", "1234567", "žluťouč"} {
		if _, err := key.SealQuick(short); !errors.Is(err, sign.ErrShortPassphrase) {
			t.Errorf("%q: %v", short, err)
		}
	}
	if _, err := key.SealQuick("12345678"); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"\xff12345678", "12345678 🐴"} {
		if _, err := key.SealQuick(bad); err == nil {
			t.Errorf("%q was taken, and could not be typed again elsewhere", bad)
		}
	}
}

func TestAHostileKeyFileCannotAskForEndlessWork(t *testing.T) {
	for _, c := range []struct {
		work []int
		ok   bool
	}{
		{[]int{2_000_000, 2_000_000, 2_000_000}, true},
		{[]int{20_000_001}, false},
		{[]int{1, 1, 19_999_998}, true},
		{[]int{1, 1, 19_999_999}, false},
		{[]int{0, 1, 1}, false},
		{[]int{1, -1, 1}, false},
	} {
		if err := sign.CheckWork(c.work); (err == nil) != c.ok {
			t.Errorf("%v: %v", c.work, err)
		}
	}
	// The same in a real file: 2 is the count of all three derivations, and
	// each in turn becomes 2^31-1.
	key := newKey(t, sample)
	p12, err := key.SealCosting(passphrase, 70_000)
	if err != nil {
		t.Fatal(err)
	}
	count := []byte{0x02, 0x03, 0x01, 0x11, 0x70}
	if n := bytes.Count(p12, count); n != 3 {
		t.Fatalf("%d iteration counts found, want 3", n)
	}
	for at := 0; ; {
		i := bytes.Index(p12[at:], count)
		if i < 0 {
			break
		}
		hostile := bytes.Clone(p12)
		copy(hostile[at+i:], []byte{0x02, 0x03, 0x7F, 0xFF, 0xFF}) // 8,388,607: three of them are too many
		at += i + len(count)
		if _, err := sign.Open(hostile, passphrase); err == nil {
			t.Error("a changed iteration count was accepted")
		}
	}
	hostile := bytes.ReplaceAll(p12, count, []byte{0x02, 0x03, 0x7F, 0xFF, 0xFF})
	if _, err := sign.Open(hostile, passphrase); !errors.Is(err, sign.ErrKeyFile) {
		t.Errorf("three large counts: %v", err)
	}
}

func TestKeyFilesOfAnotherFormAreRefusedBeforeThePassphraseIsTried(t *testing.T) {
	key := newKey(t, sample)
	store, err := pkcs12.Modern2023.EncodeTrustStore(key.Certificates(), passphrase)
	if err != nil {
		t.Fatal(err)
	}
	p12 := sealed(t, key)
	for what, b := range map[string][]byte{
		"nothing": nil, "text": []byte("not a key"), "trust store": store, "cut": p12[:len(p12)/2],
		"longer": append(bytes.Clone(p12), 0), "huge": make([]byte, 2<<20),
	} {
		if _, err := sign.Open(b, passphrase); !errors.Is(err, sign.ErrKeyFile) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for n := range p12 {
		if _, err := sign.Open(p12[:n], passphrase); err == nil {
			t.Fatalf("the first %d bytes were accepted", n)
		}
	}
}

// What one guess costs is in the file, so it is read there and not timed: a core
// of today makes 20 million SHA-256 blocks a second, a round of PBKDF2 takes
// two, and ten guesses a second are the most that anybody may try.
func TestAGuessAtAPassphraseCostsATenthOfASecond(t *testing.T) {
	const least = 20_000_000 / 10 / 2
	path := filepath.Join(t.TempDir(), "sample.p12")
	p12, err := newKey(t, sample).Seal("correct horse (sample)")
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.WriteKeyFile(path, p12); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("openssl", "pkcs12", "-in", path, "-info", "-nokeys", "-nocerts", "-passin", "pass:correct horse (sample)").CombinedOutput()
	if err != nil {
		t.Fatalf("openssl: %v\n%s", err, out)
	}
	derivations := regexp.MustCompile(`[Ii]teration (\d+)`).FindAllSubmatch(out, -1)
	if len(derivations) != 3 || bytes.Count(out, []byte("PBKDF2")) < 2 || bytes.Count(out, []byte("hmacWithSHA256")) < 2 {
		t.Errorf("openssl says\n%s", out)
	}
	for _, d := range derivations { // of the seal, of the certificates, of the key: a guess may begin with any
		if n, err := strconv.Atoi(string(d[1])); err != nil || n < least {
			t.Errorf("%s rounds, want %d\n%s", d[1], least, out)
		}
	}
}

func TestOpenSSLReadsOurKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.p12")
	key := newKey(t, sample)
	p12, err := key.SealQuick("correct horse (sample)")
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.WriteKeyFile(path, p12); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:correct horse (sample)").CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("BEGIN PRIVATE KEY")) || !bytes.Contains(out, []byte("BEGIN CERTIFICATE")) {
		t.Errorf("openssl: %v\n%s", err, out)
	}
	if err := exec.Command("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:wrong horse").Run(); err == nil {
		t.Error("openssl opened it under another passphrase")
	}
}

func TestAKeyFileIsWrittenOnceAndForItsOwnerOnly(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "sample.p12")
	first, second := sealed(t, newKey(t, sample)), sealed(t, newKey(t, sample))
	if err := sign.WriteKeyFile(path, first); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := sign.WriteKeyFile(path, second); !errors.Is(err, fs.ErrExist) {
		t.Errorf("second write: %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, first) {
		t.Errorf("the first file was replaced: %v", err)
	}
	if err := sign.WriteKeyFile(filepath.Join(folder, "none", "x.p12"), first); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
	if err := sign.WriteKeyFile(filepath.Join(folder, "junk.p12"), []byte("junk")); !errors.Is(err, sign.ErrKeyFile) {
		t.Errorf("junk: %v", err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("%d files are left in the folder, want 1 (%v)", len(left), err)
	}
}

func FuzzOpen(f *testing.F) {
	p12 := sealed(f, newKey(f, sample))
	f.Add(p12)
	f.Add(p12[:300])
	f.Add([]byte{0x30, 0x03, 0x02, 0x01, 0x03})
	f.Fuzz(func(t *testing.T, b []byte) {
		key, err := sign.Open(b, passphrase)
		if (key == nil) != (err != nil) {
			t.Errorf("key %v with error %v", key, err)
		}
		if err != nil && !errors.Is(err, sign.ErrKeyFile) && !errors.Is(err, sign.ErrPassphrase) {
			t.Errorf("an error without its kind: %v", err)
		}
	})
}

// One guess is what someone who steals a key file pays for each passphrase.
func BenchmarkOneGuess(b *testing.B) {
	p12, err := newKey(b, sample).Seal(passphrase)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := sign.Open(p12, "not the passphrase"); !errors.Is(err, sign.ErrPassphrase) {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	p12, err := newKey(b, sample).Seal(passphrase)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := sign.Open(p12, passphrase); err != nil {
			b.Fatal(err)
		}
	}
}
