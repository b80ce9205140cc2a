package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func TestTheManualAndTheCompletionsAreInstalled(t *testing.T) {
	tally := filepath.Join(t.TempDir(), "tally")
	if out, err := exec.Command("go", "build", "-o", tally, "./cmd/tally").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	at := about{Time: time.Unix(1_800_000_000, 0).UTC()}
	first, err := manuals(at, tally)
	if err != nil {
		t.Fatal(err)
	}
	again, err := manuals(at, tally)
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 4 {
		t.Errorf("there are %d files", len(first))
	}
	for i, e := range first {
		if len(e.data) < 1000 || !bytes.Equal(e.data, again[i].data) {
			t.Errorf("%s has %d bytes, or others the second time", e.name, len(e.data))
		}
	}
	if _, err := manuals(at, filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a program that is not there wrote manuals")
	}
}
