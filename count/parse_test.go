package count_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"countersign/count"
)

// reads tells how a parser took a text: what it wrote back, or its refusal.
func reads[T interface{ String() string }](parse func(string) (T, error)) func(string) (string, error) {
	return func(s string) (string, error) {
		v, err := parse(s)
		return v.String(), err
	}
}

func TestSmallTypesTakeOneSpelling(t *testing.T) {
	digest := strings.Repeat("0123456789abcdef", 4)
	for _, x := range []struct {
		name  string
		parse func(string) (string, error)
		takes []string
		not   []string
	}{
		{
			"count", reads(count.ParseCount),
			[]string{"", "0", "7", "10", "999999999"},
			[]string{
				"-1", "+1", "1e3", "1.0", "1,284", " 1", "1 ", "abc", "1a", "00", "01", "1000000000", "12345678901234567890",
				"0x10", "١", "½", "1\n", "null",
			},
		},
		{
			"fraction", reads(count.ParseFraction),
			[]string{"0/1", "3/100", "1/2", "10000/10000", "2/4"},
			[]string{"", "/", "1", "1/", "/2", "1/0", "-1/2", "1/-2", "01/2", "1/2/3", "10001/10000", "1/10001", "1.5/2", "1 / 2", "½"},
		},
		{
			"date", func(s string) (string, error) { d, err := count.ParseDate(s); return string(d), err },
			[]string{"", "2011-06-15", "2024-02-29", "1900-01-01"},
			[]string{"2011-02-29", "2011-6-15", "15.06.2011", "2011-06-15T00:00:00Z", "1899-12-31", "20110615", "2011-13-01", " 2011-06-15"},
		},
		{
			"time", reads(count.ParseTime),
			[]string{"", "2011-06-15T17:06:00-04:00", "2011-06-15T21:06:00Z", "2011-06-15T17:06:00+05:30"},
			[]string{
				"2011-06-15", "2011-06-15T17:06:00", "2011-06-15T17:06:00.5-04:00", "2011-06-15 17:06:00-04:00", "2011-06-15t17:06:00z",
				"2011-06-15T17:06:00+00:00", "2011-06-15T24:00:00Z", "0001-01-01T00:00:00Z", "2011-06-15T17:06:00-0400",
			},
		},
		{
			"digest", reads(count.ParseDigest),
			[]string{"", digest},
			[]string{strings.ToUpper(digest), digest[1:], digest + "0", digest[:62] + "zz", strings.Repeat("0", 64), " " + digest},
		},
		{
			"place", func(s string) (string, error) { p, err := count.ParsePlaceID(s); return string(p), err },
			[]string{"AFSCME/JN-7/749", "ORCHARD/O-2", "a/b.c/0", "A/B/" + strings.Repeat("x", 24)},
			[]string{
				"", "AFSCME", "A/B/C/D", "A//C", "/A/B", "A/B/", "A/B/..", "../A", "A/-B", "A/B C", "A/B_", "A/Ü", "A\\B",
				"A/B/" + strings.Repeat("x", 25), "A/B\n",
			},
		},
	} {
		for _, s := range x.takes {
			if got, err := x.parse(s); err != nil || got != s {
				t.Errorf("%s %q is read as %q (%v)", x.name, s, got, err)
			}
		}
		for _, s := range x.not {
			if got, err := x.parse(s); err == nil {
				t.Errorf("%s %q is taken as %q", x.name, s, got)
			}
		}
	}
}

func TestWhatAPersonTypedWrongIsNamed(t *testing.T) {
	for s, want := range map[string]string{
		"12a":                   `only digits here: "12a" is not a count`,
		"007":                   `a count does not begin with 0: "007"`,
		"1000000000":            `"1000000000" is more than 999,999,999, the largest count`,
		strings.Repeat("9", 40): `"999999999999999999999999..." is more than 999,999,999, the largest count`,
	} {
		if _, err := count.ParseCount(s); err == nil || err.Error() != want {
			t.Errorf("ParseCount(%q): %v, want %s", s, err, want)
		}
	}
}

func TestBlankIsNotZero(t *testing.T) {
	if count.N(0) == (count.Count{}) || !count.N(0).Set() || (count.Count{}).Set() {
		t.Error("unset and zero are the same")
	}
	if count.N(-1).Set() || count.N(count.MaxCount+1).Set() || !count.N(count.MaxCount).Set() {
		t.Error("N takes what no cell takes")
	}
	if got := (count.Figures{Yes: count.N(1), No: count.N(1), Blank: count.N(0)}).Sum(); got.Set() {
		t.Errorf("a total of %v was made of an unset cell", got)
	}
	for in, want := range map[string]string{"null": "null", "0": "0", "12": "12"} {
		var c count.Count
		if err := json.Unmarshal([]byte(in), &c); err != nil {
			t.Fatal(err)
		}
		if out, err := json.Marshal(c); err != nil || string(out) != want {
			t.Errorf("%s is written back as %s (%v)", in, out, err)
		}
	}
	for _, in := range []string{"-1", "1e3", "1.0", `"5"`, "true", "{}", "[]", "1000000000"} {
		var c count.Count
		if err := json.Unmarshal([]byte(in), &c); err == nil {
			t.Errorf("JSON %s is taken as %v", in, c)
		}
	}
}

func TestFiguresAsPeopleReadThem(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1284: "1,284", 999_999_999: "999,999,999", -1284: "-1,284"} {
		if got := count.Grouped(n); got != want {
			t.Errorf("Grouped(%d) = %s, want %s", n, got, want)
		}
	}
	for _, x := range []struct {
		part, whole int
		want        string
	}{{1034, 1284, "80.5 %"}, {1, 3, "33.3 %"}, {999, 1000, "99.9 %"}, {99999, 100000, "99.9 %"}, {0, 0, "no share of 0"}} {
		if got := count.Percent(x.part, x.whole); got != x.want {
			t.Errorf("Percent(%d, %d) = %s, want %s", x.part, x.whole, got, x.want)
		}
	}
	at := count.At(time.Date(2011, 6, 15, 17, 6, 0, 999, time.FixedZone("", -4*3600)))
	if got := at.Words(); got != "June 15, 2011, 5:06 p.m." {
		t.Errorf("the moment reads %q", got)
	}
	if got := (count.Time{}).Words() + count.Date("").Words() + (count.Time{}).Clock(); got != "" {
		t.Errorf("no moment reads %q", got)
	}
	if g := count.Sum(nil).Groups(); len(g) != 16 || g[0] != "E3B0" {
		t.Errorf("the digest's groups are %v", g)
	}
}

func TestAShareIsComparedExactly(t *testing.T) {
	half, third := count.Fraction{Num: 1, Den: 2}, count.Fraction{Num: 1, Den: 3}
	for _, x := range []struct {
		f     count.Fraction
		whole int
		more  bool
		want  int
	}{
		{half, 10, true, 6},
		{half, 11, true, 6},
		{half, 10, false, 5},
		{half, 11, false, 6},
		{third, 9, false, 3},
		{third, 10, false, 4},
		{third, 9, true, 4},
		{half, 0, true, 1},
		{half, 0, false, 0},
		{count.Fraction{Num: 9999, Den: 10000}, count.MaxCount, false, 999_900_000},
	} {
		got := x.f.Least(x.whole, x.more)
		if got != x.want {
			t.Errorf("least of %s of %d (more %v) = %d, want %d", x.f, x.whole, x.more, got, x.want)
		}
		reached := func(n int) bool { return x.f.Over(n, x.whole) || !x.more && !x.f.Under(n, x.whole) }
		if !reached(got) || got > 0 && reached(got-1) {
			t.Errorf("%d is not the least that is %s of %d (more %v)", got, x.f, x.whole, x.more)
		}
	}
}

func FuzzParseCount(f *testing.F) {
	for _, s := range []string{"", "0", "1e3", "-1", "999999999", "1000000000", "0007", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := count.ParseCount(s)
		if err == nil && c.String() != s {
			t.Errorf("%q is read as %q", s, c)
		}
		if err != nil && c.Set() {
			t.Errorf("%q is refused and yet gives %v", s, c)
		}
	})
}
