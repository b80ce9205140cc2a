package main

import (
	"crypto/x509/pkix"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// demo is what `make run` exports: a real local, three tellers. Its sample keys
// open with the passphrase of the samples.
func (w *workshop) demo() ([]*file, error) {
	dir, err := w.folder("demo")
	if err != nil {
		return nil, err
	}
	if err := w.do(w.tally, "demo", "--out", dir); err != nil {
		return nil, err
	}
	keys, err := filepath.Glob(filepath.Join(dir, "count", "*.p12"))
	if err != nil {
		return nil, err
	}
	anchors, err := w.anchorsOf(w.dir, keys)
	if err != nil {
		return nil, err
	}
	return w.sheets(dir, file{signatures: len(keys), anchors: anchors, code: true})
}

// sample is a place to count, certify and export.
type sample struct {
	name    string
	paper   string
	embargo string // a day; none: no banner
	real    bool   // without the banner of a sample
	bits    []int  // of the tellers' RSA keys, 0 for P-256; none: `tally key new` makes them
	tellers []string
}

// The places: both papers, both banners, keys of every kind, two to four
// signers, whose names are written in alphabets that the sheet's typeface has.
var samples = []sample{
	{"letter", "letter", "", false, nil, []string{"Ann Sample", "Bob Sample"}},
	{"a4-issued", "a4", "", true, []int{0, 0, 0}, []string{"Ágnes Kőszegi", "Łukasz Żółć", "Þórdís Ævarsdóttir"}},
	{"letter-rsa", "letter", "2024-05-01", true, []int{2048, 2048}, []string{"Олена Шевченко", "Παναγιώτα Ιωάννου"}},
	{"a4-mixed", "a4", "2024-05-01", false, []int{0, 2048, 3072, 4096}, []string{"Nguyễn Thị Hồng", "Ğülşen Işık", "Ĩuri Ĩõ \\ (Sample)", "Ирина Ёлкина"}},
}

const (
	sampleRole  = "recorder"
	samplePlace = "LAMP/L-1/13"
	sampleLocal = "Lamplighters Local 13"
)

// samples exports every sample place, and a roll-up, which nobody signs.
func (w *workshop) samples() ([]*file, error) {
	ca, err := w.newIssuer()
	if err != nil {
		return nil, err
	}
	var all []*file
	for _, s := range samples {
		files, err := w.sample(s, ca)
		if err != nil {
			return nil, fmt.Errorf("sample %s: %w", s.name, err)
		}
		all = append(all, files...)
	}
	return all, nil
}

func (w *workshop) sample(s sample, ca *issuer) ([]*file, error) {
	work, err := w.folder(s.name)
	if err != nil {
		return nil, err
	}
	vote, err := w.definition(s, work)
	if err != nil {
		return nil, err
	}
	count := filepath.Join(work, "sample.count")
	if _, err := w.run(s.commands(), w.tally, "count", "--file", count, "--vote", vote, "--place", samplePlace); err != nil {
		return nil, err
	}
	keys, err := w.keys(s, work, ca)
	if err != nil {
		return nil, err
	}
	like := file{signatures: len(keys), issued: s.bits != nil, anchors: ca.path, code: true}
	if !like.issued {
		if like.anchors, err = w.anchorsOf(work, keys); err != nil {
			return nil, err
		}
	}
	sheets, reports := filepath.Join(work, s.name), filepath.Join(work, s.name+"-report")
	certify := []string{"certify", count, "--passphrase-env", passphraseName, "--out", sheets}
	for _, k := range keys {
		certify = append(certify, "--key", k)
	}
	if err := w.do(w.tally, certify...); err != nil {
		return nil, err
	}
	if err := w.do(w.tally, "rollup", "--vote", vote, "--out", reports, sheets); err != nil {
		return nil, err
	}
	signed, err := w.sheets(sheets, like)
	if err != nil {
		return nil, err
	}
	unsigned, err := w.sheets(reports, file{})
	return append(signed, unsigned...), err
}

// definition is the training vote with the sample's paper and banners.
func (w *workshop) definition(s sample, work string) (string, error) {
	path := filepath.Join(work, "sample.vote")
	if err := w.do(w.tally, "vote", "save", "training", path); err != nil {
		return "", err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	vote := string(b)
	changes := []string{`"paper": "letter"`, `"paper": "` + s.paper + `"`, `"least": 2`, `"keys": "either", "least": 2`}
	if s.embargo != "" {
		changes = append(changes, `"until": ""`, `"until": "`+s.embargo+`T18:00:00-04:00"`)
	}
	if s.real {
		changes = append(changes, `"sample": true`, `"sample": false`)
	}
	for i := 0; i < len(changes); i += 2 {
		if strings.Count(vote, changes[i]) != 1 {
			return "", fmt.Errorf("the training vote does not say %s once", changes[i])
		}
		vote = strings.Replace(vote, changes[i], changes[i+1], 1)
	}
	return path, os.WriteFile(path, []byte(vote), 0o644)
}

// commands is the training count, kept by the tellers of the sample.
func (s sample) commands() string {
	b, err := os.ReadFile("assets/demo/training.jsonl")
	if err != nil {
		return "" // the program says that it got no commands
	}
	escaped := func(name string) string { return strings.ReplaceAll(name, `\`, `\\`) }
	names := strings.NewReplacer("Ann Sample", escaped(s.tellers[0]), "Bob Sample", escaped(s.tellers[1]))
	lines := strings.SplitN(names.Replace(string(b)), "\n", 3)
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n", lines[0], lines[1])
	for _, t := range s.tellers[2:] {
		fmt.Fprintf(&out, `{"do":"appoint","name":"%s","role":"%s"}`+"\n", escaped(t), sampleRole)
	}
	return out.String() + lines[2]
}

// keys makes a key file for every teller of a sample; the first is the chief.
func (w *workshop) keys(s sample, work string, ca *issuer) ([]string, error) {
	var out []string
	for i, t := range s.tellers {
		role := sampleRole
		if i == 0 {
			role = "chief teller"
		}
		if s.bits != nil {
			who := pkix.Name{Organization: []string{sampleLocal}, OrganizationalUnit: []string{role}, CommonName: t}
			k, err := ca.newKey(w, work, strconv.Itoa(i+1), who, s.bits[i])
			if err != nil {
				return nil, err
			}
			out = append(out, k)
			continue
		}
		k := filepath.Join(work, fmt.Sprintf("%d.p12", i+1))
		err := w.do(w.tally, "key", "new", "--name", t, "--role", role, "--local", sampleLocal, "--file", k, "--passphrase-env", passphraseName)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}
