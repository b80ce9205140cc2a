package sign_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/export/sign"
)

const place = "LAMP/L-2/15"

func newIssuer(t testing.TB, name string) *sign.Key {
	t.Helper()
	issuer, err := sign.NewIssuer(sign.P256, rand.Reader, name, now, now.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	return issuer
}

// answered sends a teller's request to an issuer and accepts the answer.
func answered(t testing.TB, key, issuer *sign.Key, until time.Time, places ...string) *sign.Key {
	t.Helper()
	certs := certificates(t, answer(t, key, issuer, until, places...))
	accepted, err := key.Accept(certs)
	if err != nil {
		t.Fatal(err)
	}
	return accepted
}

func answer(t testing.TB, key, issuer *sign.Key, until time.Time, places ...string) []byte {
	t.Helper()
	csr, err := key.Request(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	request, err := sign.ReadRequest(csr)
	if err != nil {
		t.Fatal(err)
	}
	file, err := issuer.Answer(rand.Reader, request, places, now, until)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func certificates(t testing.TB, file []byte) []*x509.Certificate {
	t.Helper()
	certs, err := sign.ReadCertificates(file)
	if err != nil {
		t.Fatal(err)
	}
	return certs
}

func signature(t testing.TB, key *sign.Key) sign.Signature {
	t.Helper()
	cms, digest := signed(t, key)
	s, err := sign.VerifyDetached(cms, digest)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestARequestAnsweredTwiceGivesTwoCertificatesThatWork(t *testing.T) {
	issuer, key := newIssuer(t, "Sample Coalition"), newKey(t, sample)
	trust := listed(t, issuer)
	until := now.AddDate(0, 6, 0)
	first, second := answered(t, key, issuer, until, place), answered(t, key, issuer, until, place)
	if first.Certificate().SerialNumber.Cmp(second.Certificate().SerialNumber) == 0 {
		t.Error("both certificates have the same serial number")
	}
	for _, k := range []*sign.Key{first, second} {
		if j := trust.Judge(signature(t, k), sign.Occasion{Place: place, At: now}); j.Standing != sign.Trusted {
			t.Errorf("the key %s", j.Why)
		}
		if k.Fingerprint() != key.Fingerprint() || k.Identity() != key.Identity() {
			t.Error("it is another key, or in another name")
		}
		if _, err := sign.Open(sealed(t, k), passphrase); err != nil {
			t.Errorf("the key file with the chain: %v", err)
		}
	}
	if _, err := first.Accept(second.Certificates()); err != nil {
		t.Errorf("the second certificate in place of the first: %v", err)
	}
}

func TestTheIssuedCertificateSaysWhatItIsFor(t *testing.T) {
	issuer := newIssuer(t, "Sample Coalition")
	until := now.AddDate(0, 6, 0)
	cert := answered(t, newKey(t, sample), issuer, until, place, "LAMP/L-3").Certificate()
	if got := sign.Places(cert); !slices.Equal(got, []string{place, "LAMP/L-3"}) {
		t.Errorf("places %v", got)
	}
	if cert.IsCA || !cert.NotAfter.Equal(until) || cert.NotBefore.Before(issuer.Certificate().NotBefore) {
		t.Errorf("CA %v, valid %v to %v", cert.IsCA, cert.NotBefore, cert.NotAfter)
	}
	ca := issuer.Certificate()
	if !sign.IsIssuer(ca) || !ca.MaxPathLenZero || ca.MaxPathLen != 0 || ca.KeyUsage != x509.KeyUsageCertSign || len(ca.SerialNumber.Bytes()) < 16 {
		t.Error("the issuer's certificate is not as the package comment says")
	}
	if issuer.CanSign() == nil {
		t.Error("an issuer's key could sign a sheet")
	}
}

func TestAnIssuerAnswersNothingThatWouldNotWork(t *testing.T) {
	issuer, key := newIssuer(t, "Sample Coalition"), newKey(t, sample)
	csr, err := key.Request(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	request, err := sign.ReadRequest(csr)
	if err != nil {
		t.Fatal(err)
	}
	ok, month := []string{place}, now.AddDate(0, 1, 0)
	for what, c := range map[string]struct {
		by     *sign.Key
		places []string
		now    time.Time
		until  time.Time
		says   string
	}{
		"a teller's key":     {key, ok, now, month, "is not an issuer's"},
		"after the issuer":   {issuer, ok, now, now.AddDate(2, 0, 0), "after the issuer's own"},
		"in the past":        {issuer, ok, now, now.AddDate(0, 0, -1), "which is past"},
		"no place":           {issuer, nil, now, month, "1 to 100 places"},
		"not a place":        {issuer, []string{"LAMP"}, now, month, "UNION/UNIT/LOCAL"},
		"a place with signs": {issuer, []string{"LAMP/L-2/15?x=1"}, now, month, "UNION/UNIT/LOCAL"},
		"an expired issuer":  {issuer, ok, now.AddDate(3, 0, 0), now.AddDate(3, 1, 0), "is valid from"},
	} {
		_, err := c.by.Answer(rand.Reader, request, c.places, c.now, c.until)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, name := range []string{"", " ", "A\nB"} {
		if _, err := sign.NewIssuer(sign.P256, rand.Reader, name, now, month); err == nil {
			t.Errorf("an issuer named %q was made", name)
		}
	}
	if _, err := sign.NewIssuer(sign.P256, rand.Reader, "Sample", now, now); err == nil {
		t.Error("an issuer that has expired already was made")
	}
}

func TestAKeyAcceptsOnlyItsOwnCertificate(t *testing.T) {
	issuer, key, other := newIssuer(t, "Sample Coalition"), newKey(t, sample), newKey(t, sample)
	until := now.AddDate(0, 6, 0)
	mine := certificates(t, answer(t, key, issuer, until, place))
	theirs := certificates(t, answer(t, other, issuer, until, place))
	renamed := sample
	renamed.Name = "Somebody Else (sample)"
	stranger := newIssuer(t, "Sample Coalition").Certificate()
	for what, certs := range map[string][]*x509.Certificate{
		"none":                   nil,
		"without the issuer":     mine[:1],
		"another key's":          theirs,
		"under another issuer":   {mine[0], stranger},
		"the issuer first":       {mine[1], mine[0]},
		"for no place":           newChainedKey(t).Certificates(),
		"in the key's old state": key.Certificates(),
	} {
		if _, err := key.Accept(certs); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	if _, err := key.Accept(mine); err != nil {
		t.Error(err)
	}
}

func TestARequestOfAnybodyButTheHolderIsRefused(t *testing.T) {
	key := newKey(t, sample)
	csr, err := key.Request(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	weak := rsaRequest(t, 1024)
	changed := bytes.Replace(der(t, csr), []byte("Chief"), []byte("Thief"), 1)
	for what, c := range map[string]struct {
		file []byte
		says string
	}{
		"nothing":           {nil, "no request"},
		"a certificate":     {sign.WriteCertificates(key.Certificate()), `holds a "CERTIFICATE"`},
		"two requests":      {append(bytes.Clone(csr), csr...), "2 requests"},
		"cut":               {csr[:len(csr)-30], "no request"},
		"one and a half":    {append(bytes.Clone(csr), csr[:90]...), "cut short"},
		"a changed role":    {changed, "the request was changed"},
		"a weak key":        {weak, "this is an RSA key of 1024 bits"},
		"more than is read": {bytes.Repeat([]byte{'x'}, 70<<10), "at most"},
	} {
		if _, err := sign.ReadRequest(c.file); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if r, err := sign.ReadRequest(der(t, csr)); err != nil || r.Identity != sample || r.Fingerprint != key.Fingerprint() {
		t.Errorf("the same in DER: %+v, %v", r, err)
	}
}

func TestOpenSSLReadsRequestAndChain(t *testing.T) {
	for _, kind := range []sign.Kind{sign.P256, sign.RSA} {
		key, err := sign.NewKeyOf(kind, rand.Reader, sample, now, now.AddDate(2, 0, 0))
		if err != nil || key.Kind() != kind {
			t.Fatalf("%v: made %v, %v", kind, key.Kind(), err)
		}
		issuer, err := sign.NewIssuer(kind, rand.Reader, "Sample Coalition", now, now.AddDate(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		file := func(name string, b []byte) string {
			path := filepath.Join(folder, name)
			write(t, path, b)
			return path
		}
		csr, err := key.Request(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		opensslSays(t, "verify OK", "req", "-verify", "-noout", "-in", file("request.csr", csr))
		accepted := answered(t, key, issuer, now.AddDate(0, 6, 0), place)
		ca := file("ca.pem", sign.WriteCertificates(issuer.Certificate()))
		leaf := file("leaf.pem", sign.WriteCertificates(accepted.Certificate()))
		opensslSays(t, "leaf.pem: OK", "verify", "-x509_strict", "-no_check_time", "-CAfile", ca, leaf)
		opensslSays(t, "URI:countersign:place/LAMP/L-2/15", "x509", "-noout", "-text", "-in", leaf)
		cms, _ := signed(t, accepted)
		opensslSays(t, "Verification successful", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file("sig.p7s", cms),
			"-content", file("content", content), "-out", os.DevNull, "-CAfile", ca, "-purpose", "any", "-no_check_time")
	}
}

func opensslSays(t testing.TB, want string, args ...string) {
	t.Helper()
	out, err := exec.Command("openssl", args...).CombinedOutput()
	if err != nil || !strings.Contains(string(out), want) {
		t.Errorf("openssl %s: %v\n%s", args[0], err, out)
	}
}

func FuzzReadRequest(f *testing.F) {
	csr, err := newKey(f, sample).Request(rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(csr)
	f.Add(der(f, csr))
	f.Add(csr[:100])
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := sign.ReadRequest(b)
		if (r == nil) != (err != nil) {
			t.Errorf("%v with error %v", r, err)
		}
		if err == nil && (r.Identity.Check() != nil || r.Fingerprint == sign.Fingerprint(sha256.Sum256(nil))) {
			t.Errorf("read %+v", r)
		}
	})
}

func FuzzReadCertificates(f *testing.F) {
	key := newKey(f, sample)
	chain := answer(f, key, newIssuer(f, "Sample Coalition"), now.AddDate(0, 1, 0), place)
	f.Add(chain)
	f.Add(der(f, chain))
	f.Add(chain[:300])
	f.Fuzz(func(t *testing.T, b []byte) {
		certs, err := sign.ReadCertificates(b)
		if (len(certs) == 0) != (err != nil) || len(certs) > 4 {
			t.Fatalf("%d certificates with error %v", len(certs), err)
		}
		if accepted, err := key.Accept(certs); err == nil && accepted.Fingerprint() != key.Fingerprint() {
			t.Error("another key came of it")
		}
	})
}
