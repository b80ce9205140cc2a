package verify

import (
	"context"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/trust"
	"countersign/ui/certify"
	"countersign/ui/widget"
)

// looked is what the worker found in files. Nobody changes it afterwards.
type looked struct {
	groups []group
	people people
}

// people is whose keys are believed.
type people struct {
	vote    *count.Vote // that was dropped with the sheets; nil without one
	digest  count.Digest
	listed  sign.Trust // what it lists
	known   *trust.Known
	said    []checked // what is to be said of the definition and the list
	refused []export.Verdict
	open    *desk.Snapshot // nil where no count is open
}

// look verifies files, on the worker. It ends with the error of the context
// when a person stops it.
func look(ctx context.Context, paths []string, list string, open *desk.Snapshot, tell func(string)) (*looked, error) {
	p := people{open: open}
	p.read(list)
	var sheets []string
	for _, path := range paths {
		if strings.EqualFold(filepath.Ext(path), ".vote") {
			p.definition(path)
		} else {
			sheets = append(sheets, path)
		}
	}
	verdicts := p.refused
	for i, path := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tell(words.F("Checking file %d of %d", i+1, len(sheets)))
		verdicts = append(verdicts, p.verify(path))
	}
	return &looked{groups: together(verdicts, &p), people: p}, nil
}

// read proves the trust list. Without one nobody is known; a broken one is said.
func (p *people) read(list string) {
	p.known = &trust.Known{}
	if list == "" {
		return
	}
	known, err := trust.Read(list)
	if err != nil {
		p.said = append(p.said, checked{kind: widget.Warning, title: words.T("Your trust list cannot be used"), words: certify.Sentence(err)})
		return
	}
	p.known = known
}

// definition takes a vote definition that was dropped beside the sheets.
func (p *people) definition(path string) {
	name := filepath.Base(path)
	b, err := export.ReadFile(path)
	if err != nil {
		p.refused = append(p.refused, export.CannotOpen(name, err))
		return
	}
	v, err := count.ParseVote(b)
	if err == nil {
		p.digest, err = v.Digest()
	}
	if err == nil {
		p.listed, err = export.TrustOf(v)
	}
	var signers []export.DefinitionSigner
	if err == nil {
		signers, err = export.CheckDefinition(v, p.known)
	}
	if err != nil {
		p.refused = append(p.refused, export.Verdict{
			File: name, Kind: export.KindUnknown, Unread: err.Error(),
			Sentence: words.F("This vote definition cannot be used. %s", certify.Sentence(err)),
		})
		return
	}
	p.vote = v
	p.said = append(p.said, definedBy(name, signers))
}

// definedBy says who vouches for a definition that was dropped: it says whose
// keys are known, so it has to be known itself.
func definedBy(name string, signers []export.DefinitionSigner) checked {
	for _, s := range signers {
		if s.Judgement.Standing == sign.Trusted {
			return checked{kind: widget.Success, title: words.T("The definition is signed"), words: words.F("By %s, whose key %s", s.Signature.Identity.Name, words.Say(s.Judgement.Why))}
		}
	}
	return checked{
		kind: widget.Warning, title: words.T("Nobody you know has signed the definition"),
		words: words.F("%s says which keys are known. Compare its digest with your coalition's letter before you rely on it.", name),
	}
}

// verify verifies one sheet: under the definition that was dropped, or else
// that of the open count if it is a sheet of the same vote.
func (p *people) verify(path string) export.Verdict {
	name := filepath.Base(path)
	b, err := export.ReadFile(path)
	if err != nil {
		return export.CannotOpen(name, err)
	}
	if p.vote != nil {
		return against(export.Verify(name, b, sign.All{p.listed, p.known}), p.vote)
	}
	v := export.Verify(name, b, sign.All{p.known})
	if p.open == nil || v.Sheet == nil || v.Sheet.Vote.Digest != p.open.Digest {
		return v
	}
	listed, err := export.TrustOf(p.open.Vote)
	if err != nil {
		return v
	}
	return against(export.Verify(name, b, sign.All{listed, p.known}), p.open.Vote)
}

// against adds what a definition has against a sheet.
func against(v export.Verdict, vote *count.Vote) export.Verdict {
	if err := v.Against(vote); err != nil {
		v.Unread, v.Sentence = err.Error(), words.F("This vote definition cannot be used. %s", certify.Sentence(err))
	}
	return v
}

// verdicts are those on the files that are shown.
func (l *looked) verdicts() []export.Verdict {
	var out []export.Verdict
	for _, g := range l.groups {
		out = append(out, g.files...)
	}
	return out
}
