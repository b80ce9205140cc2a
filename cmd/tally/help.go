package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"countersign/assets/help"
	"countersign/assets/words"
)

// helpCmd is the help of the model, for those who look for a command of that
// name, and the page of a check.
type helpCmd struct {
	Words []string `arg:"" optional:"" help:"A command, such as rollup import, or the code of a check."`
}

func (c *helpCmd) Run(p *program) error {
	if len(c.Words) == 1 {
		if page, ok := help.Find(c.Words[0]); ok {
			p.page(page)
			return nil
		}
	}
	named, rest := commands().find(c.Words)
	if len(rest) > 0 {
		return named.unknown(rest[0])
	}
	p.usage(named)
	if len(c.Words) == 0 {
		p.printf("\n%s\n", words.T("tally explain lists the checks, tally explain A303 explains one, tally man writes the manual."))
	}
	return nil
}

// explainCmd says what the codes of checks mean.
type explainCmd struct {
	Codes []string `arg:"" optional:"" name:"code" help:"The code of a check, such as A303; without one, all are listed."`
}

func (c *explainCmd) Run(p *program) error {
	if len(c.Codes) == 0 {
		for _, page := range help.Pages() {
			p.printf("%s  %s\n", page.Code, words.T(page.Title))
		}
		return nil
	}
	for i, code := range c.Codes {
		page, ok := help.Find(code)
		if !ok {
			return failure{unreadable, fmt.Errorf("no check has the code %s; tally explain lists them all", code)}
		}
		if i > 0 {
			p.printf("\n")
		}
		p.page(page)
	}
	return nil
}

// page prints what a code means.
func (p *program) page(x help.Page) {
	p.printf("%s  %s\n%s\n", x.Code, words.T(x.Title), folded(words.T(x.Level), "", "", column))
	p.printf("\n%s\n%s\n", words.T("What it means"), folded(words.T(x.Means), "  ", "  ", column))
	p.printf("\n%s\n%s\n", words.T("The sum"), folded(words.T(x.Sum), "  ", "  ", column))
	if x.Example != "" {
		p.printf("%s\n", folded(words.F("For example (sample): %s", words.T(x.Example)), "  ", "  ", column))
	}
	p.printf("\n%s\n", words.T("What tellers usually find"))
	for _, s := range x.Usually {
		p.printf("%s\n", folded(words.T(s), "- ", "  ", column))
	}
	p.printf("\n%s\n%s\n", words.T("What to do"), folded(words.T(x.Next), "  ", "  ", column))
}

// column is where lines are folded.
const column = 78

// folded breaks a text into lines of so many letters: the first behind one lead,
// the others behind another.
func folded(text, first, others string, column int) lines {
	var out strings.Builder
	at := 0
	for i, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		wide := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			out.WriteString(first)
			at = len(first)
		case at+1+wide > column:
			out.WriteString("\n" + others)
			at = len(others)
		default:
			out.WriteString(" ")
			at++
		}
		out.WriteString(word)
		at += wide
	}
	return lines(out.String())
}

// lines is a text of ours whose ends of lines are meant.
type lines string
