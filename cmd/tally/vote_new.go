package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/plan"
)

type voteTemplate struct {
	File   string `arg:"" type:"path" help:"The workbook to write (.xlsx); it must not exist."`
	Sample bool   `help:"Fill it from the training vote, to see how it is done."`
}

func (c *voteTemplate) Run(p *program) error {
	b, err := plan.Template(words.Now(), c.Sample)
	if err != nil {
		return err
	}
	if err := saveOne(c.File, b); err != nil {
		return err
	}
	p.printf("%s\nFill it in, then: tally vote new --from %s --out NAME.vote\n", c.File, filepath.Base(c.File))
	return nil
}

type voteNew struct {
	From string            `required:"" type:"file" help:"The workbook that was filled in (.xlsx)."`
	Rule map[string]string `help:"Another rule than the workbook's for a question: --rule agreement=sebac-later. tally rule list names them."`
	Out  string            `required:"" type:"path" help:"The definition to write (.vote); it must not exist."`
}

func (c *voteNew) Run(p *program) error {
	b, err := readFile(c.From)
	if err != nil {
		return err
	}
	filled, err := plan.Read(b)
	if err != nil {
		return cannotRead(c.From, err)
	}
	if err := c.choose(filled); err != nil {
		return err
	}
	for _, f := range filled.Notes() {
		p.printf("%s: %s: note: %s\n", c.From, f.Cell, words.Say(f.Words))
	}
	faults := filled.Faults()
	for _, f := range faults {
		p.printf("%s: %s: %s\n", c.From, f.Cell, words.Say(f.Words))
	}
	if len(faults) > 0 {
		p.printf("%s. Nothing was written.\n", words.N(len(faults), "1 fault", "%s faults"))
		return statusError(found)
	}
	v, err := filled.Vote()
	if err != nil {
		return err
	}
	if err := p.saveVote(v, c.Out); err != nil {
		return err
	}
	return p.defined(v)
}

// choose takes the rules that the call names.
func (c *voteNew) choose(filled *plan.Plan) error {
	for _, id := range slices.Sorted(maps.Keys(c.Rule)) {
		i := slices.IndexFunc(filled.Questions(), func(q count.Question) bool { return q.ID == id })
		if i < 0 {
			return fmt.Errorf("--rule %s=%s: the workbook has no question %q", id, c.Rule[id], id)
		}
		filled.Choose(i, c.Rule[id])
	}
	return nil
}

// defined says what a new definition holds and what is done with it next.
func (p *program) defined(v *count.Vote) error {
	d, err := v.Digest()
	if err != nil {
		return err
	}
	p.printf("%s, revision %d: %s, %s\n", v.Title, v.Revision, words.N(len(v.Places()), "1 place", "%s places"), words.N(len(v.Questions), "1 question", "%s questions"))
	for i, q := range v.Questions {
		p.printf("Question %d (%s), decided by the %s: %s\n", i+1, q.ID, words.T(string(q.DecidedBy)), q.Rule.Words)
	}
	p.printf("Digest %s\nNot signed. Print it for the minutes (tally vote print), then sign it (tally vote sign).\n", strings.Join(d.Groups(), " "))
	return nil
}

type votePrint struct {
	File string `arg:"" type:"file" help:"The definition, or the name of an embedded one."`
	Out  string `required:"" type:"path" help:"The page to write (.pdf); it must not exist."`
}

func (c *votePrint) Run(p *program) error {
	v, err := loadVote(c.File)
	if err != nil {
		return err
	}
	signers, err := export.CheckDefinition(v, nil)
	if err != nil {
		return err
	}
	page := pdf.Definition{Vote: v, At: count.At(p.now()), Words: words.Now()}
	for _, s := range signers {
		page.Signers = append(page.Signers, pdf.DefinitionSigner{Name: s.Signature.Identity.Name, Key: s.Signature.Fingerprint})
	}
	b, err := pdf.DrawDefinition(page)
	if err != nil {
		return err
	}
	if err := saveOne(c.Out, b); err != nil {
		return err
	}
	p.printf("%s\n", c.Out)
	return nil
}
