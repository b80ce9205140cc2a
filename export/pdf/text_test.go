package pdf_test

import (
	"testing"
	"unicode"

	"countersign/count"
	"countersign/export/pdf"
)

func TestFiguresInWords(t *testing.T) {
	for n, want := range map[int]string{
		0: "zero", 7: "seven", 10: "ten", 13: "thirteen", 20: "twenty", 21: "twenty-one", 100: "one hundred",
		109: "one hundred nine", 115: "one hundred fifteen", 940: "nine hundred forty", 1000: "one thousand",
		1284: "one thousand two hundred eighty-four", 20_019: "twenty thousand nineteen", 1_000_001: "one million one",
		300_000_000: "three hundred million",
		999_999_999: "nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine",
	} {
		if got := pdf.NumberWords(count.N(n)); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if got := pdf.NumberWords(count.Count{}); got != "not entered" {
		t.Errorf("unset is %q", got)
	}
}

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
