package office

import (
	"fmt"
	"regexp"
	"strings"
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// flatElement is one child of a flat document, with an end tag or without.
var (
	flatElement   = regexp.MustCompile(`^<([A-Za-z]+)((?: [A-Za-z]+="[^"]*")+)(/>|></([A-Za-z]+)>)`)
	flatAttribute = regexp.MustCompile(` ([A-Za-z]+)="([^"]*)"`)
)

// element is a child of a flat document.
type element struct {
	name       string
	attributes map[string]string
}

// flat reads a document of the form that the package comment gives: a root and
// children that have attributes only. Nothing in it needs an escape, so every
// value is its own spelling, and no two programs read it differently. (And
// LibreOffice calls a sound signature broken if a target holds "&".)
func flat(b []byte, root, namespace string) ([]element, error) {
	rest, hasHead := strings.CutPrefix(string(b), xmlHeader+flatRoot(root, namespace))
	rest, hasTail := strings.CutSuffix(rest, "</"+root+">")
	if !hasHead || !hasTail {
		return nil, fmt.Errorf("it is not one plain element %s", root)
	}
	var out []element
	for rest != "" {
		m := flatElement.FindStringSubmatch(rest)
		if m == nil || m[4] != "" && m[4] != m[1] {
			return nil, fmt.Errorf("%.60q is not a plain element", rest)
		}
		e := element{m[1], map[string]string{}}
		for _, a := range flatAttribute.FindAllStringSubmatch(m[2], -1) {
			if _, twice := e.attributes[a[1]]; twice || !plain(a[2]) {
				return nil, fmt.Errorf("the value %.60q is there twice, is empty, or holds a character that no file of ours holds", a[2])
			}
			e.attributes[a[1]] = a[2]
		}
		out = append(out, e)
		rest = rest[len(m[0]):]
	}
	return out, nil
}

func flatRoot(root, namespace string) string { return "<" + root + ` xmlns="` + namespace + `">` }

// plain allows printable ASCII that XML needs no escape for.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"' {
			return false
		}
	}
	return s != ""
}

// only takes the attributes out and fails if there are others or if one of the
// first n is missing.
func (e element) only(n int, names ...string) ([]string, error) {
	out := make([]string, len(names))
	found := 0
	for i, name := range names {
		value, ok := e.attributes[name]
		if !ok && i < n {
			return nil, fmt.Errorf("a %s has no %s", e.name, name)
		}
		if ok {
			found++
		}
		out[i] = value
	}
	if found != len(e.attributes) {
		return nil, fmt.Errorf("a %s has an attribute that it never has", e.name)
	}
	return out, nil
}
