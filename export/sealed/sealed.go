// Package sealed keeps files closed until somebody may open them: under an
// embargo, sheets travel sealed, and a commitment that may be published at once
// proves later that nothing was changed.
//
// # Sealed file
//
// NAME.pdf.age and NAME.xlsx.age are files of the age format, version 1
// (age-encryption.org/v1), binary, for the X25519 recipients ("age1...") that
// the vote definition lists. The standard age program opens them:
//
//	age --decrypt --identity key.txt NAME.pdf.age > NAME.pdf
//
// What is inside is the signed file as it is; sealing adds no promise to it.
//
// # Commitment
//
// A commitment is SHA-256 over a salt of 32 random bytes followed by the record.
// Small figures could be guessed from a bare digest; with the salt they cannot.
// Whoever gets salt and record later computes it again, and finds vote, place
// and revision in the record: as they stand in the texts, nothing binds them.
// Two text files:
//
//	NAME.commitment.txt   may be published at once: format line, vote, place,
//	                      revision, the commitment in hexadecimal digits
//	NAME.opening.txt      stays with the local until release: the same, and the
//	                      salt in hexadecimal digits
//
// Checked without this program: (printf SALT | xxd -r -p; cat RECORD) | sha256sum
package sealed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// Ending is what a sealed file's name ends with.
const Ending = ".age"

// MaxFile is the largest file that Open gives, in bytes.
const MaxFile = 64 << 20

// Errors of opening.
var (
	ErrNotSealed = errors.New("this is not a sealed file, or it was damaged. Ask the place for it again")
	ErrNotForYou = errors.New("this file is not sealed for this key. Open it with the key of a recipient whom the vote definition names")
)

// Recipients reads the public keys of a definition.
func Recipients(keys []string) ([]age.Recipient, error) {
	if len(keys) == 0 {
		return nil, errors.New("the vote definition names nobody for whom files are sealed")
	}
	var out []age.Recipient
	for _, k := range keys {
		r, err := age.ParseX25519Recipient(k)
		if err != nil {
			return nil, fmt.Errorf("%.80q is not the key of a recipient; it begins with age1", k)
		}
		out = append(out, r)
	}
	return out, nil
}

// Seal closes a file for recipients. Each time it gives other bytes.
func Seal(data []byte, recipients []string) ([]byte, error) {
	to, err := Recipients(recipients)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to...)
	if err != nil {
		return nil, fmt.Errorf("the file was not sealed: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("the file was not sealed: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("the file was not sealed: %w", err)
	}
	return out.Bytes(), nil
}

// Is reports whether a file looks sealed.
func Is(b []byte) bool { return bytes.HasPrefix(b, []byte("age-encryption.org/v1\n")) }

// Open opens a sealed file with the text of an identity file, one secret key
// ("AGE-SECRET-KEY-1...") a line, lines that begin with # left out.
func Open(b []byte, identities string) ([]byte, error) {
	ids, err := age.ParseIdentities(strings.NewReader(identities))
	if err != nil {
		return nil, errors.New("this is not a file of secret keys of age; such a file has a line that begins with AGE-SECRET-KEY-1")
	}
	if !Is(b) {
		return nil, ErrNotSealed
	}
	r, err := age.Decrypt(bytes.NewReader(b), ids...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, ErrNotForYou
	}
	if err != nil {
		return nil, ErrNotSealed
	}
	out, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, ErrNotSealed
	}
	if len(out) > MaxFile {
		return nil, fmt.Errorf("what is sealed has more than %d bytes; no sheet has", MaxFile)
	}
	return out, nil
}

// NewIdentity makes the key of a recipient: the secret line for the identity
// file, and the public key for the definition.
func NewIdentity() (secret, public string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("no key was made: %w", err)
	}
	return id.String(), id.Recipient().String(), nil
}
