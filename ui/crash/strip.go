package crash

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"
)

// Format is the first line of a report.
const Format = "countersign crash 1\n"

// Bounds of a report, and of what is read for one.
const (
	mostReport = 64 << 10
	mostRaw    = 8 << 20
)

// causes are what a report says of the end, by what the runtime says. Its own
// words are constants; those of whoever called panic are not, and are left out.
var causes = []struct {
	says  *regexp.Regexp
	cause string // $1 is what the expression caught
}{
	{regexp.MustCompile(`^panic: runtime error: (index out of range|slice bounds out of range|integer divide by zero|negative shift amount|` +
		`invalid memory address or nil pointer dereference|makeslice: (?:len|cap) out of range|hash of unhashable type|comparing uncomparable type|` +
		`cannot convert slice)\b`), "panic: runtime error: $1"},
	{regexp.MustCompile(`^panic: (assignment to entry in nil map|close of closed channel|close of nil channel|send on closed channel)(?: \[recovered.*)?$`), "panic: $1"},
	{regexp.MustCompile(`^panic: (interface conversion):`), "panic: $1"},
	{regexp.MustCompile(`^panic: `), "panic, with words that are left out"},
	{regexp.MustCompile(`^fatal error: ([a-z][a-zA-Z ,'()/:-]{0,120})`), "fatal error: $1"},
	{regexp.MustCompile(`^(SIG[A-Z]+: [a-z ]+)$`), "$1"},
	{regexp.MustCompile(`^Exception 0x[0-9a-f]+`), "exception of the system"},
}

// Lines of a stack. A call is a name of Go and, in parentheses, its arguments.
var (
	goroutineLine = regexp.MustCompile(`^goroutine \d+ [^\[]*\[([a-zA-Z][a-zA-Z ()-]*)`)
	callLine      = regexp.MustCompile(`^(created by )?([\p{L}_][\p{L}\p{N}_./*()\[\]·%@-]*?)(?:\([0-9a-fx{}, ._?]*\))?(?: in goroutine \d+)?$`)
	fileLine      = regexp.MustCompile(`^\t(\S.*):(\d+)(?: |$)`)
)

// strip is the report of what the runtime said.
func (k Keeper) strip(raw []byte, at time.Time) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%sprogram %s\nsystem %s\ngo %s\nat %s\ncause ", Format, k.Program, k.System, k.Go, at.UTC().Format(time.RFC3339))
	lines := strings.Split(string(raw), "\n")
	stacks := len(lines)
	for i, line := range lines {
		if goroutineLine.MatchString(line) {
			stacks = i
			break
		}
	}
	b.WriteString(cause(lines[:stacks]))
	for i := stacks; i < len(lines) && b.Len() < mostReport-1<<10; i++ {
		if m := goroutineLine.FindStringSubmatch(lines[i]); m != nil {
			fmt.Fprintf(&b, "\n\ngoroutine [%s]", strings.TrimSpace(m[1]))
		}
		if i+1 < len(lines) {
			b.WriteString(frame(lines[i], lines[i+1]))
		}
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// cause is why the program ended, in words that the runtime has for it.
func cause(head []string) string {
	for _, line := range head {
		for _, c := range causes {
			if m := c.says.FindStringSubmatchIndex(line); m != nil {
				return strings.TrimSpace(string(c.says.ExpandString(nil, c.cause, line, m)))
			}
		}
	}
	return "unknown"
}

// longest is the longest name of a function that is written down.
const longest = 200

// frame is one call of a stack, from its two lines; empty if they are none.
func frame(call, file string) string {
	c, f := callLine.FindStringSubmatch(call), fileLine.FindStringSubmatch(file)
	if c == nil || f == nil || len(c[2]) > longest {
		return ""
	}
	name := path.Base(strings.ReplaceAll(f[1], `\`, "/"))
	return fmt.Sprintf("\n\t%s%s %s:%s", c[1], c[2], name, f[2])
}
