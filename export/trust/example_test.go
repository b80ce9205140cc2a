package trust_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"countersign/export/sign"
	"countersign/export/trust"
)

// Somebody holds the ink-signed sheet, on which the key's five groups stand.
func ExampleChallenge() {
	key := sign.Fingerprint(sha256.Sum256([]byte("a sample key")))
	chance := bytes.NewReader([]byte{7}) // crypto/rand.Reader in earnest
	c, err := trust.NewChallenge(key, chance)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("on paper:", key.Short())
	fmt.Println("asked for groups", c.Groups())
	fmt.Println(c.Answer("9947", "0756"))
	fmt.Println(c.Answer("9947", "6b07"))
	// Output:
	// on paper: EA5A A305 9947 6B07 5621
	// asked for groups [3 4]
	// group 4 differs from the key that signed this file. Read the paper once more; if it differs again, the file was not signed by who signed the paper: do not use it
	// <nil>
}
