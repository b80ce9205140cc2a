package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user of the computer who has no rights to anything.
const nobody = 65534

// shared is a folder with the program and a count in it, for two users.
func shared(t *testing.T) (program, count string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "countersign-users-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	found, err := exec.LookPath("tally")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(found)
	if err != nil {
		t.Fatal(err)
	}
	program, count = filepath.Join(dir, "tally"), filepath.Join(dir, "a.count")
	if err := os.WriteFile(program, b, 0o755); err != nil {
		t.Fatal(err)
	}
	may(t, dir, 0o755)
	run(t, sampleLines(t), "tally", "count", "--file", count, "--vote", "training", "--place", "LAMP/L-2/15")
	return program, count
}

func may(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// asSomebodyElse runs the program as another user. Who is not root cannot
// become one, and stands for another user with what is refused to all.
func asSomebodyElse(t *testing.T, in string, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Stdin = strings.NewReader(in)
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, _ := cmd.CombinedOutput() // whether it goes well is for the caller to say
	return string(out)
}

// A count is its owner's: another user of the computer was told that the file
// was read-only, and to copy what they could not even read.
func TestAnotherUserIsToldWhoseCountItIs(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	program, count := shared(t)
	if info, err := os.Stat(count); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a count has the rights %v, %v", info.Mode(), err)
	}
	if os.Geteuid() != 0 {
		may(t, count, 0)
	}
	const more = `{"do":"declare","batches":1}` + "\n"
	for _, args := range [][]string{{"audit", count}, {"check", count}, {"count", "--file", count}} {
		if got := asSomebodyElse(t, more, program, args...); !strings.Contains(got, "open it under the user of the computer who began it, or ask them for a copy") {
			t.Errorf("%s: %s", args[0], got)
		}
	}
	// They may look: nothing is written, and they are told why.
	may(t, count, 0o444)
	if got := asSomebodyElse(t, "", program, "audit", count); !strings.Contains(got, "8 events, the chain is whole") {
		t.Error(got)
	}
	if got := asSomebodyElse(t, more, program, "count", "--file", count); !strings.Contains(got, "its file or its folder is read-only, copy both to a disk that can be written") {
		t.Error(got)
	}
	may(t, count, 0o600)
	if got := run(t, nil, "tally", "audit", count); !strings.Contains(got, "8 events, the chain is whole") {
		t.Error(got)
	}
	left, err := os.ReadDir(filepath.Dir(count))
	if err != nil || len(left) != 2 {
		t.Errorf("%d files, %v", len(left), err)
	}
}
