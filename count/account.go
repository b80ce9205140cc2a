package count

// Line names a figure of the ballot account.
type Line string

// The lines of the ballot account.
const (
	Printed        Line = "printed"
	Issued         Line = "issued"    // handed to members at the place
	Unused         Line = "unused"    // counted pack by pack
	Destroyed      Line = "destroyed" // destroyed or samples
	Replaced       Line = "replaced"  // spoiled, handed back and replaced
	Taken          Line = "taken"     // taken away or not returned
	Signatures     Line = "signatures"
	Unvoted        Line = "unvoted" // signed the register and did not vote
	InBox          Line = "box"     // ballots found in the box
	Challenged     Line = "challenged"
	Mailed         Line = "mailed"
	MailReplaced   Line = "mail replaced" // replacements that were mailed
	Undeliverable  Line = "undeliverable"
	Returned       Line = "returned"
	Outstanding    Line = "outstanding"
	Accepted       Line = "accepted" // envelopes opened, their ballots are in the box
	Rejected       Line = "rejected" // envelopes not accepted
	MailChallenged Line = "mail challenged"
	Counted        Line = "counted" // ballots counted, declared by the tellers
)

var lineTitles = map[Line]string{
	Printed: "Printed", Issued: "Issued", Unused: "Unused", Destroyed: "Samples, destroyed",
	Replaced: "Spoiled and replaced", Taken: "Taken away", Signatures: "Signatures in the register",
	Unvoted: "Signed, did not vote", InBox: "In the box", Challenged: "Challenged, unopened",
	Mailed: "Mailed", MailReplaced: "Replacements mailed", Undeliverable: "Undeliverable",
	Returned: "Returned by mail", Outstanding: "Outstanding", Accepted: "Envelopes accepted",
	Rejected: "Envelopes rejected", MailChallenged: "Challenged by mail", Counted: "Ballots counted",
}

// Title is the line as it is printed.
func (l Line) Title() string { return lineTitles[l] }

var (
	inPersonLines = []Line{Printed, Issued, Unused, Destroyed, Replaced, Taken, Signatures, Unvoted, Challenged}
	mailLines     = []Line{Mailed, MailReplaced, Undeliverable, Returned, Outstanding, Accepted, Rejected, MailChallenged}
	everyLines    = []Line{InBox, Counted}
)

// Lines are the lines that a voting method needs, in the order of the sheet.
func (m Method) Lines() []Line {
	var out []Line
	if m == InPerson || m == Both {
		out = append(out, inPersonLines...)
	}
	if m == ByMail || m == Both {
		out = append(out, mailLines...)
	}
	return append(out, everyLines...)
}

// Account is the ballot account: every paper must be somewhere.
type Account []AccountLine

// AccountLine is one figure of the account.
type AccountLine struct {
	Line  Line  `json:"line"`
	Value Count `json:"value"`
}

// Get is the figure of a line, unset where nobody has entered one.
func (a Account) Get(l Line) Count {
	for _, x := range a {
		if x.Line == l {
			return x.Value
		}
	}
	return Count{}
}

// Term is one summand of an equation.
type Term struct {
	Line  Line
	Minus bool
}

// Equation is one identity of the ballot account: Left = the sum of Right.
type Equation struct {
	Code  string // the check that watches it
	Name  string
	Left  []Term
	Right []Term
	Unit  string // of what is missing on the right, or too many
}

// Equations lists the identities of a voting method. Challenged ballots are in
// their envelopes and not in the box, so they stand beside it.
func (m Method) Equations() []Equation {
	at := func(ls ...Line) []Term {
		var out []Term
		for _, l := range ls {
			out = append(out, Term{Line: l})
		}
		return out
	}
	less := func(t []Term, l Line) []Term { return append(t, Term{Line: l, Minus: true}) }
	box, register := at(InBox, Challenged), less(at(Signatures), Unvoted)
	issued := at(InBox, Challenged, Replaced, Taken)
	if m == Both { // ballots that came by mail are in the box too
		box, issued = less(box, Accepted), less(issued, Accepted)
	}
	var out []Equation
	if m == InPerson || m == Both {
		out = append(out,
			Equation{"A301", "Paper", at(Printed), at(Issued, Unused, Destroyed), "paper"},
			Equation{"A302", "Handed out", at(Issued), issued, "paper"},
			Equation{"A303", "Register", box, register, "signature"})
	}
	if m == ByMail || m == Both {
		out = append(out,
			Equation{"A304", "Mail", at(Mailed, MailReplaced), at(Undeliverable, Returned, Outstanding), "envelope"},
			Equation{"A305", "Envelopes", at(Returned), at(Accepted, Rejected, MailChallenged), "envelope"})
	}
	if m == ByMail { // nothing else ties the box to the envelopes; where members come in person too, the register does
		out = append(out, Equation{"A303", "Envelopes opened", at(Accepted), at(InBox), "ballot"})
	}
	return out
}

// Side adds the terms of one side of an equation; unset while one of them is.
func (a Account) Side(ts []Term) (int, bool) {
	n := 0
	for _, t := range ts {
		c := a.Get(t.Line)
		if !c.Set() {
			return 0, false
		}
		if t.Minus {
			n -= c.Int()
		} else {
			n += c.Int()
		}
	}
	return n, true
}
