package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/assets/words"
)

// refused is what a call that is not understood is answered with.
func refused(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	p := testProgram()
	p.out, p.errs = &out, &errs
	p.getenv = func(name string) string {
		if name == "COUNTERSIGN_LANGUAGE" {
			return words.Now().Tag()
		}
		return ""
	}
	if status := p.run(args); status != unreadable || out.Len() > 0 {
		t.Fatalf("tally %q ended with %d and said %q", args, status, out.String())
	}
	return errs.String()
}

// misuses are calls that are not understood, words parted by |, and the answer.
var misuses = []struct{ call, want string }{
	{"", `name one of the commands of tally: "demo", "vote", `},
	{"key", `name one of the commands of tally key: "new", `},
	{"tell", `tally has no command "tell"` + "\nTry: tally --help"},
	{"verfy", `tally has no command "verfy"; did you mean "verify"?`},
	{"rollup|imprt|all.rollup", `tally rollup has no command "imprt"; did you mean "import"?`},
	{"help|key|improt", `tally key has no command "improt"; did you mean "import"?`},
	{"verify|--jsn", "there is no flag --jsn; did you mean --json?\nTry: tally verify --help"},
	{"--json|verify", "there is no flag --json"},
	{"rollup|--vote|v|import|x", "there is no flag --vote"},
	{"verify|---json", "there is no flag ---json"},
	{"verify|-a.pdf", "there is no flag -a.pdf; a file of that name is written ./-a.pdf"},
	{"certify|a.count|--out|out", "this command still needs --key=PATH\nTry: tally certify --help"},
	{"rollup", "this command still needs --out=PATH, --vote=PATH, <sheets> ..."},
	{"journal|copy|a", "this command still needs <to>"},
	{"journal|copy|a|b|c", `"c" is one argument too many`},
	{"audit|a.count|postgres://sample:secret@h/d", `"postgres://..." is one argument too many`},
	{"postgres://sample:secret@h/d", `tally has no command "postgres://..."`},
	{"count|--file|--journal=postgres://sample:secret@h/d", `--file needs a value; if "--journal=postgres://..." is meant`},
	{"count", "this command needs one of these: --file=PATH, --journal=ADDRESS"},
	{"count|--file|a|--journal|b", "only one of these can be given: --file, --journal"},
	{"count|--file", "--file needs a value: --file=PATH"},
	{"count|--file|--json", `--file needs a value; if "--json" is meant to be one, write --file=--json`},
	{"demo|--out=", "--out names no file: what was given is empty"},
	{"count|--file|a|--wait|soon", `--wait takes a length of time, such as 90s or 5m, and not "soon"`},
	{"hall|init|x|--tables|many|--out|o", `--tables takes a whole number, and not "many"`},
	{"verify|--json=maybe", `--json takes yes or no, and not "maybe"`},
	{"verify|--help=maybe", `--help takes yes or no, and not "maybe"`},
	{"vote|new|--from|a|--out|b|--rule|x", `--rule takes NAME=VALUE, and not "x"`},
	{"key|new|--role|x", `--role takes one of these values: "recorder", "chief teller", "secretary", and not "x"`},
	{"completion|tcsh", `<shell> takes one of these values: "bash", "zsh", "fish", "powershell", and not "tcsh"`},
}

func TestACallThatIsNotUnderstoodIsAnsweredInTheLanguage(t *testing.T) {
	t.Cleanup(func() { words.Use("en") })
	for _, tt := range misuses {
		args := strings.Split(tt.call, "|")
		if tt.call == "" {
			args = nil
		}
		words.Use("en")
		english := refused(t, args...)
		if !strings.HasPrefix(english, "tally: "+tt.want) {
			t.Errorf("%s: %q, want %q", tt.call, english, tt.want)
		}
		for _, tag := range []string{"es", "fr"} {
			words.Use(tag)
			said := refused(t, args...)
			for _, word := range []string{"there is", "has no", " needs ", " takes ", "did you", "name one", "one of", "too many", "written", "given", "Try"} {
				if strings.Contains(said, word) {
					t.Errorf("%s, in %s: %q holds %q", tt.call, tag, said, word)
				}
			}
			for _, typed := range quotedIn(english) { // what was typed, and what is to be typed, stays
				if !strings.Contains(said, typed) {
					t.Errorf("%s, in %s: %q lacks %s", tt.call, tag, said, typed)
				}
			}
		}
	}
}

// quotedIn are the words of a text that stand in quotation marks.
func quotedIn(s string) []string {
	var out []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			out = append(out, `"`+part+`"`)
		}
	}
	return out
}

// What each field is declared to take can be read into it.
func TestEveryFlagAndArgumentTakesWhatItIsDeclaredTo(t *testing.T) {
	samples := map[string]string{"NUMBER": "3", "TIME": "2s", "NAME=VALUE": "a=b"}
	seen := 0
	for _, c := range commands().leaves() {
		if c.help == "" {
			t.Errorf("%s has no help", c.path())
		}
		for _, s := range slices.Concat(c.flags, c.args) {
			seen++
			texts := append([]string{"no"}, s.enum...)
			if !s.isSwitch() {
				texts[0] = "a"
				if sample, ok := samples[s.value()]; ok {
					texts[0] = sample
				}
			}
			if s.enum != nil {
				texts = s.enum
			}
			if s.preset != "" {
				texts = append(texts, s.preset)
			}
			for _, text := range texts {
				if err := s.Set(text); err != nil {
					t.Errorf("%s %s %q: %v", c.path(), s.called(), text, err)
				}
			}
			if s.help == "" {
				t.Errorf("%s %s has no help", c.path(), s.called())
			}
		}
		for i, a := range c.args {
			if a.many() && i < len(c.args)-1 {
				t.Errorf("%s takes many of %s before another argument", c.path(), a.called())
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d flags and arguments were found", seen)
	}
}

// sampleCmd is a command of every kind of field.
type sampleCmd struct {
	File  string        `arg:"" type:"path"`
	More  []string      `arg:"" optional:""`
	Twice []string      `help:"Sample."`
	Wait  time.Duration `default:"1m"`
	Here  bool
}

func (*sampleCmd) Run(*program) error { return nil }

func TestFlagsStandWhereverTheyAreTyped(t *testing.T) {
	do := func(line string) (sampleCmd, error) {
		var got sampleCmd
		x := &call{program: testProgram(), typed: strings.Split(line, "|")}
		k := x.tree(commandOf("sample", "", reflect.ValueOf(&got).Elem()))
		k.SetArgs(x.typed)
		err := k.Execute()
		return got, err
	}
	for _, line := range []string{
		"--twice|a,b|--here|/f|--twice=c|--|-x",
		"/f|--twice=a,b|--twice|c|--here=yes|--|-x",
		"/f|--here|--twice|a,b|--twice|c|--|-x",
	} {
		got, err := do(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got.File != "/f" || !slices.Equal(got.More, []string{"-x"}) || !slices.Equal(got.Twice, []string{"a,b", "c"}) || got.Wait != time.Minute || !got.Here {
			t.Errorf("%s: %+v", line, got)
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{"~/a": filepath.Join(home, "a"), "-": "-", "./-x": filepath.Join(workingFolder(t), "-x")} {
		if got, err := do(line); err != nil || got.File != want {
			t.Errorf("%s is %s, want %s: %v", line, got.File, want, err)
		}
	}
}

func workingFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
