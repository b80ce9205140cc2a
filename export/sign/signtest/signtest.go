// Package signtest has what tests of signatures share: key files that open at
// once, and a time stamp authority on this computer. Real key files are slow on
// purpose: each guess at a passphrase takes about a quarter of a second, and
// tests open hundreds.
package signtest

import (
	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// quick is far too few iterations for a real key file.
const quick = 2048

// Quick is a key file with the same key and passphrase that opens at once.
func Quick(keyFile []byte, passphrase string) ([]byte, error) {
	private, cert, chain, err := pkcs12.DecodeChain(keyFile, passphrase)
	if err != nil {
		return nil, err
	}
	return pkcs12.Modern2023.WithIterations(quick).Encode(private, cert, chain, passphrase)
}
