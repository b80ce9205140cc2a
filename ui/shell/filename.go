package shell

import (
	"strings"
	"unicode"
)

// longest keeps a name, in bytes, within what every file system takes.
const longest = 120

// reserved are names that Windows keeps for devices, whatever follows a point.
var reserved = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true}

// FileName makes a file's name, without ending, of the name of a place or of a
// person: letters of any script, digits, blanks and hyphens stay, everything
// else becomes "_". It is never empty, hidden, or the name of a device.
func FileName(name string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(strings.ToValidUTF8(name, "_")) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != ' ' && r != '-' {
			r = '_'
		}
		if b.Len()+len(string(r)) > longest {
			break
		}
		b.WriteRune(r)
	}
	out := strings.TrimSpace(b.String())
	device := len(out) == 4 && (strings.EqualFold(out[:3], "COM") || strings.EqualFold(out[:3], "LPT"))
	if out == "" || device || reserved[strings.ToUpper(out)] {
		out += "_"
	}
	return out
}
