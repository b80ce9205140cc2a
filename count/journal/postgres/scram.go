package postgres

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// scramRounds is what PostgreSQL uses itself. The passwords are 130 random
// bits, which no number of rounds has to protect.
const scramRounds = 4096

// newPassword is of letters and digits that need no escaping in an address.
func newPassword() string { return strings.ToLower(rand.Text()) }

// verifier is what the server keeps of a password (RFC 5803). The password
// itself never gets to the server, and not into its log.
func verifier(password string) (string, error) {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	salted, err := pbkdf2.Key(sha256.New, password, salt, scramRounds, sha256.Size)
	if err != nil {
		return "", err
	}
	client := sha256.Sum256(keyed(salted, "Client Key")) //words:none
	b64 := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", scramRounds, b64(salt), b64(client[:]), b64(keyed(salted, "Server Key"))), nil //words:none
}

func keyed(key []byte, text string) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(text))
	return m.Sum(nil)
}
