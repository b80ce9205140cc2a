package main

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/sign"
)

type voteTrust struct {
	File string `arg:"" type:"file" help:"The definition, or the name of an embedded one."`
	Cert string `required:"" type:"path" help:"The certificate, as tally key pem writes it; the first of the file counts."`
	Name string `help:"Whose it is; otherwise the name that it bears."`
	Out  string `required:"" type:"path" help:"The definition to write (.vote); it must not exist."`
}

func (c *voteTrust) Run(p *program) error {
	v, err := loadVote(c.File)
	if err != nil {
		return err
	}
	b, err := readFile(c.Cert)
	if err != nil {
		return err
	}
	certs, err := sign.ReadCertificates(b)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Cert, err)
	}
	name, dropped := c.Name, len(v.Signatures)
	if name == "" {
		name = certs[0].Subject.CommonName
	}
	v.Trusted = append(v.Trusted, count.TrustedBy{Name: name, Certificate: certs[0].Raw})
	v.Signatures = nil
	if _, err := export.TrustOf(v); err != nil {
		return fmt.Errorf("%s: %w", c.Cert, err)
	}
	if err := p.saveVote(v, c.Out); err != nil {
		return err
	}
	what := words.T("a teller's own key")
	if sign.IsIssuer(certs[0]) {
		what = words.T("an issuer")
	}
	p.printf("It trusts %s, %s; key %s\n", name, what, sign.FingerprintOf(certs[0]).Short())
	if dropped > 0 {
		p.printf("%s\n", words.N(dropped, "It is another definition now: the signature that it carried was taken off. Sign it again.",
			"It is another definition now: the %s signatures that it carried were taken off. Sign it again."))
	}
	return nil
}

func (p *program) saveVote(v *count.Vote, out string) error {
	b, err := count.Canonical(v)
	if err != nil {
		return err
	}
	if _, err := count.ParseVote(b); err != nil {
		return err
	}
	if err := saveOne(out, b); err != nil {
		return err
	}
	p.printf("%s\n", out)
	return nil
}

type voteSign struct {
	passphraseFrom
	File string `arg:"" type:"file" help:"The definition, or the name of an embedded one."`
	Key  string `required:"" type:"path" help:"The key file of who signs it."`
	Out  string `required:"" type:"path" help:"The signed definition to write (.vote); it must not exist."`
}

func (c *voteSign) Run(p *program) error {
	v, err := loadVote(c.File)
	if err != nil {
		return err
	}
	k, err := openKey(p, c.Key, c.passphraseFrom)
	if err != nil {
		return err
	}
	if err := k.ValidAt(p.now()); err != nil {
		return err
	}
	signed, err := export.SignDefinition(v, k)
	if err != nil {
		return err
	}
	if err := p.saveVote(signed, c.Out); err != nil {
		return err
	}
	p.printf("Signed by %s; key %s\n", holder(k.Identity()), k.Fingerprint())
	return nil
}

// definitionSigners prints who signed a definition, and ends with a status if
// one of them is refused.
func (p *program) definitionSigners(v *count.Vote, list trustList) error {
	known, err := list.known()
	if err != nil {
		return err
	}
	signers, err := export.CheckDefinition(v, known)
	if err != nil {
		return err
	}
	if len(signers) == 0 {
		p.printf("Not signed\n")
	}
	refused := false
	for _, s := range signers {
		refused = refused || s.Judgement.Standing == sign.Refused
		p.printf("Signed by %s: %s, the key %s %s\n", holder(s.Signature.Identity), words.Say(s.Judgement.Standing.String()), s.Signature.Fingerprint.Short(), words.Say(s.Judgement.Why))
	}
	if refused {
		p.printf("This definition is signed with a refused key. Do not use it.\n")
		return statusError(found)
	}
	return nil
}

// writeP7s writes what was signed and each signature, as openssl wants them.
func (p *program) writeP7s(v *count.Vote, dir string) error {
	text, err := v.Signed()
	if err != nil {
		return err
	}
	name := pdf.SafeName(v.ID) // a vote may be called CON
	content := name + ".signed.json"
	files := []export.File{{Name: content, Data: text}}
	for i, s := range v.Signatures {
		files = append(files, export.File{Name: fmt.Sprintf("%s-%d.p7s", name, i+1), Data: s.CMS})
	}
	if _, err := export.Save(dir, files); err != nil {
		return err
	}
	for _, f := range files[1:] {
		p.printf("openssl cms -verify -binary -inform DER -in %s -content %s -noverify -out /dev/null\n", f.Name, content)
	}
	return nil
}
