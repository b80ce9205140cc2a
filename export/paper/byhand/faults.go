package byhand

import (
	"fmt"
	"strings"

	"countersign/assets/words"
)

// Fault is something in the file that has to be put right.
type Fault struct {
	At  string // "cell E12" or "line 12, field 5"; empty for the whole file
	Why error  // what is wrong there, and what to do
}

func (f Fault) String() string {
	if f.At == "" {
		return f.Why.Error()
	}
	return fmt.Sprintf("%s: %v", f.At, f.Why)
}

// Said is the fault in a language.
func (f Fault) Said(c *words.Catalogue) string {
	if f.At == "" {
		return c.Say(f.Why.Error())
	}
	return fmt.Sprintf("%s: %s", c.Say(f.At), c.Say(f.Why.Error()))
}

// Faults are all that was found. Nothing was imported.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, x := range f {
		lines[i] = x.String()
	}
	return strings.Join(lines, "\n")
}

// mostFaults is how many are kept: a file of another kind has one in every cell.
const mostFaults = 200

func (r *reader) fault(at string, why error) {
	if len(r.faults) < mostFaults {
		r.faults = append(r.faults, Fault{at, why})
	}
}
