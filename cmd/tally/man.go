package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"countersign/assets/help"
)

// manCmd writes the manual page, in the language of man(7). It is English: so
// are the names of commands and flags.
type manCmd struct {
	Date string `placeholder:"2026-05-08" help:"The date in the foot of the page."`
}

func (c *manCmd) Run(p *program, k *kong.Kong) error {
	_, err := p.out.Write([]byte(manual(k.Model, c.Date)))
	return err
}

// roff collects the lines of a page.
type roff struct{ strings.Builder }

// request writes a line that begins with a dot, with its words quoted.
func (r *roff) request(name string, args ...string) {
	r.WriteString("." + name)
	for _, a := range args {
		r.WriteString(` "` + strings.ReplaceAll(a, `"`, `\(dq`) + `"`)
	}
	r.WriteString("\n")
}

// text writes words, in lines that a person can read too.
func (r *roff) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		for line := range strings.SplitSeq(string(folded(line, "", "")), "\n") {
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

// examples are calls, as they are typed, each with what it is for.
func (r *roff) examples(list [][]string) {
	for i, x := range list {
		if i > 0 {
			r.WriteString(".PP\n")
		}
		r.text(x[0])
		r.WriteString(".PP\n.RS 4\n.nf\n")
		for _, call := range x[1:] {
			r.line(call)
		}
		r.WriteString(".fi\n.RE\n")
	}
}

// escaped keeps backslashes, and hyphens that people copy into a shell.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\e`, `-`, `\-`).Replace(s)
}

// manual is the whole page.
func manual(m *kong.Application, date string) string {
	r := &roff{}
	r.request("TH", "TALLY", "1", date, "Countersign "+version, "Countersign")
	r.request("SH", "NAME")
	r.text(`tally - count, certify, verify and roll up union votes on paper ballots`)
	r.request("SH", "SYNOPSIS")
	r.WriteString("\\fBtally\\fR \\fIcommand\\fR [\\fIflags\\fR] [\\fIarguments\\fR]\n")
	r.request("SH", "DESCRIPTION")
	r.text(m.Help)
	r.text("It is Countersign without its window, and works on the same files.\nEach command says what it takes with --help.")
	r.request("SH", "COMMANDS")
	for _, n := range m.Leaves(true) {
		r.command(n)
	}
	r.request("SH", "CHECKS")
	r.text("Findings have a code.\ntally explain CODE says what it means, the sum, what tellers usually find, and what to do.")
	for _, p := range help.Pages() {
		r.entry(p.Code, p.Title+".")
	}
	r.rest()
	return r.String()
}

// command is one command with its arguments and flags.
func (r *roff) command(n *kong.Node) {
	r.request("SS", escaped("tally "+called(n)))
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
		return fmt.Sprintf("\nWithout it: %s.", f.Default)
	}
	return ""
}

// rest are the parts that the model does not know.
func (r *roff) rest() {
	r.request("SH", "EXIT STATUS")
	r.entry("0", "All is well.")
	r.entry("1", "Something was found or refused: a finding that stands, a sheet that does not hold, an entry that a count does not take.")
	r.entry("2", "A file could not be read, or the call was not understood.")
	r.request("SH", "FILES")
	for _, f := range [][2]string{
		{"*.vote", "The definition of a vote: questions, places, rolls and rules, signed by the coalition."},
		{"*.count", "A count: its journal, to which entries are added and in which nothing is changed."},
		{"*.hall", "The invitation of one table to a counting hall; it holds a password."},
		{"*.rollup", "A roll-up: the sheets that were imported, and what was decided about them."},
		{"*.p12", "The key of a teller, sealed with a passphrase."},
		{"*.pdf, *.xlsx", "Tally sheets. Both carry the same record and the signatures of the tellers."},
		{"countersign/keys.trust", "The keys that were compared with paper, in the user's settings folder."},
	} {
		r.entry(f[0], f[1])
	}
	r.request("SH", "EXAMPLES")
	r.examples([][]string{
		{"See the whole way once, with sample figures:", "tally demo --out out", "tally verify out"},
		{"Make a key for a teller:", `tally key new --name "Ada Sample" --local "Sample Local 11" --file ada.p12`},
		{
			"Count from a file of commands, look at the findings, have one explained, and certify:",
			"tally count --file local11.count --vote training --place LAMP/L-1/11 < local11.jsonl",
			"tally check local11.count", "tally explain A303",
			"tally certify local11.count --key ada.p12 --key ben.p12 --out sheets",
		},
		{
			"Verify what a local has sent, and add all sheets up:",
			"tally verify sheets --vote training", "tally rollup sheets --vote training --out report",
		},
		{"Complete commands with the Tab key in this shell:", "source <(tally completion bash)"},
	})
	r.request("SH", "SEE ALSO")
	r.WriteString("\\fBpdfsig\\fR(1), \\fBopenssl\\fR(1)\n")
}
