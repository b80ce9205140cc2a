// Command oracles takes everything that the programs export to judges that are
// not ours, and fails on the first thing that one of them does not accept:
//
//	pdfsig       every signature is valid, the last covers the whole document,
//	             signers under an issuer that is in its store are trusted
//	qpdf         the structure of the PDF
//	preflight    PDFBox: PDF/A, but for what A-3 allows and A-1 does not
//	openssl      the signatures as CMS in CAdES form: those of the PDF, those
//	             attached to it and those beside it
//	poi          Apache POI: every signature of the workbook is valid
//	libreoffice  the same, and what its window would show
//	zbar, zxing  the code of the page, from a printed, badly scanned picture
//
// Before that, it shows each judge something damaged and wants a refusal: a
// judge that cannot say no is none. At the end it runs the commands that the
// README gives to people, as printed.
//
// It runs at the root of the repository; `make oracles` installs the judges.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// longest is how much time everything together may take.
const longest = 20 * time.Minute

func main() {
	tally := flag.String("tally", "bin/tally", "the command line that exports the files")
	flag.Parse()
	if err := run(*tally); err != nil {
		fmt.Fprintln(os.Stderr, "oracles:", err)
		os.Exit(1)
	}
}

func run(tally string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	dir, err := os.MkdirTemp("", "oracles-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			fmt.Println("The files are kept in", dir)
			return
		}
		err = os.RemoveAll(dir)
	}()
	if tally, err = filepath.Abs(tally); err != nil {
		return err
	}
	w := &workshop{ctx: ctx, dir: dir, tally: tally}
	files, err := w.everything()
	if err != nil {
		return err
	}
	c := &court{workshop: w}
	defer c.dismiss()
	if err := c.convene(); err != nil {
		return err
	}
	if err := c.provenJudges(files); err != nil {
		return err
	}
	verdicts := c.judgeAll(files)
	refusals := report(verdicts)
	if refusals > 0 {
		return fmt.Errorf("%d answers are NOT OK", refusals)
	}
	for _, f := range []*file{files[0], first(files, func(f *file) bool { return f.is(".pdf") && f.issued })} {
		if err := w.readme("README.md", f); err != nil {
			return err
		}
	}
	return nil
}
