package rule

import (
	"math/big"
	"math/bits"
)

// wide is a signed number of 128 bits: figures up to 10^9 over very many
// places, times shares up to 10,000, do not fit into 64.
type wide struct {
	hi int64
	lo uint64
}

// times is the exact product.
func times(a, b int64) wide {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	w := wide{int64(hi), lo} // below 2^126: no sign bit
	if (a < 0) != (b < 0) {
		return w.negative()
	}
	return w
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func (w wide) negative() wide {
	lo, borrow := bits.Sub64(0, w.lo, 0)
	hi, _ := bits.Sub64(0, uint64(w.hi), borrow)
	return wide{int64(hi), lo}
}

func (w wide) plus(x wide) wide {
	lo, carry := bits.Add64(w.lo, x.lo, 0)
	hi, _ := bits.Add64(uint64(w.hi), uint64(x.hi), carry)
	return wide{int64(hi), lo}
}

// below reports whether w is less than 0.
func (w wide) below() bool { return w.hi < 0 }

func (w wide) big() *big.Int {
	out := big.NewInt(w.hi)
	return out.Add(out.Lsh(out, 64), new(big.Int).SetUint64(w.lo))
}
