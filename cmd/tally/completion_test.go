package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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

// ask gives a call to bash as it stands when Tab is struck, and what bash
// offers then. The last word is the one that the cursor is at.
const ask = `source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_tally
printf '%s\n' "${COMPREPLY[@]}"`

func TestBashCompletesWhatIsTyped(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "completion")
	if err := os.WriteFile(script, []byte(written(t, "completion", "bash")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"sheet one.pdf", "local.count"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		line string // words, parted by |
		want string
	}{
		{"tally|ver", "verify"},
		{"tally|rollup|imp", "import"},
		{"tally|rollup|import|--y", "--yes"},
		{"tally|rollup|--vo", "--vote"}, // rollup SHEETS is rollup sum SHEETS
		{"tally|key|new|--role|", `recorder chief\ teller`},
		{"tally|key|new|--kind|=|r", "rsa"},
		{"tally|key|new|--kind|=", "p-256 rsa"},
		{"tally|key|new|--name|", ""},
		{"tally|verify|loc", "local.count"},
		{"tally|verify|shee", `sheet\ one.pdf`},
		{"tally|certify|local.count|--out|loc", "local.count"},
		{"tally|certify|show|--n", "--no-stamp"}, // a file that is called like a command
		{"tally|explain|A30", "A301 A302 A303 A304 A305 A306 A307 A308 A309"},
		{"tally|help|R61", "R610"},
		{"tally|completion|", "bash zsh fish"},
		{"tally|nothing|--h", "--help"},
	}
	for _, tt := range tests {
		c := exec.Command("bash", append([]string{"--norc", "-c", ask, "bash", script}, strings.Split(tt.line, "|")...)...)
		c.Dir = dir
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", tt.line, err, out)
		}
		got := strings.Split(strings.TrimSpace(string(out)), "\n")
		want := strings.Split(strings.ReplaceAll(tt.want, `\ `, "\x00"), " ")
		for i := range want {
			want[i] = strings.ReplaceAll(want[i], "\x00", `\ `)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: bash offers %q, want %q", tt.line, got, want)
		}
	}
}

// Every command and flag of the model is in every script.
func TestTheScriptsKnowEveryCommand(t *testing.T) {
	page := written(t, "man")
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := written(t, "completion", shell)
		for line := range strings.SplitSeq(page, "\n") {
			call, ok := strings.CutPrefix(line, `.SS "tally `)
			if !ok {
				continue
			}
			for _, word := range strings.Fields(call) {
				if strings.ContainsAny(word, `<-"[.`) {
					break
				}
				if !strings.Contains(script, word) {
					t.Errorf("%s does not know %q", shell, word)
				}
			}
		}
		for _, c := range help.Codes() {
			if !strings.Contains(script, c) {
				t.Errorf("%s does not know the check %s", shell, c)
			}
		}
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
