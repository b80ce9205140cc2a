package crash_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"countersign/ui/crash"
)

func at(second int) time.Time { return time.Date(2026, 5, 8, 22, 0, second, 0, time.UTC) }

func keeper(t *testing.T) crash.Keeper {
	t.Helper()
	return crash.Keeper{Folder: filepath.Join(t.TempDir(), "countersign"), Program: "0.1.0", System: "linux/amd64", Go: "go1.26.8"}
}

func kept(t *testing.T, k crash.Keeper, raw string, when time.Time) string {
	t.Helper()
	path, err := k.Keep(strings.NewReader(raw), when)
	if err != nil {
		t.Fatal(err)
	}
	text, err := crash.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// stack is as the runtime prints it. 0x201 is 513, a sample figure.
const stack = `
goroutine 1 gp=0xc000002380 m=0 mp=0x1 [running, locked to thread]:
panic({0x4aa640?, 0x4d0690?})
	/usr/local/go/src/runtime/panic.go:860 +0x13a
countersign/ui.(*Window).take(0x201, {0xc000513000, 0x2fb}, ...)
	/media/Ruth Pelletier/countersign/ui/counting.go:103 +0x1d fp=0xc000 sp=0xc000 pc=0x1
countersign/ui/shell.Do[...].func1()
	D:/Ruth Pelletier/countersign/ui/shell/worker.go:99 +0x9c
created by countersign/ui/shell.newWorker in goroutine 513
	countersign/ui/shell/worker.go:42 +0x9c
...additional frames elided...

rax    0x201
rbx    0x2fb
`

func TestAReportIsCodeAndNothingElse(t *testing.T) {
	want := `countersign crash 1
program 0.1.0
system linux/amd64
go go1.26.8
at 2026-05-08T22:00:01Z
cause panic: runtime error: index out of range

goroutine [running]
	panic panic.go:860
	countersign/ui.(*Window).take counting.go:103
	countersign/ui/shell.Do[...].func1 worker.go:99
	created by countersign/ui/shell.newWorker worker.go:42
`
	if got := kept(t, keeper(t), "panic: runtime error: index out of range [513] with length 50\n"+stack, at(1)); got != want {
		t.Errorf("the report is\n%s\nwant\n%s", got, want)
	}
}

func TestTheCauseHoldsNoFigureAndNoName(t *testing.T) {
	for said, want := range map[string]string{
		"panic: Ruth Pelletier has 513":                                     "panic, with words that are left out",
		"panic: main.N(\"Ruth Pelletier\")":                                 "panic, with words that are left out",
		"panic: a\n\tfatal error: Ruth Pelletier":                           "panic, with words that are left out",
		"panic: runtime error: Ruth Pelletier":                              "panic, with words that are left out",
		"panic: runtime error: slice bounds out of range [:513]":            "panic: runtime error: slice bounds out of range",
		"panic: runtime error: hash of unhashable type main.Ruth":           "panic: runtime error: hash of unhashable type",
		"panic: send on closed channel":                                     "panic: send on closed channel",
		"panic: send on closed channel Ruth":                                "panic, with words that are left out",
		"panic: interface conversion: Ruth is not 513":                      "panic: interface conversion",
		"fatal error: concurrent map writes":                                "fatal error: concurrent map writes",
		"runtime: goroutine stack exceeds 513\nfatal error: stack overflow": "fatal error: stack overflow",
		"SIGQUIT: quit\nPC=0x201 m=0 sigcode=0":                             "SIGQUIT: quit",
		"Exception 0xc0000005 0x201 0x2fb":                                  "exception of the system",
		"Ruth Pelletier":                                                    "unknown",
	} {
		got := kept(t, keeper(t), said+"\n"+stack, at(1))
		if !strings.Contains(got, "\ncause "+want+"\n") {
			t.Errorf("%q is reported as\n%s\nwant the cause %q", said, got, want)
		}
		for _, secret := range []string{"513", "Ruth", "Pelletier", "0x", "201", "2fb"} {
			if strings.Contains(got, secret) {
				t.Errorf("the report of %q holds %q:\n%s", said, secret, got)
			}
		}
	}
}

// TestARealPanicIsReported takes the words of this runtime, not of a sample.
func TestARealPanicIsReported(t *testing.T) {
	k := keeper(t)
	var path string
	func() {
		defer func() {
			var err error
			if path, err = k.Caught(recover(), debug.Stack(), at(1)); err != nil {
				t.Error(err)
			}
		}()
		fall([]int{}, 513, "Ruth Pelletier")
	}()
	text, err := crash.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"cause panic: runtime error: index out of range\n", "\tcountersign/ui/crash_test.fall crash_test.go:", "goroutine [running]"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
	if regexp.MustCompile(`513|Ruth|0x`).MatchString(text) {
		t.Errorf("the report holds more than code:\n%s", text)
	}
	if path, err = k.Caught(errors.New("Ruth Pelletier"), debug.Stack(), at(2)); err != nil {
		t.Fatal(err)
	}
	if text, err = crash.Read(path); err != nil || strings.Contains(text, "Ruth") || !strings.Contains(text, "words that are left out") {
		t.Errorf("an error's text is reported: %v\n%s", err, text)
	}
}

//go:noinline
func fall(figures []int, yes int, name string) string { return fmt.Sprint(figures[yes], name) }

func TestReportsAreFewShortAndForNobodyElse(t *testing.T) {
	k := keeper(t)
	for i := range 9 {
		kept(t, k, "SIGQUIT: quit\n"+strings.Repeat(stack, 2000), at(i/2))
	}
	all := k.List()
	if len(all) != crash.Most || filepath.Base(all[0]) != "crash-20260508-220004.txt" {
		t.Fatalf("the reports are %q", all)
	}
	info, err := os.Stat(all[0])
	if err != nil || info.Size() > 64<<10 || info.Mode().Perm() != 0o600 {
		t.Errorf("the report has %d bytes and mode %v (%v)", info.Size(), info.Mode(), err)
	}
}

func TestAProgramThatEndsWellLeavesNoReport(t *testing.T) {
	k := keeper(t)
	path, err := k.Keep(strings.NewReader(""), at(1))
	if path != "" || err != nil || len(k.List()) != 0 {
		t.Errorf("there is a report %q (%v)", path, err)
	}
	if path, err := (crash.Keeper{}).Keep(strings.NewReader("panic: x"), at(1)); path != "" || err != nil {
		t.Errorf("without a folder there is %q (%v)", path, err)
	}
}

func TestWhatIsNoReportIsNotShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crash-1.txt")
	if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := crash.Read(path); err == nil || !strings.Contains(err.Error(), "is no crash report") {
		t.Errorf("the error is %v", err)
	}
}

func TestTheSeatIsKeptUntilTheCountIsLeft(t *testing.T) {
	k := keeper(t)
	if k.Seat() != (crash.Seat{}) {
		t.Error("there is a seat before anybody sat down")
	}
	s := crash.Seat{Count: "/sample/Local 11.count", Step: 2, Batch: 7}
	if err := k.Sit(s); err != nil {
		t.Fatal(err)
	}
	if got := k.Seat(); got != s {
		t.Errorf("the seat is %+v", got)
	}
	if err := k.Rise("/sample/another.count"); err != nil || k.Seat() != s {
		t.Errorf("another window's end took the seat (%v)", err)
	}
	if err := k.Rise(s.Count); err != nil || k.Seat() != (crash.Seat{}) {
		t.Errorf("the seat of a count that was left is %+v (%v)", k.Seat(), err)
	}
	for _, text := range []string{"", "{}\n", `{"count":"a","step":0,"batch":0}` + "\n", `{"count":"a","step":2,"batch":1,"more":1}` + "\n", `{"count":"a","step":2,"batch":-1}` + "\n"} {
		if err := os.WriteFile(filepath.Join(k.Folder, "open"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := k.Seat(); got != (crash.Seat{}) {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}

// line is what a report may consist of.
var line = regexp.MustCompile(`^(countersign crash 1|(program|system|go|at|cause) .*|goroutine \[[a-zA-Z ()-]+\]|\t(created by )?[^\s,{}?]+ \S.*:\d+|)$`)

func FuzzStrip(f *testing.F) {
	f.Add("panic: runtime error: index out of range [513]\n" + stack)
	f.Add("SIGQUIT: quit\n" + stack)
	f.Add("goroutine 1 [running]:\nmain.f(0x201)\n\t/a b/c.go:1 +0x1\n")
	f.Fuzz(func(t *testing.T, raw string) {
		text := crash.Keeper{Program: "0.1.0", System: "linux/amd64", Go: "go1.26.8"}.Strip(raw, at(1))
		if len(text) > 64<<10 {
			t.Errorf("%d bytes", len(text))
		}
		for _, l := range strings.Split(text, "\n") {
			if !line.MatchString(l) {
				t.Errorf("the line %q is none of a report", l)
			}
		}
	})
}

func FuzzSeat(f *testing.F) {
	f.Add(`{"count":"/sample/Local 11.count","step":2,"batch":7}` + "\n")
	f.Add(`{"count":"a","step":2,"batch":1,"count":"b"}` + "\n")
	f.Add("null\n")
	f.Fuzz(func(t *testing.T, text string) {
		k := keeper(t)
		path := filepath.Join(k.Folder, "open")
		if err := errors.Join(os.MkdirAll(k.Folder, 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		seat := k.Seat()
		if seat == (crash.Seat{}) {
			return
		}
		if err := k.Sit(seat); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != text {
			t.Errorf("%q was read and is written as %q (%v)", text, b, err)
		}
	})
}
