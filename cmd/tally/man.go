package main

import (
	_ "embed"
	"strings"

	"github.com/alecthomas/kong"

	"countersign/assets/help"
)

// manCmd writes the manual page, in the language of man(7). It is English: so
// are the names of commands and flags.
type manCmd struct {
	Date string `placeholder:"2026-05-08" help:"The date in the foot of the page."`
}

func (c *manCmd) Run(p *program) error {
	k, err := kong.New(&cli{}, kong.Name("tally"), kong.Vars{"version": version}) // in no other language
	if err != nil {
		return err
	}
	_, err = p.out.Write([]byte(manual(k.Model, c.Date)))
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
func manual(m *kong.Application, date string) string {
	commands, checks := &roff{}, &roff{}
	for _, n := range m.Leaves(true) {
		commands.command(n)
	}
	for _, p := range help.Pages() {
		checks.entry(p.Code, p.Title+".")
	}
	return strings.NewReplacer("{date}", date, "{version}", version,
		"{commands}\n", commands.String(), "{checks}\n", checks.String()).Replace(page)
}

// command is one command with its arguments and flags.
func (r *roff) command(n *kong.Node) {
	r.WriteString(`.SS "` + strings.ReplaceAll(escaped("tally "+called(n)), `"`, `\(dq`) + "\"\n")
	if n.Help != "" {
		r.text(n.Help)
	}
	for _, a := range n.Positional {
		r.entry(a.Summary(), a.Help)
	}
	for _, f := range flagsOf(n) {
		r.entry(typed(f), f.Help+unsaid(f))
	}
}

// called is how a command is typed, without the flags that may be left out.
func called(n *kong.Node) string {
	words := []string{n.Path()}
	for _, f := range flagsOf(n) {
		if f.Required {
			words = append(words, typed(f))
		}
	}
	for _, a := range n.Positional {
		words = append(words, a.Summary())
	}
	return strings.Join(words, " ")
}

// flagsOf are the flags of a command and of those above it, without --help and
// --version, which all have.
func flagsOf(n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			if f.Name != "help" && f.Name != "version" {
				out = append(out, f)
			}
		}
	}
	return out
}

// typed is how a flag is typed.
func typed(f *kong.Flag) string {
	value := "TEXT"
	switch {
	case f.IsBool():
		return "--" + f.Name
	case f.PlaceHolder != "":
		value = f.PlaceHolder
	case f.Tag.Type == "path":
		value = "PATH"
	case f.Target.CanInt():
		value = "NUMBER"
	}
	return "--" + f.Name + "=" + value
}

// unsaid says what a flag is where it is left out.
func unsaid(f *kong.Flag) string {
	if f.HasDefault && f.Default != "" {
		return "\nWithout it: " + f.Default + "." //words:none
	}
	return ""
}
