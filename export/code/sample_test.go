package code_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"sync"
	"testing"
	"time"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

var certified = time.Date(2011, 6, 15, 21, 6, 0, 0, time.UTC)

// chief is the key of the first signer, made once.
var chief = sync.OnceValues(func() (*sign.Key, error) {
	return signtest.NewKey(rand.Reader, sign.Identity{Name: "Marian Kowalczyk (sample)"}, certified)
})

func chiefKey(t testing.TB) *sign.Key {
	t.Helper()
	k, err := chief()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func rsaKey(t testing.TB) *sign.Key {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "RSA teller (sample)"},
		NotBefore: certified.AddDate(-1, 0, 0), NotAfter: certified.AddDate(1, 0, 0),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	k, err := sign.Adopt(private, cert)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func figures(yes, no, blank, void int) count.Figures {
	return count.Figures{Yes: count.N(yes), No: count.N(no), Blank: count.N(blank), Void: count.N(void)}
}

// sheet is a sample sheet; its yes and no are those published for Local 749 in
// June 2011, the rest is invented.
func sheet(t testing.TB) (*count.Sheet, count.Digest) {
	t.Helper()
	return &count.Sheet{
		Vote: count.VoteRef{ID: "SEBAC2011"}, Revision: 1, Certified: count.At(certified),
		Tally: count.Tally{
			Place:   count.Place{ID: "AFSCME/JN-7/749", Roll: count.N(1600)},
			Account: count.Account{{Line: count.Counted, Value: count.N(1284)}},
		},
		Results: []count.Result{
			{Question: "agreement", Figures: figures(513, 763, 5, 3)},
			{Question: "contract", Figures: figures(544, 728, 9, 3)},
		},
		Signers: []count.Signer{{Name: "Marian Kowalczyk (sample)", Role: count.ChiefTeller, Key: count.Digest(chiefKey(t).Fingerprint())}},
	}, count.Sum([]byte("sample record"))
}

// text is the signed code of a sheet.
func text(t testing.TB, s *count.Sheet, digest count.Digest) string {
	t.Helper()
	k := chiefKey(t)
	seal, err := code.Sign(k, s, digest)
	if err != nil {
		t.Fatal(err)
	}
	out, err := code.Text(s, digest, k.Certificate().PublicKey, seal)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func parse(t testing.TB, text string) code.Code {
	t.Helper()
	c, err := code.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSealIsAlwaysTheSame(t *testing.T) {
	s, digest := sheet(t)
	a, err1 := code.Sign(chiefKey(t), s, digest)
	b, err2 := code.Sign(chiefKey(t), s, digest)
	if err1 != nil || err2 != nil || !bytes.Equal(a, b) || len(a) != 64 {
		t.Errorf("%x, %x, %v, %v", a, b, err1, err2)
	}
	if _, ok := chiefKey(t).Certificate().PublicKey.(*ecdsa.PublicKey); !ok {
		t.Error("the sample key is not ECDSA")
	}
}
