package plan

import "strings"

// codes are the codes of one scope, unions or the units of one union, with the
// cell each was found in.
type codes struct {
	cells map[string]string // by code
	looks map[string]string // the first code that looks like this
}

func newCodes() *codes { return &codes{map[string]string{}, map[string]string{}} }

// alike maps a code to one that all codes share which the eye mixes up with it.
func alike(code string) string {
	return strings.ToLower(strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1", ".", "-").Replace(code))
}

// add takes a code, and says what it is mixed up with; what says what it is.
func (c *codes) add(r *reader, cell, code, what string) {
	if code == "" {
		return
	}
	look := alike(code)
	if other, ok := c.looks[look]; ok {
		if other == code {
			r.addf(cell, "%s %q is there twice; it stands in %s already", what, clip(code), c.cells[other])
		} else {
			r.addf(cell, "%s %q looks like %q in %s; codes have to be told apart at a glance", what, clip(code), clip(other), c.cells[other])
		}
		return
	}
	c.looks[look], c.cells[code] = code, cell
}

// near is a code that looks like one that is not there, for the sentence.
func (c *codes) near(code string) string {
	if other, ok := c.looks[alike(code)]; ok {
		return "; is it " + other + "?"
	}
	return ""
}
