package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// figures measures the import of signed workbooks: from the start of our
// command line until everything is verified and on the disk, against programs
// that only read. Each is started once a round and is given a folder.
func figures(b *bench) ([]row, error) {
	all, err := b.batches()
	if err != nil {
		return nil, err
	}
	alone := []string{"GOMAXPROCS=1"}
	lanes := []lane{
		{"tally rollup import", func(i int) (time.Duration, error) { return b.imported(all[i], "all", nil) }},
		{"tally, one core", func(i int) (time.Duration, error) { return b.imported(all[i], "one", alone) }},
		{"LibreOffice", func(i int) (time.Duration, error) { return b.converted(all[i]) }},
		{"openpyxl", func(i int) (time.Duration, error) { return b.told(all[i], nil, python, ".ci/peers/figures.py") }},
		{"excelize", func(i int) (time.Duration, error) { return b.told(all[i], nil, b.myself, "-read") }},
		{"excelize, one core", func(i int) (time.Duration, error) { return b.told(all[i], alone, b.myself, "-read") }},
	}
	took, err := race(lanes)
	if err != nil {
		return nil, err
	}
	n := all[0].books
	compared := func(ours, peer int, than string) row {
		return row{
			what: fmt.Sprintf("%d signed workbooks: verify and import", n*rounds),
			ours: each(median(took[ours]), n) + " a workbook", peer: each(median(took[peer]), n),
			than: than, ratio: ratios(took[peer], took[ours]),
		}
	}
	rows := []row{
		compared(0, 2, "LibreOffice, headless, to CSV"),
		compared(0, 3, "openpyxl, read-only"),
		compared(0, 4, "excelize, a plain loop"),
		compared(1, 5, "the same, both on one core"),
	}
	rows[0].note = fmt.Sprintf("%d folders of %d, each read by everybody in turn, the start of the program included; every peer has found the same %d figures in all of them. The peers read the sheet Data and verify nothing; ours verifies the file, three signatures and the record, draws every cell again, adds up, decides and writes its journal.", rounds, n, 4*len(all[0].figures)*rounds)
	return rows, nil
}

// imported has our command line import a folder into a new roll-up.
func (b *bench) imported(x batch, how string, env []string) (time.Duration, error) {
	file := x.dir + "-" + how + ".rollup"
	if _, err := b.output(b.tally, "rollup", "new", file, "--vote", x.vote); err != nil {
		return 0, err
	}
	_, took, err := b.timed(env, b.tally, "rollup", "import", "--yes", file, x.dir)
	if err != nil {
		return 0, err
	}
	report := x.dir + "-" + how + "-report"
	if _, err := b.output(b.tally, "rollup", "report", file, "--out", report); err != nil {
		return 0, err
	}
	found, err := filepath.Glob(filepath.Join(report, "*.csv"))
	if err != nil {
		return 0, err
	}
	if len(found) != 1 {
		return 0, fmt.Errorf("the report has %d tables, want one", len(found))
	}
	read, err := table(found[0], "path", func(row map[string]string) bool { return row["level"] == "local" && row["received"] == "1" })
	if err != nil {
		return 0, err
	}
	return took, x.agree(read)
}

// converted has LibreOffice write the sheet Data of every workbook as CSV, in
// one process.
func (b *bench) converted(x batch) (time.Duration, error) {
	books, err := paths(x.dir)
	if err != nil {
		return 0, err
	}
	out := x.dir + "-csv"
	sheet, err := place("Data", books[0])
	if err != nil {
		return 0, err
	}
	// Comma, quotes, UTF-8, from the first line, cells as shown, that sheet.
	filter := fmt.Sprintf("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,%d", sheet)
	took, err := b.office(filter, out, books)
	if err != nil {
		return 0, err
	}
	tables, err := filepath.Glob(filepath.Join(out, "*.csv"))
	if err != nil {
		return 0, err
	}
	var read []string
	for _, t := range tables {
		lines, err := table(t, "place", func(map[string]string) bool { return true })
		if err != nil {
			return 0, err
		}
		read = append(read, lines...)
	}
	return took, x.agree(read)
}

// office has LibreOffice convert files, in one process with a profile that is
// not new.
func (b *bench) office(filter, out string, files []string) (time.Duration, error) {
	profile := "-env:UserInstallation=file://" + filepath.Join(b.dir, "libreoffice")
	arguments := append([]string{profile, "--headless", "--norestore", "--convert-to", filter, "--outdir", out}, files...)
	_, took, err := b.timed(nil, "soffice", arguments...)
	return took, err
}

// told has a program print the figures of a folder.
func (b *bench) told(x batch, env []string, program, how string) (time.Duration, error) {
	out, took, err := b.timed(env, program, how, x.dir)
	if err != nil {
		return 0, err
	}
	return took, x.agree(strings.Split(out, "\n"))
}

// table reads the figures of a CSV file with a line of headers.
func table(path, place string, wanted func(row map[string]string) bool) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s is no table: %w", path, err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s is empty", path)
	}
	rows[0][0] = strings.TrimPrefix(rows[0][0], "\uFEFF")
	var out []string
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, head := range rows[0] {
			row[head] = cells[i]
		}
		if wanted(row) {
			out = append(out, line(row[place], row["question"], row["yes"], row["no"], row["blank"], row["void"]))
		}
	}
	return out, nil
}
