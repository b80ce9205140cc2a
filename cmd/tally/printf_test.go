package main

import (
	"bytes"
	"errors"
	"testing"

	"countersign/count"
)

// title says itself.
type title struct{ text string }

func (t title) String() string { return t.text }

// Seen: a place of a commitment, which is a string by another name, steered the
// terminal that printed it.
func TestWhatIsPrintedSteersNoTerminalWhateverItsType(t *testing.T) {
	const bad, seen = "A\x1b[7mB\u202e\n", `A\u001B[7mB\u202E\u000A`
	for _, x := range []struct {
		what any
		form string
		want string
	}{
		{bad, "%s|", seen + "|"},
		{count.PlaceID(bad), "%s|", seen + "|"},
		{count.PlaceID("AB"), "%-4s|", "AB  |"},
		{title{bad}, "%s|", seen + "|"},
		{&title{bad}, "%v|", seen + "|"},
		{[]string{bad}, "%s|", "[" + seen + "]|"},
		{errors.New("A\x1b[7mB"), "%v|", `A\u001B[7mB|`},
		{[]byte("A\nB\x1b"), "%s|", "A\nB\\u001B|"},
		{12, "%3d|", " 12|"},
		{uint8(12), "%03d|", "012|"},
		{count.Severity("x"), "%s|", "x|"},
	} {
		var out bytes.Buffer
		(&program{out: &out}).printf(x.form, x.what)
		if out.String() != x.want {
			t.Errorf("%T is printed as %q, want %q", x.what, out.String(), x.want)
		}
	}
}
