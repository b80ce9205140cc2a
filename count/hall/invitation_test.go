package hall_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/hall"
)

func TestAnInvitationIsReadAsItWasWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table 7"+hall.Suffix)
	const address = "postgres://sample_table_7:secret@db.example/sample?sslmode=verify-full"
	if err := hall.WriteInvitation(path, "table 7", address); err != nil {
		t.Fatal(err)
	}
	x, err := hall.ReadInvitation(path)
	if err != nil || x.Address != address || x.Table != "table 7" {
		t.Errorf("it reads %+v, %v", x, err)
	}
	if i, err := os.Stat(path); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", i.Mode(), err)
	}
	if err := hall.WriteInvitation(path, "table 8", address); err == nil {
		t.Error("it was written over")
	}
}

func TestWhatIsNoInvitationIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.hall")
	for _, text := range []string{
		"", "postgres://x", `{"format":"countersign hall 1","table":"table 7","address":"sample.count"}`,
		`{"format":"countersign hall 2","table":"table 7","address":"postgres://x"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"postgres://secret@x","more":1}`,
		`{"format":"countersign hall 1","table":"table\u001b[2J 7","address":"postgres://secret@x"}`,
		`{"format":"countersign hall 1","table":"table \u202e7","address":"postgres://secret@x"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"postgres://secret@x\r\ny"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"postgres://secret@x` + strings.Repeat("x", 1<<20) + `"}`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := hall.ReadInvitation(path); err == nil || !strings.Contains(err.Error(), "chief teller") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := hall.ReadInvitation(path + "x"); err == nil {
		t.Error("a file that is not there was read")
	}
	if _, err := hall.ReadInvitation(filepath.Dir(path)); err == nil {
		t.Error("a folder was read")
	}
}

func FuzzParseInvitation(f *testing.F) {
	const good = `{"format":"countersign hall 1","table":"table 7","address":"postgres://sample_table_7:secret@db.example/sample?sslmode=verify-full"}`
	for _, text := range []string{
		good, good + "\n", good + good, good[:len(good)/2], "", "null", "[]", `"postgres://x"`,
		strings.Repeat(`{"table":`, 200), strings.Repeat("[", 10_000), strings.Repeat(" ", 40<<10) + good,
		`{"format":1,"table":[],"address":{}}`, `{"format":"countersign hall 1","table":null,"address":null}`,
		`{"format":"countersign hall 1","format":"countersign hall 1","table":"table 7","address":"postgres://x"}`,
		`{"FORMAT":"countersign hall 1","table":"table 7","address":"postgres://x"}`,
		`{"format":"countersign hall 1","table":"\u0000\u001b[2J","address":"postgres://x"}`,
		`{"format":"countersign hall 1","table":"\u202e7 elbat","address":"postgresql://x"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"file:///etc/passwd"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"javascript:alert(1)"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"POSTGRES://x"}`,
		`{"format":"countersign hall 1","table":"table 7","address":"postgres://[::1%25eth0]:99999/?host=/dev&sslrootcert=/dev/zero"}`,
		"{\"format\":\"countersign hall 1\",\"table\":\"\xff\xfe\",\"address\":\"postgres://x\"}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := hall.ParseInvitation(b)
		if err != nil {
			if !strings.Contains(err.Error(), "ask the chief teller") {
				t.Errorf("no sentence: %v", err)
			}
			return
		}
		written, err := json.Marshal(x) // as WriteInvitation does
		if err != nil {
			t.Fatal(err)
		}
		if again, err := hall.ParseInvitation(written); err != nil || *again != *x {
			t.Errorf("%+v is read again as %+v (%v)", x, again, err)
		}
	})
}
