package sign_test

import (
	"crypto/sha256"
	"fmt"

	"countersign/export/sign"
)

// The fingerprint is what two people read to one another.
func ExampleFingerprint() {
	f := sign.Fingerprint(sha256.Sum256([]byte("a sample key")))
	fmt.Println(f.Short())
	fmt.Println(f)
	// Output:
	// EA5A A305 9947 6B07 5621
	// EA5A A305 9947 6B07 5621 6B5A 5E6D B18B 29B0 B166 0EEC BD0C 31F2 2586 9F47 C9B3
}
