package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"countersign/export"
	"countersign/export/sign"
)

type keyCmd struct {
	New  keyNew  `cmd:"" help:"Make a key for a teller."`
	Show keyShow `cmd:"" help:"Show whose key a key file holds, and its fingerprint."`
}

// passphraseFrom is how a call says where the passphrase comes from. It never
// stands on the command line, where everybody can read it.
type passphraseFrom struct {
	PassphraseFile string `type:"path" help:"Read the passphrase from the first line of this file."`
	PassphraseEnv  string `help:"Read the passphrase from this environment variable."`
}

func (f passphraseFrom) read(p *program, whose string) (string, error) {
	switch {
	case f.PassphraseFile != "":
		b, err := os.ReadFile(f.PassphraseFile)
		line, _, _ := strings.Cut(string(b), "\n")
		return strings.TrimSuffix(line, "\r"), err
	case f.PassphraseEnv != "":
		s := p.getenv(f.PassphraseEnv)
		if s == "" {
			return "", fmt.Errorf("the environment variable %s is empty", f.PassphraseEnv)
		}
		return s, nil
	}
	in, ok := p.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", errors.New("no terminal to ask for the passphrase: use --passphrase-file or --passphrase-env")
	}
	_, _ = fmt.Fprintf(p.errs, "Passphrase of %s: ", whose)
	b, err := term.ReadPassword(int(in.Fd()))
	_, _ = fmt.Fprintln(p.errs)
	return string(b), err
}

type keyNew struct {
	passphraseFrom `embed:""`
	Name           string `required:"" help:"The teller's name, as it is appointed and printed."`
	Role           string `default:"recorder" enum:"recorder,chief teller" help:"recorder or chief teller."`
	Local          string `required:"" help:"The local that the teller counts for."`
	File           string `required:"" type:"path" help:"The key file to write (.p12); it must not exist."`
}

func (c *keyNew) Run(p *program) error {
	if _, err := os.Lstat(c.File); err == nil {
		return fmt.Errorf("%s is there already and is not overwritten. Choose another name", c.File)
	}
	pass, err := c.read(p, c.Name)
	if err != nil {
		return err
	}
	k, err := sign.NewKey(rand.Reader, sign.Identity{Name: c.Name, Role: c.Role, Local: c.Local}, p.now())
	if err != nil {
		return err
	}
	if err := saveKey(k, pass, c.File); err != nil {
		return err
	}
	p.printf("%s\nKey of %s, %s, %s\nFingerprint %s\nWrite the fingerprint down; it is compared with the ink-signed sheet.\n", c.File, c.Name, c.Role, c.Local, k.Fingerprint())
	return nil
}

func saveKey(k *sign.Key, passphrase, file string) error {
	p12, err := k.Seal(passphrase)
	if err != nil {
		return err
	}
	if err := sign.WriteKeyFile(file, p12); err != nil {
		return &export.SaveError{Path: file, Cause: err}
	}
	return nil
}

type keyShow struct {
	passphraseFrom `embed:""`
	File           string `arg:"" type:"path" help:"The key file."`
}

func (c *keyShow) Run(p *program) error {
	k, err := openKey(p, c.File, c.passphraseFrom)
	if err != nil {
		return err
	}
	id, cert := k.Identity(), k.Certificate()
	p.printf("Key of %s, %s, %s\nValid %s to %s\nFingerprint %s\n", id.Name, id.Role, id.Local,
		cert.NotBefore.Format("2006-01-02"), cert.NotAfter.Format("2006-01-02"), k.Fingerprint())
	return nil
}

func openKey(p *program, file string, from passphraseFrom) (*sign.Key, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, failure{unreadable, err}
	}
	pass, err := from.read(p, file)
	if err != nil {
		return nil, err
	}
	k, err := sign.Open(b, pass)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return k, nil
}
