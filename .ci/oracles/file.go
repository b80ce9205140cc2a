package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// file is an exported file and what is known of it without opening it.
type file struct {
	name       string // as it is called here
	path       string
	signatures int
	issued     bool   // its signers have certificates of the issuer in the judges' stores
	anchors    string // PEM certificates that the signers' end at; none: those that the signatures carry
	record     string // the record or report in a PDF; of a .p7s, the record that it signs
}

func (f *file) is(ext string) bool { return filepath.Ext(f.path) == ext }

// sheets lists the documents in a folder: the PDFs first.
func (w *workshop) sheets(dir string, like file) ([]*file, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil, err
	}
	records := map[string]string{} // by the name of the sheet
	var out []*file
	for _, ext := range []string{".pdf", ".xlsx", ".p7s"} {
		for _, path := range names {
			if filepath.Ext(path) != ext {
				continue
			}
			f := like
			f.path, f.name = path, filepath.Base(dir)+"/"+filepath.Base(path)
			switch ext {
			case ".pdf":
				if f.record, err = w.recordIn(path); err != nil {
					return nil, err
				}
				records[strings.TrimSuffix(filepath.Base(path), ext)] = f.record
			case ".p7s":
				if f.record = recordOf(records, filepath.Base(path)); f.record == "" {
					return nil, fmt.Errorf("%s: no PDF of this name has the record that it signs", path)
				}
				f.signatures = 1
			}
			out = append(out, &f)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: nothing was exported", dir)
	}
	return out, nil
}

// recordOf finds the record that a signature belongs to: its name begins with
// that of the sheet.
func recordOf(records map[string]string, name string) string {
	for sheet, path := range records {
		if strings.HasPrefix(name, sheet) {
			return path
		}
	}
	return ""
}

// recordIn takes the attachments out of a PDF, beside it, and gives the path of
// the record among them, or of the report of a roll-up.
func (w *workshop) recordIn(pdf string) (string, error) {
	dir := attachments(pdf)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	if err := w.do("pdfdetach", "-saveall", "-o", dir, pdf); err != nil {
		return "", err
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.re[cp]or[dt].json"))
	if err != nil || len(found) != 1 {
		return "", fmt.Errorf("%s has %d records attached, want one (%w)", pdf, len(found), err)
	}
	return found[0], nil
}

// attachments is the folder for what is attached to a PDF.
func attachments(pdf string) string { return pdf + ".attached" }

// keptName is how the test suite names what it keeps: a digest, how often it is
// signed, and what it is.
var keptName = regexp.MustCompile(`^[0-9a-f]+-(\d+)\.(pdf|xlsx|p7s)$`)

// suite runs the tests of package export, which keep every document that they
// export in the folder that the environment names.
func (w *workshop) suite() ([]*file, error) {
	dir, err := w.folder("tests")
	if err != nil {
		return nil, err
	}
	if err := w.do("env", "CGO_ENABLED=0", "COUNTERSIGN_EXPORTS="+dir, "go", "test", "-count=1", "./export/"); err != nil {
		return nil, err
	}
	files, err := w.sheets(dir, file{})
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		m := keptName.FindStringSubmatch(filepath.Base(f.path))
		if m == nil {
			return nil, fmt.Errorf("%s: the tests keep files as DIGEST-SIGNATURES.pdf", f.path)
		}
		if f.signatures, err = strconv.Atoi(m[1]); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// maker makes files.
type maker func() ([]*file, error)

// together runs makers at the same time and gives their files in order.
func together(makers ...maker) ([]*file, error) {
	files, faults := make([][]*file, len(makers)), make([]error, len(makers))
	var busy sync.WaitGroup
	for i, m := range makers {
		busy.Go(func() { files[i], faults[i] = m() })
	}
	busy.Wait()
	return slices.Concat(files...), errors.Join(faults...)
}

// everything makes all files that are judged. The first is the PDF of the demo.
func (w *workshop) everything() ([]*file, error) {
	return together(w.demo, w.samples, w.suite)
}

// first finds a file; nil if there is none.
func first(files []*file, fits func(*file) bool) *file {
	if i := slices.IndexFunc(files, fits); i >= 0 {
		return files[i]
	}
	return nil
}
