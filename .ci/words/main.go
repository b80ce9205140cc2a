// Command words lists what a language lacks, what it has for nothing, and words
// that go through no catalogue:
//
//	go run ./.ci/words -missing es -in ui/batches
//	go run ./.ci/words -unused es
//	go run ./.ci/words -bypass
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"countersign/assets/words"
	"countersign/assets/words/wordstest"
)

func main() {
	missing := flag.String("missing", "", "`language` whose missing forms are listed")
	unused := flag.String("unused", "", "`language` whose forms that nothing says are listed")
	bypass := flag.Bool("bypass", false, "list words that go through no catalogue")
	in := flag.String("in", "", "`folders` to look at, with a comma between; all, if empty")
	flag.Parse()
	source, err := wordstest.Read(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	l := listing{source, strings.Split(*in, ",")}
	if *bypass {
		l.bypass()
	}
	if *missing != "" {
		l.missing(words.In(*missing))
	}
	if *unused != "" {
		l.unused(words.In(*unused))
	}
}

// listing prints what was asked for of some folders.
type listing struct {
	*wordstest.Source
	in []string
}

// at reports whether a place in the program lies in the folders.
func (l listing) at(place string) bool {
	for _, f := range l.in {
		if f == "" || place == f || strings.HasPrefix(place, strings.TrimSuffix(f, "/")+"/") {
			return true
		}
	}
	return false
}

func (l listing) bypass() {
	for _, b := range l.Bypass {
		if l.at(b) {
			fmt.Println(b)
		}
	}
}

func (l listing) missing(c *words.Catalogue) {
	for _, f := range l.Forms {
		if l.at(f.Room+"/") && !c.Has(f.Text) {
			fmt.Println(line(f))
		}
	}
}

func (l listing) unused(c *words.Catalogue) {
	said := map[string]bool{}
	for _, f := range l.Forms {
		said[f.Text] = true
	}
	for _, k := range c.Keys() {
		if !said[k] {
			fmt.Println(k)
		}
	}
}

// line is a form as a line of a catalogue's file, to be filled.
func line(f wordstest.Form) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f.Text); err != nil {
		return f.Text
	}
	value := `""`
	if f.Plural {
		value = `{"one": "", "other": ""}`
	}
	return fmt.Sprintf("  %s: %s,", strings.TrimSpace(b.String()), value)
}
