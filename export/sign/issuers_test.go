package sign_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net/url"
	"strings"
	"testing"
	"time"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// listed is a vote's trust in the certificates of these keys.
func listed(t testing.TB, keys ...*sign.Key) *sign.Issuers {
	t.Helper()
	var list []sign.Listed
	for _, k := range keys {
		list = append(list, sign.Listed{Name: k.Certificate().Subject.CommonName, Cert: k.Certificate()})
	}
	trust, err := sign.NewIssuers(list...)
	if err != nil {
		t.Fatal(err)
	}
	return trust
}

// authority issues certificates that our own issuers would not.
type authority struct {
	private crypto.Signer
	cert    *x509.Certificate
	above   []*x509.Certificate
}

func newPrivate(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return private
}

func newAuthority(t testing.TB, name string) authority {
	t.Helper()
	private := newPrivate(t)
	template := caTemplate(name)
	return authority{private, made(t, template, template, private.Public(), private), nil}
}

func caTemplate(name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: now, NotAfter: now.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageCertSign,
	}
}

func made(t testing.TB, template, parent *x509.Certificate, public any, by crypto.Signer) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, template, parent, public, by)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

// issue makes a key under the authority; change may spoil its certificate.
func (a authority) issue(t testing.TB, change func(*x509.Certificate)) *sign.Key {
	t.Helper()
	private := newPrivate(t)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(9), Subject: pkix.Name{CommonName: sample.Name}, BasicConstraintsValid: true,
		NotBefore: now, NotAfter: now.AddDate(0, 6, 0), KeyUsage: x509.KeyUsageDigitalSignature,
		URIs: []*url.URL{{Scheme: "countersign", Opaque: "place/" + place}},
	}
	change(template)
	certs := append([]*x509.Certificate{made(t, template, a.cert, private.Public(), a.private), a.cert}, a.above...)
	key, err := sign.Adopt(private, certs...)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// under is an authority that another one made.
func (a authority) under(t testing.TB, name string) authority {
	t.Helper()
	private := newPrivate(t)
	return authority{private, made(t, caTemplate(name), a.cert, private.Public(), a.private), []*x509.Certificate{a.cert}}
}

func TestAnIssuerVouchesForItsOwnTellersOnly(t *testing.T) {
	ours := newAuthority(t, "Sample Coalition")
	lookAlike := newAuthority(t, "sample  coalition")
	stranger := newAuthority(t, "Another Coalition (sample)")
	template := caTemplate("Sample Coalition")
	template.SerialNumber = big.NewInt(2)
	renewed := authority{ours.private, made(t, template, template, ours.private.Public(), ours.private), nil}
	trust, err := sign.NewIssuers(sign.Listed{Name: "the sample coalition", Cert: ours.cert})
	if err != nil {
		t.Fatal(err)
	}
	as := func(*x509.Certificate) {}
	here := sign.Occasion{Place: place, At: now.AddDate(0, 1, 0)}
	at := func(years, months int) sign.Occasion {
		return sign.Occasion{Place: place, At: now.AddDate(years, months, 0)}
	}
	for what, c := range map[string]struct {
		key  *sign.Key
		on   sign.Occasion
		want sign.Standing
		says string
	}{
		"as it should be":        {ours.issue(t, as), here, sign.Trusted, "is certified by the sample coalition for LAMP/L-2/15"},
		"another local":          {ours.issue(t, as), sign.Occasion{Place: "LAMP/L-2/1", At: now}, sign.Refused, "for LAMP/L-2/15, not for LAMP/L-2/1"},
		"a longer name of it":    {ours.issue(t, as), sign.Occasion{Place: "LAMP/L-2/15/1", At: now}, sign.Refused, "not for"},
		"no place at all":        {ours.issue(t, func(c *x509.Certificate) { c.URIs = nil }), here, sign.Refused, "for no place"},
		"a definition":           {ours.issue(t, as), sign.Occasion{At: now}, sign.Unconfirmed, "for sheets of LAMP/L-2/15 only"},
		"expired":                {ours.issue(t, as), at(0, 7), sign.Refused, "2026-06-24 to 2026-12-24, not on 2027-01-24"},
		"not yet valid":          {ours.issue(t, as), at(-1, 0), sign.Refused, "not on 2025-06-24"},
		"the issuer has expired": {ours.issue(t, func(c *x509.Certificate) { c.NotAfter = now.AddDate(9, 0, 0) }), at(2, 0), sign.Refused, "whose own certificate is valid from 2026-06-24 to 2027-06-24"},
		"for servers":            {ours.issue(t, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} }), here, sign.Refused, "extended key usage"},
		"for enciphering":        {ours.issue(t, func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }), here, sign.Refused, "not for signatures (key usage)"},
		"a CA":                   {ours.issue(t, func(c *x509.Certificate) { c.IsCA = true }), here, sign.Refused, "for issuing others"},
		"an issuer itself":       {ours.issue(t, func(c *x509.Certificate) { c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign }), here, sign.Refused, "for issuing others"},
		"under an under-issuer":  {ours.under(t, "Sample Middle").issue(t, as), here, sign.Refused, "may certify nobody"},
		"a look-alike issuer":    {lookAlike.issue(t, as), here, sign.Refused, "uses the name sample  coalition with another key"},
		"another certificate":    {renewed.issue(t, as), here, sign.Unconfirmed, "another certificate of the sample coalition"},
		"a stranger's":           {stranger.issue(t, as), here, sign.Unconfirmed, "Another Coalition (sample), whom the vote does not list"},
		"nobody's":               {newKey(t, sample), here, sign.Unconfirmed, sign.Unknown.Why},
	} {
		j := trust.Judge(signature(t, c.key), c.on)
		if j.Standing != c.want || !strings.Contains(j.Why, c.says) {
			t.Errorf("%s: %v, %q; want %v, %q", what, j.Standing, j.Why, c.want, c.says)
		}
	}
}

// Whoever takes the certificates apart and puts the right issuer beside a leaf
// of the wrong one is found out even if the signature was not verified.
func TestAnIssuersCertificateBesideAForeignLeafIsRefused(t *testing.T) {
	ours, lookAlike := newAuthority(t, "Sample Coalition"), newAuthority(t, "Sample Coalition")
	s := signature(t, lookAlike.issue(t, func(*x509.Certificate) {}))
	s.Chain = []*x509.Certificate{ours.cert}
	trust, err := sign.NewIssuers(sign.Listed{Name: "ours", Cert: ours.cert})
	if err != nil {
		t.Fatal(err)
	}
	if j := trust.Judge(s, sign.Occasion{Place: place, At: now}); j.Standing != sign.Refused {
		t.Errorf("%v: %s", j.Standing, j.Why)
	}
}

func TestAListedTellerIsTrustedByKeyAndName(t *testing.T) {
	key := newKey(t, sample)
	trust := listed(t, key)
	on := sign.Occasion{Place: place, At: now}
	if j := trust.Judge(signature(t, key), on); j.Standing != sign.Trusted {
		t.Errorf("%v: %s", j.Standing, j.Why)
	}
	if j := trust.Judge(signature(t, key), sign.Occasion{Place: place, At: now.AddDate(3, 0, 0)}); j.Standing != sign.Refused {
		t.Errorf("after the end of the certificate: %v, %s", j.Standing, j.Why)
	}
	twin := newKey(t, sample)
	if j := trust.Judge(signature(t, twin), on); j.Standing != sign.Unconfirmed || !strings.Contains(j.Why, "another one than the vote lists") {
		t.Errorf("a key in the same name: %v, %s", j.Standing, j.Why)
	}
	s := signature(t, key)
	s.Identity.Name = "Somebody Else"
	if j := trust.Judge(s, on); j.Standing != sign.Refused {
		t.Errorf("the key in another name: %v, %s", j.Standing, j.Why)
	}
}

func TestAVoteCannotListACertificateThatIsOfNoUse(t *testing.T) {
	private := newPrivate(t)
	for what, change := range map[string]func(*x509.Certificate){
		"a CA that may not issue": func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCRLSign },
		"a server's": func(c *x509.Certificate) {
			c.IsCA, c.ExtKeyUsage = false, []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		},
	} {
		template := caTemplate("Sample")
		change(template)
		if _, err := sign.NewIssuers(sign.Listed{Name: "Sample", Cert: made(t, template, template, private.Public(), private)}); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
}

func TestWhoRefusesWinsThenWhoTrusts(t *testing.T) {
	s := sign.Signature{Fingerprint: sign.Fingerprint{1}}
	yes, no, none := signtest.Pinned{{1}: sign.Trusted}, signtest.Pinned{{1}: sign.Refused}, signtest.Pinned{}
	specific := judge{sign.Judgement{Standing: sign.Unconfirmed, Why: "is certified by a stranger"}}
	for _, c := range []struct {
		all  sign.All
		want sign.Standing
		says string
	}{
		{nil, sign.Unconfirmed, "not been compared"},
		{sign.All{nil, none}, sign.Unconfirmed, "not been compared"},
		{sign.All{none, specific}, sign.Unconfirmed, "by a stranger"},
		{sign.All{specific, none}, sign.Unconfirmed, "by a stranger"},
		{sign.All{specific, yes}, sign.Trusted, "listed as trusted"},
		{sign.All{yes, specific}, sign.Trusted, "listed as trusted"},
		{sign.All{yes, no}, sign.Refused, "not trusted any more"},
		{sign.All{no, yes}, sign.Refused, "not trusted any more"},
	} {
		if j := c.all.Judge(s, sign.Occasion{}); j.Standing != c.want || !strings.Contains(j.Why, c.says) {
			t.Errorf("%v: %v, %s", c.all, j.Standing, j.Why)
		}
	}
}

type judge struct{ sign.Judgement }

func (j judge) Judge(sign.Signature, sign.Occasion) sign.Judgement { return j.Judgement }

func der(t testing.TB, file []byte) []byte {
	t.Helper()
	block, _ := pem.Decode(file)
	if block == nil {
		t.Fatal("no PEM")
	}
	return block.Bytes
}

func rsaRequest(t testing.TB, bits int) []byte {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.CreateCertificateRequest(rand.Reader, &x509.CertificateRequest{Subject: pkix.Name{CommonName: sample.Name}}, private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der})
}

// Judging costs little beside verifying.
func BenchmarkJudgeIssued(b *testing.B) {
	ours := newAuthority(b, "Sample Coalition")
	trust, err := sign.NewIssuers(sign.Listed{Name: "ours", Cert: ours.cert})
	if err != nil {
		b.Fatal(err)
	}
	s, on := signature(b, ours.issue(b, func(*x509.Certificate) {})), sign.Occasion{Place: place, At: now.Add(time.Hour)}
	for b.Loop() {
		if j := trust.Judge(s, on); j.Standing != sign.Trusted {
			b.Fatal(j.Why)
		}
	}
}
