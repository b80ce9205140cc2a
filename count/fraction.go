package count

import (
	"fmt"
	"strconv"
	"strings"
)

// Fraction is an exact share such as 3/100 or 1/2. The zero value means that
// no share was given. Shares are compared by cross-multiplication: no figure
// in a rule or a check is ever rounded.
type Fraction struct{ Num, Den int64 }

// ParseFraction reads "3/100": two whole numbers up to 10,000, the lower one
// not 0, without blanks, signs or leading zeros. The bound keeps every
// cross-multiplication within 64 bits.
func ParseFraction(s string) (Fraction, error) {
	a, b, ok := strings.Cut(s, "/")
	n, err1 := ParseCount(a)
	d, err2 := ParseCount(b)
	if !ok || err1 != nil || err2 != nil || !n.Set() || d.Int() == 0 || n.Int() > 10_000 || d.Int() > 10_000 {
		return Fraction{}, fmt.Errorf("a share is written like 3/100, not %q", clip(s))
	}
	return Fraction{int64(n.Int()), int64(d.Int())}, nil
}

// IsZero reports whether no share was given.
func (f Fraction) IsZero() bool { return f.Den == 0 }

// String writes the share as ParseFraction reads it.
func (f Fraction) String() string {
	if f.IsZero() {
		return ""
	}
	return strconv.FormatInt(f.Num, 10) + "/" + strconv.FormatInt(f.Den, 10)
}

// MarshalText writes the share for JSON.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads the share from JSON.
func (f *Fraction) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*f = Fraction{}
		return nil
	}
	v, err := ParseFraction(string(b))
	*f = v
	return err
}

// Over reports whether part is more than this share of whole.
func (f Fraction) Over(part, whole int) bool { return int64(part)*f.Den > int64(whole)*f.Num }

// Under reports whether part is less than this share of whole.
func (f Fraction) Under(part, whole int) bool { return int64(part)*f.Den < int64(whole)*f.Num }

// Least is the smallest number that is at least this share of whole, or, with
// more, the smallest that is more than it.
func (f Fraction) Least(whole int, more bool) int {
	p := int64(whole) * f.Num
	if more {
		return int(p/f.Den) + 1
	}
	return int((p + f.Den - 1) / f.Den)
}

// Percent writes part of whole with one decimal, cut and never rounded up,
// for reading only: "80.6 %". Nothing is decided by it.
func Percent(part, whole int) string {
	if whole <= 0 {
		return "no share of 0"
	}
	t := int64(part) * 1000 / int64(whole)
	return fmt.Sprintf("%d.%d %%", t/10, t%10)
}
