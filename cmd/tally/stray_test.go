package main

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Beside a count lay a file of another program or another count. tally check
// said "Nothing found", and the count had become that other one.
func TestACountThatLayBesideAStrayFileBecameAnotherOne(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	dir := t.TempDir()
	real, link, rollup := filepath.Join(dir, "real.count"), filepath.Join(t.TempDir(), "link.count"), filepath.Join(dir, "real.rollup")
	run(t, sampleLines(t), "tally", "count", "--file", real, "--vote", "training", "--place", "LAMP/L-2/15")
	run(t, nil, "tally", "rollup", "new", rollup, "--vote", "training")
	other := filepath.Join(dir, "other.count")
	run(t, nil, "tally", "count", "--file", other, "--vote", "training", "--place", "LAMP/L-2/15")
	mustDo(t, os.Symlink(real, link))
	for _, c := range []struct {
		beside string
		stray  []byte
		calls  [][]string
	}{
		{real + "-wal", foreignLog(t, real), [][]string{{"check", real}, {"check", link}, {"audit", real}, {"audit", link, "--salvage", filepath.Join(dir, "new.count")}}},
		{rollup + "-wal", foreignLog(t, rollup), [][]string{{"rollup", "show", rollup}, {"rollup", "audit", rollup}}},
		{real + "-journal", undoing(bytesOf(t, other)), [][]string{{"check", link}, {"check", real}}},
		{filepath.Join(dir, "new.count-wal"), foreignLog(t, real), [][]string{{"count", "--file", filepath.Join(dir, "new.count"), "--vote", "training", "--place", "LAMP/L-2/15"}}},
	} {
		mustDo(t, os.WriteFile(c.beside, c.stray, 0o600))
		before := folderBytes(t, dir)
		for _, args := range c.calls {
			if said := refusedCall(t, args...); !strings.Contains(said, "ends in -journal or -wal") {
				t.Errorf("tally %v beside %s: %s", args, filepath.Base(c.beside), said)
			}
		}
		if folderBytes(t, dir) != before {
			t.Errorf("beside %s: a file was changed", filepath.Base(c.beside))
		}
		mustDo(t, os.Remove(c.beside))
	}
	run(t, nil, "tally", "audit", link)
}

// What was wrong with the new file of a salvage was said of the old one, and a
// roll-up was "event 1 of this count cannot have happened".
func TestASalvageSaidOfTheOldFileWhatWasWrongWithTheNewOne(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	dir := t.TempDir()
	file, rollup := filepath.Join(dir, "a.count"), filepath.Join(dir, "a.rollup")
	run(t, sampleLines(t), "tally", "count", "--file", file, "--vote", "training", "--place", "LAMP/L-2/15")
	run(t, nil, "tally", "rollup", "new", rollup, "--vote", "training")
	nowhere, new := filepath.Join(dir, "nowhere", "x.count"), filepath.Join(dir, "new.count")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"audit", file, "--salvage", nowhere}, nowhere + ": there is no such folder"},
		{[]string{"audit", file, "--salvage", filepath.Join(file, "x.count")}, filepath.Join(file, "x.count") + ": no count can have this name"},
		{[]string{"audit", rollup, "--salvage", new}, new + ": what is saved of a roll-up goes to a file that ends in .rollup"},
		{[]string{"audit", rollup}, rollup + ": this is a roll-up, no count"},
	} {
		if said := refusedCall(t, c.args...); !strings.Contains(said, c.want) {
			t.Errorf("tally %v: %s", c.args, said)
		}
	}
	if _, err := os.Lstat(new); err == nil {
		t.Error("a new file was written")
	}
	run(t, nil, "tally", "audit", rollup, "--salvage", filepath.Join(dir, "new.rollup"))
}

// refusedCall is what a call says that fails.
func refusedCall(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "tally", args...)
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Errorf("tally %v was carried out", args)
	}
	return string(out)
}

// foreignLog is a write-ahead log that takes every event out of a copy.
func foreignLog(t *testing.T, path string) []byte {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copied.db")
	mustDo(t, os.WriteFile(copied, bytesOf(t, path), 0o600))
	db, err := sql.Open("sqlite", copied)
	mustDo(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "DELETE FROM event"} {
		_, err := db.Exec(s)
		mustDo(t, err)
	}
	return bytesOf(t, copied+"-wal")
}

// undoing is a rollback journal that puts another database in the place of the
// one that it lies beside, as SQLite's format description gives it.
func undoing(other []byte) []byte {
	const page, nonce = 4096, 7
	n := uint32(len(other) / page)
	out := []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
	for _, x := range []uint32{n, nonce, n, 512, page} {
		out = binary.BigEndian.AppendUint32(out, x)
	}
	out = append(out, make([]byte, 512-len(out))...)
	for i := range n {
		b, sum := other[i*page:(i+1)*page], uint32(nonce)
		for at := page - 200; at > 0; at -= 200 {
			sum += uint32(b[at])
		}
		out = append(binary.BigEndian.AppendUint32(out, i+1), b...)
		out = binary.BigEndian.AppendUint32(out, sum)
	}
	return out
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	mustDo(t, err)
	return b
}

// folderBytes is the names and bytes of all files of a folder.
func folderBytes(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	mustDo(t, err)
	var out bytes.Buffer
	for _, e := range entries {
		out.WriteString(e.Name() + "\n")
		out.Write(bytesOf(t, filepath.Join(dir, e.Name())))
	}
	return out.String()
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
