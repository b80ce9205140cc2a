package setup

import (
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count"
)

// tellDay writes the date out, so that month and day are not mistaken.
func (p *papers) tellDay() {
	d, err := parseDay(p.date.Text)
	said := words.F("Date: %s", words.Say(d.Words()))
	switch {
	case p.date.Text == "":
		said = words.T("Date")
	case err != nil:
		said = words.T("Month/day/year")
		if dayFirst() {
			said = words.T("Day/month/year")
		}
	}
	p.day.Set(said)
}

// dayFirst says whether people of the language write the day before the month.
// English alone is that of the United States.
func dayFirst() bool { return words.Now().Tag() != "en" }

// sampleDay is how a date is typed.
func sampleDay() string {
	if dayFirst() {
		return "15/06/2011"
	}
	return "06/15/2011"
}

// askDay says how a date is typed.
func askDay() string {
	if dayFirst() {
		return words.F("A date is written like %s: day, month, year.", sampleDay())
	}
	return words.F("A date is written like %s: month, day, year.", sampleDay())
}

// parseDay reads a date as people here write it, or as the definition does.
func parseDay(typed string) (count.Date, error) {
	here := "1/2/2006"
	if dayFirst() {
		here = "2/1/2006"
	}
	var t time.Time
	var err error
	for _, layout := range []string{here, time.DateOnly} {
		if t, err = time.Parse(layout, strings.TrimSpace(typed)); err == nil {
			return count.ParseDate(t.Format(time.DateOnly))
		}
	}
	return "", err
}

// spelled is a date as it is typed.
func spelled(d count.Date) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	if dayFirst() {
		return t.Format("02/01/2006")
	}
	return t.Format("01/02/2006")
}
