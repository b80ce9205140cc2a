package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// servant is a program that is started once and asked many times: a line in,
// a line out.
type servant struct {
	mu     sync.Mutex
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Scanner
	errors bytes.Buffer
}

// start starts a servant.
func (w *workshop) start(program string, args ...string) (*servant, error) {
	s := &servant{cmd: exec.CommandContext(w.ctx, program, args...)}
	s.cmd.Stderr = &s.errors
	in, err := s.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.in, s.out = in, bufio.NewScanner(out)
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(program), err)
	}
	return s, nil
}

// ask gives the answer to a question; one that begins with "no: " is an error.
func (s *servant) ask(question string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := fmt.Fprintln(s.in, question); err != nil {
		return "", err
	}
	if !s.out.Scan() {
		return "", fmt.Errorf("%s gave up: %s", filepath.Base(s.cmd.Path), oneLine(s.errors.String()))
	}
	if no, refused := strings.CutPrefix(s.out.Text(), "no: "); refused {
		return "", errors.New(oneLine(no))
	}
	return s.out.Text(), nil
}

// stop ends a servant by ending its input.
func (s *servant) stop() {
	_ = s.in.Close()
	_ = s.cmd.Wait()
}
