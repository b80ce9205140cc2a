package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// signedWith are the documents of a sheet whose chief has another key.
func signedWith(t testing.TB, s *count.Sheet, chief *sign.Key) []export.File {
	t.Helper()
	s.Signers[0].Key = count.Digest(chief.Fingerprint())
	files, err := export.Documents(s, []*sign.Key{chief, keyOf(t, "Sample Recorder A"), keyOf(t, "Sample Recorder B")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A key that certifying would have refused is refused by whoever gets the sheet.
func TestAKeyThatWasCertifiedForAnotherPlaceIsNamed(t *testing.T) {
	elsewhere := issued(t, "Sample Chief", count.ChiefTeller, "U1/N1/2")
	for _, f := range signedWith(t, sampleSheet(t), elsewhere) {
		v := export.Verify(f.Name, f.Data, nil)
		if v.Fine() || !strings.Contains(v.Sentence, "A key is for another place: the key of Sample Chief is certified for U1/N1/2, not for U1/N1/1") {
			t.Errorf("%s: %s", f.Name, v.Sentence)
		}
	}
}

func TestAKeyOfAKindThatTheVoteDoesNotAllowIsNamed(t *testing.T) {
	s := sampleSheet(t)
	s.Tally.Policy.Tellers.Keys = count.RSAKeys
	for _, f := range signedWith(t, s, keyOf(t, "Sample Chief")) {
		v := export.Verify(f.Name, f.Data, nil)
		if v.Fine() || !strings.Contains(v.Sentence, "A key is of a kind that the vote does not allow: Sample Chief signed with an ECDSA P-256 key") {
			t.Errorf("%s: %s", f.Name, v.Sentence)
		}
	}
}

// An issuer that the vote lists is trusted without asking, for its place only.
func TestAnIssuerVouchesForItsTellers(t *testing.T) {
	by, err := issuer()
	if err != nil {
		t.Fatal(err)
	}
	listed, err := sign.NewIssuers(sign.Listed{Name: "Sample Coalition", Cert: by.Certificate()})
	if err != nil {
		t.Fatal(err)
	}
	files := signedWith(t, sampleSheet(t), issued(t, "Sample Chief", count.ChiefTeller, "U1/N1/1"))
	v := export.Verify(files[0].Name, files[0].Data, sign.All{listed, sampleTrust(t)})
	if !v.Fine() || v.Signed[0].Known != "trusted" || v.Signed[0].Why != "is certified by Sample Coalition for U1/N1/1" || !strings.HasPrefix(v.Sentence, "This sheet is genuine and unchanged.") {
		t.Errorf("%+v: %s", v.Signed[0], v.Sentence)
	}
	w := export.Verify(files[0].Name, files[0].Data, listed)
	if !w.Fine() || !strings.Contains(found(&w), "R605 Nobody has confirmed these keys yet: Sample Recorder A ") || strings.Contains(found(&w), "Sample Chief") {
		t.Errorf("the others are certified by nobody: %s", found(&w))
	}
}
