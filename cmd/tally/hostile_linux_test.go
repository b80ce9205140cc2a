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

	"countersign/count"
	"countersign/count/journal"
	"countersign/count/rollup/rolluptest"
	"countersign/export/sealed"
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
	list := func(head, unit, tail string) func() []byte {
		return func() []byte {
			n := (16<<20 - len(head) - len(tail)) / (len(unit) + 1)
			return []byte(head + strings.Repeat(unit+",", n-1) + unit + tail)
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
		{"batches.json", list(`{"format":"countersign record 1","sheet":{"tally":{"batches":[`, "{}", "]}}}"), []string{"verify", "FILE"}},
		{"findings.json", list(`{"format":"countersign record 1","sheet":{"findings":[`, "null", "]}}"), []string{"verify", "FILE"}},
		{"names.json", list(`{"format":"countersign record 1","sheet":{"tally":{"place":{"with":[`, `""`, "]}}}}"), []string{"read", "FILE"}},
		{"refused.json", list(`{"format":"countersign record 1","sheet":{"tally":{"voids":[`, `{"batch":1.5}`, "]}}}"), []string{"verify", "FILE"}},
		{"locals.vote", list(`{"format":"countersign vote 1","coalition":{"unions":[{"units":[{"locals":[`, "{}", "]}]}]}}"), []string{"vote", "check", "FILE"}},
		{"roll.vote", list(`{"format":"countersign vote 1","coalition":{"unions":[{"units":[{"locals":[`, `{"code":"A","name":"sample","roll":-1}`, "]}]}]}}"), []string{"vote", "check", "FILE"}},
		{"nested.pdf", fill("%PDF-1.7\n1 0 obj\n", "<<"), []string{"verify", "FILE"}},
		{"objects.pdf", fill("%PDF-1.7\n", "1 0 obj\n<</A 1>>\nendobj\n"), []string{"verify", "FILE"}},
		{"ends.pdf", fill("%PDF-1.7\n", "startxref\n9\n%%EOF\n"), []string{"verify", "FILE"}},
		{"bomb.xlsx", bomb(t, "xl/workbook.xml", "<a>"), []string{"verify", "FILE"}},
		{"table.xlsx", bomb(t, "xl/worksheets/sheet1.xml", "<c><v>1</v></c>"), []string{"verify", "FILE"}},
		{"again.xlsx", oneText(t), []string{"vote", "new", "--from", "FILE", "--out", "OUT"}},
		{"ends.xlsx", fill("PK\x03\x04", "PK\x05\x06"), []string{"verify", "FILE"}},
		{"nested.vote", fill(`{"places":`, `[{"places":`), []string{"vote", "check", "FILE"}},
		{"sequence.p12", fill("\x30\x84\x01\x40\x00\x00", "\x30\x80"), []string{"key", "show", "FILE"}},
		{"rows.count", fill("SQLite format 3\x00", "\x11\x4c{}"), []string{"audit", "FILE", "--salvage", "OUT"}},
		{"places.vote", manyPlaces(t), []string{"vote", "check", "FILE"}},
		{"code.vote", fill(`{"format":"countersign vote 1","id":"`, "x"), []string{"vote", "check", "FILE"}},
		{"line.jsonl", fill(`{"do":"appoint","name":"`, "x"), []string{"count", "--file", "OUT", "--vote", "training", "--place", "LAMP/L-2/15"}},
		{"lines.jsonl", fill("", `{"do":"appoint"`+strings.Repeat(" ", 500)+"}\n"), []string{"count", "--file", "OUT", "--vote", "training", "--place", "LAMP/L-2/15"}},
		{"lists.jsonl", fill(`{"do":"account","lines":`, "["), []string{"count", "--file", "OUT", "--vote", "training", "--place", "LAMP/L-2/15"}},
		{"sealed.age", sealedFile(t, filepath.Join(dir, "identity")), []string{"unseal", "FILE", "--identity", filepath.Join(dir, "identity"), "--out", "OUT"}},
		{"stanzas.age", fill("age-encryption.org/v1\n", "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"), []string{"unseal", "FILE", "--identity", filepath.Join(dir, "identity"), "--out", "OUT"}},
		{"event.count", oneEvent(t, largest-1<<20), []string{"audit", "FILE"}},
		{"events.count", oneEvent(t, 200), []string{"audit", "FILE"}},
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
		if strings.HasSuffix(c.name, ".jsonl") {
			in, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			cmd.Stdin = in
		}
		began := time.Now()
		said, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		crashed := bytes.Contains(said, []byte("goroutine")) || err != nil && (!errors.As(err, &exit) || exit.ExitCode() < 1)
		if crashed || (err == nil) != harmless[c.name] {
			t.Errorf("%s: %v: %.300s", c.name, err, said)
		}
		if len(said) > 10_000 && err != nil && c.name != "lines.jsonl" {
			t.Errorf("%s: nobody reads %d bytes of words", c.name, len(said))
		}
		used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if !ok {
			t.Fatal("nothing is known of the memory")
		}
		peak = max(peak, used.Maxrss)
		if took := time.Since(began); used.Maxrss > 256<<10 || took > 30*time.Second {
			t.Errorf("%s: %d MiB, %v", c.name, used.Maxrss>>10, took)
		} else {
			t.Logf("%s: %d MiB, %v", c.name, used.Maxrss>>10, took)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	figure(t, largest>>20, "MiB in the largest hostile file")
	figure(t, int(peak>>10), "MiB of memory at the most")
}

// harmless files are large and sound: the program takes them.
var harmless = map[string]bool{"places.vote": true, "sealed.age": true}

// manyPlaces is a sound definition of places without end.
func manyPlaces(t *testing.T) func() []byte {
	return func() []byte {
		b, err := count.Canonical(rolluptest.Made(20, 100, 90))
		if err != nil || len(b) < largest/2 || len(b) > largest {
			t.Fatalf("%d bytes, %v", len(b), err)
		}
		return b
	}
}

// sealedFile is sealed for the identity that it writes.
func sealedFile(t *testing.T, identity string) func() []byte {
	return func() []byte {
		secret, public, err := sealed.NewIdentity()
		if err == nil {
			err = os.WriteFile(identity, []byte(secret+"\n"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := sealed.Seal(bytes.Repeat([]byte("x"), largest-1<<20), []string{public})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// oneEvent is a journal whose chain is whole, with events of a size.
func oneEvent(t *testing.T, size int) func() []byte {
	return func() []byte {
		path := filepath.Join(t.TempDir(), "large.count")
		j, err := journal.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		body := []byte(`{"a":"` + strings.Repeat("x", size) + `"}`)
		bodies := make([][]byte, (largest-1<<20)/(size+70)+1)
		for i := range bodies {
			bodies[i] = body
		}
		_, err = j.Append(t.Context(), 0, bodies...)
		if err = errors.Join(err, j.Close()); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
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
