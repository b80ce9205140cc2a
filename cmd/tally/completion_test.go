package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"countersign/assets/help"
)

// written is what a command of ours prints.
func written(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	p := testProgram()
	p.out, p.errs = &out, &errs
	if status := p.run(args); status != fine {
		t.Fatalf("tally %q ended with %d: %s", args, status, errs.String())
	}
	return out.String()
}

// offered is what tally offers at a Tab, without descriptions, and whether the
// shell offers files. The words of the call are parted by |; the last is the one
// that the cursor is at.
func offered(t *testing.T, line string) (list []string, files bool) {
	t.Helper()
	out := strings.TrimSuffix(written(t, append([]string{"__complete"}, strings.Split(line, "|")...)...), "\n")
	lines := strings.Split(out, "\n")
	directive, err := strconv.Atoi(strings.TrimPrefix(lines[len(lines)-1], ":"))
	if err != nil {
		t.Fatalf("%s: %q", line, out)
	}
	for _, l := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(l, "\t")
		list = append(list, word)
	}
	slices.Sort(list)
	return list, cobra.ShellCompDirective(directive)&cobra.ShellCompDirectiveNoFileComp == 0
}

func TestWhatIsTypedIsCompleted(t *testing.T) {
	tests := []struct {
		line  string
		want  string // parted by |
		files bool
	}{
		{"ver", "verify", false},
		{"hall|be", "begin", false},
		{"rollup|imp", "import", true}, // and files, if none is meant
		{"rollup|import|--y", "--yes", false},
		{"rollup|--vo", "--vote", false}, // rollup SHEETS is rollup sum SHEETS
		{"rollup|she", "", true},
		{"key|new|--role|", "chief teller|recorder|secretary", false},
		{"key|new|--kind|r", "rsa", false},
		{"key|new|--kind=", "p-256|rsa", false},
		{"key|new|--name|", "", false},
		{"key|new|", "", false}, // it takes no argument
		{"key|show|", "", true},
		{"key|show|ada.p12|", "", false}, // and no second one
		{"verify|a.pdf|", "", true},
		{"certify|local.count|--out|loc", "", true},
		{"count|--file|", "", true},
		{"count|--place|", "", false},
		{"vote|show|", "", true},
		{"certify|show|--n", "--no-stamp", false}, // a file that is called like a command
		{"certify|a.count|--key|a.p12|--k", "--key", false},
		{"certify|a.count|--out|a|--ou", "", false},
		{"explain|A30", "A301|A302|A303|A304|A305|A306|A307|A308|A309", false},
		{"help|R61", "R610|R611", false},
		{"help|rollup|wa", "watch", false},
		{"completion|", "bash|fish|powershell|zsh", false},
		{"nothing|--h", "--help", false},
	}
	for _, tt := range tests {
		got, files := offered(t, tt.line)
		if strings.Join(got, "|") != tt.want || files != tt.files {
			t.Errorf("%s: %q is offered, files: %v; want %q, files: %v", tt.line, got, files, tt.want, tt.files)
		}
	}
}

// Every command, flag and check can be completed, and says what it is for.
func TestEveryCommandCanBeCompleted(t *testing.T) {
	got, _ := offered(t, "explain|")
	if want := slices.Sorted(slices.Values(help.Codes())); !slices.Equal(got, want) {
		t.Errorf("the checks %q are offered, want %q", got, want)
	}
	var look func(c *command)
	look = func(c *command) {
		at := strings.Split(c.path(), " ")[1:]
		for _, sub := range c.below {
			if got, _ := offered(t, strings.Join(append(slices.Clone(at), sub.name), "|")); !slices.Contains(got, sub.name) {
				t.Errorf("%s is not offered", sub.path())
			}
			look(sub)
		}
		out := written(t, append(append([]string{"__complete"}, at...), "--")...)
		for _, f := range c.flags {
			if !strings.Contains(out, f.called()+"\t"+f.help+"\n") {
				t.Errorf("%s %s is not offered:\n%s", c.path(), f.called(), out)
			}
		}
	}
	look(commands())
}

// ask gives a call to bash as it stands when Tab is struck, and what bash
// offers then. The last word is the one that the cursor is at.
const ask = `source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9 COMPREPLY=()
__start_tally
printf '%s\n' "${COMPREPLY[@]%%  (*}"`

// A bash without the package bash-completion, which parts words at "=".
func TestBashCompletesWhatIsTyped(t *testing.T) {
	script := filepath.Join(t.TempDir(), "completion")
	if err := os.WriteFile(script, []byte(written(t, "completion", "bash")), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ line, want string }{
		{"tally|ver", "verify"},
		{"tally|rollup|import|--y", "--yes"},
		{"tally|key|new|--role|", "chief teller|recorder|secretary"},
		{"tally|key|new|--role|ch", `chief\ teller`},
		{"tally|key|new|--kind|=|r", "rsa"},
		{"tally|key|new|--kind|=", "p-256|rsa"},
		{"tally|hall|show|postgres|:|//a|--w", "--watch"},
		{"tally|explain|A30", "A301|A302|A303|A304|A305|A306|A307|A308|A309"},
		{"tally|verify|shee", ""}, // bash offers files itself
	}
	for _, tt := range tests {
		out, err := exec.Command("bash", append([]string{"--norc", "-c", ask, "bash", script}, strings.Split(tt.line, "|")...)...).Output() // compopt complains: no Tab was struck
		if err != nil {
			t.Fatalf("%s: %v", tt.line, err)
		}
		got := strings.Split(strings.TrimSpace(string(out)), "\n")
		slices.Sort(got)
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: bash offers %q, want %q", tt.line, got, tt.want)
		}
	}
}

// fish says itself what it would offer.
func TestFishCompletesWhatIsTyped(t *testing.T) {
	if _, err := exec.LookPath("fish"); err != nil {
		return // the judges below say so where there is no shell at all
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"completion.fish": written(t, "completion", "fish"), "sheet one.pdf": ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct{ line, want string }{
		{"tally ver", "verify\tVerify tally sheets: PDF, workbook or record."},
		{"tally key new --kind=r", "--kind=rsa"},
		{"tally key new --role ch", "chief teller"},
		{"tally verify shee", "sheet one.pdf"},
		{"tally rollup shee", "sheet one.pdf"},
		{"tally certify a.count --out shee", "sheet one.pdf"},
		{"tally key new --name shee", ""},
	}
	for _, tt := range tests {
		out, err := exec.Command("fish", "--no-config", "-c", "source completion.fish; complete -C $argv", tt.line).CombinedOutput()
		if got := strings.TrimSuffix(string(out), "\n"); err != nil || got != tt.want {
			t.Errorf("%s: fish offers %q, want %q: %v", tt.line, got, tt.want, err)
		}
	}
}

// A Tab asks for no passphrase, and writes nothing.
func TestATabOpensNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	var out bytes.Buffer
	p := testProgram()
	p.in, p.out, p.errs = nil, &out, io.Discard
	p.getenv = func(name string) string {
		if strings.HasPrefix(name, "PASS") {
			t.Errorf("%s was read", name)
		}
		return ""
	}
	for _, line := range []string{
		"certify|a.count|--passphrase-env|PASS|--key|a.p12|--out|out|",
		"key|new|--name|Ada Sample|--local|Sample Local 11|--passphrase-env|PASS|--file|",
		"rollup|new|all.rollup|--vote|training|",
		"hall|show|postgres://nobody:nothing@192.0.2.1/hall|--",
	} {
		if status := p.run(append([]string{"__complete"}, strings.Split(line, "|")...)); status != fine {
			t.Errorf("%s: status %d", line, status)
		}
	}
	if made, err := os.ReadDir("."); err != nil || len(made) > 0 {
		t.Errorf("files were made: %v, %v", made, err)
	}
}

// judges look at what we write, where they are installed: a shell at its script,
// the makers of manual pages at the page.
func TestShellsAndMakersOfManualPagesTakeWhatWeWrite(t *testing.T) {
	page := written(t, "man", "--date", "2026-05-08")
	judges := []struct {
		call []string
		text string
	}{
		{[]string{"bash", "-n"}, written(t, "completion", "bash")},
		{[]string{"zsh", "-n"}, written(t, "completion", "zsh")},
		{[]string{"fish", "-n"}, written(t, "completion", "fish")},
		{[]string{"groff", "-ww", "-man", "-Tutf8", "-z"}, page},
		{[]string{"mandoc", "-Tlint", "-W", "style"}, page},
	}
	asked := 0
	for _, j := range judges {
		program, err := exec.LookPath(j.call[0])
		if err != nil {
			continue
		}
		asked++
		file := filepath.Join(t.TempDir(), "text")
		if err := os.WriteFile(file, []byte(j.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(program, append(j.call[1:], file)...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", strings.Join(j.call, " "), err, out)
		}
	}
	if asked == 0 {
		t.Error("no shell was there to look at the scripts")
	}
}

func TestNoHoleIsLeftInAPage(t *testing.T) {
	for _, c := range help.Codes() {
		page := written(t, "explain", c)
		if strings.Contains(page, "%!") || !strings.Contains(page, "What to do") {
			t.Errorf("%s:\n%s", c, page)
		}
		for line := range strings.SplitSeq(page, "\n") {
			if len([]rune(line)) > column {
				t.Errorf("%s: a line of %d letters: %s", c, len([]rune(line)), line)
			}
		}
	}
}
