package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"countersign/assets/words"
)

// usage prints what a command takes. Of a command that has others below it, it
// lists all that do something.
func (p *program) usage(c *command) {
	line := words.F("Usage: %s [flags]", c.called())
	if c.does == nil {
		line = words.F("Usage: %s <command> [flags]", c.path())
	}
	p.printf("%s\n\n%s\n", folded(line, "", "    ", column), folded(words.T(c.help), "", "", column))
	var args, below [][2]string
	flags := [][2]string{{"-h, --help", words.T("Show what it takes.")}, {"    --version", words.T("Show the version.")}}
	for _, a := range c.args {
		args = append(args, [2]string{a.shown(), words.T(a.help)})
	}
	for _, f := range c.flags {
		help := words.T(f.help)
		if f.preset != "" {
			help += " " + words.F("Without it: %s.", f.preset)
		}
		flags = append(flags, [2]string{"    " + f.shown(), help})
	}
	if c.does == nil {
		for _, x := range c.leaves() {
			below = append(below, [2]string{strings.TrimPrefix(x.path(), "tally "), words.T(x.help)})
		}
	}
	p.table(words.T("Arguments:"), args)
	p.table(words.T("Flags:"), flags)
	p.table(words.T("Commands:"), below)
	if c.above == nil {
		p.printf("\nRun \"tally <command> --help\" for more information on a command.\n")
	}
}

// widest is how far words may push what is said of them to the right.
const widest = 26

// table prints words with what is said of each beside it, or below it where
// the word is long.
func (p *program) table(title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		if n := utf8.RuneCountInString(r[0]); n <= widest {
			wide = max(wide, n)
		}
	}
	indent := strings.Repeat(" ", wide+4)
	p.printf("\n%s\n", title)
	for _, r := range rows {
		lead := fmt.Sprintf("  %-*s  ", wide, r[0])
		if len(lead) > len(indent) {
			p.printf("  %s\n", r[0])
			lead = indent
		}
		p.printf("%s\n", folded(r[1], lead, indent, column))
	}
}
