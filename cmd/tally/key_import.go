package main

import (
	"countersign/export/sign"
)

type keyImport struct {
	passphraseFrom
	NewPassphraseFile string `type:"path" help:"Seal the new file under the first line of this file; otherwise under the old passphrase."`
	NewPassphraseEnv  string `help:"Seal the new file under this environment variable."`
	From              string `arg:"" type:"path" help:"The other program's file: PKCS#12, .p12 or .pfx."`
	File              string `required:"" type:"path" help:"The key file to write (.p12); it must not exist."`
}

// Run seals the key under the new passphrase, or under the old one if none is
// named.
func (c *keyImport) Run(p *program) error {
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	b, err := readFile(c.From)
	if err != nil {
		return err
	}
	pass, err := c.read(p, c.From)
	if err != nil {
		return err
	}
	k, err := sign.Import(b, pass, p.now())
	if err != nil {
		return noKey(c.From, err)
	}
	if anew := (passphraseFrom{c.NewPassphraseFile, c.NewPassphraseEnv}); anew != (passphraseFrom{}) {
		if pass, err = anew.read(p, c.File); err != nil {
			return err
		}
	}
	if err := saveKey(k, pass, c.File); err != nil {
		return err
	}
	p.printf("%s\n", c.File)
	p.describe(k)
	return nil
}

type keyPem struct {
	passphraseFrom
	File string `arg:"" type:"path" help:"The key file."`
	Out  string `type:"path" help:"Write them to this file instead; it must not exist."`
}

func (c *keyPem) Run(p *program) error {
	k, err := openKey(p, c.File, c.passphraseFrom)
	if err != nil {
		return err
	}
	text := sign.WriteCertificates(k.Certificates()...)
	if c.Out != "" {
		return saveOne(c.Out, text)
	}
	p.printf("%s", text)
	return nil
}
