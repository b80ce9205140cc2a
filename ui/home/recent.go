package home

import (
	"encoding/json"
	"os"
	"slices"

	"fyne.io/fyne/v2"
)

// Recent is a count that was open here: where it lies, and how far it had come.
// It holds no figure and no person.
type Recent struct {
	Path   string `json:"path"` // of the journal
	Title  string `json:"title"`
	Detail string `json:"detail"`
	State  string `json:"state"`
	Done   bool   `json:"done"`   // certified
	Sample bool   `json:"sample"` // of an invented vote
	Last   string `json:"last"`   // when something was entered last, in words
	// Origin is the hash of the first entry, which all copies of a count share,
	// Entries is how many there were, and Head the hash of the last of them.
	Origin  string `json:"origin,omitempty"`
	Entries int64  `json:"entries,omitempty"`
	Head    string `json:"head,omitempty"`
}

// Missing says whether the file is not where it was.
func (r Recent) Missing() bool {
	_, err := os.Stat(r.Path)
	return err != nil
}

// most is how many counts are remembered.
const most = 12

// prefCounts is the name under which they are kept.
const prefCounts = "home.counts"

// Remembered lists the counts, the newest first. An entry that cannot be read
// any more is left out.
func Remembered(p fyne.Preferences) []Recent {
	var out []Recent
	for _, text := range p.StringList(prefCounts) {
		var r Recent
		if json.Unmarshal([]byte(text), &r) == nil && r.Path != "" {
			out = append(out, r)
		}
	}
	return out
}

// Remember puts a count at the head of the list, in place of what was known of
// it.
func Remember(p fyne.Preferences, r Recent) {
	list := slices.DeleteFunc(Remembered(p), func(old Recent) bool { return old.Path == r.Path })
	keep(p, slices.Insert(list, 0, r))
}

// Forget takes a count from the list. Its file stays as it is.
func Forget(p fyne.Preferences, path string) {
	keep(p, slices.DeleteFunc(Remembered(p), func(old Recent) bool { return old.Path == path }))
}

func keep(p fyne.Preferences, list []Recent) {
	var texts []string
	for _, one := range list[:min(len(list), most)] {
		if b, err := json.Marshal(one); err == nil {
			texts = append(texts, string(b))
		}
	}
	p.SetStringList(prefCounts, texts)
}
