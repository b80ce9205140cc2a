//go:build !windows

package export

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
)

// spoolers are the programs that take a file for printing: of CUPS, which Linux
// and macOS have, and of older systems.
var spoolers = []string{"lp", "lpr"}

// printFile gives a file to the first of them that is there. They say
// themselves when there is no printer, each in words of its own.
func printFile(ctx context.Context, path string) error {
	for _, name := range spoolers {
		program, err := exec.LookPath(name)
		if errors.Is(err, exec.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		out, err := exec.CommandContext(ctx, program, path).CombinedOutput()
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return fmt.Errorf("the printer did not answer: %w. Look at the printer, or open the PDF and print it from there", ctx.Err())
		}
		return spoolFault(string(out), err)
	}
	return errNoPrinter
}

// noPrinter is what spoolers say where there is nothing to print on.
var noPrinter = regexp.MustCompile(`(?i)no default destination|no destinations|no such printer|unknown destination`)

// spoolFault makes words of what a spooler said.
func spoolFault(said string, err error) error {
	said = strings.TrimSpace(said)
	if noPrinter.MatchString(said) {
		return errNoPrinter
	}
	line, _, _ := strings.Cut(said, "\n")
	if line == "" {
		line = err.Error()
	}
	return fmt.Errorf("the printer refused the sheet: %s. Open the PDF and print it from there", line)
}
