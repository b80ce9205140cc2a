package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// confirming answers tally trust confirm as somebody does who holds the paper:
// confirming PAPER ARGS... The paper is what tally audit or tally vote sign
// printed. It ends with the status of the program.
func confirming(args []string) error { return answering("trust", args) }

// confirmingKeys does the same for tally rollup confirm.
func confirmingKeys(args []string) error { return answering("rollup", args) }

func answering(command string, args []string) error {
	printed, err := onPaper(args[0])
	if err != nil {
		return err
	}
	cmd := exec.Command("tally", append([]string{command, "confirm"}, args[1:]...)...)
	cmd.Stdout = os.Stdout
	keys, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	screen, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := errors.Join(cmd.Start(), readOut(bufio.NewReader(screen), keys, printed), keys.Close()); err != nil {
		return err
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); errors.As(err, &exit) {
		os.Exit(exit.ExitCode())
	} else if err != nil {
		return err
	}
	return nil
}

// question is one of the program's, up to where it waits.
var question = regexp.MustCompile(`(?s)^(?:([^\n]*?), [^\n]*: find this name.*\n)?  group (\d): $`)

func readOut(screen *bufio.Reader, keys io.Writer, printed map[string][]string) error {
	var asked, name string
	for {
		r, _, err := screen.ReadRune()
		if errors.Is(err, io.EOF) {
			_, _ = fmt.Fprint(os.Stderr, asked)
			return nil
		}
		if err != nil {
			return err
		}
		asked += string(r)
		m := question.FindStringSubmatch(asked)
		if m == nil {
			continue
		}
		if m[1] != "" {
			name = m[1]
		}
		n, err := strconv.Atoi(m[2])
		if err != nil || n > 5 {
			return fmt.Errorf("group %s is not printed", m[2])
		}
		group := "" // a name that is not on the paper
		if len(printed[name]) > 0 {
			group = printed[name][n-1]
		}
		if _, err := fmt.Fprintln(keys, group); err != nil {
			return err
		}
		asked = ""
	}
}

// signedBy is a line of tally audit or tally vote sign.
var signedBy = regexp.MustCompile(`Signed by ([^,]+), .*key ((?:[0-9A-F]{4} ?){5})`)

func onPaper(path string) (map[string][]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, m := range signedBy.FindAllStringSubmatch(string(b), -1) {
		out[m[1]] = strings.Fields(m[2])
	}
	return out, nil
}

// refusing types the whole fingerprint that tally key show printed into tally
// trust refuse: refusing SHOWN ARGS...
func refusing(args []string) error { return typing(args, "trust", "refuse") }

// distrusting does the same for tally rollup distrust.
func distrusting(args []string) error { return typing(args, "rollup", "distrust") }

func typing(args []string, command ...string) error {
	b, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(b), "Fingerprint ")
	key, _, _ := strings.Cut(rest, "\n")
	cmd := exec.Command("tally", slices.Concat(command, args[1:], strings.Fields(key))...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
