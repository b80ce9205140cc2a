package hall

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

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

// mostBytes is more than any invitation has, and longest more than its name or
// its address, of which each byte may take six.
const (
	mostBytes = 32 << 10
	longest   = 2000
)

var errNone = errors.New("this is not an invitation to a hall: ask the chief teller for the file of this table, it ends in " + Suffix)

// ReadInvitation reads the file of a workstation.
func ReadInvitation(path string) (*Invitation, error) {
	b, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("this invitation to a hall cannot be read: %w", err)
	}
	return ParseInvitation(b)
}

// read does not wait for a pipe, nor take in more than it needs to refuse it.
func read(path string) (b []byte, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, mostBytes+1))
}

// ParseInvitation reads the text of an invitation. What is none is refused in
// one sentence, which quotes nothing of it: it may hold a password.
func ParseInvitation(b []byte) (*Invitation, error) {
	var x Invitation
	if len(b) > mostBytes || count.DecodeStrict(b, &x) != nil || x.Format != Format || !IsAddress(x.Address) ||
		!plain(x.Table) || !plain(x.Address) {
		return nil, errNone
	}
	return &x, nil
}

// plain says whether words are short, with nothing in them that is not seen.
func plain(s string) bool {
	return len(s) <= longest && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
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
