package sign

import (
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"unicode/utf8"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

const (
	minPassphrase = 8       // characters
	maxKeyFile    = 1 << 20 // bytes

	// sealIterations makes one guess, which is one derivation of the MAC key,
	// take about a quarter of a second on a computer of 2020.
	sealIterations = 2_500_000
	// maxIterations bounds the work that a key file may ask for, all its
	// derivations together: seconds, not hours.
	maxIterations = 20_000_000
)

// Errors of key files. The caller shows them as they are.
var (
	ErrPassphrase      = errors.New("that passphrase is not right for this key file")
	ErrShortPassphrase = fmt.Errorf("a passphrase needs at least %d characters; four or five words that you remember are a good one", minPassphrase)
	ErrKeyFile         = errors.New("this is not a key file of this program, or it was damaged; take a copy of it or make a new key")
)

// Seal writes the key as a PKCS#12 file under a passphrase of at least eight
// characters; a shorter one gives [ErrShortPassphrase]. It takes about a second.
func (k *Key) Seal(passphrase string) ([]byte, error) { return k.seal(passphrase, sealIterations) }

func (k *Key) seal(passphrase string, iterations int) ([]byte, error) {
	if err := checkPassphrase(passphrase); err != nil {
		return nil, err
	}
	p12, err := pkcs12.Modern2023.WithIterations(iterations).Encode(k.private, k.cert, k.chain, passphrase)
	if err != nil {
		return nil, fmt.Errorf("sign: writing the key file: %w", err)
	}
	return p12, nil
}

func checkPassphrase(passphrase string) error {
	if !utf8.ValidString(passphrase) {
		return errors.New("sign: the passphrase is not UTF-8 text")
	}
	if utf8.RuneCountInString(passphrase) < minPassphrase {
		return ErrShortPassphrase
	}
	if r, beyond := beyondBMP(passphrase); beyond {
		return fmt.Errorf("sign: a key file's passphrase cannot hold %q; leave out emoji and rare signs", r)
	}
	return nil
}

// beyondBMP finds a character that the UCS-2 strings of PKCS#12 cannot hold.
func beyondBMP(s string) (rune, bool) {
	for _, r := range s {
		if r > 0xFFFF {
			return r, true
		}
	}
	return 0, false
}

// Open reads a key file. A wrong passphrase gives [ErrPassphrase], about as
// slowly as [Key.Seal] made it; anything but a key file gives [ErrKeyFile]
// without trying the passphrase.
func Open(p12 []byte, passphrase string) (*Key, error) {
	if err := checkKeyFile(p12); err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrKeyFile, err)
	}
	if _, beyond := beyondBMP(passphrase); beyond || !utf8.ValidString(passphrase) {
		return nil, ErrPassphrase // no key file can be sealed under this
	}
	private, cert, chain, err := pkcs12.DecodeChain(p12, passphrase)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrKeyFile, err)
	}
	signer, ok := private.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("%w (a key of type %T cannot sign)", ErrKeyFile, private)
	}
	key, err := Adopt(signer, append([]*x509.Certificate{cert}, chain...)...)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrKeyFile, err)
	}
	return key, nil
}
