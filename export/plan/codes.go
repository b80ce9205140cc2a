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

// looksOf is how a code looks: to the eye, and to a program of tables, to which
// 011 is 11.
func looksOf(code string) []string {
	out := []string{alike(code)}
	if strings.Trim(code, "0123456789") == "" {
		out = append(out, "number "+strings.TrimLeft(code, "0")) //words:none
	}
	return out
}

// like finds a code that looks like this one.
func (c *codes) like(code string) (other string, found bool) {
	for _, look := range looksOf(code) {
		if other, found = c.looks[look]; found {
			break
		}
	}
	return other, found
}

// add takes a code, and says what it is mixed up with; what says what it is.
func (c *codes) add(r *reader, cell, code, what string) {
	if code == "" {
		return
	}
	if other, ok := c.like(code); ok {
		if other == code {
			r.addf(cell, "%s %q is there twice; it stands in %s already", what, clip(code), c.cells[other])
		} else {
			r.addf(cell, "%s %q looks like %q in %s; codes have to be told apart at a glance", what, clip(code), clip(other), c.cells[other])
		}
		return
	}
	for _, look := range looksOf(code) {
		c.looks[look] = code
	}
	c.cells[code] = cell
}

// near is a code that looks like one that is not there, for the sentence.
func (c *codes) near(code string) string {
	if other, ok := c.like(code); ok {
		return "; is it " + other + "?"
	}
	return ""
}
