package count

// Vote is the definition of one ratification: what is asked, of whom, how it
// is counted and what decides it. Everything that differs between unions is
// here; nothing of it is in code. ParseVote reads it, Faults judges it.
type Vote struct {
	Format     string      `json:"format"` // VoteFormat
	ID         string      `json:"id"`     // a Code, unique among a coalition's votes
	Title      string      `json:"title"`
	Revision   int         `json:"revision"`         // from 1
	Sample     bool        `json:"sample,omitempty"` // invented, for learning or for tests
	Note       string      `json:"note,omitempty"`   // where the facts come from, what is not known
	Opens      Date        `json:"opens"`            // first day of voting
	Closes     Date        `json:"closes"`           // last day
	Coalition  Coalition   `json:"coalition"`
	Questions  []Question  `json:"questions"`
	Ballots    Policy      `json:"ballots"`
	Thresholds Thresholds  `json:"thresholds"`
	Embargo    Embargo     `json:"embargo"`
	Trusted    []TrustedBy `json:"trusted"`
	TimeStamps *Authority  `json:"time_stamps,omitempty"` // none: times are the computers' own
	// Signatures are made over the definition without them; they change
	// neither its digest nor what it says.
	Signatures []VoteSignature `json:"signatures,omitempty"`
}

// VoteFormat is the first thing a definition says of itself.
const VoteFormat = "countersign vote 1"

// Coalition is the root of the tree coalition > union > unit > local.
type Coalition struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	Roll   Count   `json:"roll"` // eligible members; unset where unknown
	Unions []Union `json:"unions"`
}

// Union is a member of the coalition.
type Union struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Roll  Count  `json:"roll"`
	Units []Unit `json:"units"`
}

// Unit is a bargaining unit: question 2 is decided for each of them.
type Unit struct {
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	Roll      Count    `json:"roll"`
	ReportsAs string   `json:"reports_as,omitempty"` // code of the unit of the same union whose ballots hold this one's too
	NotPut    []string `json:"not_put,omitempty"`    // questions that this unit does not answer
	Locals    []Local  `json:"locals"`               // none: the unit is counted as one place
}

// Local is a local union that counts the ballots of one unit.
type Local struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Roll Count  `json:"roll"`
}

// Level names a height of the tree.
type Level string

// The four levels, from the leaf up.
const (
	LevelLocal     Level = "local"
	LevelUnit      Level = "unit"
	LevelUnion     Level = "union"
	LevelCoalition Level = "coalition"
)

// Question is what is asked on the paper.
type Question struct {
	ID        string `json:"id"` // a Code
	Title     string `json:"title"`
	Short     string `json:"short"`      // up to 24 characters, for column heads
	DecidedBy Level  `json:"decided_by"` // where its outcome is settled
	Paper     int    `json:"paper"`      // questions with the same number stand on the same paper
	Rule      Rule   `json:"rule"`
}

// Rule decides a question. Words are what the sheet prints; Majority judges
// the ballots of one body, and is what one sheet can state. Tree is the whole
// rule, over many bodies; without it a rule over several bodies is kept and
// printed in Words only.
type Rule struct {
	Words    string    `json:"words"`
	Majority Majority  `json:"majority"`
	Tree     *RuleTree `json:"tree,omitempty"`
}

// Majority is an exact condition on the yes votes of one body.
type Majority struct {
	Of      Base     `json:"of"`
	More    bool     `json:"more"`  // true: more than Share; false: at least Share
	Share   Fraction `json:"share"` // of the base
	OnATie  string   `json:"on_a_tie,omitempty"`
	Applies Level    `json:"applies"` // the body whose ballots are summed
}

// Base is what the yes votes are compared with.
type Base string

// The bases that one sheet can state.
const (
	BaseValid    Base = "valid"    // yes + no
	BaseCast     Base = "cast"     // yes + no + void: Robert's "illegal votes" count
	BaseBallots  Base = "ballots"  // every ballot, blank ones too
	BaseEligible Base = "eligible" // every member on the roll
)

// Method is how members vote.
type Method string

// The voting methods.
const (
	InPerson Method = "in person"
	ByMail   Method = "mail"
	Both     Method = "both"
)

// Policy is how ballots are counted.
type Policy struct {
	Method     Method   `json:"method"`
	BatchSize  int      `json:"batch_size"` // ballots in a full batch, 1 to 1,000
	VoidPolicy string   `json:"void_policy"`
	Tellers    Required `json:"tellers"`
	Paper      string   `json:"paper"` // of the printed sheet: "letter" or "a4"
}

// Required says who has to sign.
type Required struct {
	Least int    `json:"least"` // tellers who sign, at least 2
	Roles []Role `json:"roles"` // each of these at least once
	// Keys is the kind of key that tellers sign with; empty is ECDSAKeys.
	Keys KeyKind `json:"keys,omitempty"`
}

// KeyKind is a kind of signing key that a definition can ask for.
type KeyKind string

// The kinds of keys.
const (
	ECDSAKeys KeyKind = "ecdsa p-256"
	RSAKeys   KeyKind = "rsa"    // 2,048 to 4,096 bits
	AnyKeys   KeyKind = "either" // of these two
)

// Authority is an RFC 3161 time stamp authority.
type Authority struct {
	Name        string `json:"name"`
	URL         string `json:"url"`
	Certificate []byte `json:"certificate"` // of the authority, or of its issuer, in DER
}

// VoteSignature is a signature of the definition: detached CMS over Signed.
type VoteSignature struct {
	CMS []byte `json:"cms"`
}

// Thresholds are the settings of the checks marked with a dagger.
type Thresholds struct {
	Blank       Fraction `json:"blank"`        // T205: a blank share over this
	Void        Fraction `json:"void"`         // T206: a void share over this
	TurnoutLow  Fraction `json:"turnout_low"`  // T207: turnout under this
	TurnoutHigh Fraction `json:"turnout_high"` // T207: turnout over this
	SmallCell   int      `json:"small_cell"`   // T209: a cell under this
}

// Embargo says until when figures stay closed. The zero value is no embargo.
type Embargo struct {
	Until Time   `json:"until"` // no figure before this moment
	AllIn bool   `json:"all_in"`
	Words string `json:"words"` // printed in the banner
	// Recipients are for whom files are sealed while the embargo lasts: public
	// keys of age, "age1...". None: files travel open.
	Recipients []Recipient `json:"recipients,omitempty"`
}

// Recipient may open sealed files.
type Recipient struct {
	Name string `json:"name"`
	Key  string `json:"key"`
}

// On reports whether sheets carry the banner.
func (e Embargo) On() bool { return !e.Until.IsZero() || e.AllIn }

// TrustedBy is a certificate that the coalition trusts, in DER: an issuer's,
// under which tellers have theirs, or one teller's own.
type TrustedBy struct {
	Name        string `json:"name"`
	Certificate []byte `json:"certificate"`
}
