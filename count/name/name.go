// Package name says when two spellings of a person's name are one name.
//
// Unicode writes "José" in two ways: é as one character (form NFC) or as an e
// with an accent behind it (form NFD), which some computers make of a file's or
// a document's text. Nobody sees the difference and programs that compare bytes
// take them for two people. So a name has one spelling here, NFC: [Spell] brings
// what a person typed to it, and [Spelled] asks for it.
//
// Two spelled names can still look the same on paper: letters of no width,
// other blanks, capitals, letters of another alphabet that are drawn alike.
// [Alike] finds those, and [Look] is what it compares. It knows the letters of
// the Greek and the Cyrillic alphabet that are drawn as Latin ones; for other
// pairs people have eyes.
package name

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Spell is a text in the one spelling that is kept, NFC. It changes nothing
// that anybody sees, and nothing at all when it is applied again.
func Spell(s string) string { return norm.NFC.String(s) }

// Spelled reports whether s is in its one spelling.
func Spelled(s string) bool { return norm.NFC.IsNormalString(s) }

// Alike reports whether two names cannot be told apart by an eye that reads
// quickly.
func Alike(a, b string) bool { return Look(a) == Look(b) }

// Look is what two names that look alike have in common. It is compared and
// never shown.
func Look(s string) string {
	bare := strings.Map(inked, Spell(s)) // Unicode cuts a long row of accents, and not where it is spelled otherwise
	drawn := alphabets.Replace(strings.ToUpper(norm.NFKD.String(bare)))
	return strings.Join(strings.Fields(drawn), " ")
}

// inked takes out what leaves no ink.
func inked(r rune) rune {
	switch {
	case r == '\u2800': // the empty sign of Braille is a blank
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return -1
	}
	return r
}

// alphabets are the capitals of other alphabets that are drawn as Latin ones,
// by the list of confusable characters of Unicode Technical Standard 39.
var alphabets = strings.NewReplacer(
	// Greek
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
	// Cyrillic
	"А", "A", "В", "B", "Е", "E", "Ѕ", "S", "І", "I", "Ј", "J", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "Ѵ", "V", "Ԛ", "Q", "Ԝ", "W", "Ү", "Y", "Һ", "H", "Ԁ", "D",
)
