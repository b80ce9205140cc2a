package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// workshop is a folder with a count that is ready to be certified, and keys.
type workshop struct{ dir string }

// ready makes one, for copies, an hour before it is certified.
func ready(t *testing.T) workshop {
	t.Helper()
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	w := workshop{t.TempDir()}
	if err := os.CopyFS(w.dir, sampleKeyFiles(t)); err != nil {
		t.Fatal(err)
	}
	run(t, sampleLines(t), "tally", "count", "--file", w.file("a.count"), "--vote", "training", "--place", "LAMP/L-2/15")
	t.Setenv("CLOCK", "2026-05-08T18:00:00-04:00")
	return w
}

// sampleLines are the commands of a small count without findings.
func sampleLines(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/common/small.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (w workshop) file(name string) string { return filepath.Join(w.dir, name) }

func (w workshop) copyOf(t *testing.T) workshop {
	t.Helper()
	c := workshop{t.TempDir()}
	if err := os.CopyFS(c.dir, os.DirFS(w.dir)); err != nil {
		t.Fatal(err)
	}
	return c
}

// certify is the call that writes the sheets into a folder.
func (w workshop) certify(out string) []string {
	return []string{
		"certify", w.file("a.count"), "--key", w.file("ada.p12"), "--key", w.file("ben.p12"), "--key", w.file("cy.p12"),
		"--passphrase-file", w.file("passphrase"), "--out", w.file(out),
	}
}

// wholeOrAbsent proves that every sheet that has its name is whole, and counts
// them. A temporary file may stay: its name begins with a dot.
func (w workshop) wholeOrAbsent(t *testing.T) (sheets int) {
	t.Helper()
	files, err := filepath.Glob(w.file("out/*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(filepath.Base(f), ".") || info.Size() == 0 { // an empty file claims a name
			continue
		}
		run(t, nil, "tally", "verify", f)
		sheets++
	}
	return sheets
}

// canCertify proves that the count is whole, and that both sheets can be
// written now.
func (w workshop) canCertify(t *testing.T) {
	t.Helper()
	run(t, nil, "tally", w.certify("again")...)
	run(t, nil, "tally", "verify", w.file("again"))
	if got := run(t, nil, "tally", "audit", w.file("a.count")); !strings.Contains(got, "the chain is whole") || !strings.Contains(got, "Certified") {
		t.Fatalf("the audit says %s", got)
	}
}
