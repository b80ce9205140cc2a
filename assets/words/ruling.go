package words

import "slices"

// ruling are the sentences that package rule puts together to say how a condition
// stands, part by part: each part is a form, because no language puts them
// together in the same way.
func ruling() []string {
	return slices.Concat(conditions(), tests(), numbers(), meters(), differences())
}

// conditions are what is needed, and what it comes to.
func conditions() []string {
	out := []string{
		"reached", "not reached", "kept", "not kept", "question not put", "%d of %d", "needs all of these", "needs one of these",
		"%d yes among them are enough", "%d no among them are enough", "1 yes among them is enough", "1 no among them is enough",
		"at most 1 ballot still out", "if", "then", "else",
		"no valid votes so far", "no votes cast so far", "no ballots so far", "no members present so far",
		"1 challenged ballot not ruled on", "%d challenged ballots not ruled on",
	}
	for _, compare := range []string{"at least", "more than", "at most", "less than"} {
		needs := "needs " + compare + " %s"
		out = append(out, needs, needs+", %d")
		for _, stand := range []string{" yes", " no"} {
			out = append(out, needs+stand, "needs "+compare+" %d of %d"+stand, needs+stand+", %d of %d")
		}
	}
	return out
}

// tests are the outcomes that a consequence asks for.
func tests() []string {
	out := []string{"For each %s, if %v and %v:"}
	for _, level := range []string{"coalition", "union", "unit", "local"} {
		out = append(out, "the "+level+" passes question %s", "the "+level+" does not pass question %s",
			"nobody in the "+level+" votes on question %s", "the "+level+" is not asked question %s")
	}
	return out
}

// numbers are who stands where, and how much they weigh.
func numbers() (out []string) {
	for _, tail := range []string{"", ", %d did not vote", ", %d open", ", %d did not vote, %d open"} {
		out = append(out, "%d of %s yes, %d no"+tail, "on %s: %d of %s yes, %d no"+tail)
	}
	for _, noun := range []string{"members", "delegates", "votes"} {
		out = append(out, "with %s of %d "+noun+" yes, %s no", "with %s "+noun+" yes, %s no (%s: the number of "+noun+" is not known)")
	}
	for _, base := range []string{"valid votes", "votes cast, void ones too", "ballots, blank and void too", "members present", "eligible members"} {
		out = append(out, "%d yes of %d "+base, "%d yes of %d "+base+" so far", "%d no of %d "+base, "%d no of %d "+base+" so far")
	}
	for _, voted := range []string{"voted", "voted yes, no or void", "voted yes or no"} {
		out = append(out, "%d "+voted+" of %d eligible members", "%d "+voted+" of %d eligible members so far")
	}
	for _, level := range []string{"union", "unit", "local"} {
		out = append(out, "1 "+level, "%s "+level+"s", "decided for each "+level+": %d for, %d against, %d open")
	}
	return out
}

// meters are the same in short, above a picture.
func meters() []string {
	out := []string{"Unions", "Locals", "%d needed", "%d against needed", "at most %d", "at most %d against"}
	for _, tail := range []string{"", ", %d open", ", %d did not vote", ", %d open, %d did not vote"} {
		for _, bodies := range []string{"unions", "units", "locals"} {
			out = append(out, "%d "+bodies+" yes, %d no"+tail)
		}
		for _, noun := range []string{"members", "delegates", "votes"} {
			out = append(out, "%d yes, %d no"+tail+" of %d "+noun)
		}
	}
	for _, bodies := range []string{"unions", "units", "locals"} {
		for _, noun := range []string{"Members", "Delegates", "Votes"} {
			out = append(out, noun+" of the "+bodies+", bloc by bloc")
		}
	}
	return out
}

// differences are what two sheets of a place state differently.
func differences() []string {
	const told = " %d before, %d after"
	out := []string{"roll" + told, "challenged, unresolved" + told}
	for _, cell := range []string{"yes", "no", "blank", "void", "ballots"} {
		out = append(out, "%s, "+cell+told)
	}
	for _, line := range []string{
		"printed", "issued", "unused", "destroyed", "replaced", "taken", "signatures", "unvoted", "box", "challenged", "mailed",
		"mail replaced", "undeliverable", "returned", "outstanding", "accepted", "rejected", "mail challenged", "counted",
	} {
		out = append(out, line+told)
	}
	return out
}
