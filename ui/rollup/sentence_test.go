package rollup_test

import (
	"testing"

	"countersign/ui/rollup"
)

// TestAReasonIsShownAsItWasTyped has one that begins with a letter of two bytes.
func TestAReasonIsShownAsItWasTyped(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "a": "A.", "élan was lost": "Élan was lost.", "Twice..": "Twice.", "revision 1 is 0471 7296 ...": "Revision 1 is 0471 7296 ...",
	} {
		if got := rollup.Sentence(s); got != want {
			t.Errorf("%q is shown as %q, want %q", s, got, want)
		}
	}
}
