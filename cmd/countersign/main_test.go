package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestACallSaysWhatToOpen(t *testing.T) {
	for _, test := range []struct {
		call string
		want options
	}{
		{"", options{files: []string{}}},
		{"--practice", options{practice: true, files: []string{}}},
		{"--vote ours.vote --folder counts", options{vote: "ours.vote", folder: "counts", files: []string{}}},
		{"--journal table7.hall", options{journal: "table7.hall", files: []string{}}},
		{"--language es", options{language: "es", files: []string{}}},
		{"--log log.txt a.pdf b.xlsx", options{log: "log.txt", files: []string{"a.pdf", "b.xlsx"}}},
	} {
		got, err := parse(strings.Fields(test.call), io.Discard)
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q is read as %+v (%v), want %+v", test.call, got, err, test.want)
		}
	}
}

func TestACallThatIsNotUnderstoodSaysWhatIs(t *testing.T) {
	var said bytes.Buffer
	if _, err := parse([]string{"--wrong"}, &said); err == nil || !strings.Contains(said.String(), "--") && !strings.Contains(said.String(), "-practice") {
		t.Errorf("--wrong was answered with %v and %q", err, said.String())
	}
	said.Reset()
	if _, err := parse([]string{"--language", "xx"}, &said); err == nil || !strings.Contains(said.String(), "en, en-GB, es, fr") {
		t.Errorf("--language xx was answered with %v and %q", err, said.String())
	}
	said.Reset()
	if _, err := parse([]string{"--help"}, &said); !errors.Is(err, flag.ErrHelp) || !strings.Contains(said.String(), "Usage: countersign") {
		t.Errorf("--help was answered with %v and %q", err, said.String())
	}
}

func TestALogThatCannotBeWrittenIsAnError(t *testing.T) {
	if err := run(options{log: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "the log cannot be written") {
		t.Errorf("a folder as the log gives %v", err)
	}
}
