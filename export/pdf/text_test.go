package pdf_test

import (
	"testing"
	"unicode"

	"countersign/export/pdf"
)

func FuzzPrintable(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := pdf.Printable(s)
		if again := pdf.Printable(got); again != got {
			t.Errorf("%q became %q, then %q", s, got, again)
		}
		for _, r := range got {
			if r > 0xFFFF || r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				t.Errorf("%q became %q with %U", s, got, r)
			}
		}
	})
}

func FuzzTexts(f *testing.F) {
	f.Add([]byte(`BT 1 2 Td (` + "\x00A\x00\\(" + `) Tj ET (unfinished \`))
	f.Fuzz(func(_ *testing.T, b []byte) { pdf.Texts(b) })
}

func TestTextsUndoTheEscapesOfADrawing(t *testing.T) {
	got := pdf.Texts([]byte("q BT 1 2 Td (\x00A\x00\\(\x00\\\\) Tj ET Q (no text) TJ BT (\x00B) Tj ET"))
	if len(got) != 2 || got[0] != `A(\` || got[1] != "B" {
		t.Errorf("%q", got)
	}
}
