package sign

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// ErrForeignKey is in every error about a key file of another program that
// cannot be read.
var ErrForeignKey = errors.New("this is not a PKCS#12 file that can be read; export the key once more from the program that has it, as .p12 or .pfx, with its certificate")

var (
	oidPBMAC1        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 14}
	oidP12PBE        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 12, 1} // and one arc for each cipher
	errUnknownCipher = errors.New("sign: an unknown way of encrypting")
)

const maxParts = 16 // of a key file, and bags of a part; other programs write two or three

// Import reads a key file of another program, in weaker forms of PKCS#12 than
// [Open] takes too: PBES1 with 3DES or RC2, PBES2, any of their digests. The
// key has to be one that can sign sheets now, and its certificate has to say
// so. Seal it under a new passphrase afterwards.
func Import(p12 []byte, passphrase string, now time.Time) (*Key, error) {
	work, err := foreignWork(p12)
	if err == nil {
		err = checkWork(work)
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrForeignKey, err)
	}
	if _, beyond := beyondBMP(passphrase); beyond || !utf8.ValidString(passphrase) {
		return nil, ErrPassphrase
	}
	private, cert, more, err := pkcs12.DecodeChain(p12, passphrase)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrForeignKey, err)
	}
	signer, ok := private.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("%w (a key of type %T cannot sign)", ErrForeignKey, private)
	}
	if _, err := algorithmOf(signer.Public()); err != nil {
		return nil, refuseKey(signer.Public())
	}
	certs, err := arrange(signer, append([]*x509.Certificate{cert}, more...))
	if err != nil {
		return nil, err
	}
	key, err := Adopt(signer, certs...)
	if err != nil {
		return nil, err
	}
	for _, fault := range []error{key.Identity().Check(), key.CanSign(), key.ValidAt(now)} {
		if fault != nil {
			return nil, fault
		}
	}
	return key, nil
}

func refuseKey(public any) error {
	return fmt.Errorf("sign: this is %s; sheets are signed with ECDSA P-256 or RSA of %d to %d bits. Make a new key", describe(public), minRSABits, maxRSABits)
}

// arrange puts the certificate of the key first and its issuers after it.
// Other programs keep them in any order, and strangers among them.
func arrange(private crypto.Signer, certs []*x509.Certificate) ([]*x509.Certificate, error) {
	public, ok := private.Public().(interface{ Equal(crypto.PublicKey) bool })
	own := slices.IndexFunc(certs, func(c *x509.Certificate) bool { return ok && public.Equal(c.PublicKey) })
	if own < 0 {
		return nil, errors.New("sign: there is no certificate for the key in this file; export both together")
	}
	chain := certs[own : own+1 : own+1]
	for len(chain) < maxChain {
		last := chain[len(chain)-1]
		if bytes.Equal(last.RawIssuer, last.RawSubject) {
			break
		}
		next := slices.IndexFunc(certs, func(c *x509.Certificate) bool {
			return last.CheckSignatureFrom(c) == nil
		})
		if next < 0 {
			break
		}
		chain = append(chain, certs[next])
	}
	return chain, nil
}

// foreignWork lists the derivations that a key file asks for, as far as they
// show without the passphrase. A part that it cannot count is refused.
func foreignWork(p12 []byte) ([]int, error) {
	if len(p12) > maxKeyFile {
		return nil, fmt.Errorf("sign: %d bytes; a key file has at most %d", len(p12), maxKeyFile)
	}
	var file p12File
	if err := decode(p12, &file); err != nil {
		return nil, err
	}
	var safe []byte
	var parts []p12Content
	if err := decode(file.Safe.Content.Bytes, &safe); err != nil {
		return nil, err
	}
	if err := decode(safe, &parts); err != nil {
		return nil, err
	}
	if len(parts) > maxParts {
		return nil, errIterations
	}
	schemes, err := schemesOf(parts)
	if err != nil {
		return nil, err
	}
	work := []int{file.Mac.Iterations}
	if mac := file.Mac.Digest.Algorithm; mac.Algorithm.Equal(oidPBMAC1) {
		work, schemes = nil, append(schemes, mac)
	}
	for _, alg := range schemes {
		more, err := schemeWork(alg)
		if err != nil {
			return nil, err
		}
		work = append(work, more...)
	}
	return work, nil
}

// schemesOf lists how the parts are encrypted, and the keys in parts that are
// not.
func schemesOf(parts []p12Content) (schemes []pkix.AlgorithmIdentifier, err error) {
	for _, part := range parts {
		switch {
		case part.Type.Equal(oidP12Encrypted):
			alg, err := encryptedScheme(part.Content.Bytes)
			if err != nil {
				return nil, err
			}
			schemes = append(schemes, alg)
		case part.Type.Equal(oidP12Data):
			bags, err := readBags(part.Content.Bytes)
			if err != nil {
				return nil, err
			}
			for _, bag := range bags {
				if !bag.ID.Equal(oidP12KeyBag) {
					continue // not encrypted
				}
				alg, err := bag.scheme()
				if err != nil {
					return nil, err
				}
				schemes = append(schemes, alg)
			}
		}
	}
	return schemes, nil
}

// schemeWork reads the iteration counts of any scheme of PKCS #5 and #12.
func schemeWork(alg pkix.AlgorithmIdentifier) ([]int, error) {
	oid := alg.Algorithm
	switch {
	case len(oid) == len(oidP12PBE)+1 && oid[:len(oidP12PBE)].Equal(oidP12PBE):
		var params struct {
			Salt       []byte
			Iterations int
		}
		err := decode(alg.Parameters.FullBytes, &params)
		return slices.Repeat([]int{params.Iterations}, 3), err // two for a key of 3DES, one for the first block
	case oid.Equal(oidPBES2), oid.Equal(oidPBMAC1):
		scheme, derivation, err := pbkdf2Of(alg)
		if err == nil && !scheme.Derivation.Algorithm.Equal(oidPBKDF2) {
			err = errUnknownCipher
		}
		return []int{derivation.Iterations}, err
	}
	return nil, errUnknownCipher
}
