package main

import (
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

type rollupCmd struct {
	Files []string `arg:"" help:"The sheets; of a folder, the sheets in it."`
	Vote  string   `required:"" help:"The definition."`
	Out   string   `required:"" type:"path" help:"The folder for the report."`
}

func (c *rollupCmd) Run(p *program) error {
	v, err := loadVote(c.Vote)
	if err != nil {
		return err
	}
	trust, err := trusted(v)
	if err != nil {
		return err
	}
	files, err := sheetsIn(c.Files)
	if err != nil {
		return failure{unreadable, err}
	}
	if len(files) == 0 {
		return failure{unreadable, errors.New("there is no sheet in this folder: nothing was added up")}
	}
	r, err := rollup.New(v)
	if err != nil {
		return err
	}
	for _, f := range files {
		verdict := export.VerifyFile(f, trust)
		verdict.File = filepath.Base(f)
		p.outcome(r.Add(verdict.Arrival()))
	}
	report := r.Report()
	p.standing(report)
	if err := c.write(p, v, report); err != nil {
		return err
	}
	if len(report.Refused) > 0 || disputed(report) {
		return statusError(found)
	}
	return nil
}

// disputed reports whether the sheets of a place contradict one another.
func disputed(r *rollup.Report) bool {
	return slices.ContainsFunc(r.Leaves(), func(n *rollup.Node) bool { return n.Place.State == rollup.Problem })
}

// trusted pins the keys of the certificates in a definition.
func trusted(v *count.Vote) (sign.Pinned, error) {
	pinned := sign.Pinned{}
	for _, t := range v.Trusted {
		cert, err := x509.ParseCertificate(t.Certificate)
		if err != nil {
			return nil, fmt.Errorf("the definition trusts a certificate of %s that cannot be read: %w", t.Name, err)
		}
		pinned[sign.FingerprintOf(cert)] = sign.Trusted
	}
	return pinned, nil
}

func (p *program) outcome(o rollup.Outcome) {
	p.printf("%s\n", strings.TrimRight(fmt.Sprintf("%-10s %s  %s", o.Kind, o.File, o.Place), " "))
	for _, f := range o.Findings {
		p.printf("           %s %s: %s: %s\n", f.Severity, f.Code, f.Short, f.Sum)
	}
	for _, c := range o.Changes {
		p.printf("           %s\n", c)
	}
}

func (p *program) standing(r *rollup.Report) {
	p.printf("\n%d of %d places, files refused: %d\n", r.Received, r.Places, len(r.Refused))
	for _, q := range r.Questions {
		t := q.Total
		figures := "no figures yet"
		if t.Received > 0 {
			figures = fmt.Sprintf("%s yes, %s no, %s blank, %s void", t.Yes.Grouped(), t.No.Grouped(), t.Blank.Grouped(), t.Void.Grouped())
		}
		p.printf("\n%s: %s; %d of %d places\n", q.Title, figures, t.Received, t.Of)
		p.printf("  %d for, %d against, %d open; %s\n", q.For.Bodies, q.Against.Bodies, q.Open.Bodies, q.Says)
	}
	for i := range r.Coalition.Children {
		u := &r.Coalition.Children[i]
		for _, t := range u.Totals {
			if t.Received > 0 {
				p.printf("  %-10s %-12s %s yes, %s no (%d of %d places)\n", u.Code, t.Question, t.Yes.Grouped(), t.No.Grouped(), t.Received, t.Of)
			}
		}
	}
}

// write makes the report's PDF and workbook under the next number that is free.
func (c *rollupCmd) write(p *program, v *count.Vote, r *rollup.Report) error {
	for n := 1; ; n++ {
		printed := export.PrintedReport(v, r, n, count.At(p.now()))
		if _, err := os.Lstat(filepath.Join(c.Out, printed.Name+".pdf")); err == nil {
			continue
		}
		page, err := pdf.DrawRollup(printed)
		if err != nil {
			return err
		}
		book, err := xlsx.WriteRollup(export.WorkbookReport(v, r, count.At(p.now())))
		if err != nil {
			return err
		}
		paths, err := export.Save(c.Out, []export.File{{Name: printed.Name + ".pdf", Data: page}, {Name: printed.Name + ".xlsx", Data: book}})
		for _, f := range paths {
			p.printf("%s\n", f)
		}
		return err
	}
}
