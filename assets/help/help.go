// Package help holds a page for every check of Countersign: what its code
// means, the sum that it works out, what tellers usually find, and what to do.
//
// The texts are English, and each paragraph is a whole key of the catalogue in
// package words: who shows a page translates it there and then. Figures in the
// examples are samples.
//
// A test reads the program and holds the pages to the codes that it gives: none
// without a page, no page for a code that nothing gives.
package help

import (
	"slices"
	"strings"

	"countersign/assets/words"
)

// Page explains one check.
type Page struct {
	Code  string // "A303"
	Title string // what it says in a few words
	Level string // what it asks for: one of the levels below
	Means string // what is wrong, and why it is looked at
	Sum   string // the equation, in words
	// Example is the sum with sample figures; empty where there is nothing to add
	// up.
	Example string
	Usually []string // what tellers usually find, the likeliest first
	Next    string   // what to do
}

// The levels of a check.
var (
	isError   = words.Key("Error: it has to be put right before the count can be certified.")
	isWarning = words.Key("Warning: it is put right, or two tellers explain it in writing and the sheet prints their words.")
	isNote    = words.Key("Note: it is printed, and asks for nothing.")
	isEither  = words.Key("Note where nothing depends on it, warning where the result does.")
	isRefused = words.Key("Error: the sheet does not count until it is put right.")
	isWaiting = words.Key("Warning: the secretary decides before it counts.")
	isOnRoll  = words.Key("Error; a note where the roll is not known.")
)

// pages lists them in the order of their codes.
func pages() []Page {
	return slices.Concat(batchPages, totalPages, accountPages, challengePages, setupPages, rollupPages)
}

// Pages lists every page in the order in which the checks stand on a sheet.
func Pages() []Page { return pages() }

// Codes lists the codes that have a page.
func Codes() []string {
	var out []string
	for _, p := range pages() {
		out = append(out, p.Code)
	}
	return out
}

// Find gives the page of a code, written in small letters too.
func Find(code string) (Page, bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, p := range pages() {
		if p.Code == code {
			return p, true
		}
	}
	return Page{}, false
}
