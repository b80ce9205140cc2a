package sign

import (
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
)

// Object identifiers of the one kind of PKCS#12 file that is read.
var (
	oidP12Data       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidP12Encrypted  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 6}
	oidP12KeyBag     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 12, 10, 1, 2}
	oidP12SHA256     = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidPBES2         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}
	oidPBKDF2        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}
	oidHMACSHA256    = asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 9}
	oidAES256CBC     = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}
	errIterations    = errors.New("sign: the key file asks for an absurd amount of work")
	errNotOurPKCS12  = errors.New("sign: not PKCS#12 with PBES2, SHA-256 and AES-256")
	errStructure     = errors.New("sign: a part is cut short, or another one than belongs there")
	errTrailingBytes = errors.New("sign: bytes after the end of a part")
)

type p12File struct {
	Version int
	Safe    p12Content
	Mac     struct {
		Digest struct {
			Algorithm pkix.AlgorithmIdentifier
			Value     []byte
		}
		Salt       []byte
		Iterations int `asn1:"optional,default:1"`
	}
}

type p12Content struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"tag:0,explicit"`
}

// checkKeyFile looks at everything that shows without the passphrase: the
// shape, the algorithms, and how much work they ask for. What lies inside the
// encrypted part is reached only by a passphrase that the file was made with.
func checkKeyFile(p12 []byte) error {
	if len(p12) > maxKeyFile {
		return fmt.Errorf("sign: %d bytes; a key file has at most %d", len(p12), maxKeyFile)
	}
	var file p12File
	if err := decode(p12, &file); err != nil {
		return err
	}
	if file.Version != 3 || !file.Safe.Type.Equal(oidP12Data) || !file.Mac.Digest.Algorithm.Algorithm.Equal(oidP12SHA256) {
		return errNotOurPKCS12
	}
	var safe []byte
	var parts []p12Content
	if err := decode(file.Safe.Content.Bytes, &safe); err != nil {
		return err
	}
	if err := decode(safe, &parts); err != nil {
		return err
	}
	if len(parts) != 2 || !parts[0].Type.Equal(oidP12Encrypted) || !parts[1].Type.Equal(oidP12Data) {
		return errNotOurPKCS12
	}
	work := []int{file.Mac.Iterations}
	for _, count := range []func([]byte) (int, error){certificatesWork, keyWork} {
		n, err := count(parts[len(work)-1].Content.Bytes)
		if err != nil {
			return err
		}
		work = append(work, n)
	}
	return checkWork(work)
}

func checkWork(work []int) error {
	left := maxIterations
	for _, n := range work {
		if n < 1 || n > left {
			return errIterations
		}
		left -= n
	}
	return nil
}

// certificatesWork reads the iteration count of the encrypted certificates.
func certificatesWork(content []byte) (int, error) {
	alg, err := encryptedScheme(content)
	if err != nil {
		return 0, err
	}
	return pbes2Work(alg)
}

// encryptedScheme reads how a part is encrypted.
func encryptedScheme(content []byte) (pkix.AlgorithmIdentifier, error) {
	var v struct {
		Version int
		Info    struct {
			Type      asn1.ObjectIdentifier
			Algorithm pkix.AlgorithmIdentifier
			Content   []byte `asn1:"tag:0"`
		}
	}
	err := decode(content, &v)
	return v.Info.Algorithm, err
}

// keyWork reads the iteration count of the one private key.
func keyWork(content []byte) (int, error) {
	bags, err := readBags(content)
	if err != nil {
		return 0, err
	}
	if len(bags) != 1 || !bags[0].ID.Equal(oidP12KeyBag) {
		return 0, errNotOurPKCS12
	}
	alg, err := bags[0].scheme()
	if err != nil {
		return 0, err
	}
	return pbes2Work(alg)
}

type p12Bag struct {
	ID         asn1.ObjectIdentifier
	Value      asn1.RawValue `asn1:"tag:0,explicit"`
	Attributes asn1.RawValue `asn1:"set,optional"`
}

func readBags(content []byte) ([]p12Bag, error) {
	var inner []byte
	if err := decode(content, &inner); err != nil {
		return nil, err
	}
	var bags []p12Bag
	err := decode(inner, &bags)
	return bags, err
}

// scheme reads how the private key of a shrouded bag is encrypted.
func (b p12Bag) scheme() (pkix.AlgorithmIdentifier, error) {
	var key struct {
		Algorithm pkix.AlgorithmIdentifier
		Data      []byte
	}
	err := decode(b.Value.Bytes, &key)
	return key.Algorithm, err
}

type p12Scheme struct{ Derivation, Encryption pkix.AlgorithmIdentifier }

type p12Derivation struct {
	Salt       []byte
	Iterations int
	KeyLength  int                      `asn1:"optional"`
	Hash       pkix.AlgorithmIdentifier `asn1:"optional"`
}

// pbkdf2Of reads the parameters of PBES2, and of PBMAC1, which look alike.
func pbkdf2Of(alg pkix.AlgorithmIdentifier) (scheme p12Scheme, derivation p12Derivation, err error) {
	if err := decode(alg.Parameters.FullBytes, &scheme); err != nil {
		return scheme, derivation, err
	}
	err = decode(scheme.Derivation.Parameters.FullBytes, &derivation)
	return scheme, derivation, err
}

// pbes2Work reads the iteration count of the one scheme of our key files.
func pbes2Work(alg pkix.AlgorithmIdentifier) (int, error) {
	if !alg.Algorithm.Equal(oidPBES2) {
		return 0, errNotOurPKCS12
	}
	scheme, derivation, err := pbkdf2Of(alg)
	if err != nil {
		return 0, err
	}
	if !scheme.Derivation.Algorithm.Equal(oidPBKDF2) || !scheme.Encryption.Algorithm.Equal(oidAES256CBC) || !derivation.Hash.Algorithm.Equal(oidHMACSHA256) {
		return 0, errNotOurPKCS12
	}
	return derivation.Iterations, nil
}

func decode(der []byte, v any) error {
	rest, err := asn1.Unmarshal(der, v)
	if err != nil {
		return errStructure // what package asn1 says of it is for its makers
	}
	if len(rest) > 0 {
		return errTrailingBytes
	}
	return nil
}
