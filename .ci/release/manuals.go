package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
)

// Where zsh looks for the completion of commands: Debian's packages have a
// folder of their own.
const (
	zshCompletion = "share/zsh/site-functions/_tally"
	debianZsh     = "share/zsh/vendor-completions/_tally"
)

// manuals are what tally writes about itself: its manual page, and the
// completion of commands for three shells.
func manuals(at about, tally string) (tree, error) {
	var t tree
	for _, m := range []struct {
		name string
		args []string
	}{
		{"share/man/man1/tally.1.gz", []string{"man", "--date", at.Time.Format("2006-01-02")}},
		{"share/bash-completion/completions/tally", []string{"completion", "bash"}},
		{zshCompletion, []string{"completion", "zsh"}},
		{"share/fish/vendor_completions.d/tally.fish", []string{"completion", "fish"}},
	} {
		c := exec.Command(tally, m.args...)
		c.Env = append(os.Environ(), "COUNTERSIGN_LANGUAGE=en") // whatever the builder speaks
		b, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("tally %q: %w", m.args, err)
		}
		if m.args[0] == "man" {
			if b, err = gzipped(b); err != nil {
				return nil, err
			}
		}
		t.add(m.name, 0o644, b)
	}
	return t, nil
}

// gzipped packs a text, the same bytes each time.
func gzipped(b []byte) ([]byte, error) {
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
