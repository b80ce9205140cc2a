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
		"3 tellers sign this sheet, but 2 keys are open":                    {chief, a},
		"the open key is not the one that Sample Recorder A certified with": {chief, b, a},
		"the open key is not the one that Sample Chief certified with":      {keyOf(t, "Sample Mallory"), a, b},
	} {
		if files, err := export.Documents(s, own); err == nil || files != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	files, err := export.Documents(s, []*sign.Key{chief, a, b})
	if err != nil || len(files) != 2 || files[0].Name != "MADE-U1-N1-1-r1.pdf" || files[1].Name != "MADE-U1-N1-1-r1.xlsx" {
		t.Errorf("%v", err)
	}
}
