package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"countersign/export/pdf/file"
)

// pdfCode prints the text of the code that a PDF carries, as a scanner would
// give it: pdfcode FILE.
func pdfCode(args []string) error {
	b, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	r, err := file.Verify(b)
	if err != nil {
		return err
	}
	for _, a := range r.Attachments {
		if strings.HasSuffix(a.Name, ".code.txt") {
			fmt.Println(string(a.Data))
			return nil
		}
	}
	return errors.New("this PDF carries no text of a code")
}

// withCode runs a program with the text of a file as --qr: withcode FILE PROGRAM ...
func withCode(args []string) error {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	cmd := exec.Command(args[1], append(args[2:], "--qr", string(text))...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		os.Exit(exit.ExitCode())
	}
	return err
}
