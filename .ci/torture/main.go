// Command torture does to Countersign what a night of counting may do, for as
// long as it is told, and prints what was survived:
//
//	go run ./.ci/torture -for 30m
//	go run ./.ci/torture -fuzz 10m [./export/sign ...]
//
// It runs the fault tests of the module in their long form, one after the
// other, each for its share of the time; then every fuzz target. The tests
// make the same choices each time, so a longer run begins with the shorter one.
// A test says what it did in lines "figure: 25 counts killed with kill -9".
// With -fuzz it only fuzzes, each target of all packages, or of those that are
// named, until it has used so much processor time.
// The exit status is 1 when anything was lost, differed silently, crashed, or
// could not be tried.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	whole := flag.Duration("for", 2*time.Minute, "how long to go on, without the time for building")
	keep := flag.String("keep", "", "a folder for what the failing tests said; the default is a temporary one")
	each := flag.Duration("fuzz", 0, "only fuzz, until each target has used so much processor time")
	flag.Parse()
	if err := run(*whole, *each, flag.Args(), *keep); err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
}

func run(whole, fuzzed time.Duration, only []string, keep string) (err error) {
	if keep == "" {
		if keep, err = os.MkdirTemp("", "torture-*"); err != nil {
			return err
		}
	}
	targets, err := fuzzTargets(".")
	if err != nil {
		return err
	}
	if fuzzed > 0 {
		others := func(t target) bool { return len(only) > 0 && !slices.Contains(only, t.in) }
		return print(fuzzLong(slices.DeleteFunc(targets, others), fuzzed, keep), keep)
	}
	var table []row
	for _, o := range ordeals {
		fmt.Fprintf(os.Stderr, "%s, %v\n", o.what, o.time(whole))
		table = append(table, o.run(whole, keep))
	}
	each := max(time.Duration(fuzzShare*float64(whole))/time.Duration(len(targets)), leastFuzz)
	fmt.Fprintf(os.Stderr, "%d fuzz targets, %v each\n", len(targets), each.Round(time.Second))
	table = append(table, fuzz(targets, each, keep))
	return print(table, keep)
}

// row is a line of the table.
type row struct {
	what    string
	figures []string
	failed  string // why; empty if all is well
}

// print writes the table as the README has it, and fails if a row did.
func print(table []row, keep string) error {
	var failed []string
	fmt.Println("\n| what was done | what came of it |\n|---|---|")
	for _, r := range table {
		came := strings.Join(r.figures, "; ")
		if r.failed != "" {
			came = strings.TrimPrefix(came+"; **"+r.failed+"**", "; ")
			failed = append(failed, r.what)
		}
		fmt.Printf("| %s | %s |\n", r.what, came)
	}
	if len(failed) > 0 {
		return fmt.Errorf("not survived: %s. What the tests said is in %s", strings.Join(failed, ", "), keep)
	}
	return nil
}

// note keeps what a failing test said.
func note(keep, name string, said []byte) {
	if err := os.WriteFile(filepath.Join(keep, name+".txt"), said, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
	}
}
