package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"countersign/count"
	"countersign/export"
	"countersign/export/record"
	"countersign/export/sealed"
)

type sealCmd struct {
	Files sealFiles `default:"withargs" help:"Seal files for the recipients whom a definition names: tally seal FILES --vote V --out DIR."`
	Key   sealKey   `help:"Make the key of a recipient, an age identity file."`
	Prove sealProve `help:"Prove that a record is the one that was committed to."`
}

type sealFiles struct {
	Files []string `arg:"" type:"path" help:"Signed sheets: PDF, workbook or record."`
	Vote  string   `required:"" type:"file" help:"The definition, or the name of an embedded one; its embargo names the recipients."`
	Out   string   `required:"" type:"path" help:"The folder for the sealed files, the commitments and the openings."`
}

// Run seals all files or none. Of each record among them a commitment is made,
// which may be published at once, and the opening, which stays with the local.
func (c *sealFiles) Run(p *program) error {
	v, err := loadVote(c.Vote)
	if err != nil {
		return err
	}
	var to []string
	for _, r := range v.Embargo.Recipients {
		to = append(to, r.Key)
	}
	var out, secret []export.File
	committed := map[count.Digest]bool{}
	for _, path := range c.Files {
		more, opening, err := sealOne(path, v, to, committed)
		if err != nil {
			return err
		}
		out, secret = append(out, more...), append(secret, opening...)
	}
	paths, err := saveSealed(c.Out, out, secret)
	if err != nil {
		return err
	}
	for _, f := range paths {
		p.printf("%s\n", f)
	}
	for _, r := range v.Embargo.Recipients {
		p.printf("Sealed for %s, %s\n", r.Name, r.Key)
	}
	p.printf("Publish what ends in %s if you like; keep what ends in %s to yourself until figures are released.\n", commitmentEnding, openingEnding)
	return nil
}

const (
	commitmentEnding = ".commitment.txt"
	openingEnding    = ".opening.txt"
)

// sealOne seals a file that is a sound sheet of the vote. The opening of a
// record that was not committed to before comes apart.
func sealOne(path string, v *count.Vote, to []string, committed map[count.Digest]bool) (out, secret []export.File, err error) {
	b, err := export.ReadFile(path)
	if err != nil {
		return nil, nil, cannotRead(path, err)
	}
	verdict := export.Verify(path, b, nil)
	if err := verdict.Against(v); err != nil {
		return nil, nil, err
	}
	if !verdict.Fine() {
		return nil, nil, fmt.Errorf("%s: nothing was sealed: %s", path, strings.TrimSuffix(verdict.Sentence, "."))
	}
	closed, err := sealed.Seal(b, to)
	if err != nil {
		return nil, nil, err
	}
	out = []export.File{{Name: filepath.Base(path) + sealed.Ending, Data: closed}}
	if committed[verdict.Digest] {
		return out, nil, nil
	}
	committed[verdict.Digest] = true
	rec, err := record.Write(verdict.Sheet)
	if err != nil {
		return nil, nil, err
	}
	opening, err := sealed.Commit(verdict.Sheet, rec, rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	name := filepath.Base(path)
	for _, ending := range []string{".pdf", ".xlsx", ".record.json"} {
		if base, ok := strings.CutSuffix(name, ending); ok {
			name = base
		}
	}
	return append(out, export.File{Name: name + commitmentEnding, Data: opening.Public().Text()}),
		[]export.File{{Name: name + openingEnding, Data: opening.Text()}}, nil
}

type sealKey struct {
	File string `arg:"" type:"path" help:"The identity file to write; it must not exist."`
}

func (c *sealKey) Run(p *program) error {
	if err := mustNotExist(c.File); err != nil {
		return err
	}
	secret, public, err := sealed.NewIdentity()
	if err != nil {
		return err
	}
	text := fmt.Sprintf("# Keep this file to yourself: who has it opens what is sealed for you.\n# public key: %s\n%s\n", public, secret)
	if err := writeSecret(c.File, []byte(text)); err != nil {
		return err
	}
	p.printf("%s\nPublic key %s\nSend the public key to whoever writes the vote definition; it stands in embargo, recipients.\n", c.File, public)
	return nil
}

type sealProve struct {
	Opening    string `arg:"" type:"path" help:"The opening, from the local."`
	Commitment string `arg:"" type:"path" help:"The commitment, as it was published."`
	Record     string `arg:"" type:"path" help:"A sheet with the record: PDF, workbook or record."`
}

func (c *sealProve) Run(p *program) error {
	opening, err := readCommitment(c.Opening)
	if err != nil {
		return err
	}
	published, err := readCommitment(c.Commitment)
	if err != nil {
		return err
	}
	b, err := export.ReadFile(c.Record)
	if err != nil {
		return cannotRead(c.Record, err)
	}
	v := export.Verify(c.Record, b, nil)
	if !v.Fine() {
		return failure{found, fmt.Errorf("%s: %s", c.Record, strings.TrimSuffix(v.Sentence, "."))}
	}
	rec, err := record.Write(v.Sheet)
	if err != nil {
		return err
	}
	if err := opening.Proves(published, v.Sheet, rec); err != nil {
		return err
	}
	p.printf("Proved: %s, revision %d, is the record that was committed to. Nothing was changed since.\nDigest %s\n",
		v.Sheet.Tally.Place.ID, v.Sheet.Revision, strings.Join(v.Digest.Groups(), " "))
	return nil
}

func readCommitment(path string) (sealed.Commitment, error) {
	b, err := export.ReadFile(path)
	if err != nil {
		return sealed.Commitment{}, cannotRead(path, err)
	}
	c, err := sealed.Parse(b)
	if err != nil {
		return c, cannotRead(path, err)
	}
	return c, nil
}

type unsealCmd struct {
	Files    []string `arg:"" type:"path" help:"Sealed files."`
	Identity string   `required:"" type:"path" help:"The age identity file of a recipient."`
	Out      string   `required:"" type:"path" help:"The folder for the opened files."`
}

// Run opens all files or none.
func (c *unsealCmd) Run(p *program) error {
	identities, err := identityFile(c.Identity)
	if err != nil {
		return err
	}
	var out []export.File
	for _, path := range c.Files {
		b, err := export.ReadFile(path)
		if err != nil {
			return cannotRead(path, err)
		}
		open, err := sealed.Open(b, identities)
		if err != nil {
			return failure{found, fmt.Errorf("%s: %w", path, err)}
		}
		name := filepath.Base(path)
		if bare, ok := strings.CutSuffix(name, sealed.Ending); ok {
			name = bare
		} else {
			name += ".open"
		}
		out = append(out, export.File{Name: name, Data: open})
	}
	paths, err := export.Save(c.Out, out)
	for _, f := range paths {
		p.printf("%s\n", f)
	}
	return err
}

// identityFile is the text of an age identity file.
func identityFile(path string) (string, error) {
	b, err := export.ReadFile(path)
	if err != nil {
		return "", cannotRead(path, err)
	}
	if bytes.HasPrefix(b, []byte("-----BEGIN AGE ENCRYPTED FILE")) || sealed.Is(b) {
		return "", failure{unreadable, errors.New(path + ": this identity file is under a passphrase. Open it first: age --decrypt")}
	}
	return string(b), nil
}
