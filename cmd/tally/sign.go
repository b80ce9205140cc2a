package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

type signCmd struct {
	passphraseFrom
	beforeSigning
	Files []string `arg:"" type:"path" help:"The PDF and the workbook that the other tellers have signed."`
	Key   string   `required:"" type:"path" help:"The key file of the teller who signs now."`
	Out   string   `required:"" type:"path" help:"The folder for the signed files; those that are there stay as they are."`
	P7S   bool     `name:"p7s" help:"Write the record and this signature of it as files, too, for openssl."`
}

// Run adds one teller's signature to files that were certified elsewhere. All
// of them are verified first, and belong to one sheet, or nothing is signed. What
// is signed leaves the program once the teller has seen the figures.
func (c *signCmd) Run(p *program) error {
	key, err := openKey(p, c.Key, c.passphraseFrom)
	if err != nil {
		return err
	}
	at := count.At(p.now())
	var files []export.File
	var sheet *count.Sheet
	var digest count.Digest
	for _, path := range c.Files {
		b, err := export.ReadFile(path)
		if err != nil {
			return cannotRead(path, err)
		}
		out, v, err := export.SignLater(path, b, key, at)
		if err != nil {
			return err
		}
		if sheet != nil && v.Digest != digest {
			return fmt.Errorf("%s and %s do not carry the same record: nothing was signed. Ask %s for both files again", c.Files[0], path, sheet.Tally.Place.Title())
		}
		sheet, digest = v.Sheet, v.Digest
		files = append(files, export.File{Name: filepath.Base(path), Data: out})
	}
	if sheet == nil {
		return errors.New("there is no file to sign")
	}
	if c.P7S {
		more, err := export.Detached(sheet, []*sign.Key{key})
		if err != nil {
			return err
		}
		files = append(files, more...)
	}
	p.readBack(sheet)
	if err := c.agreed(p); err != nil {
		return err
	}
	paths, err := export.Save(c.Out, files)
	if err != nil {
		return err
	}
	for _, path := range paths {
		p.printf("%s\n", path)
	}
	return nil
}
