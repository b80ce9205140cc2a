package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
)

// batch is a folder of signed workbooks of one vote, and what they say.
type batch struct {
	dir, vote string
	books     int
	figures   []string // sorted; see line
}

// line is how a figure is told, whoever read it.
func line(place, question, yes, no, blank, void string) string {
	return strings.Join([]string{place, question, yes, no, blank, void}, " ")
}

// batches makes a folder of workbooks for each round.
func (b *bench) batches() ([]batch, error) {
	n := b.books / rounds
	v := rolluptest.Made(10, 10, (n*rounds+99)/100)
	m, err := exporttest.NewMaker(v)
	if err != nil {
		return nil, err
	}
	vote := filepath.Join(b.dir, "sample.vote")
	text, err := count.Canonical(v)
	if err == nil {
		err = os.WriteFile(vote, text, 0o600)
	}
	if err != nil {
		return nil, err
	}
	places := v.Places()
	all := make([]batch, rounds)
	for i := range all {
		all[i] = batch{dir: filepath.Join(b.dir, fmt.Sprintf("workbooks-%d", i+1)), vote: vote, books: n}
		if err := all[i].make(m, v, places[i*n:(i+1)*n]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// make writes a workbook for each place. No cell is small, so that a report
// tells every figure.
func (x *batch) make(m *exporttest.Maker, v *count.Vote, places []count.Place) error {
	if err := os.Mkdir(x.dir, 0o700); err != nil {
		return err
	}
	yes := func(i int) int { return 20 + i%20 }
	faults := make([]error, len(places))
	together(len(places), func(i int) {
		f, err := m.Workbook(places[i].ID, yes(i))
		faults[i] = errors.Join(err, os.WriteFile(filepath.Join(x.dir, f.Name), f.Data, 0o600))
	})
	for i, p := range places {
		for _, a := range rolluptest.Counted(v, p.ID, yes(i)).Answers {
			f := a.Figures
			x.figures = append(x.figures, line(string(p.ID), a.Question, f.Yes.String(), f.No.String(), f.Blank.String(), f.Void.String()))
		}
	}
	slices.Sort(x.figures)
	return errors.Join(faults...)
}

// agree looks whether somebody has read what the workbooks say.
func (x *batch) agree(read []string) error {
	slices.Sort(read)
	if slices.Equal(read, x.figures) {
		return nil
	}
	for _, l := range read {
		if _, ok := slices.BinarySearch(x.figures, l); !ok {
			return fmt.Errorf("%q was read, which is in none of the %d workbooks", l, x.books)
		}
	}
	return fmt.Errorf("%d lines of figures were read, and the workbooks have %d", len(read), len(x.figures))
}

// paths are the workbooks of a folder.
func paths(dir string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s: there is no workbook", dir)
	}
	return all, err
}

// together does something for 0 to n-1 on all cores.
func together(n int, do func(i int)) {
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// big is a sheet with 2,000 ballots in 40 batches, and who makes documents of it.
func big() (*exporttest.Maker, *count.Sheet, error) {
	v := rolluptest.Made(1, 1, 1)
	v.Coalition.Unions[0].Units[0].Locals[0].Roll = count.N(2400)
	f := rolluptest.Found{Place: v.Places()[0].ID, Sample: count.SampleMark{What: []string{"everything"}, Source: "sample"}}
	for _, q := range v.Questions {
		f.Answers = append(f.Answers, count.Answer{Question: q.ID, Figures: rolluptest.Of(1100, 870, 20, 10)})
	}
	m, err := exporttest.NewMaker(v)
	if err != nil {
		return nil, nil, err
	}
	s, err := rolluptest.Sheet(v, f)
	return m, s, err
}

// save writes a document into a folder under a name of its own.
func save(dir string, n int, f export.File) error {
	return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d-%s", n, f.Name)), f.Data, 0o600)
}
