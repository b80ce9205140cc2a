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
	at := func(place string) bool {
		for _, f := range strings.Split(*in, ",") {
			if f == "" || place == f || strings.HasPrefix(place, strings.TrimSuffix(f, "/")+"/") {
				return true
			}
		}
		return false
	}
	if *bypass {
		for _, b := range source.Bypass {
			if at(b) {
				fmt.Println(b)
			}
		}
	}
	if *missing != "" {
		c := words.In(*missing)
		for _, f := range source.Forms {
			if at(f.Room+"/") && !c.Has(f.Text) {
				fmt.Println(line(f))
			}
		}
	}
	if *unused != "" {
		said := map[string]bool{}
		for _, f := range source.Forms {
			said[f.Text] = true
		}
		for _, k := range words.In(*unused).Keys() {
			if !said[k] {
				fmt.Println(k)
			}
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
