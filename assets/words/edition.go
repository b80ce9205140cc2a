package words

import (
	"slices"
	"strings"
)

// SheetEdition is the catalogue of "Countersign sheet 1" and of "Countersign
// workbook 1" and "2". What was written with it is written with it again to be read: a form that
// stands in it is never changed.
const SheetEdition = "sheet-1"

// ReportEdition is the same of "Countersign report 1": what the drawing itself
// says. All else that a report says rides along with it as it was written.
const ReportEdition = "report-1"

// Edition is the catalogue that released documents of a kind are written with,
// in assets/translations/es/editions/sheet-1.json. It holds nothing else, so that
// a document comes out the same for ever, and no form in it is ever changed:
// other words need another edition. How Say knows a sentence is part of it, too:
// files that were kept in export/testdata have to come out as they were.
func Edition(tag, name string) *Catalogue {
	l := closest(tag)
	readLock.Lock()
	defer readLock.Unlock()
	key := l.Tag + " " + name
	if c, ok := read[key]; ok {
		return c
	}
	c := &Catalogue{tag: l.Tag, name: l.Name, forms: forms(l.Tag + "/editions/" + name + ".json"), kept: true}
	read[key] = c
	return c
}

// hasEdition reports whether documents of a kind can be written in a language.
func hasEdition(tag, name string) bool {
	c := Edition(tag, name)
	return c.tag == tag && (tag == "en" || len(c.forms) > 0)
}

// Documents are the languages that a tally sheet is written in: one, or two. The
// zero value is English.
type Documents []string

// ParseDocuments reads the languages of a sheet: "es", or "es en". It reports
// false for one that sheets are not written in.
func ParseDocuments(s string) (Documents, bool) {
	in := Documents(strings.Fields(s))
	for i, tag := range in {
		if !hasEdition(tag, SheetEdition) || slices.Contains(in[:i], tag) {
			return nil, false
		}
	}
	return in, len(in) == 1 || len(in) == 2
}

// String is "es en".
func (d Documents) String() string {
	if len(d) == 0 {
		return "en"
	}
	return strings.Join(d, " ")
}

// Layout is the name of a layout in these languages: "Countersign sheet 1, es en".
// English alone has the name for itself.
func (d Documents) Layout(name string) string {
	if s := d.String(); s != "en" {
		return name + ", " + s
	}
	return name
}

// CutLayout takes the name of a layout apart, as Layout writes it and in no other
// way.
func CutLayout(s string) (name string, in Documents, ok bool) {
	name, tags, several := strings.Cut(s, ", ")
	if !several {
		return s, nil, true
	}
	in, ok = ParseDocuments(tags)
	return name, in, ok && in.Layout(name) == s
}

// Catalogues are those of the languages, in their order.
func (d Documents) Catalogues(edition string) []*Catalogue {
	if len(d) == 0 {
		d = Documents{"en"}
	}
	out := make([]*Catalogue, len(d))
	for i, tag := range d {
		out[i] = Edition(tag, edition)
	}
	return out
}
