package sealed

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"countersign/count"
)

const (
	commitmentFormat = "countersign commitment 1"
	saltSize         = 32
)

// Commitment binds to a record without saying what is in it. With its salt it
// is an opening.
type Commitment struct {
	Vote     string
	Place    count.PlaceID
	Revision int
	Value    count.Digest
	Salt     []byte // nil in what is published
}

// Commit makes the opening of a record; random gives the salt.
func Commit(s *count.Sheet, record []byte, random io.Reader) (Commitment, error) {
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(random, salt); err != nil {
		return Commitment{}, fmt.Errorf("no random numbers for a commitment: %w", err)
	}
	c := Commitment{Vote: s.Vote.ID, Place: s.Tally.Place.ID, Revision: s.Revision, Salt: salt}
	c.Value = value(salt, record)
	return c, nil
}

func value(salt, record []byte) count.Digest {
	h := sha256.New()
	h.Write(salt)
	h.Write(record)
	return count.Digest(h.Sum(nil))
}

// Public is the commitment without its salt.
func (c Commitment) Public() Commitment {
	c.Salt = nil
	return c
}

// Text is the file of a commitment or of an opening.
func (c Commitment) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nvote %s\nplace %s\nrevision %d\ncommitment %s\n", commitmentFormat, c.Vote, c.Place, c.Revision, c.Value)
	if c.Salt != nil {
		fmt.Fprintf(&b, "salt %s\n", hex.EncodeToString(c.Salt)) //words:none
	}
	return b.Bytes()
}

// Parse reads what Text writes, and nothing else.
func Parse(b []byte) (Commitment, error) {
	bad := fmt.Errorf("this is not a commitment: it has the lines %q, vote, place, revision, commitment, and salt in an opening", commitmentFormat)
	if len(b) > 4096 {
		return Commitment{}, bad
	}
	var c Commitment
	values := map[string]string{}
	for _, line := range strings.Split(string(b), "\n") {
		key, v, _ := strings.Cut(line, " ")
		values[key] = v
	}
	c.Vote, c.Place = values["vote"], count.PlaceID(values["place"])
	var err error
	if c.Revision, err = strconv.Atoi(values["revision"]); err != nil {
		return Commitment{}, bad
	}
	if c.Value, err = count.ParseDigest(values["commitment"]); err != nil {
		return Commitment{}, bad
	}
	if s, there := values["salt"]; there {
		if c.Salt, err = hex.DecodeString(s); err != nil || len(c.Salt) != saltSize {
			return Commitment{}, bad
		}
	}
	if _, err := count.ParsePlaceID(values["place"]); err != nil || !count.IsCode(c.Vote) || !bytes.Equal(c.Text(), b) {
		return Commitment{}, bad
	}
	return c, nil
}

// Proves reports whether an opening shows that a sheet, with its record, is the
// one that was committed to. Salt and record alone are hashed, so what both
// texts call the sheet proves nothing: it has to be what the sheet says.
func (c Commitment) Proves(published Commitment, s *count.Sheet, record []byte) error {
	if c.Salt == nil {
		return fmt.Errorf("without its salt a commitment proves nothing: ask the local for the opening")
	}
	got := value(c.Salt, record)
	if c.Vote != published.Vote || c.Place != published.Place || c.Revision != published.Revision {
		return fmt.Errorf("the commitment is of %s, revision %d; the opening of %s, revision %d", published.Place, published.Revision, c.Place, c.Revision)
	}
	if subtle.ConstantTimeCompare(got[:], published.Value[:]) != 1 {
		return fmt.Errorf("this is not the record that was committed to: it gives %s, published was %s. The figures of %s were changed after the commitment, or salt and record do not belong together", got, published.Value, published.Place)
	}
	if c.Vote != s.Vote.ID || c.Place != s.Tally.Place.ID || c.Revision != s.Revision {
		return fmt.Errorf("the commitment is of vote %s, place %s, revision %d; the sheet of vote %s, place %s, revision %d: they do not belong together, or the commitment was changed",
			c.Vote, c.Place, c.Revision, s.Vote.ID, s.Tally.Place.ID, s.Revision)
	}
	return nil
}
