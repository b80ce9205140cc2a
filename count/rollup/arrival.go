package rollup

import (
	"slices"

	"countersign/count"
)

// Arrival is one file as its verification left it.
type Arrival struct {
	File       string          // its name, for people
	Sheet      *count.Sheet    // nil where the file could not be read
	Digest     count.Digest    // of the record that the file carries
	VoteDigest count.Digest    // of the definition that the file was verified with
	Problems   []count.Finding // of the verification: R604, R606, R609
	Keys       []Key           // with which the sheet was signed
}

// Key is the key of a signer as the verification saw it.
type Key struct {
	Name    string       `json:"name"`              // as the sheet names its holder
	Key     count.Digest `json:"key"`               // fingerprint
	Trusted bool         `json:"trusted,omitempty"` // by the definition, or by people before
	Says    string       `json:"says,omitempty"`    // what its certificate names that the sheet does not: another role or place
}

// Kept is all that a roll-up needs of a file, so that the file itself need not
// be read again. It is what Examine makes and Keep takes.
type Kept struct {
	File     string          `json:"file"`
	Place    count.PlaceID   `json:"place"`
	Digest   count.Digest    `json:"digest"`
	Findings []count.Finding `json:"findings,omitempty"` // warnings; with errors nothing of the file counts
	Keys     []Key           `json:"keys,omitempty"`
	Sheet    *Received       `json:"sheet,omitempty"` // nil where nothing counts
}

// Kind is what became of a file.
type Kind string

// What becomes of a file.
const (
	Accepted   Kind = "accepted"   // its figures count
	Waiting    Kind = "waiting"    // its figures count, its corrected roll waits for AcceptRoll
	Pending    Kind = "pending"    // its figures wait for AcceptRevision, those of an earlier revision count
	Replaced   Kind = "replaced"   // its figures count instead of those of an earlier revision
	Same       Kind = "same"       // the record was here before
	Superseded Kind = "superseded" // a later revision is here, and counts or waits
	SetAside   Kind = "set aside"  // its keys are unconfirmed, and one with confirmed keys is here: it waits until they are
	Disputed   Kind = "disputed"   // R602 or R608: the place counts for nothing
	Refused    Kind = "refused"    // nothing of the file counts
)

// Outcome is the answer to one arrival: what the place looked like right after
// it. A later arrival can change that; Report tells how it stands.
type Outcome struct {
	Kind     Kind            `json:"kind"`
	File     string          `json:"file"`
	Place    count.PlaceID   `json:"place"` // as the sheet says, even where there is no such place
	Findings []count.Finding `json:"findings"`
	Changes  []Change        `json:"changes"` // of a revision against the one that it replaces, or would replace
}

// Refusal is a file of which nothing counts, with every reason.
type Refusal struct {
	File     string          `json:"file"`
	Place    count.PlaceID   `json:"place"` // as the file says; it may be no place of the vote
	Digest   count.Digest    `json:"digest"`
	Findings []count.Finding `json:"findings"`
}

// Received is a sheet that was not refused: what the roll-up keeps of it.
type Received struct {
	Revision   int               `json:"revision"`
	Digest     count.Digest      `json:"digest"`
	Supersedes count.Digest      `json:"supersedes"`
	Reason     string            `json:"reason"` // why the revision before was reopened
	Certified  count.Time        `json:"certified"`
	Results    []count.Result    `json:"results"`
	Account    count.Account     `json:"account"`
	Roll       count.Count       `json:"roll"` // as the tellers say
	RollChange *count.RollChange `json:"roll_change,omitempty"`
	Unresolved int               `json:"unresolved"` // challenged ballots that nobody ruled on
	Sample     count.SampleMark  `json:"sample"`
	Files      []string          `json:"files,omitempty"`    // that carry this record, in alphabetical order
	Warnings   []count.Finding   `json:"warnings,omitempty"` // of their verification
	Keys       []Key             `json:"keys,omitempty"`     // with which it was signed
}

func received(a Arrival) *Received {
	s := a.Sheet
	return &Received{
		Revision: s.Revision, Digest: a.Digest, Supersedes: s.Supersedes, Reason: s.Reason, Certified: s.Certified,
		Results: s.Results, Account: s.Tally.Account, Roll: s.Tally.Eligible(), RollChange: s.Tally.RollChange,
		Unresolved: s.Tally.ChallengesBy(count.Unresolved), Sample: s.Tally.Sample,
	}
}

// result finds the result of a question.
func (r *Received) result(question string) (count.Result, bool) {
	for _, x := range r.Results {
		if x.Question == question {
			return x, true
		}
	}
	return count.Result{}, false
}

// with is the sheet after a file that carries its record. It is another one:
// reports hold the sheet as it was.
func (r *Received) with(k Kept) *Received {
	c := *r
	c.Files, c.Warnings, c.Keys = slices.Clone(r.Files), slices.Clone(r.Warnings), slices.Clone(r.Keys)
	if i, there := slices.BinarySearch(c.Files, k.File); !there {
		c.Files = slices.Insert(c.Files, i, k.File)
	}
	for _, f := range k.Findings {
		if i, there := slices.BinarySearchFunc(c.Warnings, f, compareFindings); !there {
			c.Warnings = slices.Insert(c.Warnings, i, f)
		}
	}
	c.addKeys(k.Keys)
	return &c
}
