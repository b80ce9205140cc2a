package export

import (
	"bytes"
	"fmt"
	"strings"

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

// Signed is one teller whose signature the sheet asks for.
type Signed struct {
	Name     string        `json:"name"`
	Role     count.Role    `json:"role"`
	Key      string        `json:"key"`      // fingerprint
	Holds    bool          `json:"holds"`    // there is a signature and it fits
	Whole    bool          `json:"whole"`    // it covers the whole file
	Standing sign.Standing `json:"-"`        // whether the key is one that we were told of
	Known    string        `json:"standing"` // the same in a word
}

// Verdict is all that can be said of one file. Unread is set if it could not
// be read; then nothing else is.
type Verdict struct {
	File        string              `json:"file"`
	Kind        Kind                `json:"kind"`
	Sentence    string              `json:"sentence"` // the verdict in one sentence
	Unread      string              `json:"unread,omitempty"`
	Digest      count.Digest        `json:"digest"`
	Sheet       *count.Sheet        `json:"-"`
	Signed      []Signed            `json:"signed"`
	Differences []record.Difference `json:"differences,omitempty"`
	Findings    []count.Finding     `json:"findings,omitempty"` // R604, R606, R610 and the like
}

// Fine reports whether the file can be used.
func (v *Verdict) Fine() bool { return v.Unread == "" && len(v.Findings) == 0 }

// MaxFile is the largest file that Verify looks into, in bytes.
const MaxFile = 64 << 20

// packages takes the names of packages out of an error that a person reads.
var packages = strings.NewReplacer("pdf: ", "", "sign: ", "", "zip: ", "")

// ours stands unpacked in every PDF that this program wrote.
const ours = "(Signature1)"

// Verify reads any file and says what can be said of it. It never trusts a
// name or an ending. trust tells which keys are known; nil knows none.
func Verify(name string, b []byte, trust sign.Trust) Verdict {
	v := Verdict{File: name, Kind: kindOf(b), Signed: []Signed{}}
	rec, sheet, err := v.open(b, trust)
	if err != nil {
		v.Unread = packages.Replace(err.Error())
		v.Sentence = "This is not a tally sheet that can be read: " + v.Unread + "."
		if v.Kind == KindPDF && bytes.Contains(b, []byte(ours)) {
			v.Sentence = "Do not use this sheet. The PDF was cut short, or changed after it was signed: " + v.Unread + ". Ask the place for both files again."
		}
		return v
	}
	v.Sheet, v.Digest = sheet, count.Sum(rec)
	missing := v.Findings
	v.Findings = nil // a difference that can be named is named first
	for _, d := range v.Differences {
		v.find("R606", "What is shown differs from the signed record", d.String())
	}
	v.Findings = append(v.Findings, missing...)
	v.Findings = append(v.Findings, rollup.Alone(sheet)...)
	v.Findings = append(v.Findings, count.Recheck(sheet)...)
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

func (v *Verdict) open(b []byte, trust sign.Trust) ([]byte, *count.Sheet, error) {
	if len(b) > MaxFile {
		return nil, nil, fmt.Errorf("it has %d bytes, the most is %d", len(b), MaxFile)
	}
	switch v.Kind {
	case KindPDF:
		doc, err := pdf.Read(b)
		if err != nil {
			return nil, nil, err
		}
		v.Differences = doc.Differences
		v.signatures(doc.Sheet, inPDF(doc), trust)
		return doc.Record, doc.Sheet, nil
	case KindWorkbook:
		doc, err := xlsx.Read(b)
		if err != nil {
			return nil, nil, err
		}
		v.Differences = doc.Differences
		v.signatures(doc.Sheet, inWorkbook(doc), trust)
		return doc.Record, doc.Sheet, nil
	case KindRecord:
		s, err := record.Read(b)
		return b, s, err
	}
	if len(b) == 0 {
		return nil, nil, fmt.Errorf("the file is empty")
	}
	return nil, nil, fmt.Errorf("it is neither a PDF, a workbook nor a record")
}

// held is a signature that a document carries.
type held struct {
	sign.Signature
	of    int  // the signer whose place it fills; -1 where the key alone says it
	whole bool // it covers the whole file
}

// inPDF are the signatures of a PDF. Each covers its own revision, so only the
// last covers the whole file.
func inPDF(doc *pdf.Document) []held {
	var out []held
	for k, sig := range doc.Signatures {
		for i := range doc.Sheet.Signers {
			if sig.Field == pdf.FieldName(i) {
				out = append(out, held{sig.Signature, i, k == len(doc.Signatures)-1})
			}
		}
	}
	return out
}

// inWorkbook are the signatures of a workbook. Each covers all of it.
func inWorkbook(doc *xlsx.Document) []held {
	var out []held
	for _, sig := range doc.Signatures {
		out = append(out, held{sig.Signature, -1, true})
	}
	return out
}

// signatures says of each teller whom the sheet names whether they signed, and
// finds signatures of anybody else.
func (v *Verdict) signatures(s *count.Sheet, all []held, trust sign.Trust) {
	known := 0
	for i, who := range s.Signers {
		x := Signed{Name: who.Name, Role: who.Role, Key: sign.Fingerprint(who.Key).String()}
		for _, h := range all {
			if h.of != i && h.of >= 0 || count.Digest(h.Fingerprint) != who.Key {
				continue
			}
			known++
			x.Holds, x.Whole = true, h.whole
			if h.Identity.Name != who.Name {
				v.find("R604", "A key is in another name", fmt.Sprintf("the sheet names %s, the certificate of the key %s", who.Name, h.Identity.Name))
			}
			if trust != nil {
				j := trust.Judge(h.Signature, sign.Occasion{Place: string(s.Tally.Place.ID), At: s.Certified.Std()})
				x.Standing = j.Standing
			}
		}
		if !x.Holds {
			v.find("R604", "A signature is missing", fmt.Sprintf("%s, %s, has not signed with the key that the sheet names", who.Name, who.Role))
		}
		if x.Standing == sign.Refused {
			v.find("R604", "A key is refused", fmt.Sprintf("%s signed with a key that is not trusted any more", who.Name))
		}
		x.Known = x.Standing.String()
		v.Signed = append(v.Signed, x)
	}
	if known < len(all) && len(v.Differences) == 0 {
		v.find("R604", "Somebody else signed", fmt.Sprintf("%d signatures are of keys that the sheet does not name", len(all)-known))
	}
}

// confirmed reports whether somebody whom the vote trusts signed, and nobody
// whom it does not know.
func (v *Verdict) confirmed() bool {
	for _, x := range v.Signed {
		if x.Standing != sign.Trusted {
			return false
		}
	}
	return len(v.Signed) > 0
}

func (v *Verdict) find(code, short, sum string) {
	v.Findings = append(v.Findings, count.Finding{
		Code: code, Severity: count.Error, Short: short, Sum: sum,
		Long: "Do not use this sheet. Ask the place for both files again.",
	})
}

func (v *Verdict) sentence() string {
	switch {
	case len(v.Findings) > 0:
		return "Do not use this sheet. " + v.Findings[0].Short + ": " + v.Findings[0].Sum + "."
	case v.Kind == KindPDF, v.Kind == KindWorkbook:
		return "This sheet is unchanged and signed by every teller that it names."
	}
	return "This " + string(v.Kind) + " agrees with its record and adds up. It carries no signature of its own: compare its digest with the signed PDF or the ink-signed sheet."
}
