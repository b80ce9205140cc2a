package export_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
)

// TestTheKeyOfASecretarySignsADefinitionAndNoSheet is a teller of the count who
// is the secretary too, and takes the wrong one of two keys.
func TestTheKeyOfASecretarySignsADefinitionAndNoSheet(t *testing.T) {
	s := sampleSheet(t)
	at := s.Certified.Std()
	for _, role := range []string{sign.Secretary, "Secretary"} {
		key, err := sign.NewKeyOf(sign.P256, rand.Reader, sign.Identity{Name: "Sample Chief", Role: role, Local: "Sample Coalition"}, at, at.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		why := "the key of Sample Chief is that of a secretary"
		if _, _, err := export.Signers(&s.Tally, []*sign.Key{key}); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: certified with it: %v", role, err)
		}
		if _, _, err := export.Signers(&s.Tally, nil, key.Certificate()); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: to be signed with it later: %v", role, err)
		}
		v, err := export.SignDefinition(rolluptest.Made(1, 1, 2), key)
		if err != nil {
			t.Fatal(err)
		}
		if who, err := export.CheckDefinition(v, nil); err != nil || who[0].Signature.Identity.Role != role {
			t.Errorf("%s: %+v, %v", role, who, err)
		}
	}
}
