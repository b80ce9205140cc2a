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
	said := words.F("Date: %s", d.Words())
	switch {
	case p.date.Text == "":
		said = words.T("Date")
	case err != nil:
		said = words.T("Month/day/year")
	}
	p.day.Set(said)
}

// layouts are the ways in which a date is typed: as people here write it, and as
// the definition does.
var layouts = []string{"1/2/2006", time.DateOnly}

func parseDay(typed string) (count.Date, error) {
	var t time.Time
	var err error
	for _, layout := range layouts {
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
	return t.Format("01/02/2006")
}
