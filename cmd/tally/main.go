// Command tally is Countersign without a window: it makes keys, checks vote
// definitions, replays counts, certifies, verifies sheets and rolls them up.
//
// Its exit status is 0 when all is well, 1 when something was found or
// refused, 2 when a file could not be read or the call was not understood.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/export"
)

// version is the one of FyneApp.toml.
const version = "0.1.0"

// Exit statuses.
const (
	fine       = 0
	found      = 1
	unreadable = 2
)

// program is what a command needs of the world, so that tests can give it
// another one.
type program struct {
	in     io.Reader
	out    io.Writer
	errs   io.Writer
	getenv func(string) string
	now    func() time.Time
}

type cli struct {
	Demo    demoCmd    `help:"Count the sample place and write its certified PDF and workbook."`
	Vote    voteCmd    `help:"Check, show or sign a vote definition."`
	Paper   paperCmd   `help:"Print the guide, tally forms and blank sheets; import a count that was kept on paper."`
	Count   countCmd   `help:"Carry out commands, one JSON object a line, on a count."`
	Check   checkCmd   `help:"List the findings of a count."`
	Certify certifyCmd `help:"Sign a count and write its PDF and workbook."`
	Sign    signCmd    `help:"Add the signature of a teller who was not there to a certified PDF and workbook."`
	Audit   auditCmd   `help:"Derive a count again from its journal and prove the chain."`
	Hall    hallCmd    `help:"Make the database of a counting hall, begin its count, show how it stands."`
	Journal journalCmd `help:"Copy a count between a hall and a file."`
	Key     keyCmd     `help:"Make, import, certify or show a teller's key."`
	Trust   trustCmd   `help:"Confirm or refuse keys by their fingerprint, and list them."`
	Verify  verifyCmd  `help:"Verify tally sheets: PDF, workbook or record."`
	Read    readCmd    `help:"Print a sheet as plain text, to be read aloud, or as a table of its figures."`
	Rollup  rollupCmd  `help:"Add verified sheets up by unit, union and coalition; keep a roll-up."`
	Seal    sealCmd    `help:"Seal sheets for the recipients of an embargo, and commit to their records."`
	Unseal  unsealCmd  `help:"Open sealed sheets."`
	Rule    ruleCmd    `help:"Test and explain the rules that decide."`
	Explain explainCmd `help:"Explain the code of a check: what it means, the sum, what to do."`
	Help    helpCmd    `help:"Show the help of a command, or the page of a check."`
	Man     manCmd     `help:"Write the manual page, for man."`

	Completion completionCmd `help:"Write the completion of commands for bash, zsh, fish or PowerShell."`
}

// statusError ends the program with a status; what there was to say is said.
type statusError int

func (s statusError) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// failure is an error with the status that it ends the program with.
type failure struct {
	status int
	cause  error
}

func (f failure) Error() string { return f.cause.Error() }
func (f failure) Unwrap() error { return f.cause }

// cannotRead marks an error about a file that could not be understood. Its name
// begins no line of its own.
func cannotRead(path string, err error) error {
	if errors.Is(err, desk.ErrRollup) {
		err = errors.New("this is a roll-up, no count. Audit it with: tally rollup audit")
	}
	return failure{unreadable, fmt.Errorf("%s: %w", visible(path, "\t"), err)}
}

// readFile reads a file whole. What is no file, or too large, is refused: a pipe
// would be waited for, and a device has no end.
func readFile(path string) ([]byte, error) {
	b, err := export.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	return b, nil
}

func main() {
	makeRoom(0)
	p := &program{in: os.Stdin, out: os.Stdout, errs: os.Stderr, getenv: os.Getenv, now: time.Now}
	words.Use(p.language())
	cobra.MousetrapHelpText = words.T("tally has no window: open a terminal and type tally --help. The program with a window is Countersign.") + "\n" // to a double click on Windows
	os.Exit(p.run(os.Args[1:]))
}

// run carries out one call and gives the exit status.
func (p *program) run(args []string) int {
	words.Use(p.language())
	err := p.call(args).Execute()
	var m misuse
	if errors.As(err, &m) {
		_, _ = fmt.Fprintln(p.errs, words.F("tally: %s\nTry: %s --help", visible(words.Err(m), "\t"), m.path))
		return unreadable
	}
	return p.end(err)
}

func (p *program) end(err error) int {
	var s statusError
	var f failure
	switch {
	case err == nil:
		return fine
	case errors.As(err, &s):
		return int(s)
	case errors.As(err, &f):
		p.complain(err)
		return f.status
	}
	p.complain(err)
	return found
}

// complain says what went wrong, with the code of the check where there is one.
func (p *program) complain(err error) {
	code := ""
	if c := desk.CodeOf(err); isCheck(c) {
		code = c + ": "
	}
	text := strings.NewReplacer(" sign: ", " ", "(sign: ", "(", " pdf: ", " ", "(pdf: ", "(").Replace(" " + err.Error())[1:] // the names of packages tell nobody anything
	_, _ = fmt.Fprintf(p.errs, "tally: %s%s\n", code, visible(words.Say(text), "\t\n"))                                      //words:none
}

// isCheck tells the codes of checks, B103, from those that are words, "state".
func isCheck(code string) bool {
	return len(code) == 4 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= '0' && code[1] <= '9'
}

// printf says something, in the language of the program. A name in it can neither
// steer the terminal nor begin a line of its own.
func (p *program) printf(format string, args ...any) {
	for i, a := range args {
		switch x := a.(type) {
		case string:
			args[i] = visible(x, "\t")
		case error:
			args[i] = visible(words.Err(x), "\t\n")
		case []byte: // lines that this program made, of a certificate
			args[i] = visible(string(x), "\t\n")
		case lines:
			args[i] = visible(string(x), "\t\n")
		case nil, int:
		default:
			args[i] = cleaned{x}
		}
	}
	form := strings.Trim(format, "\n") // line ends are no part of a form
	before, after, _ := strings.Cut(format, form)
	_, _ = fmt.Fprint(p.out, before, words.F(form, args...), after)
}

// cleaned is what a form says by itself, a place or a time, made visible.
type cleaned struct{ any }

func (c cleaned) Format(f fmt.State, verb rune) {
	_, _ = io.WriteString(f, visible(fmt.Sprintf(fmt.FormatString(f, verb), c.any), "\t"))
}

// visible writes control characters and marks of writing direction as an
// escape, such as \u202E, but for those that are to stay.
func visible(s, stay string) string {
	hidden := func(r rune) bool {
		return (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) && !strings.ContainsRune(stay, r)
	}
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			_, _ = fmt.Fprintf(&b, `\u%04X`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
