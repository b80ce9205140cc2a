package postgres_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

// An invitation may have come by mail. What its address names is not opened
// blindly: a device never ends, and a password file is nobody's business.
func TestAnAddressOpensNoFileButACertificate(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.crt")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 2<<20); err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{
		"sslmode=verify-full&sslrootcert=" + os.DevNull, "sslrootcert=" + dir, "sslrootcert=" + large,
		"sslmode=require&sslcert=" + os.DevNull + "&sslkey=" + os.DevNull, "sslrootcert=&sslrootcert=" + os.DevNull,
		"passfile=" + os.DevNull, "service=sample&servicefile=" + large, "service=sample",
	} {
		err := postgres.Settings("postgres://sample:secret@db.example/sample?" + said)
		var e *journal.Error
		if !errors.As(err, &e) || e.Code != journal.ErrAccess.Code || !strings.Contains(err.Error(), "chief teller") {
			t.Errorf("%s: %v", said, err)
		}
	}
	if err := postgres.Settings("postgres://sample:secret@db.example/sample?sslmode=require"); err != nil {
		t.Error(err)
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{
		"postgres://sample_table_7:secret@db.example/sample?sslmode=verify-full", "postgres://", "postgresql://x",
		"postgres://a,b:1,[::1]:2/sample?target_session_attrs=read-write", "postgres:///sample?host=/run/sample&port=5499",
		"postgres://%zz", "postgres://x/%00", "postgres://x\x00y/z", "postgres://x:99999999999/y", "postgres://u:p@[::1%25eth0]/x",
		"file:///etc/passwd", "javascript:alert(1)", "POSTGRES://x", "host=x user=y", "postgres://x?sslmode=nonsense",
		"postgres://x?sslrootcert=" + os.DevNull, "postgres://x?sslrootcert=%2fdev%2fzero", "postgres://x?passfile=y", "postgres://x?a;b=c&%73ervice=z",
		"postgres://x?connect_timeout=-1", "postgres://x?pool_max_conns=2000000000", "postgres://x?options=-c%20a=b",
		"postgres://" + strings.Repeat("a,", 3000) + "/x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 32<<10 {
			return
		}
		err := postgres.Settings(s)
		var e *journal.Error
		switch {
		case err == nil && !postgres.IsAddress(s):
			t.Errorf("%q is taken for an address", s)
		case err != nil && (!errors.As(err, &e) || e.Code != journal.ErrAccess.Code || strings.Contains(err.Error(), "secret")):
			t.Errorf("%q is refused with %v", s, err)
		}
	})
}
