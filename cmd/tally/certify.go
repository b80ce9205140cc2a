package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
)

type certifyCmd struct {
	passphraseFrom
	beforeSigning
	File     where    `arg:"" help:"The count: a .count file, or a hall's address or .hall file."`
	Key      []string `required:"" type:"path" help:"A key file of each teller who signs now; once for each."`
	Later    []string `type:"path" help:"The certificate of a teller who signs later, on another computer; once for each."`
	Out      string   `required:"" type:"path" help:"The folder for the PDF and the workbook."`
	NoStamp  bool     `help:"Make the documents without the time stamps that the vote definition asks for."`
	Language string   `default:"en" help:"The language of the PDF and the workbook, or two with a blank between: \"es en\"."`
	P7S      bool     `name:"p7s" help:"Write the record and each signature of it as files, too, for openssl."`
}

func (c *certifyCmd) Run(p *program) (err error) {
	in, ok := words.ParseDocuments(c.Language)
	if !ok {
		return failure{unreadable, fmt.Errorf("--language %q: a sheet is written in en, es or fr, or in two of them: --language \"es en\"", c.Language)}
	}
	d, err := c.File.resume(p)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	var keys []*sign.Key
	for _, f := range c.Key {
		k, err := openKey(p, f, c.passphraseFrom)
		if err != nil {
			return err
		}
		keys = append(keys, k)
	}
	var later []*x509.Certificate
	for _, f := range c.Later {
		cert, err := openCertificate(f)
		if err != nil {
			return err
		}
		later = append(later, cert)
	}
	paths, err := p.certify(d, keys, papers{c.Out, c.P7S, c.NoStamp, in, c.beforeSigning}, later...)
	if err != nil {
		return err
	}
	for _, path := range paths {
		p.printf("%s\n", path)
	}
	return nil
}

// openCertificate reads the certificate of a teller, PEM or DER; those of its
// issuers may follow.
func openCertificate(file string) (*x509.Certificate, error) {
	b, err := export.ReadFile(file)
	if err != nil {
		return nil, cannotRead(file, err)
	}
	certs, err := sign.ReadCertificates(b)
	if err != nil {
		return nil, cannotRead(file, err)
	}
	return certs[0], nil
}

// madeElsewhere says before anybody signs which keys were made for another role
// or place: a key is the holder's by its name alone.
func (p *program) madeElsewhere(t *count.Tally, keys []*sign.Key, later []*x509.Certificate) {
	for _, k := range keys {
		later = append(later, k.Certificate())
	}
	for _, c := range later {
		who, ok := t.Teller(sign.IdentityOf(c).Name)
		if said := export.Elsewhere(c, who, t.Place); ok && said != "" {
			p.printf("%s: %s\n", who.Name, elsewhere(said))
		}
	}
}

// papers says which documents are written, and where.
type papers struct {
	out       string
	detached  bool // the record and its signatures as files, too
	unstamped bool // even if the definition asks for time stamps
	in        words.Documents
	before    beforeSigning
}

// certify signs the count, unless these keys have done so before, and writes
// its documents. The tellers of the certificates sign them later.
func (p *program) certify(d *desk.Desk, keys []*sign.Key, ask papers, later ...*x509.Certificate) ([]string, error) {
	snap := d.Snapshot()
	signers, keys, err := export.Signers(&snap.Tally, keys, later...)
	if err != nil {
		return nil, err
	}
	p.madeElsewhere(&snap.Tally, keys, later)
	var sheet *count.Sheet
	if snap.Certified != nil {
		if sheet, err = certifiedSheet(d, snap); err != nil {
			return nil, err
		}
		keys = inOrder(keys, sheet.Signers)
		p.readBack(sheet)
	} else {
		reading, err := export.Read(d, signers)
		if err != nil {
			return nil, err
		}
		p.readBack(reading.Sheet)
		if err := ask.before.agreed(p); err != nil {
			return nil, err
		}
		if err := reading.Sign(context.Background(), d, keys); err != nil {
			return nil, err
		}
		sheet = reading.Sheet
	}
	var stamp pdf.Stamp
	if !ask.unstamped {
		if stamp, err = export.Stamper(context.Background(), snap.Vote); err != nil {
			return nil, err
		}
	}
	files, err := export.Documents(sheet, keys, stamp, ask.in)
	if err != nil && stamp != nil {
		return nil, fmt.Errorf("%w. The count is safe and certified; the same call again tries once more, with --no-stamp it goes without", err)
	}
	if err == nil && ask.detached {
		var more []export.File
		more, err = export.Detached(sheet, keys)
		files = append(files, more...)
	}
	if err != nil {
		return nil, err
	}
	paths, err := export.Save(ask.out, files)
	if err != nil {
		return nil, fmt.Errorf("%w. The count itself is safe and certified; the same call with another --out writes its documents", err)
	}
	p.waitFor(sheet, keys)
	return paths, nil
}

// waitFor names the tellers whose signatures the documents still need.
func (p *program) waitFor(s *count.Sheet, keys []*sign.Key) {
	for _, who := range s.Signers {
		if !slices.ContainsFunc(keys, func(k *sign.Key) bool { return count.Digest(k.Fingerprint()) == who.Key }) {
			p.printf("%s, %s, has still to sign these files: tally sign\n", who.Name, words.T(string(who.Role)))
		}
	}
}

// inOrder puts the keys in the order in which their tellers certified.
func inOrder(keys []*sign.Key, signers []count.Signer) []*sign.Key {
	at := func(k *sign.Key) int {
		return slices.IndexFunc(signers, func(s count.Signer) bool { return s.Key == count.Digest(k.Fingerprint()) })
	}
	slices.SortStableFunc(keys, func(a, b *sign.Key) int { return at(a) - at(b) })
	return keys
}

// certifiedSheet is the sheet of a count that is certified already, so that
// its documents can be written again into another folder.
func certifiedSheet(d *desk.Desk, snap desk.Snapshot) (*count.Sheet, error) {
	s := d.CertifiedSheet()
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	if count.Sum(rec) != snap.Certified.Digest {
		return nil, fmt.Errorf("this count was certified as %s and gives %s now. Look at it with tally audit", snap.Certified.Digest, count.Sum(rec))
	}
	return s, nil
}
