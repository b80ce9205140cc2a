package words

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// made is a form with holes, and how a sentence that was made from it is known.
type made struct {
	key  string
	said *regexp.Regexp
	must string // the longest text outside the holes: without it, it is no use to look
	own  int    // letters outside the holes
}

// hole is a verb of package fmt, with its flags: %d, %.1f, %[2]s, %q.
var hole = regexp.MustCompile(`%(?:%|[-+# 0]*(?:\[\d+\])?\d*(?:\.\d+)?[a-zA-Z])`)

// prefix is the room that an error comes from. It tells people nothing, and the
// sentence is known without it.
var prefix = regexp.MustCompile(`^(?:sign|pdf|code|trust) ?: `)

// deepest is how many sentences may stand in one another: an error in an error.
const deepest = 8

// Say puts a sentence that was made elsewhere into the language: a finding, an
// error, a line of a record. What it does not know stands as it is.
func (c *Catalogue) Say(s string) string {
	if c.tag == "en" || s == "" {
		return s
	}
	out, _ := saying{c, map[string]known{}}.say(s, 0)
	return out
}

// saying is one sentence on its way, and what came of its parts: the same part
// is met again and again.
type saying struct {
	*Catalogue
	met map[string]known
}

type known struct {
	said string
	ok   bool
}

// say reports also whether it knew the sentence.
func (c saying) say(s string, deep int) (string, bool) {
	if f, ok := c.forms[s]; ok && !strings.Contains(s, "%") {
		return f.Other, true
	}
	if bare := strings.TrimSpace(s); bare != s {
		out, ok := c.say(bare, deep)
		return strings.Replace(s, bare, out, 1), ok
	}
	if d, ok := c.written(s); ok {
		return d, true
	}
	if c.English() {
		return s, false // in British English, all but the dates
	}
	if deep == deepest || !strings.ContainsFunc(s, unicode.IsLetter) {
		return s, false
	}
	if k, ok := c.met[s]; ok {
		return k.said, k.ok
	}
	out, ok := c.filled(s, deep)
	if !ok {
		out, ok = c.after(s, deep)
	}
	if !ok {
		out, ok = c.parts(s, deep)
	}
	c.met[s] = known{out, ok}
	return out, ok
}

// separators stand between sentences in a row, and between errors in one another.
var separators = []string{"\n", "; ", ". ", ": ", " is not ", " = ", " + ", " - ", ", "}

// after says what follows the name of a file, where it holds a colon of its own:
// "sheet.count: the disk failed: close the count". What is between separators
// would be no sentence.
func (c saying) after(s string, deep int) (string, bool) {
	for at := strings.Index(s, ": "); at >= 0 && !c.kept; {
		head, rest := s[:at], s[at+len(": "):]
		next := strings.Index(rest, ": ")
		if next < 0 {
			break
		}
		out, ok := c.filled(rest, deep+1)
		if f, there := c.forms[rest]; there && !strings.Contains(rest, "%") {
			out, ok = f.Other, true
		}
		if ok {
			head, _ = c.say(head, deep+1)
			return head + c.T(": ") + out, true
		}
		at += len(": ") + next
	}
	return s, false
}

// parts says sentences that stand in a row, or in one another as errors do. It
// cuts where it knows most of the parts.
func (c saying) parts(s string, deep int) (best string, knew bool) {
	best, most := s, 0.0
	for _, between := range separators {
		if !strings.Contains(s, between) {
			continue
		}
		out, share := c.cut(s, between, deep)
		if share > most {
			best, most = out, share
		}
		if most == 1 {
			break
		}
	}
	return best, most > 0
}

// cut says the parts between separators, and gives the share of them that it knew.
func (c saying) cut(s, between string, deep int) (string, float64) {
	all, knew := strings.Split(s, between), 0
	for i, p := range all {
		tail := ""
		if between == ". " && i < len(all)-1 {
			tail = "."
		}
		out, ok := c.say(p+tail, deep+1)
		all[i] = strings.TrimSuffix(out, tail)
		if ok {
			knew++
		}
	}
	if f, ok := c.forms[between]; ok {
		between = f.Other // " is not "
	}
	return strings.Join(all, between), float64(knew) / float64(len(all))
}

// filled finds the form of a sentence and fills it in the language.
func (c saying) filled(s string, deep int) (string, bool) {
	c.once.Do(c.learn)
	for _, m := range c.made {
		if !strings.Contains(s, m.must) {
			continue
		}
		found := m.said.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		held := make([]any, 0, len(found)-1)
		for _, h := range found[1:] {
			held = append(held, c.held(h, deep))
		}
		f := c.forms[m.key]
		text := prefix.ReplaceAllString(f.Other, "")
		if n, ok := number(found[1:]); ok && c.plural(n) == "one" && f.One != "" {
			text = f.One
		}
		return refill(text, held), true
	}
	return s, false
}

// held says what stands in a hole. What begins with an upper-case letter and is
// no sentence is somebody's name, and stays.
func (c saying) held(s string, deep int) string {
	first, _ := utf8.DecodeRuneInString(s)
	if slices.Contains(titles, s) {
		return c.T(s)
	}
	if _, date := c.written(s); unicode.IsUpper(first) && !date && !strings.HasSuffix(s, ".") {
		return c.reason(s, deep)
	}
	out, _ := c.say(s, deep+1)
	return out
}

// reason says what was found, "A signature is missing: ...", where the words
// before the colon are known as they are, and are too many for a name.
func (c saying) reason(s string, deep int) string {
	what, found, ok := strings.Cut(s, ": ")
	if !ok || strings.Count(what, " ") < 2 {
		return s
	}
	if f, ok := c.forms[what+": %s"]; ok {
		out, _ := c.say(found, deep+1)
		return refill(f.Other, []any{out})
	}
	if f, ok := c.forms[what]; ok && !strings.Contains(what, "%") {
		out, _ := c.say(found, deep+1)
		return f.Other + c.T(": ") + out
	}
	return s
}

// number is the first figure among what stood in the holes.
func number(held []string) (int, bool) {
	for _, h := range held {
		var n int
		if _, err := fmt.Sscanf(strings.ReplaceAll(h, ",", ""), "%d", &n); err == nil {
			return n, true
		}
	}
	return 0, false
}

// refill puts texts into the holes of a form, in their order or by number.
func refill(format string, held []any) string {
	next := 0
	return hole.ReplaceAllStringFunc(format, func(h string) string {
		if h == "%%" {
			return "%"
		}
		at := next
		var numbered int
		if i := strings.IndexByte(h, '['); i >= 0 {
			if _, err := fmt.Sscanf(h[i+1:], "%d", &numbered); err == nil {
				at = numbered - 1
			}
		}
		next = at + 1
		if at < 0 || at >= len(held) {
			return ""
		}
		return fmt.Sprint(held[at])
	})
}

// learn makes of each form with holes the pattern of its sentences, the one
// with most words of its own first.
func (c *Catalogue) learn() {
	for key := range c.forms {
		prefixed := prefix.FindString(key)
		if !strings.Contains(key, "%") && prefixed == "" {
			continue
		}
		own, last, must := 0, len(prefixed), ""
		var b strings.Builder
		b.WriteString(`(?s)^`)
		if prefixed != "" {
			b.WriteString(`(?:` + prefixed + `)?`)
		}
		for _, at := range hole.FindAllStringIndex(key, -1) {
			own += letters(key[last:at[0]])
			must = longer(must, key[last:at[0]])
			b.WriteString(regexp.QuoteMeta(key[last:at[0]]))
			b.WriteString(kind(key[at[0]:at[1]], letters(key) < telling))
			last = at[1]
		}
		own += letters(key[last:])
		must = longer(must, key[last:])
		b.WriteString(regexp.QuoteMeta(key[last:]) + `$`)
		if own < few && onlyTexts(key) {
			continue // "%s: %s" would know everything, "%s and %s" a good deal
		}
		if re, err := regexp.Compile(b.String()); err == nil {
			c.made = append(c.made, made{key, re, must, own})
		}
	}
	sort.Slice(c.made, func(i, j int) bool {
		if c.made[i].own != c.made[j].own {
			return c.made[i].own > c.made[j].own
		}
		return c.made[i].key < c.made[j].key
	})
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// few is how many letters a form needs if it holds nothing but texts.
const few = 5

// onlyTexts reports whether no hole of a form is a number or in quotation marks.
func onlyTexts(key string) bool {
	for _, h := range hole.FindAllString(key, -1) {
		if v := h[len(h)-1]; v != 's' && v != 'v' && v != 'w' && v != '%' {
			return false
		}
	}
	return true
}

// telling is how many letters make a form known by itself. What stands in the
// holes of a shorter one, "%s missing", is no row of sentences.
const telling = 16

// dated is a day, or a day and its time, as package count writes them: commas
// and all they are one text.
const dated = `[A-Z][a-z]+ \d{1,2}, \d{4}(?:, \d{1,2}:\d{2} [ap]\.m\.?)?`

// kind is the pattern of what a hole can hold.
func kind(h string, short bool) string {
	switch h[len(h)-1] {
	case '%':
		return "%"
	case 'd':
		return `([-+]?[\d,]+)`
	case 'q':
		return `(".*?"|` + "`.*?`)"
	case 's':
		if short {
			return `(` + dated + `|(?:[^:;.,]|[:;.,][^ ])+?)`
		}
		return `(.+?)`
	default:
		return `(.+?)`
	}
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
