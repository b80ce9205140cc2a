package journal_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"countersign/count/journal"
)

// The test binary runs itself as the second program: the variable says what
// that one is to do, the argument names the file.
const childVar = "COUNTERSIGN_TEST_CHILD"

func TestMain(m *testing.M) {
	do, ok := map[string]func(string) error{"hold": childHold, "append": childAppend}[os.Getenv(childVar)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := do(os.Args[1]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// childHold keeps the count open until its input ends.
func childHold(path string) error {
	j, err := journal.Open(path)
	if err != nil {
		return err
	}
	fmt.Println("open")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return j.Close()
}

// childAppend writes calls of 1 to 5 events for ever, saying after each which
// number was acknowledged.
func childAppend(path string) error {
	j, err := journal.Open(path)
	if err != nil {
		return err
	}
	ctx := context.Background()
	seq, _, err := j.Head(ctx)
	for call := 0; err == nil; call++ {
		var bodies [][]byte
		for part := range 1 + call%5 {
			bodies = append(bodies, childBody(int(seq)+part+1, part, call%5))
		}
		var events []journal.Event
		if events, err = j.Append(ctx, seq, bodies...); err == nil {
			seq = events[len(events)-1].Seq
			fmt.Println(seq)
		}
	}
	return err
}

// childBody says which part of its call an event is, the last being of.
func childBody(seq, part, of int) []byte {
	return fmt.Appendf(nil, `{"seq":%d,"part":%d,"of":%d,"pad":"%0*d"}`, seq, part, of, 100+seq*37%3000, 0)
}

type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

func start(t *testing.T, do, path string) *child {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &child{cmd: exec.CommandContext(t.Context(), exe, path)}
	c.cmd.Env = append(os.Environ(), childVar+"="+do)
	c.cmd.Stderr = os.Stderr
	in, err := c.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.in, c.out = in, bufio.NewScanner(out)
	return c
}

// line is the next line that the child says; "" when it has ended.
func (c *child) line() string {
	if !c.out.Scan() {
		return ""
	}
	return c.out.Text()
}

// number is the next acknowledged number.
func (c *child) number(t *testing.T) (int64, bool) {
	t.Helper()
	s := c.line()
	if s == "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		t.Fatalf("the child says %q", s)
	}
	return n, true
}
