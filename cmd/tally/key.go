package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"countersign/assets/words"
	"countersign/export"
	"countersign/export/sign"
)

type keyCmd struct {
	New     keyNew     `help:"Make a key for a teller, or for the secretary who signs definitions and reports."`
	Show    keyShow    `help:"Show whose key a key file holds, and its fingerprint."`
	Import  keyImport  `help:"Take a teller's key from another program's .p12 or .pfx file."`
	Pem     keyPem     `help:"Print the certificates of a key, for openssl, pdfsig and others."`
	Issuer  keyIssuer  `help:"Make an issuer, who certifies tellers' keys for their places."`
	Request keyRequest `help:"Write the request that a teller sends to the issuer."`
	Answer  keyAnswer  `help:"Answer a teller's request with a certificate."`
	Accept  keyAccept  `help:"Put the issuer's answer and the key into a new key file."`
}

// passphraseFrom is how a call says where the passphrase comes from. It never
// stands on the command line, where everybody can read it.
type passphraseFrom struct {
	PassphraseFile string `type:"path" help:"Read the passphrase from the first line of this file."`
	PassphraseEnv  string `help:"Read the passphrase from this environment variable."`
}

// read gives the passphrase. The bytes that it came in are wiped; the text is
// the library's to hold until the key is open.
func (f passphraseFrom) read(p *program, whose string) (string, error) {
	switch {
	case f.PassphraseFile != "":
		b, err := os.ReadFile(f.PassphraseFile)
		defer clear(b)
		line, _, _ := strings.Cut(strings.TrimPrefix(string(b), byteOrder), "\n")
		return strings.TrimSuffix(line, "\r"), err
	case f.PassphraseEnv != "":
		s := p.getenv(f.PassphraseEnv)
		if s == "" {
			return "", fmt.Errorf("the environment variable %s is empty", f.PassphraseEnv)
		}
		return s, nil
	}
	in, ok := p.terminal()
	if !ok {
		return "", errors.New("no terminal to ask for the passphrase: use --passphrase-file or --passphrase-env")
	}
	_, _ = fmt.Fprint(p.errs, words.F("Passphrase of %s: ", whose))
	b, err := term.ReadPassword(int(in.Fd()))
	defer clear(b)
	_, _ = fmt.Fprintln(p.errs)
	return string(b), err
}

// terminal is where somebody can be asked.
func (p *program) terminal() (*os.File, bool) {
	in, ok := p.in.(*os.File)
	return in, ok && term.IsTerminal(int(in.Fd()))
}

type keyNew struct {
	passphraseFrom
	Name  string `required:"" help:"The holder's name, as it is printed; a teller's as it is appointed."`
	Role  string `default:"recorder" enum:"recorder,chief teller,secretary" help:"recorder, chief teller or secretary. A secretary signs definitions and reports, and no tally sheet."`
	Local string `required:"" help:"The local that the teller counts for; of a secretary, the union or the coalition."`
	Kind  string `default:"p-256" enum:"p-256,rsa" help:"p-256, or rsa where the vote asks for it."`
	File  string `required:"" type:"path" help:"The key file to write (.p12); it must not exist."`
}

func (c *keyNew) Run(p *program) error {
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	pass, err := c.read(p, c.Name)
	if err != nil {
		return err
	}
	now := p.now()
	k, err := sign.NewKeyOf(kindNamed(c.Kind), rand.Reader, sign.Identity{Name: c.Name, Role: c.Role, Local: c.Local}, now, now.AddDate(2, 0, 0))
	if err != nil {
		return err
	}
	if err := saveKey(k, pass, c.File); err != nil {
		return err
	}
	p.printf("%s\nKey of %s, %s, %s\nFingerprint %s\nNothing has to be written down: what it signs shows the key. Before you sign the paper in ink, compare the key beside your name.\n", c.File, c.Name, c.Role, c.Local, k.Fingerprint())
	return nil
}

func kindNamed(name string) sign.Kind {
	if name == "rsa" {
		return sign.RSA
	}
	return sign.P256
}

// mustNotExist refuses a file that is there already before anything is asked.
func mustNotExist(file string) error {
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("%s is there already and is not overwritten. Choose another name", file)
	}
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
	passphraseFrom
	File string `arg:"" type:"path" help:"The key file."`
}

func (c *keyShow) Run(p *program) error {
	k, err := openKey(p, c.File, c.passphraseFrom)
	if err != nil {
		return err
	}
	p.describe(k)
	return nil
}

// describe says all that a key's certificate says.
func (p *program) describe(k *sign.Key) {
	cert := k.Certificate()
	p.printf("Key of %s\nValid %s to %s\nFingerprint %s\n%s, %s\n", holder(k.Identity()),
		cert.NotBefore.Format(time.DateOnly), cert.NotAfter.Format(time.DateOnly), k.Fingerprint(), k.Kind(), issuedBy(k))
}

// holder is an identity on one line.
func holder(id sign.Identity) string {
	parts := slices.DeleteFunc([]string{id.Name, id.Role, id.Local}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

func issuedBy(k *sign.Key) string {
	certs := k.Certificates()
	switch {
	case sign.IsIssuer(certs[0]):
		return words.T("an issuer's: it certifies tellers and signs nothing else")
	case len(certs) == 1:
		return words.T("self-signed: compare the fingerprint with the ink-signed sheet")
	}
	s := words.F("issued by %s (key %s)", certs[1].Subject.CommonName, sign.FingerprintOf(certs[1]).Short())
	if places := sign.Places(certs[0]); len(places) > 0 {
		s += words.F(" for %s", strings.Join(places, ", "))
	}
	return s
}

func openKey(p *program, file string, from passphraseFrom) (*sign.Key, error) {
	b, err := readFile(file)
	if err != nil {
		return nil, err
	}
	pass, err := from.read(p, file)
	if err != nil {
		return nil, err
	}
	k, err := sign.Open(b, pass)
	if err != nil {
		return nil, noKey(file, err)
	}
	return k, nil
}

// noKey is the refusal of a key file. What is none could not be read; any other
// one was, and is refused.
func noKey(file string, err error) error {
	if errors.Is(err, sign.ErrKeyFile) || errors.Is(err, sign.ErrForeignKey) {
		return cannotRead(file, err)
	}
	return fmt.Errorf("%s: %w", file, err)
}
