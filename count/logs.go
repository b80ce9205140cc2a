package count

// Ruling is what the chief teller decided on a challenge.
type Ruling string

// A challenge that is sustained keeps the ballot out, one that is overruled
// lets it be opened and counted.
const (
	Unresolved Ruling = "unresolved"
	Sustained  Ruling = "sustained"
	Overruled  Ruling = "overruled"
)

// Challenge is one row of the challenge log: one sealed envelope. It names no
// member.
type Challenge struct {
	Envelope int    `json:"envelope"` // number on the envelope, from 1
	Ground   string `json:"ground"`
	Ruling   Ruling `json:"ruling"`
	Reason   string `json:"reason,omitempty"` // of the ruling

	Withdrawn *Withdrawal `json:"withdrawn,omitempty"` // nil while the row counts
}

// Void is one row of the void log: a paper that cannot be counted for a
// question, with the ruling.
type Void struct {
	Batch    int    `json:"batch"`
	Question string `json:"question"`
	Reason   string `json:"reason"`
	RuledBy  string `json:"ruled_by"`

	Withdrawn *Withdrawal `json:"withdrawn,omitempty"` // nil while the row counts
}

// Withdrawal takes a row that was entered by mistake out of a log. The row stays
// where it is, with its number, and counts nowhere.
type Withdrawal struct {
	Reason string   `json:"reason"`
	By     []string `json:"by"` // two tellers
}

// Log names one of the two logs.
type Log string

// The logs of a count.
const (
	ChallengeLog Log = "challenge"
	VoidLog      Log = "void"
)

// WithdrawnRow is a row of a log, by its number from 1, that was withdrawn.
type WithdrawnRow struct {
	Log Log
	Row int // in the challenge log the number of the envelope
	Withdrawal
}

// Withdrawn lists the rows of both logs that were withdrawn.
func (t *Tally) Withdrawn() []WithdrawnRow {
	var out []WithdrawnRow
	for i, c := range t.Challenges {
		if c.Withdrawn != nil {
			out = append(out, WithdrawnRow{ChallengeLog, i + 1, *c.Withdrawn})
		}
	}
	for i, v := range t.Voids {
		if v.Withdrawn != nil {
			out = append(out, WithdrawnRow{VoidLog, i + 1, *v.Withdrawn})
		}
	}
	return out
}

// RollChange is the roll as the tellers found it, where the definition differs.
type RollChange struct {
	Roll   Count    `json:"roll"`
	Reason string   `json:"reason"`
	By     []string `json:"by"` // two tellers
}

// Explanation is what two tellers wrote about a warning.
type Explanation struct {
	Finding string   `json:"finding"` // Finding.Key
	Sum     string   `json:"sum"`     // of the finding when it was explained; another sum asks for new words
	Text    string   `json:"text"`    // 20 to 280 characters
	By      []string `json:"by"`      // two different tellers
}

// SampleMark says which figures were invented, and where the others come from.
type SampleMark struct {
	What   []string `json:"what"`   // of SampleParts
	Source string   `json:"source"` // of the figures that were not invented
}

// SampleParts are the parts of a sheet that can be marked as sample.
var SampleParts = []string{"everything", "tellers", "times", "batches", "blank", "void", "account", "challenges", "roll"}

// Has reports whether a part is marked.
func (s SampleMark) Has(part string) bool {
	for _, w := range s.What {
		if w == part || w == "everything" {
			return true
		}
	}
	return false
}
