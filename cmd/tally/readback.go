package main

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/record"
)

// readBack says what is signed.
func (p *program) readBack(s *count.Sheet) {
	p.printf("%s, %s, revision %d\n", s.Tally.Place.Title(), s.Tally.Place.Units(), s.Revision)
	for i, r := range s.Results {
		name := r.Question // a doctored sheet may have results of no question
		if i < len(s.Tally.Questions) {
			name = s.Tally.Questions[i].Short
		}
		p.printf("%-24s yes %s, no %s, blank %s, void %s, ballots %s\n", name,
			r.Yes.Grouped(), r.No.Grouped(), r.Blank.Grouped(), r.Void.Grouped(), r.Ballots.Grouped())
	}
	if rec, err := record.Write(s); err == nil {
		p.printf("Digest %s\n", strings.Join(count.Sum(rec).Groups(), " "))
	}
}

// beforeSigning is the question after the figures have been read back. Scripts,
// which have no terminal, are not asked.
type beforeSigning struct {
	Yes bool `help:"Sign without asking once more."`
}

func (b beforeSigning) agreed(p *program) error {
	if _, ok := p.terminal(); !ok || b.Yes || p.agrees(words.T("Does everybody whose key is here sign these figures? [y/N] ")) {
		return nil
	}
	p.printf("Nothing was signed.\n")
	return statusError(found)
}
