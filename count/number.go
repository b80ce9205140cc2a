package count

import (
	"fmt"
	"strconv"
	"strings"
)

// MaxCount is the largest figure that a cell takes: nine digits.
const MaxCount = 999_999_999

// Count is a figure that somebody found, or that nobody has found yet.
// The zero value is unset, and unset is not zero: no total is made of it.
type Count struct {
	n   int32
	set bool
}

// N is a count that has been found. It is for figures that are known to be
// within 0 and MaxCount; what comes from a person or a file goes through
// ParseCount.
func N(n int) Count {
	if n < 0 || n > MaxCount {
		return Count{}
	}
	return Count{int32(n), true}
}

// Set reports whether somebody has found the figure.
func (c Count) Set() bool { return c.set }

// Int is the figure, 0 while it is unset: ask Set first.
func (c Count) Int() int { return int(c.n) }

// String is the figure in digits, or nothing while it is unset.
func (c Count) String() string {
	if !c.set {
		return ""
	}
	return strconv.Itoa(int(c.n))
}

// Grouped is the figure as people read it, "1,284", or "not entered".
func (c Count) Grouped() string {
	if !c.set {
		return "not entered"
	}
	return Grouped(int(c.n))
}

// ParseCount reads a figure as a person types it: digits only, up to nine,
// without leading zeros. The empty text is unset.
func ParseCount(s string) (Count, error) {
	if s == "" {
		return Count{}, nil
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return Count{}, fmt.Errorf("only digits here: %q is not a count", clip(s))
		}
	}
	if len(s) > 1 && s[0] == '0' {
		return Count{}, fmt.Errorf("a count does not begin with 0: %q", clip(s))
	}
	if len(s) > 9 {
		return Count{}, fmt.Errorf("%q is more than %s, the largest count", clip(s), Grouped(MaxCount))
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return Count{}, fmt.Errorf("%q is not a count", clip(s))
	}
	return N(n), nil
}

// MarshalJSON writes digits, or null while the figure is unset.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.set {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c.n), 10), nil
}

// UnmarshalJSON reads digits or null: no sign, point or exponent.
func (c *Count) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*c = Count{}
		return nil
	}
	v, err := ParseCount(string(b))
	*c = v
	return err
}

// Grouped writes n with a comma after each thousand, as on the sheet.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// total adds figures; it is unset when one of them is.
func total(cs ...Count) (int, bool) {
	n := 0
	for _, c := range cs {
		if !c.set {
			return 0, false
		}
		n += int(c.n)
	}
	return n, true
}

func clip(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "..."
	}
	return strings.ToValidUTF8(s, "?")
}
