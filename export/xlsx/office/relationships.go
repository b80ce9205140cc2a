package office

import (
	"fmt"
	"path"
	"strings"
)

// relationship leads from a part, or from the package, to a part or outside.
type relationship struct {
	id, kind, target string
	external         bool
}

func readRelationships(b []byte) ([]relationship, error) {
	elements, err := flat(b, "Relationships", nsRelationships)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	out := make([]relationship, 0, len(elements))
	for _, e := range elements {
		values, err := e.only(3, "Id", "Target", "Type", "TargetMode")
		if err != nil {
			return nil, err
		}
		r := relationship{id: values[0], target: values[1], kind: values[2], external: values[3] == "External"}
		mode := values[3] == "" || values[3] == "Internal" || r.external
		if e.name != "Relationship" || !mode || seen[strings.ToLower(r.id)] {
			return nil, fmt.Errorf("the %s %s is there twice or is not of a known form", e.name, r.id)
		}
		seen[strings.ToLower(r.id)] = true
		out = append(out, r)
	}
	return out, nil
}

// canonical is the relationship as the relationship transform and Canonical
// XML spell it.
func (r relationship) canonical() string {
	mode := "Internal"
	if r.external {
		mode = "External"
	}
	return `<Relationship Id="` + r.id + `" Target="` + r.target + `" TargetMode="` + mode + `" Type="` + r.kind + `"></Relationship>`
}

// part is the name of the part that an internal relationship of a source leads
// to; the source of the package's own relationships is "".
func (r relationship) part(source string) (string, error) {
	if strings.ContainsAny(r.target, `\%?#:`) || strings.Contains(r.target, "//") {
		return "", fmt.Errorf("the relationship %s leads to %q, which is not plainly a part", r.id, r.target)
	}
	name, absolute := strings.CutPrefix(r.target, "/")
	if !absolute {
		name = path.Join(path.Dir(source), r.target)
	}
	if path.Clean(name) != name || strings.HasPrefix(name, "..") {
		return "", fmt.Errorf("the relationship %s leads to %q, which is not plainly a part", r.id, r.target)
	}
	return name, nil
}

// isRelationships says whether a part is a .rels part, by its name.
func isRelationships(part string) bool {
	lower := strings.ToLower(part)
	return path.Base(path.Dir(lower)) == "_rels" && strings.HasSuffix(lower, ".rels")
}

// sourceOf is the part whose relationships a .rels part holds.
func sourceOf(rels string) string {
	return path.Join(path.Dir(path.Dir(rels)), strings.TrimSuffix(path.Base(rels), ".rels"))
}

// freeID is the lowest rIdN that no relationship has.
func freeID(rs []relationship) string {
	taken := map[string]bool{}
	for _, r := range rs {
		taken[strings.ToLower(r.id)] = true
	}
	n := 1
	for taken[fmt.Sprintf("rid%d", n)] {
		n++
	}
	return fmt.Sprintf("rId%d", n)
}
