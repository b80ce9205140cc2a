package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

type verifyCmd struct {
	Files []string `arg:"" help:"Sheets: PDF, workbook or record. Of a folder, the sheets in it."`
	JSON  bool     `name:"json" help:"Print one JSON array."`
}

func (c *verifyCmd) Run(p *program) error {
	files, err := sheetsIn(c.Files)
	if err != nil {
		return failure{unreadable, err}
	}
	return p.verifyFiles(files, c.JSON)
}

// sheetsIn lists the files that a call means: what it names, and in folders
// everything that ends like a sheet.
func sheetsIn(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			out = append(out, name) // what is wrong with it is said in its turn
			continue
		}
		err = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && looksLikeSheet(path) {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func looksLikeSheet(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return strings.HasSuffix(name, ".pdf") || strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".record.json")
}

// readFile reads a file whole, up to the size that a sheet can have.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	return io.ReadAll(io.LimitReader(f, export.MaxFile+1))
}

func verifyFile(path string, trust sign.Trust) export.Verdict {
	b, err := readFile(path)
	if err != nil {
		var inner *fs.PathError // the path is said already
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return export.Verdict{
			File: path, Kind: export.KindUnknown, Unread: err.Error(), Signed: []export.Signed{},
			Sentence: "This file cannot be read: " + err.Error() + ".",
		}
	}
	return export.Verify(path, b, trust)
}

func (p *program) verifyFiles(files []string, asJSON bool) error {
	status := fine
	if len(files) == 0 {
		return failure{unreadable, errors.New("there is no sheet in this folder: nothing was verified")}
	}
	var all []verdictJSON
	for _, f := range files {
		v := verifyFile(f, nil)
		all = append(all, asJSONVerdict(v))
		switch {
		case v.Unread != "":
			status = unreadable
		case !v.Fine():
			status = max(status, found)
		}
		if !asJSON {
			p.verdict(&v)
		}
	}
	if asJSON {
		e := json.NewEncoder(p.out)
		e.SetIndent("", "  ")
		if err := e.Encode(all); err != nil {
			return err
		}
	}
	if status != fine {
		return statusError(status)
	}
	return nil
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

func (p *program) verdict(v *export.Verdict) {
	p.printf("%s\n  %s\n", v.File, v.Sentence)
	if v.Sheet == nil {
		return
	}
	s := v.Sheet
	p.printf("  %s, %s, revision %d, %s\n", s.Tally.Place.Title(), s.Vote.Title, s.Revision, s.Certified.Words())
	p.printf("  Digest %s\n", strings.Join(v.Digest.Groups(), " "))
	for _, r := range s.Results {
		p.printf("  %-12s %s yes, %s no, %s blank, %s void\n", r.Question, r.Yes.Grouped(), r.No.Grouped(), r.Blank.Grouped(), r.Void.Grouped())
	}
	for _, x := range v.Signed {
		p.printf("  %s\n", signature(x))
	}
	for _, f := range v.Findings {
		p.printf("  %s %s: %s: %s\n", f.Severity, f.Code, f.Short, f.Sum)
	}
	if n := count.Standing(s.Findings); len(n) > 0 {
		p.printf("  Standing on this sheet: %s\n", several(len(n), "finding"))
	}
}

func signature(x export.Signed) string {
	if !x.Holds {
		return fmt.Sprintf("%s, %s: has not signed", x.Name, x.Role)
	}
	covers := "this and all before it"
	if x.Whole {
		covers = "the whole file"
	}
	key, _ := sign.ParseFingerprint(x.Key)
	known := "compare it with the ink-signed sheet"
	if x.Standing == sign.Trusted {
		known = "trusted by the vote definition"
	}
	return fmt.Sprintf("%s, %s: signature holds and covers %s; key %s (%s)", x.Name, x.Role, covers, key.Short(), known)
}
