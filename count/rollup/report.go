package rollup

import (
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rule"
)

// Report is how the vote stands. No later Add changes it, and its reader must
// not: sheets and findings in it are those of the roll-up.
type Report struct {
	Vote      count.VoteRef  `json:"vote"`
	Places    int            `json:"places"`    // that the definition has
	Received  int            `json:"received"`  // places whose figures count
	Coalition Node           `json:"coalition"` // the tree: coalition, unions, units, places
	Questions []Question     `json:"questions"` // in the order of the definition
	Follows   []rule.Follows `json:"follows"`   // what the outcomes mean for bodies, as far as they are decided
	Refused   []Refusal      `json:"refused"`   // every file of which nothing counts, by name
}

// Node is a body of the tree. Its children are in the order of the definition.
// Every unit has places below it, also one that is counted as one place.
type Node struct {
	Level       count.Level `json:"level"`
	Code        string      `json:"code"` // empty for the place of a unit without locals
	Name        string      `json:"name"`
	CountedWith string      `json:"counted_with,omitempty"` // name of the unit whose ballots hold this one's: no totals here
	Roll        count.Count `json:"roll"`
	Totals      []Total     `json:"totals"`          // a question each, in the order of the definition
	Place       *PlaceState `json:"place,omitempty"` // of a leaf
	Children    []Node      `json:"children,omitempty"`

	more int // what accepted corrections below add to the definition's rolls
}

// Total is one question of a body. Figures and ballots are unset while nothing
// has been received, and where the sum is over count.MaxCount.
type Total struct {
	Question string `json:"question"`
	Put      bool   `json:"put"` // false: the question is not put to this body
	count.Figures
	Ballots   count.Count   `json:"ballots"`
	Eligible  count.Count   `json:"eligible"` // members to whom it is put
	Received  int           `json:"received"` // places with figures
	Of        int           `json:"of"`       // places where it is put
	Complete  bool          `json:"complete"` // every place has figures or did not vote; false: the figures are a part of the sum
	Necessary count.Count   `json:"necessary"`
	Judged    count.Verdict `json:"judged,omitempty"` // empty where the majority does not judge this body

	apart  bool // somewhere below it is not put
	absent int  // places that did not vote
}

// PlaceState is what came for a place.
type PlaceState struct {
	ID          count.PlaceID   `json:"id"`
	State       State           `json:"state"`
	Counted     *Received       `json:"counted"`               // the sheet that counts, nil where none does
	Unconfirmed bool            `json:"unconfirmed"`           // it counts, and its verification warns
	KeysOpen    bool            `json:"keys_open,omitempty"`   // it counts, and R605 is among the warnings
	Waiting     *Received       `json:"waiting,omitempty"`     // a later revision, which nobody has accepted
	Coming      []Change        `json:"coming,omitempty"`      // what it would change of the sheet that counts
	Aside       []Key           `json:"aside,omitempty"`       // of sheets that are set aside: R605 beside confirmed keys
	Disputed    []Key           `json:"disputed,omitempty"`    // of all sheets, where some contradict one another
	RevisionBy  string          `json:"revision_by,omitempty"` // who accepted the revision that counts
	Findings    []count.Finding `json:"findings"`              // R602, R604, R605, R607, R608, R609, R611, A308
	Changes     []Change        `json:"changes"`               // against the revision before
	Sheets      []Sheet         `json:"sheets"`                // every record here, by revision
	Refused     []Refusal       `json:"refused"`               // files for this place of which nothing counts
	RollBy      string          `json:"roll_by,omitempty"`     // who accepted the corrected roll
	AbsentBy    string          `json:"absent_by,omitempty"`   // who says that nobody voted here
	AbsentWhy   string          `json:"absent_why,omitempty"`
}

// RollWaits reports whether the sheet that counts corrects the roll and nobody
// has accepted that.
func (p *PlaceState) RollWaits() bool {
	return p.Counted != nil && p.Counted.RollChange != nil && p.RollBy == ""
}

// Keys are those with which the sheet that counts was signed, the one that
// waits, and those that are in dispute or set aside, each once.
func (p *PlaceState) Keys() []Key {
	var out []Key
	all := slices.Concat(p.Disputed, p.Aside)
	for _, x := range []*Received{p.Waiting, p.Counted} {
		if x != nil {
			all = append(slices.Clone(x.Keys), all...)
		}
	}
	for _, k := range all {
		if !slices.ContainsFunc(out, func(have Key) bool { return have.Key == k.Key && have.Name == k.Name }) {
			out = append(out, k)
		}
	}
	return out
}

// ToConfirm are the keys that nobody has confirmed: those that R605 lists.
func (p *PlaceState) ToConfirm() []Key {
	var out []Key
	for _, k := range p.Keys() {
		if slices.ContainsFunc(p.Findings, func(f count.Finding) bool { return f.Code == "R605" && strings.Contains(f.Sum, k.listed()) }) {
			out = append(out, k)
		}
	}
	return out
}

// Sheet names a record that is here.
type Sheet struct {
	Revision int          `json:"revision"`
	Digest   count.Digest `json:"digest"`
	Files    []string     `json:"files"`
}

// Question is what the whole vote says of a question.
type Question struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Rule      string           `json:"rule"` // in words
	DecidedBy count.Level      `json:"decided_by"`
	Applies   count.Level      `json:"applies"` // the bodies that vote on it, each with one verdict
	Total     Total            `json:"total"`   // of the coalition
	Bodies    int              `json:"bodies"`  // to whom it is put
	For       Held             `json:"for"`
	Against   Held             `json:"against"`
	Open      Held             `json:"open"`
	Abstain   Held             `json:"abstain"` // did not vote
	Results   []rule.Result    `json:"results"` // of every body that a rule judges, from the coalition down
	Outcome   count.Verdict    `json:"outcome"` // of the coalition, where it decides; open while anything can change it
	Says      string           `json:"says"`
	Explained rule.Explanation `json:"explained"` // where the coalition decides
	Change    []count.PlaceID  `json:"change"`    // places that can still change the outcome
	Meters    []rule.Meter     `json:"meters"`    // where the coalition decides: the measures that its rule takes
}

// Held are bodies with the same verdict, and the members whom they hold.
type Held struct {
	Bodies  int         `json:"bodies"`
	Members count.Count `json:"members"` // unset where the roll of one is not known
	Unknown int         `json:"unknown"` // bodies whose roll is not known
}

// Leaves lists the places in the order of the definition.
func (r *Report) Leaves() []*Node {
	var out []*Node
	r.Coalition.walk(func(n *Node) {
		if n.Place != nil {
			out = append(out, n)
		}
	})
	return out
}

// Missing lists the places whose figures do not count, for whatever reason.
func (r *Report) Missing() []*Node {
	var out []*Node
	for _, n := range r.Leaves() {
		if n.Place.Counted == nil {
			out = append(out, n)
		}
	}
	return out
}

// Out is how many places are still to come: their figures do not count, and
// nobody has said that nobody voted there.
func (r *Report) Out() int {
	n := 0
	for _, x := range r.Missing() {
		if x.Place.State != Absent {
			n++
		}
	}
	return n
}

// Waiting lists the places of which a later revision waits.
func (r *Report) Waiting() []*Node {
	var out []*Node
	for _, n := range r.Leaves() {
		if n.Place.Waiting != nil {
			out = append(out, n)
		}
	}
	return out
}

// KeysOpen is how many of the sheets that count nobody has confirmed the keys of
// (R605). What is decided by them is decided with that reservation.
func (r *Report) KeysOpen() int {
	n := 0
	for _, x := range r.Leaves() {
		if x.Place.KeysOpen {
			n++
		}
	}
	return n
}

// Find is the node of a union, a unit or a place by its codes: "AFSCME",
// "AFSCME/NP-4", "AFSCME/NP-4/391"; nil where there is none.
func (r *Report) Find(path string) *Node {
	for i := range r.Coalition.Children {
		u := &r.Coalition.Children[i]
		if n := u.find(u.Code, path); n != nil {
			return n
		}
	}
	return nil
}

// find goes down where the codes lead.
func (n *Node) find(here, path string) *Node {
	if here == path {
		return n
	}
	if !strings.HasPrefix(path, here+"/") {
		return nil
	}
	for i := range n.Children {
		c := &n.Children[i]
		if c.Code == "" {
			continue
		}
		if found := c.find(here+"/"+c.Code, path); found != nil {
			return found
		}
	}
	return nil
}

func (n *Node) walk(do func(*Node)) {
	do(n)
	for i := range n.Children {
		n.Children[i].walk(do)
	}
}

// Total finds the total of a question.
func (n *Node) Total(question string) Total {
	for _, t := range n.Totals {
		if t.Question == question {
			return t
		}
	}
	return Total{Question: question}
}
