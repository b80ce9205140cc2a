package main

import (
	"github.com/alecthomas/kong"

	"countersign/assets/words"
)

// language is the one that the person set for this program, or for all. What
// machines read, JSON, records and tables, is the same in each.
func (p *program) language() string {
	for _, name := range []string{"COUNTERSIGN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag := p.getenv(name); tag != "" {
			return tag
		}
	}
	return ""
}

// inLanguage puts the help of a command and of all below it into the language
// of the program.
func inLanguage(n *kong.Node) {
	n.Help = words.T(n.Help)
	for _, f := range n.Flags {
		f.Help = words.T(f.Help)
	}
	for _, a := range n.Positional {
		a.Help = words.T(a.Help)
	}
	for _, child := range n.Children {
		inLanguage(child)
	}
}
