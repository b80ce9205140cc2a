package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// A count that was certified and can never be printed would be lost.
func TestWhatCannotBePrintedIsNotSigned(t *testing.T) {
	s := sampleSheet(t)
	s.Results = nil
	r := export.Reading{Sheet: s}
	if err := r.Sign(t.Context(), nil, nil); err == nil || !strings.Contains(err.Error(), "nothing was signed, the ") {
		t.Errorf("%v", err)
	}
}

func TestTheKeysAreThoseOfTheTellersChiefFirst(t *testing.T) {
	s := sampleSheet(t)
	b, a, chief := keyOf(t, "Sample Recorder B"), keyOf(t, "Sample Recorder A"), keyOf(t, "Sample Chief")
	signers, order, err := export.Signers(&s.Tally, []*sign.Key{b, a, chief})
	if err != nil || len(signers) != 3 || order[0] != chief || order[1] != b || order[2] != a {
		t.Fatalf("%v, %v", signers, err)
	}
	for i, x := range signers {
		if x.Name != order[i].Identity().Name || x.Key != count.Digest(order[i].Fingerprint()) {
			t.Errorf("%v signs with the key of %s", x, order[i].Identity().Name)
		}
	}
	if signers[0].Role != count.ChiefTeller || signers[1].Role != count.Recorder {
		t.Errorf("%v", signers)
	}
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{chief, keyOf(t, "Sample Mallory")}); err == nil || !strings.Contains(err.Error(), "no teller of this name has been appointed") {
		t.Errorf("a stranger's key: %v", err)
	}
}

// The documents are signed with the keys that certified, and no others.
func TestDocumentsAreSignedWithTheKeysThatCertified(t *testing.T) {
	s := sampleSheet(t)
	a, b, chief := keyOf(t, "Sample Recorder A"), keyOf(t, "Sample Recorder B"), keyOf(t, "Sample Chief")
	for says, own := range map[string][]*sign.Key{
		"1 of the 3 tellers who sign this sheet have opened their keys; the vote definition asks for 2": {chief},
		"in the order of the signers":                 {chief, b, a},
		"or one of them is there twice":               {chief, chief},
		"Sample Chief signs first":                    {a, b},
		"Sample Mallory has not certified this sheet": {keyOf(t, "Sample Mallory"), a, b},
	} {
		if files, err := export.Documents(s, own, nil, nil); err == nil || files != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	files, err := export.Documents(s, []*sign.Key{chief, a, b}, nil, nil)
	if err != nil || len(files) != 2 || files[0].Name != "MADE-U1-N1-1-r1.pdf" || files[1].Name != "MADE-U1-N1-1-r1.xlsx" {
		t.Errorf("%v", err)
	}
}

// Whoever signs later is named by a certificate, behind the chief teller.
func TestWhoSignsLaterIsNamedByACertificate(t *testing.T) {
	s := sampleSheet(t)
	a, b, chief := keyOf(t, "Sample Recorder A"), keyOf(t, "Sample Recorder B"), keyOf(t, "Sample Chief")
	signers, open, err := export.Signers(&s.Tally, []*sign.Key{a, chief}, b.Certificate())
	if err != nil || len(signers) != 3 || signers[2].Name != "Sample Recorder B" || len(open) != 2 || open[0] != chief || open[1] != a {
		t.Fatalf("%v, %d keys, %v", signers, len(open), err)
	}
	if signers[2].Key != count.Digest(b.Fingerprint()) {
		t.Error("the sheet would name another key")
	}
	mallory := keyOf(t, "Sample Mallory").Certificate()
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{a, chief}, mallory); err == nil || !strings.Contains(err.Error(), "no teller of this name") {
		t.Errorf("a stranger signs later: %v", err)
	}
}

// A key that the definition does not allow, or that was certified for another
// place, is refused before anything is read out.
func TestAKeyThatDoesNotFitTheDefinitionIsRefused(t *testing.T) {
	s := sampleSheet(t)
	chief := keyOf(t, "Sample Chief")
	s.Tally.Policy.Tellers.Keys = count.RSAKeys
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{chief}); err == nil || !strings.Contains(err.Error(), "the key of Sample Chief: this vote is signed with RSA keys, and this is an ECDSA P-256 key") {
		t.Errorf("an ECDSA key where RSA is asked for: %v", err)
	}
	s.Tally.Policy.Tellers.Keys = count.AnyKeys
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{chief}); err != nil {
		t.Errorf("either kind: %v", err)
	}
	elsewhere := issued(t, "Sample Chief", count.ChiefTeller, "U1/N1/2")
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{elsewhere}); err == nil || !strings.Contains(err.Error(), "the key of Sample Chief is certified for U1/N1/2, not for U1/N1/1") {
		t.Errorf("a key of another place: %v", err)
	}
	if _, _, err := export.Signers(&s.Tally, []*sign.Key{issued(t, "Sample Chief", count.ChiefTeller, "U1/N1/2", "U1/N1/1")}); err != nil {
		t.Errorf("a key of this place and another: %v", err)
	}
}

func TestTheRecordGoesOutWithItsSignatures(t *testing.T) {
	s := sampleSheet(t)
	files, err := export.Detached(s, []*sign.Key{keyOf(t, "Sample Chief"), keyOf(t, "Sample Recorder B")})
	if err != nil || len(files) != 3 || files[0].Name != "MADE-U1-N1-1-r1.record.json" || files[2].Name != "MADE-U1-N1-1-r1.3.p7s" {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for i, name := range map[int]string{1: "Sample Chief", 2: "Sample Recorder B"} {
		sig, err := sign.VerifyDetached(files[i].Data, count.Sum(files[0].Data))
		if err != nil || sig.Identity.Name != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}
