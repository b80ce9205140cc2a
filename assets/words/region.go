package words

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// plural is the Unicode plural of a whole number: "one", "many" or "other".
func (c *Catalogue) plural(n int) string {
	if n < 0 {
		n = -n
	}
	switch {
	case c.tag == "fr" && n <= 1, n == 1:
		return "one"
	case (c.tag == "fr" || c.tag == "es") && n != 0 && n%1_000_000 == 0:
		return "many"
	default:
		return "other"
	}
}

// Number is a whole number as people write it: "1,284" in English and in the
// Spanish of the Americas, "1 284" in French, whose blank does not break.
func (c *Catalogue) Number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + c.gap() + s[i:]
	}
	return sign + s
}

var months = map[string][]string{
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
}

// Date is a day as people of the language write it: "June 24, 2011" in the
// United States, "24 June 2011" in Britain, "24 de junio de 2011".
func (c *Catalogue) Date(t time.Time) string {
	day, year := strconv.Itoa(t.Day()), t.Format("2006")
	switch c.tag {
	case "es":
		return day + " de " + months["es"][t.Month()-1] + " de " + year
	case "fr":
		if t.Day() == 1 {
			day = "1er"
		}
		return day + " " + months["fr"][t.Month()-1] + " " + year
	case "en-GB":
		return t.Format("2 January 2006")
	default:
		return t.Format("January 2, 2006")
	}
}

// Clock is a time of day as people of the language write it: "5:06 p.m.",
// "5:06 p. m.", "17 h 06".
func (c *Catalogue) Clock(t time.Time) string {
	half := "a.m."
	if t.Hour() >= 12 {
		half = "p.m."
	}
	switch c.tag {
	case "es":
		return t.Format("3:04 ") + strings.Replace(half, ".", ".\u00a0", 1)
	case "en-GB":
		return t.Format("15:04")
	case "fr":
		return t.Format("15") + "\u00a0h\u00a0" + t.Format("04")
	default:
		return t.Format("3:04 ") + half
	}
}

// figure is a whole number as package count writes it.
var figure = regexp.MustCompile(`^[-–]?\d{1,3}(,\d{3})+$`)

// share is a share in hundredths as package count writes it.
var share = regexp.MustCompile(`^(\d+)\.(\d+) %$`)

// written puts a day, a time of day, both, a large number or a share, all
// written in English, into the language.
func (c *Catalogue) written(s string) (string, bool) {
	if figure.MatchString(s) {
		return strings.ReplaceAll(s, ",", c.gap()), true
	}
	if m := share.FindStringSubmatch(s); m != nil && c.tag == "fr" {
		return m[1] + "," + m[2] + "\u00a0%", true
	}
	plain := strings.NewReplacer("a.m.", "AM", "p.m.", "PM", "a.m", "AM", "p.m", "PM").Replace(s) // its stop may be that of a sentence
	if t, err := time.Parse("January 2, 2006", plain); err == nil {
		return c.Date(t), true
	}
	if t, err := time.Parse("January 2, 2006, 3:04 PM", plain); err == nil {
		return c.Date(t) + ", " + c.Clock(t), true
	}
	if t, err := time.Parse("3:04 PM", plain); err == nil {
		return c.Clock(t), true
	}
	return "", false
}

// gap stands between thousands.
func (c *Catalogue) gap() string {
	if c.tag == "fr" {
		return "\u00a0"
	}
	return ","
}
