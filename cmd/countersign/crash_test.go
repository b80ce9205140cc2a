package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"countersign/count"
	"countersign/count/journal"
)

// reportLine is what a crash report may consist of.
var reportLine = regexp.MustCompile(`^(countersign crash 1|program \S+|system \S+|go \S+|at \S+|cause SIGQUIT: quit|` +
	`goroutine \[[a-zA-Z ()-]+\]|\t(created by )?[^\s,{}?]+ [\w.<>-]+:\d+|)$`)

// TestAProgramThatCrashesGoesOnWhereItWas ends the real program from within, as
// a fault of its own does: the Go runtime stops everything at SIGQUIT and says
// what every goroutine was doing. The report that is left is code and nothing
// else; the next start offers it over the count, which is where it was.
func TestAProgramThatCrashesGoesOnWhereItWas(t *testing.T) {
	path := prepared(t)
	env := newDisplay(t)
	p := start(t, env, path)
	p.waitFor("shown step=2")
	p.focus()
	p.goOn(1, "A")
	p.keys(batchOne...)
	p.waitFor(`"entry closed" batch=1 side=A`)
	p.goOn(1, "B")
	p.keys(batchOne[:5]...)
	p.until("the draft", func() bool {
		b, _ := os.ReadFile(path + ".draft")
		return strings.Contains(string(b), `"text":"18"`) && strings.Contains(string(b), `"cell":"blank","text":"1"`)
	})
	if err := p.command.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	if err := p.command.Wait(); err == nil {
		t.Fatal("the program ended well")
	}
	if said := p.errors.String(); strings.Contains(said, "goroutine") {
		t.Errorf("what the desktop keeps of the program's output holds the crash:\n%s", said)
	}
	text := report(p)
	for _, line := range strings.Split(text, "\n") {
		if !reportLine.MatchString(line) {
			t.Errorf("the report has the line %q", line)
		}
	}
	for _, secret := range []string{"Kowalczyk", "Pelletier", "Ortega", "Lamp", "window.count", "0x", filepath.Dir(path)} {
		if strings.Contains(text, secret) {
			t.Errorf("the report holds %q", secret)
		}
	}
	if !strings.Contains(text, "\tmain.run main.go:") {
		t.Errorf("the report does not say where the program was:\n%s", text)
	}

	again := start(t, env) // no count is named
	again.waitFor("crash report offered")
	again.waitFor("shown step=2")
	again.focus()
	again.picture("after-crash")
	again.goOn(1, "B")
	again.picture("after-crash-draft")
	again.keys(append([]string{"Return"}, batchOne[6:]...)...) // behind the 1 of the third box
	again.waitFor(`"entry closed" batch=1 side=B`)
	again.stop()
	check(t, path)
	if _, err := os.Stat(path + ".draft"); err == nil {
		t.Error("the draft outlived the entry")
	}
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	if _, head, err := j.Head(t.Context()); err != nil || head == (count.Digest{}) {
		t.Errorf("the journal has no head: %v", err)
	}
	if err := j.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// report waits for the crash report of a program.
func report(p *program) (text string) {
	p.t.Helper()
	config := ""
	for _, v := range p.env {
		if dir, ok := strings.CutPrefix(v, "XDG_CONFIG_HOME="); ok {
			config = dir
		}
	}
	p.until("the crash report", func() bool {
		found, _ := filepath.Glob(filepath.Join(config, "countersign", "crashes", "*.txt"))
		if len(found) == 0 {
			return false
		}
		info, err := os.Stat(found[0])
		if err != nil || info.Mode().Perm() != 0o600 {
			p.t.Fatalf("the report can be read by others: %v, %v", info.Mode(), err)
		}
		b, err := os.ReadFile(found[0])
		text = string(b)
		return err == nil && strings.Contains(text, "main.run")
	})
	return text
}
