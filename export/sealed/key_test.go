package sealed_test

import (
	"strings"
	"testing"

	"filippo.io/age"

	"countersign/count"
	"countersign/export/sealed"
)

// Seen: a key with a character mistyped was taken into a definition, and only on
// the night of the count no sheet could be sealed for it.
func TestADefinitionTakesTheKeysForWhichFilesCanBeSealed(t *testing.T) {
	for range 20 {
		id, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		key := id.Recipient().String()
		spoiled := []string{key, strings.ToUpper(key), key[:61], key + "q", key[:4], "", key[1:], strings.Replace(key, "age1", "age2", 1), key[:20] + "b" + key[21:], key[:20] + "é" + key[22:]}
		for i := 4; i < len(key); i += 7 {
			spoiled = append(spoiled, key[:i]+string("qp"[boolean(key[i] == 'q')])+key[i+1:])
		}
		for i, k := range spoiled {
			_, err := sealed.Recipients([]string{k})
			if got := count.IsRecipientKey(k); got != (err == nil) || got != (i == 0) {
				t.Errorf("%q: a definition takes it: %v; sealing says %v", k, got, err)
			}
		}
	}
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
