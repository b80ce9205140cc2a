package words

import "strings"

// titles are lines of the account, and cells, where they begin a line or stand
// in a sentence. No place or person is called so.
var titles = append([]string{"Yes", "No", "Blank", "Void", "Ballots"}, lines...)

// lines are those of the account.
var lines = []string{
	"Printed", "Issued", "Handed out", "Unused", "Samples, destroyed", "Spoiled and replaced",
	"Taken away", "In the box", "Challenged, unopened", "Signatures in the register", "Signed, did not vote", "Ballots counted", "Mailed",
	"Replacements mailed", "Undeliverable", "Returned by mail", "Outstanding", "Envelopes accepted", "Envelopes rejected", "Challenged by mail",
}

// Vocabulary are words that stand in records and definitions as data, and that
// are shown to people: they are translated where they are shown, and nowhere
// else.
func Vocabulary() []string {
	out := []string{
		"yes", "no", "blank", "void", "ballots", // cells
		"error", "warning", "note", // of a finding
		"sustained", "overruled", "unresolved", // challenges
		"passes", "fails", "open", "ties", // outcomes
		"coalition", "union", "unit", "local", // levels
		"chief teller", "recorder", "observer", // roles
		"no chief teller", "no recorder", "no observer", // where one is asked for
		"in person", "mail", "both", // ways to vote
		"not expected yet", "not received", "received", "revision waits", "waiting for the secretary", "refused", "problem", "did not vote", // states of a place
		"printed", "issued", "unused", "destroyed", "replaced", "taken", "signatures", "unvoted", "box", "challenged",
		"mailed", "mail replaced", "undeliverable", "returned", "outstanding", "accepted", "rejected", "mail challenged", "counted",
	}
	out = append(out, titles...)
	// The sums of the ballot account, and what is missing in them.
	for _, line := range lines {
		out = append(out, "%d "+strings.ToLower(line))
	}
	for _, thing := range []string{"ballot", "signature", "paper", "envelope"} {
		for _, how := range []string{"missing", "too many"} {
			out = append(out, "1 "+thing+" "+how, "%d "+thing+"s "+how)
		}
	}
	// The conditions of rules.
	for _, compare := range []string{"at least", "more than", "at most", "less than"} {
		out = append(out, compare+" %s of the %s are %s")
	}
	for _, absent := range []string{"stays among them", "is left out", "is against"} {
		out = append(out, "%s (one that does not vote "+absent+")")
	}
	out = append(out, ruling()...)
	return append(out, " is not ", ": ", "; ", "%s, weighed by %s,", "unions", "units", "locals", "places", "for", "against", "members", "delegates")
}
