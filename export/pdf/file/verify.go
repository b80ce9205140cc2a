package file

import (
	"crypto/x509"
	"fmt"
	"time"

	"countersign/export/sign"
)

// Report says what a sound file holds.
type Report struct {
	Revisions   int
	Pages       int
	Creator     string      // what the file says it was drawn by
	Signatures  []Signature // in the order in which they were made; may be none
	Empty       []string    // names of fields that nobody has signed
	Attachments []Attachment
}

// Signature is one filled field. That it verifies does not say whose key it
// is: ask [sign.Trust].
type Signature struct {
	sign.Signature
	Field       string
	Time        time.Time // as the signer's computer had it
	End         int       // length of the file when it was signed
	CoversWhole bool      // nothing follows; true for the last signature
}

// Verify accepts a file that [Finish] wrote and [Sign] signed any number of
// times, byte for byte, and nothing else. Whoever needs a signature has to look
// for it in the report: a file without any is sound, too. An error is or wraps
// a [Fault] with the first offset that is wrong.
func Verify(pdf []byte) (*Report, error) {
	e, err := examine(pdf)
	if err != nil {
		return nil, err
	}
	attachments, err := e.base.attachments()
	if err != nil {
		return nil, err
	}
	r := &Report{
		Revisions: e.count, Pages: len(e.base.pages), Creator: textOf(e.base.dict(e.base.rev.trailer["Info"])["Creator"]),
		Signatures: e.signatures, Attachments: attachments,
	}
	for _, f := range e.base.fields {
		if !e.filled[f.name] {
			r.Empty = append(r.Empty, f.name)
		}
	}
	return r, nil
}

// examination is a file of which everything up to the last revision is sound.
type examination struct {
	src        []byte
	base       *base
	last       *revision // the last one that was examined
	count      int
	filled     map[string]bool
	signed     map[sign.Fingerprint]bool
	signatures []Signature
}

func examine(src []byte) (*examination, error) {
	revs, err := read(src)
	if err != nil {
		return nil, err
	}
	b, err := openFinished(src, revs[0])
	if err != nil {
		return nil, err
	}
	e := &examination{
		src: src, base: b, last: revs[0], count: len(revs),
		filled: map[string]bool{}, signed: map[sign.Fingerprint]bool{},
	}
	for k, rev := range revs[1:] {
		s, err := e.examineRevision(rev)
		if err != nil {
			return nil, fmt.Errorf("revision %d: %w", k+1, err)
		}
		s.CoversWhole = s.End == len(src)
		e.signatures = append(e.signatures, s)
		e.filled[s.Field], e.signed[s.Fingerprint] = true, true
		e.last = rev
	}
	return e, nil
}

// examineRevision takes the signature out of a revision, checks it, writes the
// whole revision again from what it says and compares.
func (e *examination) examineRevision(rev *revision) (Signature, error) {
	f, err := e.filledField(rev)
	if err != nil {
		return Signature{}, err
	}
	at, _ := rev.objects[int(f.at)].(dict)["V"].(ref)
	value, _ := rev.objects[int(at)].(dict)
	contents, _ := value["Contents"].(text)
	when, ok := parseDate(value["M"])
	if !ok || !contents.hex {
		return Signature{}, faultf(rev.start, "the field %q does not hold a signature of this program's form", f.name)
	}
	d := &draft{e.src[rev.start:rev.end], contents.from - rev.start, contents.to - rev.start}
	cms := element(contents.bytes)
	signed, err := sign.VerifyDetached(cms, d.digest(e.src[:rev.start]))
	if err != nil {
		return Signature{}, &Fault{rev.start + d.from, fmt.Sprintf("the signature in %q", f.name), err}
	}
	if err := e.compareRevision(rev, *f, signed, when, cms); err != nil {
		return Signature{}, err
	}
	if e.signed[signed.Fingerprint] {
		return Signature{}, faultf(rev.start, "the key of %q has signed before", signed.Identity.Name)
	}
	if err := signed.ValidAt(when); err != nil {
		return Signature{}, &Fault{rev.start, "the time of the signature", err}
	}
	return Signature{Signature: signed, Field: f.name, Time: when, End: rev.end}, nil
}

func (e *examination) compareRevision(rev *revision, f field, s sign.Signature, when time.Time, cms []byte) error {
	own, err := e.compose(f, append([]*x509.Certificate{s.Cert}, s.Chain...), when, s.Stamp != nil)
	if err != nil {
		return err
	}
	if err := own.fill(cms); err != nil {
		return err
	}
	if at := difference(own.section, e.src[rev.start:rev.end]); at >= 0 {
		return faultf(rev.start+at, "something was changed or added besides the signature of %q", s.Identity.Name)
	}
	return nil
}

// filledField is the field that a revision fills: the only object of an
// earlier revision that it may replace, but for the catalog in the first.
func (e *examination) filledField(rev *revision) (*field, error) {
	for i, f := range e.base.fields {
		if _, here := rev.objects[int(f.at)].(dict); here && !e.filled[f.name] {
			return &e.base.fields[i], nil
		}
	}
	return nil, faultf(rev.start, "something was changed or added without a signature")
}

// element is the DER element at the beginning of b, without the padding behind
// it; b itself if there is none.
func element(b []byte) []byte {
	if len(b) < 2 {
		return b
	}
	length, head := int(b[1]), 2
	if length >= 0x80 {
		size := length - 0x80
		if size == 0 || size > 3 || len(b) < head+size {
			return b
		}
		length = 0
		for _, c := range b[head : head+size] {
			length = length<<8 | int(c)
		}
		head += size
	}
	if head+length > len(b) {
		return b
	}
	return b[:head+length]
}
