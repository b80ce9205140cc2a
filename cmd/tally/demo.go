package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"countersign/assets"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/sign"
)

type demoCmd struct {
	Out string `default:"out" type:"path" help:"The folder for the sheets."`
}

// demoPassphrase opens the sample keys; they protect nothing.
const demoPassphrase = "sample passphrase"

// Run counts the sample place, certifies it and says what was made. Each run
// has a folder of its own, so that nothing is overwritten.
func (c *demoCmd) Run(p *program) (err error) {
	dir, err := freshFolder(c.Out)
	if err != nil {
		return err
	}
	b, _ := assets.Vote(assets.DemoVote)
	v, err := count.ParseVote(b)
	if err != nil {
		return err
	}
	// The count takes place on the evening of June 15, 2011 (sample times).
	q := &program{in: p.in, out: io.Discard, errs: p.errs, getenv: p.getenv, now: sampleClock()}
	work := filepath.Join(dir, "count")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return &export.SaveError{Path: work, Cause: err}
	}
	path := filepath.Join(work, "AFSCME-749.count")
	d, err := beginCount(path, v, assets.DemoPlace, q.now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	refused, err := q.replay(d, bytes.NewReader(assets.Demo), false)
	if err != nil {
		return err
	}
	if refused > 0 {
		return fmt.Errorf("%d commands of the sample count were refused", refused)
	}
	keys, err := sampleKeys(p, q, d, work)
	if err != nil {
		return err
	}
	p.printf("Sample count. Yes and no: press reports, June 2011. Everything else is invented.\n\n")
	q.out = p.out
	paths, err := q.certify(d, keys, papers{out: dir, before: beforeSigning{Yes: true}})
	if err != nil {
		return err
	}
	p.printf("\nWritten:\n")
	for _, f := range paths {
		p.printf("  %s\n", f)
	}
	p.printf("  %s (the journal; tally audit reads it)\n\n", path)
	return p.verifyFiles(paths, false)
}

// freshFolder is out itself while it is empty, else the first of out/2, out/3
// and so on that does not exist.
func freshFolder(out string) (string, error) {
	if _, err := os.Lstat(filepath.Join(out, "count")); err != nil { // not there, or out cannot be looked into, which is said later
		return out, nil
	}
	for n := 2; n < 10_000; n++ {
		dir := filepath.Join(out, fmt.Sprint(n))
		if _, err := os.Lstat(dir); errors.Is(err, os.ErrNotExist) {
			return dir, nil
		}
	}
	return "", fmt.Errorf("%s is full of earlier demonstrations: choose another folder with --out", out)
}

// sampleClock begins at 1:30 p.m. and reads half a minute more each time.
func sampleClock() func() time.Time {
	t := time.Date(2011, 6, 15, 13, 30, 0, 0, time.FixedZone("EDT", -4*60*60))
	return func() time.Time {
		t = t.Add(30 * time.Second)
		return t
	}
}

// sampleKeys makes a key for everybody who signs; q has the sample clock.
func sampleKeys(p, q *program, d *desk.Desk, dir string) ([]*sign.Key, error) {
	s := d.Snapshot()
	var keys []*sign.Key
	for i, t := range s.Tally.Tellers {
		if t.Role == count.Observer {
			continue
		}
		id := sign.Identity{Name: t.Name, Role: string(t.Role), Local: s.Tally.Place.Title()}
		// From the sample evening of 2011 until years from now, so that other
		// programs do not call the sample expired.
		k, err := sign.NewKeyUntil(rand.Reader, id, q.now(), p.now().AddDate(2, 0, 0))
		if err != nil {
			return nil, err
		}
		if err := saveKey(k, demoPassphrase, filepath.Join(dir, fmt.Sprintf("sample-key-%d.p12", i+1))); err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, nil
}
