package trust

import (
	"crypto/rand"
	"fmt"
	"io"
	"math/big"
	"strings"

	"countersign/export/sign"
)

// pairs are all the ways to choose two of the five printed groups.
var pairs = [...][2]int{{1, 2}, {1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}, {3, 4}, {3, 5}, {4, 5}}

// Challenge asks for two groups of a key's short fingerprint as the paper
// shows them. It is good for one answer: after a wrong one, make another.
type Challenge struct {
	right [2]string
	pair  [2]int
}

// NewChallenge chooses the groups by chance.
func NewChallenge(key sign.Fingerprint, source io.Reader) (Challenge, error) {
	n, err := rand.Int(source, big.NewInt(int64(len(pairs))))
	if err != nil {
		return Challenge{}, fmt.Errorf("no random numbers to choose the groups with: %w", err)
	}
	pair := pairs[n.Int64()]
	groups := strings.Fields(key.Short())
	return Challenge{[2]string{groups[pair[0]-1], groups[pair[1]-1]}, pair}, nil
}

// Groups are the numbers of the groups that are asked for, from 1, in order.
func (c Challenge) Groups() []int { return []int{c.pair[0], c.pair[1]} }

// WrongError says which of the typed groups are not those of the key.
type WrongError struct{ Groups []int }

func (e *WrongError) Error() string {
	which := fmt.Sprintf("group %d differs", e.Groups[0])
	if len(e.Groups) == 2 {
		which = fmt.Sprintf("groups %d and %d differ", e.Groups[0], e.Groups[1])
	}
	return which + " from the key that signed this file. Read the paper once more; if it differs again, the file was not signed by who signed the paper: do not use it"
}

// Answer compares what was typed, in the order of Groups. Capitals do not
// matter. A *WrongError names the groups that differ and shows none of them.
func (c Challenge) Answer(typed ...string) error {
	if len(typed) != len(c.right) {
		return fmt.Errorf("two groups are asked for, not %d", len(typed))
	}
	var wrong []int
	for i, text := range typed {
		if strings.ToUpper(strings.TrimSpace(text)) != c.right[i] {
			wrong = append(wrong, c.pair[i])
		}
	}
	if len(wrong) > 0 {
		return &WrongError{wrong}
	}
	return nil
}
