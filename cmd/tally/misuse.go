package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// misuse is a call that was not understood, and the command whose help says more.
type misuse struct {
	path  string
	cause error
}

func (m misuse) Error() string { return m.cause.Error() }
func (m misuse) Unwrap() error { return m.cause }

func (c *command) misuse(err error) error { return misuse{c.path(), err} }

// names are those of the commands below.
func (c *command) names() []string {
	var out []string
	for _, sub := range c.below {
		out = append(out, sub.name)
	}
	return out
}

// unsaid is a word of a call as it may be printed: an address holds a password.
func unsaid(word string) string {
	if before, _, ok := strings.Cut(word, "://"); ok {
		return before + "://..."
	}
	return word
}

// unknown is a word where a command below has to stand.
func (c *command) unknown(word string) error {
	if name := near(word, c.names()); name != "" {
		return c.misuse(fmt.Errorf("%s has no command %q; did you mean %q?", c.path(), unsaid(word), name))
	}
	return c.misuse(fmt.Errorf("%s has no command %q", c.path(), unsaid(word)))
}

// flagError says what package pflag made of the flags in our words.
func (c *command) flagError(k *cobra.Command, err error) error {
	var (
		noFlag  *pflag.NotExistError
		noValue *pflag.ValueRequiredError
		wrong   *pflag.InvalidValueError
		odd     *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &noFlag):
		return c.noFlag(k, noFlag)
	case errors.As(err, &noValue):
		if s, ok := noValue.GetFlag().Value.(*slot); ok {
			return c.misuse(fmt.Errorf("%s needs a value: %s", s.called(), s.shown()))
		}
	case errors.As(err, &wrong):
		if _, ok := wrong.GetFlag().Value.(*slot); ok {
			return c.misuse(wrong.Unwrap())
		}
		return c.misuse(fmt.Errorf("%s takes yes or no, and not %q", "--"+wrong.GetFlag().Name, wrong.GetValue()))
	case errors.As(err, &odd):
		return c.misuse(fmt.Errorf("there is no flag %s", odd.GetSpecifiedFlag()))
	}
	return c.misuse(err)
}

func (c *command) noFlag(k *cobra.Command, err *pflag.NotExistError) error {
	if short := err.GetSpecifiedShortnames(); short != "" {
		return c.misuse(fmt.Errorf("there is no flag -%s; a file of that name is written ./-%s", short, short))
	}
	typed := "--" + err.GetSpecifiedName()
	var names []string
	k.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	if name := near(typed, names); name != "" {
		return c.misuse(fmt.Errorf("there is no flag %s; did you mean %s?", typed, name))
	}
	return c.misuse(fmt.Errorf("there is no flag %s", typed))
}

// near is the name that a word was meant to be, if there is one: a letter in
// three may be wrong, or the end may be missing.
func near(word string, names []string) string {
	least, best := len(strings.TrimLeft(word, "-"))/3+1, ""
	for _, name := range names {
		apart := distance(word, name)
		if strings.HasPrefix(name, word) && len(word) > 1 {
			apart = 0
		}
		if apart < least {
			least, best = apart, name
		}
	}
	return best
}

// distance is how many letters are to be put in, left out or changed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0] // of the row above, one to the left
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}
