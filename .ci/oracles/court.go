package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// judge is a program that is not ours. ask gives why it does not accept a file.
type judge struct {
	name  string
	takes func(*file) bool
	ask   func(*file) error
}

// court is every judge, ready to be asked.
type court struct {
	*workshop
	judges []judge
	java   *servant // Apache POI, PDFBox Preflight and ZXing
	office *servant // LibreOffice
	store  string   // certificates that pdfsig trusts
}

// convene starts the judges that are started once for all files; dismiss ends
// them, also those that were started before an error.
func (c *court) convene() error {
	store, err := c.folder("nss")
	if err != nil {
		return err
	}
	c.store = "sql:" + store
	if err := c.fillStore(); err != nil {
		return err
	}
	if c.java, err = c.startJava(); err != nil {
		return err
	}
	// Debian's own Python is the one that has LibreOffice's bindings.
	if c.office, err = c.start("/usr/bin/python3", ".ci/oracles/office.py", filepath.Join(c.dir, "libreoffice")); err != nil {
		return err
	}
	pdf := func(f *file) bool { return f.is(".pdf") }
	signed := func(f *file) bool { return f.signatures > 0 && !f.is(".xlsx") }
	book := func(f *file) bool { return f.is(".xlsx") }
	c.judges = []judge{
		{"pdfsig", pdf, c.pdfsig},
		{"qpdf", pdf, c.qpdf},
		{"preflight", pdf, c.preflight},
		{"openssl", signed, c.openssl},
		{"poi", book, c.poi},
		{"libreoffice", book, c.libreOffice},
		{"zbar", pdf, c.zbar},
		{"zxing", pdf, c.zxing},
	}
	return nil
}

// dismiss ends the programs that convene started.
func (c *court) dismiss() {
	for _, s := range []*servant{c.java, c.office} {
		if s != nil {
			s.stop()
		}
	}
}

// verdict is what one judge says of one file.
type verdict struct {
	file, judge string
	refusal     error
}

func (v verdict) String() string {
	if v.refusal != nil {
		return fmt.Sprintf("%-11s NOT OK %s: %v", v.judge, v.file, v.refusal)
	}
	return fmt.Sprintf("%-11s ok     %s", v.judge, v.file)
}

// judgeAll asks every judge about every file that it takes. The answers are in
// the order of the files and the judges.
func (c *court) judgeAll(files []*file) []verdict {
	all := make([][]verdict, len(files))
	next := make(chan int)
	var busy sync.WaitGroup
	for range runtime.NumCPU() + 1 { // the judges that serve all files are waited for
		busy.Go(func() {
			for i := range next {
				all[i] = c.judgeOne(files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	busy.Wait()
	return slices.Concat(all...)
}

func (c *court) judgeOne(f *file) []verdict {
	var out []verdict
	for _, j := range c.judges {
		if j.takes(f) {
			out = append(out, verdict{f.name, j.name, j.ask(f)})
		}
	}
	if len(out) == 0 {
		out = append(out, verdict{f.name, "nobody", errors.New("no judge takes this file")})
	}
	_ = os.Remove(scanOf(f))
	return out
}

// report prints every answer and how many there are by judge; it gives the
// number of refusals.
func report(verdicts []verdict) int {
	refused := 0
	count := map[string][2]int{} // asked, refused
	var names []string
	for _, v := range verdicts {
		fmt.Println(v)
		n, known := count[v.judge]
		if !known {
			names = append(names, v.judge)
		}
		n[0]++
		if v.refusal != nil {
			n[1]++
			refused++
		}
		count[v.judge] = n
	}
	fmt.Printf("\n%-11s %6s %6s %6s\n", "judge", "files", "ok", "NOT OK")
	for _, name := range names {
		n := count[name]
		fmt.Printf("%-11s %6d %6d %6d\n", name, n[0], n[0]-n[1], n[1])
	}
	return refused
}
