package sign

import (
	"crypto/elliptic"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
)

// lowS gives an ECDSA signature the smaller of its two equal forms, (r, s) and
// (r, n-s), in DER. Otherwise anyone could turn one signed file into another
// with the same meaning and different bytes.
func lowS(value []byte) ([]byte, error) {
	var v struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(value, &v); err != nil {
		return nil, fmt.Errorf("sign: the ECDSA value: %w", err)
	} else if len(rest) > 0 {
		return nil, errors.New("sign: bytes after the ECDSA value")
	}
	order := elliptic.P256().Params().N
	if v.R.Sign() <= 0 || v.S.Sign() <= 0 || v.R.Cmp(order) >= 0 || v.S.Cmp(order) >= 0 {
		return nil, errors.New("sign: the ECDSA value is out of range")
	}
	if other := new(big.Int).Sub(order, v.S); other.Cmp(v.S) < 0 {
		v.S = other
	}
	return sequence(integer(v.R), integer(v.S)), nil
}
