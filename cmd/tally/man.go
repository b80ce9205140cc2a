package main

import (
	_ "embed"
	"strings"

	"countersign/assets/help"
)

// manCmd writes the manual page, in the language of man(7). It is English: so
// are the names of commands and flags.
type manCmd struct {
	Date string `placeholder:"2026-05-08" help:"The date in the foot of the page."`
}

func (c *manCmd) Run(p *program) error {
	_, err := p.out.Write([]byte(manual(commands(), c.Date)))
	return err
}

// roff collects the lines of a page.
type roff struct{ strings.Builder }

// wide is how many letters a line of the page has, before hyphens are escaped.
const wide = 66

// text writes words, in lines that a person can read too.
func (r *roff) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		for line := range strings.SplitSeq(string(folded(line, "", "", wide)), "\n") {
			r.line(line)
		}
	}
}

// line writes one line; a dot at its head would begin a request.
func (r *roff) line(s string) {
	s = escaped(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	r.WriteString(s + "\n")
}

// entry is a word with what is said of it, indented.
func (r *roff) entry(word, says string) {
	r.WriteString(".TP\n")
	r.WriteString(`\fB` + escaped(word) + `\fR` + "\n")
	r.text(says)
}

// escaped keeps backslashes, and hyphens that people copy into a shell.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\e`, `-`, `\-`).Replace(s)
}

// page is what does not come from the model, with the places of what does.
//
//go:embed man.1
var page string

// manual is the whole page.
func manual(all *command, date string) string {
	commands, checks := &roff{}, &roff{}
	for _, c := range all.leaves() {
		commands.command(c)
	}
	for _, p := range help.Pages() {
		checks.entry(p.Code, p.Title+".")
	}
	return strings.NewReplacer("{date}", date, "{version}", version,
		"{commands}\n", commands.String(), "{checks}\n", checks.String()).Replace(page)
}

// command is one command with its arguments and flags, but for --help and
// --version, which all have.
func (r *roff) command(c *command) {
	r.WriteString(`.SS "` + strings.ReplaceAll(escaped(c.called()), `"`, `\(dq`) + "\"\n")
	r.text(c.help)
	for _, a := range c.args {
		r.entry(a.shown(), a.help)
	}
	for _, f := range c.flags {
		says := f.help
		if f.preset != "" {
			says += "\nWithout it: " + f.preset + "." //words:none
		}
		r.entry(f.shown(), says)
	}
}
