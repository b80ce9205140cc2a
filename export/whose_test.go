package export_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/code"
	"countersign/export/sign"
	"countersign/export/trust"
)

// selfMade is a key whose holder wrote the certificate: for a place, until a day.
func selfMade(t *testing.T, name, place string, until time.Time) *sign.Key {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(7), BasicConstraintsValid: true,
		Subject:   pkix.Name{CommonName: name, OrganizationalUnit: []string{"chief teller"}, Organization: []string{"Lamplighters Local 14"}},
		NotBefore: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: until,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	if place != "" {
		form.URIs = []*url.URL{{Scheme: "countersign", Opaque: "place/" + place}}
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, private.Public(), private)
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

// codeBy is the code of a sheet of a place, signed with a key.
func codeBy(t *testing.T, k *sign.Key, vote *count.Vote, place count.PlaceID) string {
	t.Helper()
	s, err := rolluptest.Sheet(vote, rolluptest.Counted(vote, place, 20))
	if err != nil {
		t.Fatal(err)
	}
	s.Signers[0].Key = count.Digest(k.Fingerprint())
	digest := count.Sum(recordOf(t, s))
	seal, err := code.Sign(k, s, digest)
	if err != nil {
		t.Fatal(err)
	}
	text, err := code.Text(s, digest, k.Certificate().PublicKey, seal)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// confirmedFor is a trust list on which a key was confirmed for a place, and what
// came after.
func confirmedFor(t *testing.T, k *sign.Key, place count.PlaceID, then ...trust.Entry) *trust.Known {
	t.Helper()
	now := count.At(time.Date(2026, 5, 9, 10, 0, 0, 0, time.UTC))
	first := trust.Entry{What: trust.Confirmed, Key: k.Fingerprint(), Name: "Sample Chief", Place: place, Groups: []int{2, 5}, By: "Sample Secretary", At: now}
	known, err := trust.Add(context.Background(), filepath.Join(t.TempDir(), "keys.trust"), append([]trust.Entry{first}, then...)...)
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// Seen: a teller of place 1, trusted for it alone, signed the code of a print of
// place 2: "This code is genuine: signed by Sample Chief, with a key that is
// trusted."
func TestTheCodeOfAnotherPlaceWasGenuine(t *testing.T) {
	vote, far := rolluptest.Made(1, 1, 2), time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)
	k := selfMade(t, "Sample Chief", "", far)
	lost := trust.Entry{
		What: trust.Refused, Key: k.Fingerprint(), Name: "Sample Chief", By: "Sample Secretary",
		At: count.At(time.Date(2026, 5, 10, 10, 0, 0, 0, time.UTC)), Reason: "the stick was lost",
	}
	listing := func(k *sign.Key) *count.Vote {
		v := rolluptest.Made(1, 1, 2)
		v.Trusted = append(v.Trusted, count.TrustedBy{Name: "Sample Chief", Certificate: k.Certificate().Raw})
		return v
	}
	other := listing(k)
	other.ID = "OTHER"
	bound, old := selfMade(t, "Sample Chief", "U1/N1/1", far), selfMade(t, "Sample Chief", "", time.Date(1991, 1, 1, 0, 0, 0, 0, time.UTC))
	for name, x := range map[string]struct {
		key   *sign.Key
		place count.PlaceID
		vote  *count.Vote
		known *trust.Known
		says  string
		fine  bool
	}{
		"its own place":                        {k, "U1/N1/1", nil, confirmedFor(t, k, "U1/N1/1"), "This code is genuine: signed by Sample Chief, with a key that is trusted.", true},
		"another place":                        {k, "U1/N1/2", nil, confirmedFor(t, k, "U1/N1/1"), "(Sample Chief) was confirmed for U1/N1/1, not for U1/N1/2: compare it with the ink-signed sheet. It says ", true},
		"a place in other letters":             {k, "U1/N1/2", nil, confirmedFor(t, k, "u1/n1/2"), "This code is genuine", true},
		"lost":                                 {k, "U1/N1/1", nil, confirmedFor(t, k, "U1/N1/1", lost), "Do not use this sheet. Its code is signed with a key that is not trusted: the key ", false},
		"lost, of another place":               {k, "U1/N1/2", nil, confirmedFor(t, k, "U1/N1/1", lost), "was refused by Sample Secretary on 2026-05-10: the stick was lost.", false},
		"listed by the vote":                   {k, "U1/N1/2", listing(k), nil, "This code is genuine: signed by Sample Chief", true},
		"listed and lost":                      {k, "U1/N1/2", listing(k), confirmedFor(t, k, "U1/N1/1", lost), "Do not use this sheet.", false},
		"listed, and confirmed for another":    {k, "U1/N1/2", listing(k), confirmedFor(t, k, "U1/N1/1"), "This code is genuine", true},
		"listed by another vote":               {k, "U1/N1/2", other, nil, "Nobody has confirmed the key ", true},
		"listed for its place":                 {bound, "U1/N1/1", listing(bound), nil, "This code is genuine", true},
		"listed for another place":             {bound, "U1/N1/2", listing(bound), nil, "is certified for U1/N1/1, not for U1/N1/2.", false},
		"listed, before its certificate ended": {old, "U1/N1/1", listing(old), nil, "(Sample Chief) has a certificate from 1990-01-01 to 1991-01-01, not on ", false},
	} {
		v := export.VerifyCode(codeBy(t, x.key, vote, x.place), export.Whose(nil, x.vote, x.known))
		if v.Fine() != x.fine || !strings.Contains(v.Sentence, x.says) {
			t.Errorf("%s: fine %t, %s", name, v.Fine(), v.Sentence)
		}
	}
}

// Seen: the same code beside the sheet of place 1, whose keys are trusted.
func TestASheetBesideACodeVouchedForAnotherPlace(t *testing.T) {
	vote := rolluptest.Made(1, 1, 2)
	file := export.Verify("sheet.xlsx", workbook(t, sampleSheet(t)), sampleTrust(t))
	if !strings.HasPrefix(file.Sentence, "This sheet is genuine") {
		t.Fatal(file.Sentence)
	}
	files := []export.Verdict{file}
	for _, x := range []struct {
		place count.PlaceID
		says  string
	}{
		{"U1/N1/1", "This code is genuine: signed by Sample Chief"},
		{"U1/N1/2", "This code is unchanged since it was signed. Nobody has confirmed the key "},
	} {
		v := export.VerifyCode(codeBy(t, keyOf(t, "Sample Chief"), vote, x.place), export.Whose(files, nil, nil))
		if !strings.HasPrefix(v.Sentence, x.says) {
			t.Errorf("%s: %s", x.place, v.Sentence)
		}
	}
}

// Seen: the code of a genuine print, its own file, and that of another place:
// "Do not use this sheet. ... The print is of another revision, another place, or
// forged."
func TestAFileOfAnotherPlaceMadeAGenuineCodeForged(t *testing.T) {
	vote, s := rolluptest.Made(1, 1, 2), sampleSheet(t)
	far, err := rolluptest.Sheet(vote, rolluptest.Counted(vote, "U1/N1/2", 20))
	if err != nil {
		t.Fatal(err)
	}
	own, other := verdictOn(t, "own.xlsx", s), verdictOn(t, "other.xlsx", withKeys(t, far))
	for _, x := range []struct {
		files []export.Verdict
		says  string
	}{
		{[]export.Verdict{own, other}, "It agrees with own.xlsx."},
		{[]export.Verdict{other, own}, "It agrees with own.xlsx."},
		{[]export.Verdict{other}, "None of these files is the sheet of U1/N1/1."},
		{nil, ""},
	} {
		v := export.VerifyCode(codeOf(t, s), nil)
		if v.Beside(x.files); !v.Fine() || v.Files != x.says || strings.Contains(v.Sentence, "forged") {
			t.Errorf("%d files: %s %s", len(x.files), v.Sentence, v.Files)
		}
	}
	v := export.VerifyCode(codeOf(t, second(t, s, 36)), nil)
	if v.Beside([]export.Verdict{own, verdictOn(t, "next.xlsx", second(t, s, 36))}); v.Fine() || len(v.Differences) == 0 || !strings.HasPrefix(v.Sentence, "Do not use this sheet. Its code is not that of own.xlsx") {
		t.Errorf("a file that differs: %s", v.Sentence)
	}
}

// Seen: nothing. A key made for another local had the place of the sheet in its
// certificate, written by its holder, and nobody was told of the local.
func TestACertificateThatItsHolderWrotePlacesIntoHidWhereItIsFrom(t *testing.T) {
	k := selfMade(t, "Sample Chief", "U1/N1/1", time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC))
	if len(sign.Places(k.Certificate())) != 1 {
		t.Fatal("the certificate names no place")
	}
	for _, f := range signedWith(t, sampleSheet(t), k) {
		if v := export.Verify(f.Name, f.Data, nil); !v.Fine() || v.Signed[0].Says != "chief teller, Lamplighters Local 14" {
			t.Errorf("%s: fine %t, says %q", f.Name, v.Fine(), v.Signed[0].Says)
		}
	}
	who := count.Teller{Name: "Sample Chief", Role: count.ChiefTeller}
	if export.Elsewhere(k.Certificate(), who, count.Place{ID: "U1/N1/1"}) == "" {
		t.Error("who is asked to sign is not told of it")
	}
	for _, f := range signedWith(t, sampleSheet(t), issued(t, "Sample Chief", count.ChiefTeller, "U1/N1/1")) {
		if v := export.Verify(f.Name, f.Data, nil); v.Signed[0].Says != "" {
			t.Errorf("%s: a key that an issuer certified for the place: %q", f.Name, v.Signed[0].Says)
		}
	}
}
