package hall_test

import (
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
}
