package setup

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/ui/certify"
)

// signed is what can be said of the signatures of a definition.
type signed struct {
	by    string // names and keys; "" where nobody signed it
	fault string // S502: why it must not be used; "" where nothing is wrong
}

// whoSigned looks at the signatures. A definition has few of them, and looking
// takes no disk and no passphrase, so this is done where it is shown.
func whoSigned(v *count.Vote) signed {
	all, err := export.CheckDefinition(v, nil)
	if err != nil {
		return signed{fault: certify.Sentence(err) + " (S502)"}
	}
	var by []string
	for _, s := range all {
		by = append(by, words.F("%s, key %s", s.Signature.Identity.Name, s.Signature.Fingerprint.Short()))
	}
	return signed{by: strings.Join(by, "; ")}
}
