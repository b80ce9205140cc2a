package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// damage is what a judge has to refuse: a file changed in a way that this
// judge sees. Other changes it does not see; the README says which.
type damage struct {
	what   string
	judges []string
	file   *file
}

// provenJudges shows each judge damaged files and wants its refusals.
func (c *court) provenJudges(files []*file) error {
	all, err := c.damages(files)
	if err != nil {
		return err
	}
	for _, j := range c.judges {
		asked := 0
		for _, d := range all {
			if !slices.Contains(d.judges, j.name) {
				continue
			}
			asked++
			refusal := j.ask(d.file)
			if refusal == nil {
				return fmt.Errorf("%s is no judge: it accepts %s", j.name, d.what)
			}
			fmt.Printf("%-11s refuses %s: %s\n", j.name, d.what, oneLine(refusal.Error()))
		}
		if asked == 0 {
			return fmt.Errorf("nothing damaged was shown to %s", j.name)
		}
	}
	fmt.Println()
	return nil
}

// damages makes the damaged files.
func (c *court) damages(files []*file) ([]damage, error) {
	dir, err := c.folder("damaged")
	if err != nil {
		return nil, err
	}
	sheet := files[0]
	book := first(files, func(f *file) bool { return f.is(".xlsx") && f.signatures > 1 })
	detached := first(files, func(f *file) bool { return f.is(".p7s") })
	if book == nil || detached == nil {
		return nil, errors.New("there is no signed workbook, or no signature beside a sheet, to damage")
	}
	var all []damage
	var faults []error
	add := func(what string, f *file, change func([]byte) ([]byte, error), judges ...string) {
		to := *f
		to.path = filepath.Join(dir, fmt.Sprintf("%d%s", len(all), filepath.Ext(f.path)))
		if err := rewrite(f.path, to.path, change); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", what, err))
		}
		all = append(all, damage{what, judges, &to})
	}
	add("a changed byte of the page", sheet, flip("stream\n", 20), "pdfsig", "openssl")
	add("a line added at the end", sheet, func(b []byte) ([]byte, error) { return append(b, "% sample\n"...), nil }, "pdfsig")
	add("a changed byte of the structure", sheet, flip("endstream", 0), "qpdf")
	add("a typeface that is not in the file", sheet, flip("/FontFile2", 1), "preflight")
	add("a changed digit in a cell", book, changeCell, "poi", "libreoffice")

	stranger := *sheet
	stranger.issued = true
	all = append(all, damage{"tellers whom nobody vouches for", []string{"pdfsig"}, &stranger})
	other := *sheet
	other.path, other.record = filepath.Join(dir, "other.pdf"), filepath.Join(dir, "other.json")
	faults = append(faults, rewrite(sheet.path, other.path, same), rewrite(sheet.record, other.record, flip("{", 1)))
	all = append(all, damage{"a changed byte of the record", []string{"zbar", "zxing"}, &other})
	loose := *detached
	loose.record = filepath.Join(dir, "loose.json")
	faults = append(faults, rewrite(detached.record, loose.record, flip("{", 1)))
	all = append(all, damage{"a changed byte of the record", []string{"openssl"}, &loose})
	blank, err := c.blanked(sheet, filepath.Join(dir, "blank.pdf"))
	faults = append(faults, err)
	all = append(all, damage{"a page whose lower half is white", []string{"zbar", "zxing"}, blank})
	return all, errors.Join(faults...)
}

// blanked is a sheet whose scan shows the upper half of the page alone.
func (c *court) blanked(sheet *file, path string) (*file, error) {
	f := *sheet
	f.path = path
	if err := rewrite(sheet.path, path, same); err != nil {
		return nil, err
	}
	scan, err := c.scan(&f)
	if err != nil {
		return nil, err
	}
	return &f, c.do("convert", scan, "-gravity", "south", "-region", "100%x50%", "-fill", "white", "-colorize", "100", scan)
}

func rewrite(from, to string, change func([]byte) ([]byte, error)) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if b, err = change(b); err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}

func same(b []byte) ([]byte, error) { return b, nil }

// flip changes one bit, so many bytes behind the beginning of the first of a text.
func flip(text string, behind int) func([]byte) ([]byte, error) {
	return func(b []byte) ([]byte, error) {
		at := bytes.Index(b, []byte(text))
		if at < 0 || at+behind >= len(b) {
			return nil, fmt.Errorf("there is no %q in it", text)
		}
		b[at+behind] ^= 1
		return b, nil
	}
}

// changeCell changes the first digit of the first value in a workbook's first
// sheet. Every other part stays as it is, bit for bit.
func changeCell(b []byte) ([]byte, error) {
	const part, value = "xl/worksheets/sheet1.xml", "<v>"
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if f.Name != part {
			if err := w.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		sheet, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		if sheet, err = flip(value, len(value))(sheet); err != nil {
			return nil, err
		}
		changed, err := w.Create(part)
		if err != nil {
			return nil, err
		}
		if _, err := changed.Write(sheet); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}
