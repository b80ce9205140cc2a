// Package record writes and reads the canonical record of a certified sheet:
// the truth that the PDF, the workbook and the QR code carry.
//
// # Format
//
// A record is a JSON text in UTF-8. Its first member is
// "format": "countersign record 1"; the second, "sheet", is count.Sheet with
// its members in the order of that type. It is written by count.Canonical: one
// member a line, one blank of indent a level, no escape that JSON does not
// demand, a line feed at the end. There is one spelling for each sheet: Read
// writes what it has read again and refuses a text that differs by a byte, so
// that two records are equal exactly when their digests are.
//
// What a sheet does not have is left out where the type says so. A row of the
// challenge log or the void log that was withdrawn has a last member, after which
// it counts nowhere; a program that does not know it refuses the record:
//
//	"withdrawn": {"reason": "entered twice", "by": ["...", "..."]}
//
// The digest of a record is the SHA-256 of all its bytes. People compare it in
// sixteen groups of four digits. Tellers sign these bytes.
package record

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"countersign/count"
)

// Format is the first thing a record says of itself.
const Format = "countersign record 1"

// MaxSize is the largest record that Read takes, in bytes.
const MaxSize = 16 << 20

// ErrNotCanonical means that the text holds a sheet, but not in the spelling
// that Write uses: it was not written by this program or was changed since.
var ErrNotCanonical = errors.New("the record is not spelled as Countersign spells it: it was changed after it was written")

type envelope struct {
	Format string       `json:"format"`
	Sheet  *count.Sheet `json:"sheet"`
}

// Write is the record of a sheet. The same sheet gives the same bytes.
func Write(s *count.Sheet) ([]byte, error) {
	return count.Canonical(envelope{Format, s})
}

// Read takes a record and nothing else: the sheet, or what is wrong and where.
func Read(b []byte) (*count.Sheet, error) {
	if len(b) > MaxSize {
		return nil, fmt.Errorf("the record has %d bytes; the most is %d", len(b), MaxSize)
	}
	var head struct {
		Format string `json:"format"`
	}
	if err := count.Peek(b, &head); err == nil && head.Format != Format {
		return nil, fmt.Errorf("this is not a record that this program reads: its format is %q, ours is %q", head.Format, Format)
	}
	var e envelope
	if err := count.DecodeStrict(b, &e); err != nil {
		return nil, fmt.Errorf("this is not a record: %w", err)
	}
	if e.Sheet == nil {
		return nil, errors.New("this is not a record: it holds no sheet")
	}
	again, err := Write(e.Sheet)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, b) {
		return nil, ErrNotCanonical
	}
	return e.Sheet, nil
}

// Seals are the signatures that a document carries beside its own: they are
// made before it is drawn, and prove the record and the code on paper without
// the document.
type Seals struct {
	// CMS are detached signatures over the record, DER, in the order of the
	// sheet's signers; empty for a signer who signs the documents later.
	CMS [][]byte
	// Code is the first signer's signature of the text of the QR code: r and s,
	// 32 bytes each. None where that key is not ECDSA P-256.
	Code []byte
}

// Difference is a spot where a document shows something else than its record.
// Where alone is a sentence about the file as a whole.
type Difference struct {
	Where  string `json:"where"`  // "Tally!C7", "page 1"
	Shown  string `json:"shown"`  // what a person sees
	Signed string `json:"signed"` // what the record says
}

// longest is what of a text is shown, in bytes: a hostile cell may hold 40 MB.
const longest = 500

// Short is the difference with texts that a sentence has room for.
func (d Difference) Short() Difference {
	return Difference{clip(d.Where), clip(d.Shown), clip(d.Signed)}
}

// Whole reports whether it is about the file as a whole, not about a spot in it.
func (d Difference) Whole() bool { return d.Shown == "" && d.Signed == "" }

func clip(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(strings.Clone(s[:longest]), "") + "..."
}

func (d Difference) String() string {
	if d.Whole() {
		return d.Where
	}
	return fmt.Sprintf("%s shows %q, the signed record says %q", d.Where, d.Shown, d.Signed)
}
