package assets

import (
	"embed"
	"slices"
	"strings"
)

//go:embed rules/*.rule
var ruleFiles embed.FS

// Rules are the names of the rules that every program carries inside itself,
// in alphabetical order: "sebac-1996" and the other readings of the
// coalition's rule, the contract of a unit, a few of other unions. Each names
// its source.
func Rules() []string {
	files, err := ruleFiles.ReadDir("rules")
	if err != nil {
		return nil // cannot be: the folder is embedded
	}
	var out []string
	for _, f := range files {
		out = append(out, strings.TrimSuffix(f.Name(), ".rule"))
	}
	slices.Sort(out)
	return out
}

// Rule is the text of an embedded rule, as package rule reads it: its canonical
// form. It reports false where there is no such rule.
func Rule(name string) ([]byte, bool) {
	b, err := ruleFiles.ReadFile("rules/" + name + ".rule")
	return b, err == nil
}
