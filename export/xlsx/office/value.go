package office

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"math/big"
)

// half is the length of each of the two numbers of an ECDSA value.
const half = 32

type ecdsaValue struct{ R, S *big.Int }

func isECDSA(cert *x509.Certificate) bool {
	_, ok := cert.PublicKey.(*ecdsa.PublicKey)
	return ok
}

// toXML turns the value that a key gives into the one that XML-DSig wants:
// ECDSA as r and s one behind the other, RSA as it is.
func toXML(cert *x509.Certificate, value []byte) ([]byte, error) {
	if !isECDSA(cert) {
		return value, nil
	}
	var v ecdsaValue
	if rest, err := asn1.Unmarshal(value, &v); err != nil || len(rest) > 0 {
		return nil, errors.New("the key gave no signature in DER")
	}
	order := elliptic.P256().Params().N
	if v.R.Sign() <= 0 || v.S.Sign() <= 0 || v.R.Cmp(order) >= 0 || v.S.Cmp(order) >= 0 {
		return nil, errors.New("the key gave a signature that is out of range")
	}
	out := make([]byte, 2*half)
	v.R.FillBytes(out[:half])
	v.S.FillBytes(out[half:])
	return out, nil
}

// fromXML is the reverse of toXML.
func fromXML(cert *x509.Certificate, value []byte) ([]byte, error) {
	if !isECDSA(cert) {
		return value, nil
	}
	if len(value) != 2*half {
		return nil, errors.New("its value is not as long as one of this key")
	}
	return asn1.Marshal(ecdsaValue{new(big.Int).SetBytes(value[:half]), new(big.Int).SetBytes(value[half:])})
}
