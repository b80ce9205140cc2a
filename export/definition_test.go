package export_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

func signedVote(t testing.TB, names ...string) *count.Vote {
	t.Helper()
	v := rolluptest.Made(1, 1, 2)
	for _, name := range names {
		var err error
		if v, err = export.SignDefinition(v, keyOf(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func TestADefinitionSaysWhoSignedIt(t *testing.T) {
	plain, v := signedVote(t), signedVote(t, "Sample Chief", "Sample Recorder A")
	a, errA := plain.Digest()
	b, errB := v.Digest()
	if a != b || errA != nil || errB != nil {
		t.Errorf("signing changed the digest: %v %v, %v %v", a, b, errA, errB)
	}
	file, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	if v, err = count.ParseVote(file); err != nil {
		t.Fatal(err)
	}
	trust := signtest.Pinned{keyOf(t, "Sample Chief").Fingerprint(): sign.Trusted}
	who, err := export.CheckDefinition(v, trust)
	if err != nil || len(who) != 2 {
		t.Fatalf("%d signers, %v", len(who), err)
	}
	if who[0].Signature.Identity.Name != "Sample Chief" || who[0].Judgement.Standing != sign.Trusted || who[1].Judgement != sign.Unknown {
		t.Errorf("signed by %+v", who)
	}
	if who, err := export.CheckDefinition(plain, trust); err != nil || len(who) != 0 {
		t.Errorf("a definition that nobody signed: %v, %v", who, err)
	}
	if _, err := export.SignDefinition(v, keyOf(t, "Sample Chief")); err == nil {
		t.Error("the same key signed again")
	}
}

func TestADefinitionChangedAfterSigningIsNamed(t *testing.T) {
	for what, change := range map[string]func(*count.Vote){
		"the title":         func(v *count.Vote) { v.Title += "!" },
		"a trusted key":     func(v *count.Vote) { v.Trusted = []count.TrustedBy{{Name: "Sample", Certificate: []byte{1}}} },
		"the batch size":    func(v *count.Vote) { v.Ballots.BatchSize++ },
		"a signature":       func(v *count.Vote) { v.Signatures[1].CMS[40] ^= 1 },
		"no signature":      func(v *count.Vote) { v.Signatures[0].CMS = nil },
		"one of them twice": func(v *count.Vote) { v.Signatures[1].CMS = bytes.Clone(v.Signatures[0].CMS) },
		"very many":         func(v *count.Vote) { v.Signatures = make([]count.VoteSignature, 101) },
	} {
		v := signedVote(t, "Sample Chief", "Sample Recorder A")
		change(v)
		who, err := export.CheckDefinition(v, nil)
		if desk.CodeOf(err) != "S502" || who != nil {
			t.Errorf("%s: %v, %v", what, who, err)
		}
		if _, err := export.SignDefinition(v, keyOf(t, "Sample Recorder B")); err == nil {
			t.Errorf("%s: and another one signed it", what)
		}
	}
}

func TestTheDefinitionChoosesTheKindOfKey(t *testing.T) {
	for _, c := range []struct {
		policy   count.KeyKind
		p256, rs bool
	}{{"", true, false}, {count.ECDSAKeys, true, false}, {count.RSAKeys, false, true}, {count.AnyKeys, true, true}} {
		for kind, want := range map[sign.Kind]bool{sign.P256: c.p256, sign.RSA: c.rs} {
			err := export.KindAllowed(c.policy, kind)
			if (err == nil) != want {
				t.Errorf("policy %q, %v: %v", c.policy, kind, err)
			}
			if err != nil && !strings.Contains(err.Error(), kind.String()+" key") {
				t.Errorf("policy %q, %v: it does not say what is wrong: %v", c.policy, kind, err)
			}
		}
		if export.KindAllowed(c.policy, export.KindFor(c.policy)) != nil {
			t.Errorf("policy %q: the kind to make is one that may not sign", c.policy)
		}
	}
}

func TestTheCertificatesOfADefinitionAreItsTrust(t *testing.T) {
	v, key := rolluptest.Made(1, 1, 2), keyOf(t, "Sample Chief")
	v.Trusted = []count.TrustedBy{{Name: "Sample Chief", Certificate: key.Certificate().Raw}}
	trust, err := export.TrustOf(v)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := documents(t, sampleSheet(t))
	verdict := export.Verify("sample.pdf", page, trust)
	for _, s := range verdict.Signed {
		if (s.Standing == sign.Trusted) != (s.Name == "Sample Chief") {
			t.Errorf("%s is %v", s.Name, s.Standing)
		}
	}
	if len(verdict.Signed) == 0 {
		t.Fatal(verdict.Sentence)
	}
	v.Trusted[0].Certificate = []byte("no certificate")
	if _, err := export.TrustOf(v); err == nil || !strings.Contains(err.Error(), "certificate of Sample Chief that cannot be read") {
		t.Errorf("%v", err)
	}
}
