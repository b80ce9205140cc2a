package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// papers is how many PDFs are made in a round.
const papers = 4

// paper measures the signed PDF of a sheet with 40 batches, against the PDF that
// LibreOffice makes of the workbook of the same sheet. LibreOffice's start is
// taken away: it is what one PDF takes longer than each of the further ones.
func paper(b *bench) ([]row, error) {
	m, s, err := big()
	if err != nil {
		return nil, err
	}
	book, err := m.WorkbookAt(s, s.Certified)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(b.dir, "paper")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	for n := range papers + 1 {
		if err := save(dir, n, book); err != nil {
			return nil, err
		}
	}
	books, err := paths(dir)
	if err != nil {
		return nil, err
	}
	ours := func(int) (time.Duration, error) {
		began := time.Now()
		for range papers {
			if _, err := m.Page(s); err != nil {
				return 0, err
			}
		}
		return time.Since(began), nil
	}
	theirs := func(round int) (time.Duration, error) {
		out := filepath.Join(dir, fmt.Sprint(round))
		one, err := b.office("pdf", out, books[:1])
		if err != nil {
			return 0, err
		}
		all, err := b.office("pdf", out, books)
		if err != nil {
			return 0, err
		}
		made, err := filepath.Glob(filepath.Join(out, "*.pdf"))
		if err != nil {
			return 0, err
		}
		if len(made) != len(books) {
			return 0, fmt.Errorf("LibreOffice made %d PDFs of %d workbooks", len(made), len(books))
		}
		return all - one, nil
	}
	took, err := race([]lane{{"our PDF", ours}, {"LibreOffice's PDF", theirs}})
	if err != nil {
		return nil, err
	}
	return []row{{
		what: "PDF of a sheet with 40 batches", ours: each(median(took[0]), papers) + ", signed by three", peer: each(median(took[1]), papers),
		than: "LibreOffice, of the workbook, its start taken away", ratio: ratios(took[1], took[0]),
	}}, nil
}
