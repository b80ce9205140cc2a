// Command peers measures Countersign side by side with other programs that do
// the same work, and prints one table:
//
//	figures    1,000 signed workbooks, verified and imported, against reading
//	           the same figures with LibreOffice, excelize and openpyxl, which
//	           verify nothing
//	paper      the signed PDF of a sheet against LibreOffice's PDF of the workbook
//	window     the start of the window against an empty window of the same toolkit
//	keystroke  from a key to its painted pixels, against the toolkit's own entry
//	keys       those that a place of 26 batches takes, against a spreadsheet
//
// What is compared takes turns within one run, and the first place among them
// goes round; a ratio is the median of the rounds' ratios. So it says something
// on a machine that does other work, too: the times do not.
//
// Peers that read figures have to find the same ones. A peer that is missing
// ends the run before it begins.
//
// It runs at the root of the repository; `make bench-peers` installs the peers.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// longest is how much time everything together may take.
const longest = 30 * time.Minute

func main() {
	tally := flag.String("tally", "bin/tally", "the command line that imports the workbooks")
	books := flag.Int("workbooks", 1000, "how many workbooks are read; a fifth of them in each round")
	only := flag.String("only", "", "measure this `part` alone: figures, paper, window, keystroke or keys")
	read := flag.Bool("read", false, "be the peer that reads the workbooks of a folder with excelize, and print the figures")
	flag.Parse()
	err := error(nil)
	if *read {
		err = readFolder(flag.Arg(0))
	} else {
		err = run(*tally, *books, *only)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// part is one of the things that are measured.
type part struct {
	name    string
	measure func(*bench) ([]row, error)
}

var parts = []part{{"figures", figures}, {"paper", paper}, {"window", window}, {"keystroke", keystroke}, {"keys", keys}}

// bench is where it is measured.
type bench struct {
	ctx    context.Context
	dir    string
	tally  string
	myself string // this program
	books  int
}

func run(tally string, books int, only string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	b := &bench{ctx: ctx, books: max(books, rounds)}
	if b.tally, err = filepath.Abs(tally); err != nil {
		return err
	}
	if b.myself, err = os.Executable(); err != nil {
		return err
	}
	if err := b.missing(); err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "peers-*"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.dir) }()
	var table []row
	found := false
	for _, p := range parts {
		if only != "" && only != p.name {
			continue
		}
		found = true
		began := time.Now()
		rows, err := p.measure(b)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		table = append(table, rows...)
		fmt.Fprintf(os.Stderr, "%s: %v\n", p.name, time.Since(began).Round(time.Second))
	}
	if !found {
		return fmt.Errorf("there is no part %q", only)
	}
	b.about(command())
	print(table)
	return nil
}

// command is how this run was asked for.
func command() string {
	said := "make bench-peers"
	flag.Visit(func(f *flag.Flag) {
		if f.Name != "tally" {
			said += ", with -" + f.Name + " " + f.Value.String()
		}
	})
	return said
}
