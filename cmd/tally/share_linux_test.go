package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A shared folder without locks was said to be open in another window, which
// nobody could find.
func TestAShareWithoutLocksIsToldFromAnotherWindow(t *testing.T) {
	if !canTrace(t) {
		return
	}
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	path, in := filepath.Join(t.TempDir(), "a.count"), sampleLines(t)
	begin := []string{"count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15"}
	const own = "7+" // the first six are of the Go runtime, which ends without them
	const want = "cannot keep a second program out of the count: copy the count to a disk of this computer, and open it there"
	for _, errno := range []string{"ENOLCK", "EOPNOTSUPP"} {
		if _, errs, status, met := hurt(t, "inject=fcntl:error="+errno+":when="+own, in, begin...); status == 0 || met == 0 || !strings.Contains(errs, want) {
			t.Errorf("%s, %d times: it ends with %d: %s", errno, met, status, errs)
		}
	}
	run(t, in, "tally", begin...)
	if _, errs, status, _ := hurt(t, "inject=fcntl:error=ENOLCK:when="+own, in, "audit", path); status == 0 || !strings.Contains(errs, want) {
		t.Errorf("an audit ends with %d: %s", status, errs)
	}
	run(t, nil, "tally", "audit", path)
}
