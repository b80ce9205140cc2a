package count

import (
	"errors"
	"fmt"
)

// MaxVoteSize is the largest definition that ParseVote takes, in bytes: it has
// to fit into one event of a journal.
const MaxVoteSize = 30_000_000

// ErrVoteFormat means that a file is no vote definition that this program
// knows: another kind of file, or one of a later version.
var ErrVoteFormat = errors.New("this is not a vote definition that this program reads")

// FaultsError is a definition that can be read but not used.
type FaultsError []string

func (e FaultsError) Error() string {
	if len(e) == 1 {
		return "the vote definition has a fault: " + e[0]
	}
	return fmt.Sprintf("the vote definition has %d faults, the first: %s", len(e), e[0])
}

// DecodeVote reads a definition without judging it: syntax, unknown fields,
// double keys and trailing text are refused with line and column. Use it to
// list the Faults; ParseVote is for everything else.
func DecodeVote(b []byte) (*Vote, error) {
	if len(b) > MaxVoteSize {
		return nil, fmt.Errorf("%w: it has %d bytes, the most is %d", ErrVoteFormat, len(b), MaxVoteSize)
	}
	var head struct {
		Format string `json:"format"`
	}
	if err := Peek(b, &head); err == nil && head.Format != VoteFormat {
		return nil, fmt.Errorf("%w: its format is %q, ours is %q", ErrVoteFormat, clip(head.Format), VoteFormat)
	}
	var v Vote
	if err := DecodeStrict(b, &v); err != nil {
		return nil, err
	}
	return &v, nil
}

// ParseVote reads a definition that can be used: FaultsError lists every fault
// of one that cannot.
func ParseVote(b []byte) (*Vote, error) {
	v, err := DecodeVote(b)
	if err != nil {
		return nil, err
	}
	if f := v.Faults(); len(f) > 0 {
		return nil, FaultsError(f)
	}
	return v, nil
}

// Signed is what the signatures of a definition are made over: its canonical
// form without them.
func (v *Vote) Signed() ([]byte, error) {
	bare := *v
	bare.Signatures = nil
	return Canonical(&bare)
}

// Digest is the SHA-256 of Signed, so that neither spacing in the file nor a
// further signature matters.
func (v *Vote) Digest() (Digest, error) {
	b, err := v.Signed()
	if err != nil {
		return Digest{}, err
	}
	return Sum(b), nil
}
