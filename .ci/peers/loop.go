package main

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// place is where a sheet stands in a workbook, from 1.
func place(sheet, book string) (int, error) {
	f, err := excelize.OpenFile(book)
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close() }()
	i := slices.Index(f.GetSheetList(), sheet)
	if i < 0 {
		return 0, fmt.Errorf("%s has no sheet %s", book, sheet)
	}
	return i + 1, nil
}

// readFolder is the plain loop: what a person writes who only wants figures.
func readFolder(dir string) error {
	books, err := paths(dir)
	if err != nil {
		return err
	}
	for _, book := range books {
		lines, err := readBook(book)
		if err != nil {
			return err
		}
		for _, l := range lines {
			fmt.Println(l)
		}
	}
	return nil
}

func readBook(path string) (out []string, err error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("Data")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s: sheet Data is empty", path)
	}
	at := func(row []string, head string) string {
		if i := slices.Index(rows[0], head); i >= 0 && i < len(row) {
			return row[i]
		}
		return ""
	}
	for _, r := range rows[1:] {
		out = append(out, line(at(r, "place"), at(r, "question"), at(r, "yes"), at(r, "no"), at(r, "blank"), at(r, "void")))
	}
	return out, nil
}
