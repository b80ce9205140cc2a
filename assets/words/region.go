package words

import (
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
	gap := ","
	if c.tag == "fr" {
		gap = "\u00a0"
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + gap + s[i:]
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

// dated puts a day that was written in English into the language.
func (c *Catalogue) dated(s string) (string, bool) {
	t, err := time.Parse("January 2, 2006", strings.TrimSpace(s))
	if err != nil {
		return "", false
	}
	return c.Date(t), true
}
