package words

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"countersign/assets"
)

// Language is one that a person can choose.
type Language struct{ Tag, Name string }

// Languages are those that are complete, English first.
func Languages() []Language {
	return []Language{{"en", "English"}, {"en-GB", "English (British dates)"}, {"es", "Español"}, {"fr", "Français"}}
}

var (
	readLock sync.Mutex
	read     = map[string]*Catalogue{}
)

// In is the catalogue of a language, English where there is none: "fr_CA" is
// French, "C" is English.
func In(tag string) *Catalogue {
	l := closest(tag)
	readLock.Lock()
	defer readLock.Unlock()
	if c, ok := read[l.Tag]; ok {
		return c
	}
	c := &Catalogue{tag: l.Tag, name: l.Name, forms: forms(l.Tag + "/*.json")}
	read[l.Tag] = c
	return c
}

// closest is the language that a tag of the system, or of a file, means.
func closest(tag string) Language {
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), ".")
	all := Languages()
	for _, l := range all {
		if strings.EqualFold(l.Tag, tag) {
			return l
		}
	}
	short, _, _ := strings.Cut(tag, "-")
	for _, l := range all {
		if strings.EqualFold(l.Tag, short) {
			return l
		}
	}
	return all[0]
}

// forms reads files of one language. They are embedded and tested: what
// cannot be read is not there.
func forms(pattern string) map[string]form {
	out := map[string]form{}
	root := assets.Translations()
	files, err := fs.Glob(root, pattern)
	if err != nil {
		return out
	}
	for _, path := range files {
		b, err := fs.ReadFile(root, path)
		if err != nil {
			continue
		}
		part, err := parse(b)
		if err != nil {
			continue
		}
		for k, f := range part {
			if strings.HasPrefix(path, "fr/") {
				f = form{apart.Replace(f.One), apart.Replace(f.Many), apart.Replace(f.Other)}
			}
			out[k] = f
		}
	}
	return out
}

// apart keeps the marks that French sets apart in the line of their word.
var apart = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!")

// parse reads one file of a catalogue.
func parse(b []byte) (map[string]form, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, err
	}
	out := map[string]form{}
	for k, v := range raw {
		var f form
		if err := json.Unmarshal(v, &f.Other); err != nil {
			if err := json.Unmarshal(v, &f); err != nil {
				return nil, err
			}
		}
		out[k] = f
	}
	return out, nil
}

// Has reports whether the language has a form.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.forms[key]
	return ok
}

// Keys are the forms that the language has, in alphabetical order.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.forms)) }

// Texts are what the language says for a form: one, or one for each plural.
func (c *Catalogue) Texts(key string) []string {
	f := c.forms[key]
	return slices.DeleteFunc([]string{f.One, f.Many, f.Other}, func(s string) bool { return s == "" })
}
