package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// largest is the size of the hostile files, in bytes.
const largest = 20 << 20

// TestAHostileFileCostsNoMoreThan256MiB gives the program files that are made
// to exhaust it. It has to refuse each in good time and little memory.
func TestAHostileFileCostsNoMoreThan256MiB(t *testing.T) {
	dir, peak := t.TempDir(), int64(0)
	fill := func(head, unit string) func() []byte {
		return func() []byte {
			return append([]byte(head), bytes.Repeat([]byte(unit), (largest-len(head))/len(unit))...)
		}
	}
	for _, c := range []struct {
		name string
		data func() []byte
		args []string // FILE stands for the file
	}{
		{"nested.json", fill(`{"record":`, "["), []string{"verify", "FILE"}},
		{"text.json", fill(`{"record":"`, "x"), []string{"verify", "FILE"}},
		{"members.json", fill(`{`, `"a":1,`), []string{"verify", "FILE"}},
		{"nested.pdf", fill("%PDF-1.7\n1 0 obj\n", "<<"), []string{"verify", "FILE"}},
		{"objects.pdf", fill("%PDF-1.7\n", "1 0 obj\n<</A 1>>\nendobj\n"), []string{"verify", "FILE"}},
		{"ends.pdf", fill("%PDF-1.7\n", "startxref\n9\n%%EOF\n"), []string{"verify", "FILE"}},
		{"bomb.xlsx", bomb(t, "xl/workbook.xml", "<a>"), []string{"verify", "FILE"}},
		{"table.xlsx", bomb(t, "xl/worksheets/sheet1.xml", "<c><v>1</v></c>"), []string{"verify", "FILE"}},
		{"ends.xlsx", fill("PK\x03\x04", "PK\x05\x06"), []string{"verify", "FILE"}},
		{"nested.vote", fill(`{"places":`, `[{"places":`), []string{"vote", "check", "FILE"}},
		{"sequence.p12", fill("\x30\x84\x01\x40\x00\x00", "\x30\x80"), []string{"key", "show", "FILE"}},
		{"rows.count", fill("SQLite format 3\x00", "\x11\x4c{}"), []string{"audit", "FILE", "--salvage", "OUT"}},
		{"long.count", fill("SQLite format 3\x00", "\x81\x80\x01\x4c{\"a\":1}"), []string{"audit", "FILE", "--salvage", "OUT"}},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, c.data(), 0o600); err != nil {
			t.Fatal(err)
		}
		call := strings.NewReplacer("FILE", path, "OUT", path+".new")
		var args []string
		for _, a := range c.args {
			args = append(args, call.Replace(a))
		}
		small(t)
		cmd := exec.CommandContext(t.Context(), "tally", args...)
		began := time.Now()
		said, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() < 1 || bytes.Contains(said, []byte("goroutine")) {
			t.Errorf("%s: %v: %.300s", c.name, err, said)
		}
		used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if !ok {
			t.Fatal("nothing is known of the memory")
		}
		peak = max(peak, used.Maxrss)
		if took := time.Since(began); used.Maxrss > 256<<10 || took > 30*time.Second {
			t.Errorf("%s: %d MiB, %v", c.name, used.Maxrss>>10, took)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	figure(t, largest>>20, "MiB in the largest hostile file")
	figure(t, int(peak>>10), "MiB of memory at the most")
}

// small makes this process as small as it can be: Linux counts its largest size
// as one of the program that it starts.
func small(t *testing.T) {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200); err != nil {
		t.Logf("the memory may be that of this test: %v", err)
	}
}

// bomb is an archive with a part that is half a gigabyte of the same.
func bomb(t *testing.T, part, unit string) func() []byte {
	return func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(part)
		same := bytes.Repeat([]byte(unit), 1<<20/len(unit))
		for range 512 {
			if err == nil {
				_, err = w.Write(same)
			}
		}
		if err = errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}
