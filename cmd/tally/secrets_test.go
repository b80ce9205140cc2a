package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestNoSecretIsSaidOrWritten makes every call that has to do with a passphrase
// or a secret key, those that fail too, and looks for the secret in everything
// that was said and in every file but its own.
func TestNoSecretIsSaidOrWritten(t *testing.T) {
	const secret, wrong = "Zebra-Quartz-81-sample", "Yak-Basalt-17-sample"
	w := ready(t)
	t.Setenv("SECRET", secret)
	for name, text := range map[string]string{"secret": secret + "\n", "wrong": wrong + "\n", "short": "Zq-7\n"} {
		if err := os.WriteFile(w.file(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	with := func(args ...string) []string {
		for i, a := range args {
			if strings.Contains(a, ".") {
				args[i] = w.file(a)
			}
		}
		return args
	}
	var said bytes.Buffer
	for _, args := range [][]string{
		with("key", "new", "--name", "Sample Eve", "--local", "15", "--file", "eve.p12", "--passphrase-env", "SECRET"),
		with("key", "new", "--name", "Sample Eve", "--local", "15", "--file", "eve.p12", "--passphrase-file", w.file("secret")),
		with("key", "new", "--name", "Sample Eve", "--local", "15", "--file", "other.p12", "--passphrase-file", w.file("short")),
		with("key", "show", "eve.p12", "--passphrase-env", "SECRET"),
		with("key", "show", "eve.p12", "--passphrase-file", w.file("wrong")),
		with("key", "show", "eve.p12", "--passphrase", secret),
		with("key", "show", "a.count", "--passphrase-file", w.file("secret")),
		with("key", "request", "eve.p12", "--out", "eve.csr", "--passphrase-file", w.file("secret")),
		with("certify", "a.count", "--key", "ada.p12", "--key", "ben.p12", "--passphrase-file", w.file("wrong"), "--out", w.file("out")),
		w.certify("out"),
		with("seal", "key", "identity.txt"),
		with("unseal", "a.count", "--identity", "secret.", "--out", w.file("open")),
		with("unseal", "a.count", "--identity", "identity.txt", "--out", w.file("open")),
	} {
		cmd := exec.CommandContext(t.Context(), "tally", args...)
		out, err := cmd.CombinedOutput() // whether it goes well is for other tests
		t.Logf("tally %s: %v", args[0], err)
		said.Write(out)
	}
	identity, err := os.ReadFile(w.file("identity.txt"))
	if err != nil {
		t.Fatal(err)
	}
	_, key, _ := strings.Cut(string(identity), "\nAGE-SECRET-KEY-1")
	own := map[string]string{"secret": secret, "wrong": wrong, "passphrase": samplePassphrase, "identity.txt": key[:20]}
	n := 0
	for _, s := range own {
		for _, form := range spelled(s) {
			if bytes.Contains(said.Bytes(), form) {
				t.Errorf("the program says %q", form)
			}
		}
	}
	err = filepath.WalkDir(w.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		n++
		for file, s := range own {
			for _, form := range spelled(s) {
				if bytes.Contains(b, form) && d.Name() != file {
					t.Errorf("%s holds %q", path, form)
				}
			}
		}
		if info, e := d.Info(); e == nil && (d.Name() == "eve.p12" || d.Name() == "identity.txt") && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil || n < 12 {
		t.Errorf("%d files were looked at, %v", n, err)
	}
}

// spelled are the forms in which a secret could stand in a file.
func spelled(s string) [][]byte {
	var wide []byte // as PKCS#12 has it
	for _, u := range utf16.Encode([]rune(s)) {
		wide = append(wide, byte(u>>8), byte(u))
	}
	return [][]byte{[]byte(s), wide, []byte(base64.StdEncoding.EncodeToString([]byte(s)))[:len(s)], []byte(hex.EncodeToString([]byte(s)))}
}
