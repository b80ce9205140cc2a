package rule

import (
	"errors"
	"fmt"

	"countersign/count"
)

// namedFormat is the first thing a rule file says of itself.
const namedFormat = "countersign rule 1"

// Named is a rule on its own, a *.rule file: it can be copied into the
// question of a definition. What depends on a vote's bodies is checked there.
type Named struct {
	Format    string      `json:"format"` // namedFormat
	Name      string      `json:"name"`   // a code
	Title     string      `json:"title"`
	Source    string      `json:"source"`
	Note      string      `json:"note,omitempty"`
	DecidedBy count.Level `json:"decided_by"`
	Rule      count.Rule  `json:"rule"`
}

// ErrFormat means that a file is no rule, or no table of cases, that this
// program knows.
var ErrFormat = errors.New("this is not a file of rules that this program reads")

// head reads what kind of file it is.
func head(b []byte, want string) error {
	var x struct {
		Format string `json:"format"`
	}
	if err := count.Peek(b, &x); err == nil && x.Format != want {
		return fmt.Errorf("%w: its format is %q, ours is %q", ErrFormat, short(x.Format), want)
	}
	return nil
}

// ParseNamed reads a rule file strictly.
func ParseNamed(b []byte) (*Named, error) {
	if err := head(b, namedFormat); err != nil {
		return nil, err
	}
	var n Named
	if err := count.DecodeStrict(b, &n); err != nil {
		return nil, err
	}
	switch {
	case !count.IsCode(n.Name) || n.Title == "" || n.Rule.Words == "":
		return nil, errors.New("a rule file has a name that is a code, a title, and the rule in words")
	case n.DecidedBy.Height() < 0:
		return nil, fmt.Errorf("%q is not a level that decides (local, unit, union, coalition)", short(string(n.DecidedBy)))
	case n.Rule.Tree == nil:
		return nil, errors.New("the rule has no tree")
	}
	return &n, nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}
