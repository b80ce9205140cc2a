package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	anchors, err := w.anchors(own, w.dir, keys)
	if err != nil {
		return nil, err
	}
	return w.sheets(dir, file{signatures: len(keys), anchors: anchors})
}

// sample is a place to count, certify and export.
type sample struct {
	name    string
	paper   string
	embargo string // a day; none: no banner
	real    bool   // without the banner of a sample
	keys    origin
	late    bool // the last teller signs on another day
	tellers []teller
}

// The places: both papers, both banners, keys of every kind and origin, two to
// four signers (no definition asks for fewer), whose names are in alphabets
// that the sheet's typeface has.
var samples = []sample{
	{"letter", "letter", "", false, own, true, []teller{{"Ann Sample", "p-256"}, {"Bob Sample", "rsa"}, {"Cy Sample", "p-256"}}},
	{"a4-issued", "a4", "", true, issued, false, []teller{{"Ágnes Kőszegi", "p-256"}, {"Łukasz Żółć", "p-256"}, {"Þórdís Ævarsdóttir", "p-256"}}},
	{"letter-rsa", "letter", "2024-05-01", true, issued, false, []teller{{"Олена Шевченко", "rsa"}, {"Παναγιώτα Ιωάννου", "rsa"}}},
	{"a4-brought", "a4", "2024-05-01", false, brought, true, []teller{{"Nguyễn Thị Hồng", "p-256"}, {"Ğülşen Işık", "2048"}, {`Ĩuri Ĩõ \ (Sample)`, "3072"}, {"Ирина Ёлкина", "4096"}}},
}

const (
	samplePlace = "LAMP/L-1/13"
	sampleLocal = "Lamplighters Local 13"
)

// samples exports every sample place, and a roll-up, which nobody signs.
func (w *workshop) samples() ([]*file, error) {
	a, err := w.authorities()
	if err != nil {
		return nil, err
	}
	var makers []maker
	for _, s := range samples {
		makers = append(makers, func() ([]*file, error) {
			files, err := w.sample(s, a)
			if err != nil {
				return nil, fmt.Errorf("sample %s: %w", s.name, err)
			}
			return files, nil
		})
	}
	return together(makers...)
}

func (w *workshop) sample(s sample, a *authorities) ([]*file, error) {
	work, err := w.folder(s.name)
	if err != nil {
		return nil, err
	}
	vote, err := w.definition(s, work)
	if err != nil {
		return nil, err
	}
	commands, err := s.commands()
	if err != nil {
		return nil, err
	}
	count := filepath.Join(work, "sample.count")
	if _, err := w.run(commands, w.tally, "count", "--file", count, "--vote", vote, "--place", samplePlace); err != nil {
		return nil, err
	}
	var keys []string
	for i, t := range s.tellers {
		k, err := w.key(a, s.keys, work, i, t)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	like := file{issued: s.keys != own}
	if like.anchors, err = w.anchors(s.keys, work, keys); err != nil {
		return nil, err
	}
	signed, err := w.signed(s, work, count, keys, like)
	if err != nil {
		return nil, err
	}
	report := filepath.Join(work, s.name+"-report")
	rollup := []string{"rollup", "--vote", vote, "--out", report}
	for _, f := range signed { // beside them lie folders with what was attached, a record that nobody signed among it
		if filepath.Dir(f.path) == filepath.Dir(signed[len(signed)-1].path) && filepath.Ext(f.path) != ".p7s" {
			rollup = append(rollup, f.path)
		}
	}
	if err := w.do(w.tally, rollup...); err != nil {
		return nil, err
	}
	unsigned, err := w.sheets(report, file{})
	return append(signed, unsigned...), err
}

// signed certifies a count with all keys, or with all but the last, who signs
// the documents then; what there was before is judged, too.
func (w *workshop) signed(s sample, work, count string, keys []string, like file) ([]*file, error) {
	now, last := keys, len(keys)-1
	sheets := filepath.Join(work, s.name)
	certify := withPassphrase("certify", count, "--p7s", "--out", sheets)
	if s.late {
		now = keys[:last]
		pem := filepath.Join(work, "late.pem")
		if err := w.do(w.tally, withPassphrase("key", "pem", keys[last], "--out", pem)...); err != nil {
			return nil, err
		}
		certify = append(certify, "--later", pem)
	}
	for _, k := range now {
		certify = append(certify, "--key", k)
	}
	if err := w.do(w.tally, certify...); err != nil {
		return nil, err
	}
	like.signatures = len(now)
	files, err := w.sheets(sheets, like)
	if err != nil || !s.late {
		return files, err
	}
	late := sheets + "-late"
	sign := withPassphrase("sign", "--p7s", "--key", keys[last], "--out", late)
	for _, f := range files {
		if !f.is(".p7s") {
			sign = append(sign, f.path)
		}
	}
	if err := w.do(w.tally, sign...); err != nil {
		return nil, err
	}
	like.signatures = len(keys)
	more, err := w.sheets(late, like)
	return slices.Concat(files, more), err
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

// commands is the training count, kept by the tellers of the sample. Its first
// two lines appoint two; the others are appointed behind them.
func (s sample) commands() (string, error) {
	b, err := os.ReadFile("assets/demo/training.jsonl")
	if err != nil {
		return "", err
	}
	escaped := func(t teller) string { return strings.ReplaceAll(t.name, `\`, `\\`) }
	names := strings.NewReplacer("Ann Sample", escaped(s.tellers[0]), "Bob Sample", escaped(s.tellers[1]))
	lines := strings.SplitAfterN(names.Replace(string(b)), "\n", 3)
	for _, t := range s.tellers[2:] {
		lines[1] += fmt.Sprintf(`{"do":"appoint","name":"%s","role":"recorder"}`+"\n", escaped(t))
	}
	return strings.Join(lines, ""), nil
}
