package words

// Vocabulary are words that stand in records and definitions as data, and that
// are shown to people: they are translated where they are shown, and nowhere
// else.
func Vocabulary() []string {
	return []string{
		"yes", "no", "blank", "void", "ballots", // cells
		"error", "warning", "note", // of a finding
		"sustained", "overruled", "unresolved", // challenges
		"passes", "fails", "open", "ties", // outcomes
		"coalition", "union", "unit", "local", // levels
		"chief teller", "recorder", "observer", // roles
		"in person", "mail", "both", // ways to vote
		"not expected yet", "not received", "received", "revision waits", "waiting for the secretary", "refused", "problem", "did not vote", // states of a place
		"printed", "issued", "unused", "destroyed", "replaced", "taken", "signatures", "unvoted", "box", "challenged",
		"mailed", "mail replaced", "undeliverable", "returned", "outstanding", "accepted", "rejected", "mail challenged", "counted",
	}
}
