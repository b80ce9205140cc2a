package code

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"countersign/count"
)

// longestText is what the largest QR code holds.
const longestText = 4296

// Parse reads the text of a code and verifies its signature. An error says
// what is wrong and what to do. A code without a signature is read, and nothing
// proves it: anyone can write one, or cut a signature off. Look at Signed.
func Parse(text string) (Code, error) {
	text = typed(text)
	if err := begins(text); err != nil {
		return Code{}, err
	}
	c, err := parse(text)
	if err == nil && c.String() != text {
		err = errors.New("a value is not spelled as Countersign spells it")
	}
	if err != nil {
		return Code{}, fmt.Errorf("this is not the whole text of a tally sheet's code (%w): scan it again, from the flat sheet and in good light", err)
	}
	if c.Signed {
		return c, c.verify()
	}
	return c, nil
}

// typed undoes what scanners do that type what they see.
func typed(text string) string {
	b := []byte(strings.Trim(text, " \t\r\n"))
	for i, c := range b {
		b[i] = upper(c)
	}
	return string(b)
}

func begins(text string) error {
	head, _, _ := strings.Cut(text, "/")
	version, isSheet := strings.CutPrefix(head, "TS")
	n, err := strconv.ParseUint(version, 10, 16)
	switch {
	case text == "":
		return errors.New("there is no text: scan the square code in the foot of the tally sheet")
	case head == form && len(text) <= longestText:
		return nil
	case strings.HasPrefix(head, "TR"):
		return errors.New("this is the code of a printed report, which holds no figures: scan a tally sheet")
	case isSheet && err == nil && n > 1 && head != form:
		return fmt.Errorf("this code (%s) was made by a newer version of Countersign: get that version to check it", head)
	}
	return fmt.Errorf("this is not the code of a tally sheet: it begins with %.12q, not with %q; scan the square code in the foot of the sheet", text, form+"/")
}

const (
	digestText = len(digestTag) + 48
	keyText    = len(keyTag) + 50
	sealText   = len(sealTag) + 96
)

// parse takes the fields apart that are read by their lengths, from the end.
func parse(text string) (Code, error) {
	var c Code
	rest, ok := strings.CutSuffix(text, "/")
	if !ok {
		return c, errors.New("its end is missing")
	}
	if n := len(rest) - sealText - keyText - digestText; n > 0 && strings.HasPrefix(rest[n:], digestTag) &&
		strings.HasPrefix(rest[n+digestText:], keyTag) && strings.HasPrefix(rest[n+digestText+keyText:], sealTag) {
		var err1, err2 error
		c.Signed = true
		c.point, err1 = decode(rest[n+digestText+len(keyTag) : n+digestText+keyText])
		c.Seal, err2 = decode(rest[n+digestText+keyText+len(sealTag):])
		if err := errors.Join(err1, err2); err != nil {
			return c, fmt.Errorf("its signature holds %w", err)
		}
		rest = rest[:n+digestText]
	}
	n := len(rest) - digestText
	if n <= 0 || !strings.HasPrefix(rest[n:], digestTag) {
		return c, errors.New("the digest is not where it should be")
	}
	digest, err := decode(rest[n+len(digestTag):])
	if err != nil {
		return c, fmt.Errorf("its digest holds %w", err)
	}
	c.Digest = count.Digest(digest)
	return c, c.parseFields(strings.Split(rest[:n], "/"))
}

const leastFields = 7 // form, vote, place, time, revision, roll, ballots

func (c *Code) parseFields(f []string) error {
	if len(f) < leastFields {
		return fmt.Errorf("%d of %d fields are there", len(f), leastFields)
	}
	c.Vote, c.Place = f[1], f[2]
	if spelled(c.Vote) != c.Vote || spelled(c.Place) != c.Place {
		return errors.New("a name holds what no code holds")
	}
	seconds, err := strconv.ParseInt(f[3], 10, 64)
	c.Certified = time.Unix(seconds, 0).UTC()
	if year := c.Certified.Year(); err != nil || year < 1 || year > 9999 {
		return fmt.Errorf("%.24q is no time", f[3])
	}
	revision, isRevision := strings.CutPrefix(f[4], "R")
	if c.Revision, err = strconv.Atoi(revision); err != nil || !isRevision || c.Revision < 0 || c.Revision > math.MaxInt32 {
		return fmt.Errorf("%.24q is no revision", f[4])
	}
	if c.Eligible, err = tagged("E", f[5]); err != nil {
		return err
	}
	if c.Ballots, err = tagged("C", f[6]); err != nil {
		return err
	}
	for i, q := range f[leastFields:] {
		figures, err := question(i+1, q)
		if err != nil {
			return err
		}
		c.Questions = append(c.Questions, figures)
	}
	return nil
}

func tagged(tag, field string) (count.Count, error) {
	digits, ok := strings.CutPrefix(field, tag)
	n, err := count.ParseCount(digits)
	if !ok || err != nil {
		return count.Count{}, fmt.Errorf("%.24q is no figure after %s", field, tag)
	}
	return n, nil
}

func question(n int, field string) (count.Figures, error) {
	figures, ok := strings.CutPrefix(field, fmt.Sprintf("Q%d:", n))
	v := strings.Split(figures, ".")
	var c [4]count.Count
	ok = ok && len(v) == len(c)
	for i := 0; ok && i < len(c); i++ {
		var err error
		c[i], err = count.ParseCount(v[i])
		ok = err == nil
	}
	if !ok {
		return count.Figures{}, fmt.Errorf("%.48q is not yes, no, blank and void of question %d", field, n)
	}
	return count.Figures{Yes: c[0], No: c[1], Blank: c[2], Void: c[3]}, nil
}

// ErrSeal says what to do about a signature that does not hold.
var ErrSeal = errors.New("the signature in this code does not hold: scan it again; " +
	"if it says the same, a figure, a name or the key was changed after the sheet was signed: do not use the sheet, ask the place for its files")

// verify checks the signature and works out which key made it.
func (c *Code) verify() error {
	key, err := keyOf(c.point)
	if err != nil {
		return fmt.Errorf("%w (the key: %w)", ErrSeal, err)
	}
	if !holds(key, sha256.Sum256([]byte(c.signed())), c.Seal) {
		return ErrSeal
	}
	c.Key, err = fingerprint(key)
	return err
}
