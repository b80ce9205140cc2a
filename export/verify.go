package export

import (
	"bytes"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// Kind is what a file turned out to be.
type Kind string

// The kinds of file that Verify reads.
const (
	KindPDF      Kind = "PDF"
	KindWorkbook Kind = "workbook"
	KindRecord   Kind = "record"
	KindUnknown  Kind = "unknown"
)

// Verdict is all that can be said of one file. Unread is set if it could not
// be read as a sheet; then there is one finding, R604, and nothing else.
type Verdict struct {
	File        string              `json:"file"`
	Kind        Kind                `json:"kind"`
	Sentence    string              `json:"sentence"` // the verdict in words that a secretary can act on
	Unread      string              `json:"unread,omitempty"`
	Digest      count.Digest        `json:"digest"`
	Sheet       *count.Sheet        `json:"-"`
	Signed      []Signed            `json:"signed"`
	Differences []record.Difference `json:"differences,omitempty"`
	Findings    []count.Finding     `json:"findings,omitempty"` // R601 to R610; what is wrong first

	pending int  // findings that a later signature would settle
	asked   bool // there was a trust to ask
	spoiled bool // ours, and damaged or changed
}

// Spoiled reports whether an unread file is one of this program that was damaged
// or changed: it was looked at and is not to be used, unlike one of which nothing
// can be said.
func (v *Verdict) Spoiled() bool { return v.spoiled }

// Fine reports whether the file can be used: nothing is wrong with it. A
// warning, R605, may still have to be settled by the person who uses it.
func (v *Verdict) Fine() bool { return v.Unread == "" && v.wrong() == 0 }

// Incomplete reports whether nothing is wrong but that tellers have still to
// sign, as far as anybody can tell.
func (v *Verdict) Incomplete() bool {
	return v.Unread == "" && v.pending > 0 && v.wrong() == v.pending
}

// wrong counts the findings that forbid to use the file.
func (v *Verdict) wrong() (n int) {
	for _, f := range v.Findings {
		if f.Severity == count.Error {
			n++
		}
	}
	return n
}

// MaxFile is the largest file that Verify looks into, in bytes.
const MaxFile = 64 << 20

// Verify reads any file and says what can be said of it. It never trusts a
// name or an ending. trust judges the keys; without one, nothing is said of
// whose they are.
func Verify(name string, b []byte, trust sign.Trust) Verdict {
	v := Verdict{File: name, Kind: kindOf(b), Signed: []Signed{}, asked: trust != nil}
	doc, err := v.open(b)
	if err != nil {
		v.unread(b, err)
		return v
	}
	v.Sheet, v.Digest = doc.sheet, count.Sum(doc.record)
	for _, d := range doc.differences { // what can be named is named first
		d = d.Short()
		v.Differences = append(v.Differences, d)
		short := "What is shown differs from the signed record"
		if d.Whole() {
			short = "The file is not the one that was signed"
		}
		v.find("R606", short, d.String())
	}
	v.codes()
	v.signatures(doc, trust)
	v.Findings = append(v.Findings, rollup.Alone(v.Sheet)...)
	v.Findings = append(v.Findings, count.Recheck(v.Sheet)...)
	v.Sentence = v.sentence()
	return v
}

func kindOf(b []byte) Kind {
	switch {
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return KindPDF
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0")):
		return KindWorkbook
	case bytes.HasPrefix(bytes.TrimSpace(b[:min(len(b), 64)]), []byte("{")):
		return KindRecord
	}
	return KindUnknown
}

// opened is what every kind of file has in common.
type opened struct {
	record      []byte
	sheet       *count.Sheet
	held        []held
	seals       record.Seals
	differences []record.Difference
	bare        bool // a record, which carries no signature
}

// Errors of files that are not looked into.
var (
	errEmpty = errors.New("the file is empty")
	errLarge = errors.New("it is larger than any tally sheet")
	errOther = errors.New("it is neither a PDF, a workbook nor a record")
)

func (v *Verdict) open(b []byte) (*opened, error) {
	switch {
	case len(b) == 0:
		return nil, errEmpty
	case len(b) > MaxFile:
		return nil, tooLarge(int64(len(b)))
	}
	switch v.Kind {
	case KindPDF:
		doc, err := pdf.Read(b)
		if err != nil {
			return nil, err
		}
		return &opened{doc.Record, doc.Sheet, inPDF(doc), doc.Seals, doc.Differences, false}, nil
	case KindWorkbook:
		doc, err := xlsx.Read(b)
		if err != nil {
			return nil, err
		}
		return &opened{doc.Record, doc.Sheet, inWorkbook(doc), doc.Seals, doc.Differences, false}, nil
	case KindRecord:
		s, err := record.Read(b)
		return &opened{record: b, sheet: s, bare: true}, err
	}
	return nil, errOther
}

func tooLarge(size int64) error {
	return fmt.Errorf("%w: it has %s bytes, the most is %s", errLarge, grouped(size), grouped(MaxFile))
}

func (v *Verdict) find(code, short, sum string) {
	v.Findings = append(v.Findings, count.Finding{
		Code: code, Severity: count.Error, Short: short, Sum: sum,
		Long: "Do not use this sheet. Ask the place for both files again.",
	})
}

// codes refuses a sheet whose vote, place or question is named by what is no
// code: a letter of another alphabet looks like one of ours, and is another
// place for every program.
func (v *Verdict) codes() {
	bad := func(what, code string) {
		v.find("R604", "A code holds a letter that no code has", fmt.Sprintf("the code of the %s is %+q", what, code))
	}
	if !count.IsCode(v.Sheet.Vote.ID) {
		bad("vote", v.Sheet.Vote.ID)
	}
	if id := v.Sheet.Tally.Place.ID; !isPlace(id) {
		bad("place", string(id))
	}
	for _, q := range v.Sheet.Tally.Questions {
		if !count.IsCode(q.ID) {
			bad("question", q.ID)
		}
	}
}

func isPlace(id count.PlaceID) bool {
	_, err := count.ParsePlaceID(string(id))
	return err == nil
}

// Against holds the sheet against a vote definition: it is a sheet of this
// definition and of one of its places, counted by its rules (R601, R610). A
// definition that cannot be used is an error.
func (v *Verdict) Against(vote *count.Vote) error {
	r, err := rollup.New(vote)
	if err != nil || v.Unread != "" {
		return err
	}
	known := map[count.Finding]bool{}
	for _, f := range v.Findings {
		known[f] = true
	}
	var more []count.Finding
	for _, f := range r.Add(v.Arrival()).Findings {
		if !known[f] && (f.Code == "R601" || f.Code == "R610") {
			more = append(more, f)
		}
	}
	v.Findings = append(more, v.Findings...)
	err = v.stamps(vote)
	v.Sentence = v.sentence()
	return err
}
