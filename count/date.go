package count

import (
	"fmt"
	"time"
)

// Date is a day on the calendar, "2011-06-15". The zero value is no day.
type Date string

// ParseDate reads a day and refuses one that no calendar has.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 {
		return "", fmt.Errorf("a date is written like 2011-06-15, not %q", clip(s))
	}
	return Date(s), nil
}

// UnmarshalText reads the day from JSON.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// Words is the day as the sheet prints it: "June 15, 2011".
func (d Date) Words() string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return t.Format("January 2, 2006")
}

// Time is a moment to the second with the offset of the place, written by
// RFC 3339: "2011-06-15T17:06:00-04:00". Order comes from the journal, never
// from here. The zero value is no moment.
type Time struct{ t time.Time }

// At is the moment t, cut to the second.
func At(t time.Time) Time { return Time{t.Truncate(time.Second)} }

// ParseTime reads what String writes, and nothing else.
func ParseTime(s string) (Time, error) {
	if s == "" {
		return Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.IsZero() || t.Format(time.RFC3339) != s {
		return Time{}, fmt.Errorf("a time is written like 2011-06-15T17:06:00-04:00, not %q", clip(s))
	}
	return Time{t}, nil
}

// IsZero reports whether there is no moment.
func (t Time) IsZero() bool { return t.t.IsZero() }

// Std is the moment for the standard library.
func (t Time) Std() time.Time { return t.t }

// Before reports whether t is earlier than u.
func (t Time) Before(u Time) bool { return t.t.Before(u.t) }

// String writes RFC 3339, or nothing for no moment.
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.t.Format(time.RFC3339)
}

// Day is the day on the calendar at the place.
func (t Time) Day() Date {
	if t.IsZero() {
		return ""
	}
	return Date(t.t.Format(time.DateOnly))
}

// Clock is the time of day as the sheet prints it: "5:06 p.m."
func (t Time) Clock() string {
	if t.IsZero() {
		return ""
	}
	s := t.t.Format("3:04 ")
	if t.t.Hour() < 12 {
		return s + "a.m."
	}
	return s + "p.m."
}

// Words is day and clock: "June 15, 2011, 5:06 p.m."
func (t Time) Words() string {
	if t.IsZero() {
		return ""
	}
	return t.Day().Words() + ", " + t.Clock()
}

// MarshalText writes the moment for JSON.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the moment from JSON.
func (t *Time) UnmarshalText(b []byte) error {
	v, err := ParseTime(string(b))
	*t = v
	return err
}
