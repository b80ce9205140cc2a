package hall

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"countersign/count"
)

// Format is the first member of every invitation.
const Format = "countersign hall 1"

// Suffix is how the name of an invitation's file ends.
const Suffix = ".hall"

// Invitation is the small file with which a workstation joins a hall: the
// address that the chief teller hands out for one table. Whoever has it can add
// to the count as that table, so it is kept like a key. Its drafts lie beside it.
//
//	{"format":"countersign hall 1","table":"table 7","address":"postgres://..."}
type Invitation struct {
	Format  string `json:"format"`
	Table   string `json:"table"`
	Address string `json:"address"`
}

// IsAddress says whether words are the address of a hall rather than a file.
func IsAddress(words string) bool {
	return strings.HasPrefix(words, "postgres://") || strings.HasPrefix(words, "postgresql://")
}

// ReadInvitation reads the file of a workstation.
func ReadInvitation(path string) (*Invitation, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("this invitation to a hall cannot be read: %w", err)
	}
	var x Invitation
	if err := count.DecodeStrict(b, &x); err != nil || x.Format != Format || !IsAddress(x.Address) {
		return nil, errors.New("this is not an invitation to a hall: ask the chief teller for the file of this table, it ends in " + Suffix)
	}
	return &x, nil
}

// WriteInvitation writes a file that only its owner may read. What is there
// already is left alone.
func WriteInvitation(path, table, address string) (err error) {
	b, err := json.Marshal(Invitation{Format: Format, Table: table, Address: address})
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("the invitation cannot be written: %w. Choose another folder", err)
	}
	defer func() {
		err = errors.Join(err, f.Close())
		if err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	if _, err := f.Write(append(b, '\n')); err != nil {
		return err
	}
	return f.Sync()
}
