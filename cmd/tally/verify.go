package main

import (
	"encoding/json"
	"errors"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/intake"
	"countersign/export/sign"
	"countersign/export/trust"
)

type verifyCmd struct {
	trustList
	Files []string `arg:"" optional:"" type:"file" help:"Sheets: PDF, workbook or record. Of a folder, the sheets in it."`
	Vote  string   `type:"file" help:"The vote definition that the sheets have to follow and whose certificates are trusted, or the name of an embedded one."`
	QR    []string `name:"qr" help:"The text of a sheet's QR code, as a telephone shows it."`
	JSON  bool     `name:"json" help:"Print one JSON array."`
}

func (c *verifyCmd) Run(p *program) error {
	if len(c.Files)+len(c.QR) == 0 {
		return failure{unreadable, errors.New("there is nothing to verify: name files, or --qr with the text of a code. Try: tally --help")}
	}
	files, others, err := intake.Find(c.Files)
	if err != nil {
		return failure{unreadable, err}
	}
	if !c.JSON {
		p.notLookedAt(others)
	}
	if len(files) == 0 && len(c.Files) > 0 {
		return failure{unreadable, errors.New("there is no sheet in this folder: nothing was verified")}
	}
	var x inspection
	if c.Vote != "" {
		if x.vote, err = loadVote(c.Vote); err != nil {
			return err
		}
	}
	if x.known, err = c.known(); err != nil {
		return err
	}
	if x.trust, err = trustIn(x.vote, x.known); err != nil {
		return err
	}
	return p.inspect(&x, files, c.QR, c.JSON)
}

// trustIn is trust in what a definition lists, if there is one, and in the keys
// that somebody has compared.
func trustIn(v *count.Vote, known *trust.Known) (sign.Trust, error) {
	if v == nil {
		return known, nil
	}
	listed, err := export.TrustOf(v)
	return sign.All{listed, known}, err
}

// verifyFiles verifies files without asking whose the keys are.
func (p *program) verifyFiles(files []string, asJSON bool) error {
	return p.inspect(&inspection{}, files, nil, asJSON)
}

func (p *program) inspect(x *inspection, files, codes []string, asJSON bool) error {
	if err := x.look(files, codes); err != nil {
		return err
	}
	if err := p.report(x, asJSON); err != nil {
		return err
	}
	if x.status != fine {
		return statusError(x.status)
	}
	return nil
}

// inspection is what one call verifies, and what came of it.
type inspection struct {
	vote  *count.Vote  // nil: any vote
	known *trust.Known // nil: no list
	trust sign.Trust   // nil: nothing is said of whose keys they are

	verdicts []export.Verdict
	together []export.Together
	codes    []export.CodeVerdict
	status   int
}

func (x *inspection) look(files, codes []string) error {
	for _, f := range files {
		v := export.VerifyFile(f, x.trust)
		if x.vote != nil {
			if err := v.Against(x.vote); err != nil {
				return err
			}
		}
		x.verdicts = append(x.verdicts, v)
		x.note(v.Unread == "" || v.Spoiled(), v.Fine())
	}
	x.together = export.Compare(x.verdicts)
	for _, t := range x.together {
		x.note(true, t.Fine())
	}
	for _, text := range codes {
		v := export.VerifyCode(text, export.Whose(x.verdicts, x.vote, x.known))
		v.Beside(x.verdicts)
		if x.vote != nil {
			v.Against(x.vote)
		}
		x.codes = append(x.codes, v)
		x.note(v.Unread == "" || v.Spoiled(), v.Fine())
	}
	return nil
}

// note keeps the worst of what was found.
func (x *inspection) note(read, sound bool) {
	switch {
	case !read:
		x.status = unreadable
	case !sound:
		x.status = max(x.status, found)
	}
}

// report prints what came of it.
func (p *program) report(x *inspection, asJSON bool) error {
	if asJSON {
		return p.reportJSON(x)
	}
	for i := range x.verdicts {
		p.verdict(&x.verdicts[i])
	}
	for _, t := range x.together {
		p.beside(&t)
	}
	for i := range x.codes {
		p.printf("code %d\n  %s\n", i+1, words.Say(x.codes[i].Sentence))
		if files := x.codes[i].Files; files != "" {
			p.printf("  %s\n", words.Say(files))
		}
		for _, d := range x.codes[i].Differences {
			p.printf("  %s\n", d)
		}
	}
	return nil
}

// beside says how files of a place fit together; one file alone has said all.
func (p *program) beside(t *export.Together) {
	if len(t.Files) < 2 && len(t.Findings) == 0 {
		return
	}
	p.printf("%s\n  %s\n", strings.Join(t.Files, ", "), words.Say(t.Sentence))
	for _, f := range t.Findings {
		p.printf("  %s %s: %s: %s\n", words.T(string(f.Severity)), f.Code, words.Say(f.Short), words.Say(f.Sum))
	}
}

func (p *program) reportJSON(x *inspection) error {
	all := []any{}
	for _, v := range x.verdicts {
		all = append(all, asJSONVerdict(v))
	}
	for _, t := range x.together {
		all = append(all, struct {
			export.Together
			Fine bool `json:"fine"`
		}{t, t.Fine()})
	}
	for _, c := range x.codes {
		all = append(all, struct {
			export.CodeVerdict
			Fine bool `json:"fine"`
		}{c, c.Fine()})
	}
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

// verdictJSON is a verdict with what the sheet says, for other programs.
type verdictJSON struct {
	export.Verdict
	Fine      bool           `json:"fine"`
	Vote      string         `json:"vote,omitempty"`
	Place     count.PlaceID  `json:"place,omitempty"`
	Revision  int            `json:"revision,omitempty"`
	Certified string         `json:"certified,omitempty"`
	Results   []count.Result `json:"results,omitempty"`
}

func asJSONVerdict(v export.Verdict) verdictJSON {
	out := verdictJSON{Verdict: v, Fine: v.Fine()}
	if s := v.Sheet; s != nil {
		out.Vote, out.Place, out.Revision, out.Certified, out.Results = s.Vote.ID, s.Tally.Place.ID, s.Revision, s.Certified.String(), s.Results
	}
	return out
}
