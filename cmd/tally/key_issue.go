package main

import (
	"crypto/rand"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// saveOne writes one file, whole, and never over another.
func saveOne(path string, data []byte) error {
	_, err := export.Save(filepath.Dir(path), []export.File{{Name: filepath.Base(path), Data: data}})
	return err
}

type keyIssuer struct {
	passphraseFrom
	Name  string `required:"" help:"The name that the coalition is known by."`
	Years int    `default:"5" help:"How long it may certify keys, 1 to 20 years."`
	Kind  string `default:"p-256" enum:"p-256,rsa" help:"p-256, or rsa where the vote asks for it."`
	File  string `required:"" type:"path" help:"The key file to write (.p12); it must not exist."`
}

func (c *keyIssuer) Run(p *program) error {
	if c.Years < 1 || c.Years > 20 {
		return fmt.Errorf("an issuer is made for 1 to 20 years, not %d", c.Years)
	}
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	pass, err := c.read(p, c.Name)
	if err != nil {
		return err
	}
	now := p.now()
	k, err := sign.NewIssuer(kindNamed(c.Kind), rand.Reader, c.Name, now, now.AddDate(c.Years, 0, 0))
	if err != nil {
		return err
	}
	if err := saveKey(k, pass, c.File); err != nil {
		return err
	}
	p.printf("%s\n", c.File)
	p.describe(k)
	p.printf("List its certificate in the definition: tally key pem %s --out issuer.pem, then tally vote trust.\n", c.File)
	return nil
}

type keyRequest struct {
	passphraseFrom
	File string `arg:"" type:"path" help:"The teller's key file."`
	Out  string `required:"" type:"path" help:"The request to write (.csr); it must not exist."`
}

func (c *keyRequest) Run(p *program) error {
	k, err := openKey(p, c.File, c.passphraseFrom)
	if err != nil {
		return err
	}
	if err := k.CanSign(); err != nil {
		return err
	}
	csr, err := k.Request(rand.Reader)
	if err != nil {
		return err
	}
	if err := saveOne(c.Out, csr); err != nil {
		return err
	}
	p.printf("%s\nRequest of %s\nFingerprint %s\nSend the file to the issuer, and read the fingerprint out when they call.\n", c.Out, holder(k.Identity()), k.Fingerprint())
	return nil
}

type keyAnswer struct {
	passphraseFrom
	Request string   `arg:"" type:"path" help:"The teller's request."`
	Issuer  string   `required:"" type:"path" help:"The issuer's key file."`
	Place   []string `required:"" help:"A place that the teller may sign for, UNION/UNIT/LOCAL; once for each."`
	Until   string   `required:"" help:"The last day of the certificate, like 2026-12-31."`
	Vote    string   `type:"file" help:"The definition, or the name of an embedded one, to see that it has these places."`
	Out     string   `required:"" type:"path" help:"The answer to write (.pem); it must not exist."`
}

func (c *keyAnswer) Run(p *program) error {
	b, err := readFile(c.Request)
	if err != nil {
		return err
	}
	request, err := sign.ReadRequest(b)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Request, err)
	}
	until, err := time.Parse(time.DateOnly, c.Until)
	if err != nil {
		return fmt.Errorf("--until: a date is written like 2026-12-31, not %q", c.Until)
	}
	if err := c.checkPlaces(); err != nil {
		return err
	}
	issuer, err := openKey(p, c.Issuer, c.passphraseFrom)
	if err != nil {
		return err
	}
	lastSecond := until.AddDate(0, 0, 1).Add(-time.Second)
	answer, err := issuer.Answer(rand.Reader, request, c.Place, p.now(), lastSecond)
	if err != nil {
		return err
	}
	if err := saveOne(c.Out, answer); err != nil {
		return err
	}
	p.printf("%s\nCertificate of %s\nFor %s, until %s\nFingerprint %s\nBefore you send it, have the teller read the fingerprint out; anybody can write a name into a request.\n",
		c.Out, holder(request.Identity), strings.Join(c.Place, ", "), c.Until, request.Fingerprint)
	return nil
}

func (c *keyAnswer) checkPlaces() error {
	if c.Vote == "" {
		return nil
	}
	v, err := loadVote(c.Vote)
	if err != nil {
		return err
	}
	for _, place := range c.Place {
		if !slices.ContainsFunc(v.Places(), func(x count.Place) bool { return string(x.ID) == place }) {
			return fmt.Errorf("this definition has no place %s. See all of them: tally vote show %s", place, c.Vote)
		}
	}
	return nil
}

type keyAccept struct {
	passphraseFrom
	Key    string `arg:"" type:"path" help:"The teller's key file."`
	Answer string `arg:"" type:"path" help:"The issuer's answer."`
	File   string `required:"" type:"path" help:"The key file to write (.p12); it must not exist."`
}

func (c *keyAccept) Run(p *program) error {
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	b, err := readFile(c.Answer)
	if err != nil {
		return err
	}
	certs, err := sign.ReadCertificates(b)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Answer, err)
	}
	k, err := openKey(p, c.Key, c.passphraseFrom)
	if err != nil {
		return err
	}
	accepted, err := k.Accept(certs)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Answer, err)
	}
	pass, err := c.read(p, c.File)
	if err != nil {
		return err
	}
	if err := saveKey(accepted, pass, c.File); err != nil {
		return err
	}
	p.printf("%s\n", c.File)
	p.describe(accepted)
	p.printf("Sign with this file from now on. The fingerprint is the same as before.\n")
	return nil
}
