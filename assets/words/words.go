// Package words is the one catalogue of everything that Countersign says: in the
// window, on the command line, in the PDF and in the workbook.
//
// The English words are the key: they stand in the code, where one reads them.
// A label goes through [T], a sentence with holes through [F], one that depends
// on a number through [N]:
//
//	words.T("Hand over")
//	words.F("Batch %d of %d", 7, 26)
//	words.N(missing, "1 ballot is missing", "%s ballots are missing")
//
// Sentences that were made elsewhere, a finding of package count, an error, a
// line of a record, are English wherever they are stored, compared and signed.
// [Say] and [Err] put them into the language of the reader: they find the form
// that a sentence was made from, and fill it again. What they do not know stands
// as it is. A name that somebody typed goes through nothing.
//
// # The catalogues
//
// A language is a folder of assets/translations, its files are JSON: the English
// form, and what is said instead. Holes are those of package fmt; where their
// order changes they are numbered, "%[2]s". What depends on a number has a form
// for each plural of the language (Unicode's names):
//
//	"Export...": "Exportar...",
//	"%s ballots are missing": {"one": "Falta 1 papeleta", "other": "Faltan %s papeletas"}
//
// English has no file. A test of cmd/tally reads the whole program and names
// words that go through no catalogue, and words that a language lacks.
//
// # Which language
//
// [Use] chooses for the whole program, once it is known what the person wants;
// documents are written in a language of their own and ask its [Catalogue]. Fyne
// has a catalogue too, for the words of its own windows, but takes its language
// from the system alone; shell.SayFyne of the window gives it ours.
package words

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
)

// Catalogue is one language. Its methods may be called from any goroutine.
type Catalogue struct {
	tag   string // "es"
	name  string // "Español"
	forms map[string]form
	kept  bool // of an edition: it says a sentence for ever as it did
	once  sync.Once
	made  []made // of sentences with holes, the most telling first
}

// form is what is said for one English form; most have Other alone.
type form struct {
	One   string `json:"one,omitempty"`
	Many  string `json:"many,omitempty"`
	Other string `json:"other"`
}

// Tag is the language as the Web writes it: "en", "es".
func (c *Catalogue) Tag() string { return c.tag }

// English reports whether nothing has to be translated.
func (c *Catalogue) English() bool { return strings.HasPrefix(c.tag, "en") }

// T is a label or a sentence without holes.
func (c *Catalogue) T(s string) string {
	if f, ok := c.forms[s]; ok {
		return f.Other
	}
	return s
}

// F is a sentence with holes, filled as package fmt does. What fills them is
// taken as it is.
func (c *Catalogue) F(format string, args ...any) string {
	if f, ok := c.forms[format]; ok {
		return fmt.Sprintf(f.Other, args...)
	}
	return fmt.Sprintf(format, args...)
}

// N is a sentence that depends on a number: one where English has the singular,
// many otherwise. Without args, a hole of many is for n itself, as people write
// it: "%s ballots".
func (c *Catalogue) N(n int, one, many string, args ...any) string {
	own := len(args) == 0
	if own {
		args = []any{c.Number(n)}
	}
	chosen := many
	if n == 1 {
		chosen = one
	}
	if f, ok := c.forms[many]; ok {
		switch c.plural(n) {
		case "one":
			chosen = or(f.One, f.Other)
		case "many":
			chosen = or(f.Many, f.Other)
		default:
			chosen = f.Other
		}
	}
	if !strings.Contains(chosen, "%") {
		args = nil // "1 ballot" has no hole
	}
	return fmt.Sprintf(chosen, args...)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

var current atomic.Pointer[Catalogue]

// Use chooses the language of the program: a tag as [Languages] lists them, or
// a longer one, "es_MX.UTF-8". What nobody has translated is English. It gives
// the catalogue that was chosen.
func Use(tag string) *Catalogue {
	c := In(tag)
	current.Store(c)
	return c
}

// Now is the language of the program.
func Now() *Catalogue {
	if c := current.Load(); c != nil {
		return c
	}
	return Use("en")
}

// T is a label or a sentence without holes, in the language of the program.
func T(s string) string { return Now().T(s) }

// F is a sentence with holes, in the language of the program.
func F(format string, args ...any) string {
	c := Now()
	if c.English() {
		return fmt.Sprintf(format, args...) // so that go vet knows what F is
	}
	return c.F(format, args...)
}

// N is a sentence that depends on a number, in the language of the program.
func N(n int, one, many string, args ...any) string { return Now().N(n, one, many, args...) }

// Say puts a sentence that was made elsewhere into the language of the program.
func Say(s string) string { return Now().Say(s) }

// Err is what an error says, in the language of the program.
func Err(err error) string {
	if err == nil {
		return ""
	}
	return Now().Say(err.Error())
}

// Key marks a sentence that is said later, where its language is known: a row of
// a table that is made at start. It gives it back as it is.
func Key(s string) string { return s }
