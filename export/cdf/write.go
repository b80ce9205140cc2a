package cdf

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"countersign/count"
	"countersign/count/rollup"
)

// Issue is what a report says of itself.
type Issue struct {
	Sequence int // the how manieth report of this vote, from 1
	At       count.Time
	Version  string // of this program
}

// Write is the report of a roll-up. The same roll-up gives the same bytes.
func Write(v *count.Vote, r *rollup.Report, i Issue) ([]byte, error) {
	w := &writer{vote: v, report: r, says: verdicts(r), waits: map[string]bool{}}
	out := report{
		Type: "ElectionResults.ElectionReport", Format: "precinct-level", GeneratedDate: i.At.Std().UTC().Format(time.RFC3339),
		Issuer: v.Coalition.Name, IssuerAbbreviation: v.Coalition.Code, SequenceStart: i.Sequence, SequenceEnd: i.Sequence,
		Status: "unofficial-partial", VendorApplicationID: "Countersign " + i.Version, IsTest: v.Sample,
	}
	if len(r.Missing()) == 0 {
		out.Status = "unofficial-complete" // the chair declares, no program
	}
	if v.Sample {
		out.TestType = "sample"
		w.note("Sample: everything in this vote is invented.")
	}
	if e := v.Embargo; e.On() {
		w.note("Embargo: " + e.Words)
	}
	w.unit(&r.Coalition, "")
	out.GpUnit = w.units
	out.Election = []election{w.election()}
	for _, f := range r.Refused {
		w.note("Refused, nothing of it counts: " + f.File + ": " + reasons(f.Findings))
	}
	out.Notes = strings.Join(w.notes, "\n")
	if err := check(&out, w.waits); err != nil {
		return nil, err
	}
	b, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

func reasons(fs []count.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Code+" "+f.Short)
	}
	return strings.Join(out, "; ")
}

// writer gathers a report while it walks the tree.
type writer struct {
	vote   *count.Vote
	report *rollup.Report
	units  []gpUnit
	notes  []string
	says   map[judged]count.Verdict
	waits  map[string]bool // bodies that hold a place whose corrected roll nobody has accepted
}

func (w *writer) note(s string) { w.notes = append(w.notes, s) }

// id names a body by the codes on the way to it.
func id(path string) string {
	if path == "" {
		return "gp-coalition"
	}
	return "gp-" + strings.ReplaceAll(path, "/", "_")
}

// wholeUnit stands for the code of the place of a unit that is counted as one.
const wholeUnit = "_place"

func join(path string, n *rollup.Node) string {
	code := n.Code
	if code == "" {
		code = wholeUnit
	}
	if path == "" {
		return code
	}
	return path + "/" + code
}

// unit lists a body and those below it, and finds the bodies whose roll waits.
func (w *writer) unit(n *rollup.Node, path string) {
	received, of := places(n)
	u := gpUnit{
		ID: id(path), Type: "ElectionResults.ReportingUnit", UnitType: "other", OtherType: string(n.Level), Name: english(n.Name),
		VotersRegistered: number(n.Roll), CountStatus: status(received, of),
	}
	if n.Place == nil {
		u.SubUnitsReported, u.TotalSubUnits = &received, &of
	}
	at := len(w.units)
	w.units = append(w.units, u)
	for i := range n.Children {
		c := &n.Children[i]
		w.units[at].ComposingGpUnitIDs = append(w.units[at].ComposingGpUnitIDs, id(join(path, c)))
		w.unit(c, join(path, c))
		if w.waits[id(join(path, c))] {
			w.waits[u.ID] = true
		}
	}
	switch {
	case n.CountedWith != "":
		w.note(n.Name + ": its ballots are counted with those of " + n.CountedWith + ".")
	case n.Place != nil && n.Place.Counted == nil:
		w.note(fmt.Sprintf("%s (%s): %s. %s", n.Name, n.Place.ID, n.Place.State, reasons(n.Place.Findings)))
	case n.Place != nil && n.Place.RollWaits():
		w.waits[u.ID] = true
		w.note(fmt.Sprintf("%s (%s): its corrected roll, %s members, counts once somebody accepts it; until then the roll is the definition's, and ballots can be more than members.",
			n.Name, n.Place.ID, n.Place.Counted.RollChange.Roll.Grouped()))
	}
}

// places counts the places of a body, and those whose figures are in.
func places(n *rollup.Node) (received, of int) {
	if n.Place != nil {
		if n.Place.Counted != nil {
			return 1, 1
		}
		return 0, 1
	}
	for i := range n.Children {
		r, o := places(&n.Children[i])
		received, of = received+r, of+o
	}
	return received, of
}

func number(c count.Count) *int {
	if !c.Set() {
		return nil
	}
	n := c.Int()
	return &n
}
