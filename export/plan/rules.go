package plan

import (
	"sync"

	"countersign/assets"
	"countersign/count/rule"
)

// Rules are the named rules that a question can have, in the order of their
// names. Nobody may change them.
func Rules() []*rule.Named { return allRules() }

var allRules = sync.OnceValue(func() []*rule.Named {
	var out []*rule.Named
	for _, name := range assets.Rules() {
		b, _ := assets.Rule(name)
		if n, err := rule.ParseNamed(b); err == nil { // a test reads all of them
			out = append(out, n)
		}
	}
	return out
})

// ruleNamed finds a rule; nil where there is none of that name.
func ruleNamed(name string) *rule.Named {
	for _, n := range Rules() {
		if n.Name == name {
			return n
		}
	}
	return nil
}
