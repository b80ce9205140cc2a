package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/count/hall"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

// hallRoom is a folder with the invitations of a hall whose count has begun.
type hallRoom struct {
	workshop
	batches int
}

// openHall makes a hall for so many tables, two recorders each.
func openHall(t *testing.T, address string, tables, batches int) hallRoom {
	t.Helper()
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	r := hallRoom{workshop{t.TempDir()}, batches}
	run(t, nil, "tally", "hall", "init", address, "--tables", fmt.Sprint(tables), "--out", r.dir)
	run(t, nil, "tally", "hall", "begin", r.file("chief.hall"), "--vote", "training", "--place", "LAMP/L-2/15")
	var in bytes.Buffer
	for n := 1; n <= tables; n++ {
		for _, side := range "AB" {
			fmt.Fprintf(&in, `{"do":"appoint","name":"Sample %d%c","role":"recorder"}`+"\n", n, side)
		}
	}
	fmt.Fprintf(&in, `{"do":"declare","batches":%d}`+"\n", batches)
	run(t, in.Bytes(), "tally", "count", "--journal", r.file("chief.hall"))
	return r
}

// invitation is the file of table n.
func (r hallRoom) invitation(n int) string { return r.file(fmt.Sprintf("table %d%s", n, hall.Suffix)) }

// lines close side by side the batches of a table: n, n+tables, ...
func (r hallRoom) lines(n, tables int) (lines []string) {
	for b := n; b <= r.batches; b += tables {
		for _, side := range "AB" {
			lines = append(lines, fmt.Sprintf(`{"do":"close","batch":%d,"side":"%c","recorder":"Sample %d%c","ballots":50,"answers":[`+
				`{"question":"agreement","yes":30,"no":18,"blank":1,"void":1},{"question":"contract","yes":31,"no":17,"blank":1,"void":1}]}`, b, side, n, side))
		}
	}
	return lines
}

// count gives lines to a table, from a process of its own.
func (r hallRoom) count(ctx context.Context, n int, lines []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "tally", "count", "--journal", r.invitation(n))
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n"))
	return cmd
}

// whole proves that every side of every batch was closed once, and that a copy
// in a file says so.
func (r hallRoom) whole(t *testing.T, events int) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "whole.count")
	for _, args := range [][]string{{"audit", r.file("chief.hall")}, {"journal", "copy", r.file("chief.hall"), copied}, {"audit", copied}} {
		if got := run(t, nil, "tally", args...); !strings.Contains(got, fmt.Sprintf("%d events", events)) {
			t.Errorf("%v: want %d events, it says %s", args, events, got)
		}
	}
	if got := run(t, nil, "tally", "hall", "show", r.file("chief.hall")); !strings.Contains(got, fmt.Sprintf("Found twice %d,", r.batches)) {
		t.Errorf("the board says %s", got)
	}
}

// TestATableThatIsKilledStopsNobody kills one table again and again while two
// others count. What it was told is saved is there, and it goes on from there.
func TestATableThatIsKilledStopsNobody(t *testing.T) {
	r := openHall(t, pgtest.Shared(t).Database(t), 3, 36)
	others := make(chan error, 2)
	for n := 2; n <= 3; n++ {
		cmd := r.count(t.Context(), n, r.lines(n, 3))
		go func() {
			out, err := cmd.CombinedOutput()
			if err != nil {
				err = fmt.Errorf("table %d: %w: %s", n, err, out)
			}
			others <- err
		}()
	}
	o, lines, done, kills := begin(t, 4), r.lines(1, 3), 0, 0
	for ; o.again() && done < len(lines); kills++ {
		done += r.killed(t, lines[done:], o.IntN(4), time.Duration(o.IntN(3000))*time.Microsecond)
		// One more may be saved whose answer was not out yet.
		if got := run(t, nil, "tally", "hall", "show", r.invitation(1)); got == "" {
			t.Fatal("the board says nothing")
		}
		if done < len(lines) && r.closed(t, lines[done]) {
			done++
		}
	}
	for range cap(others) {
		if err := <-others; err != nil {
			t.Fatal(err)
		}
	}
	if done < len(lines) {
		run(t, []byte(strings.Join(lines[done:], "\n")), "tally", "count", "--journal", r.invitation(1))
	}
	r.whole(t, 1+6+1+2*r.batches)
	figure(t, kills, "tables of a hall killed with kill -9")
}

// killed gives lines to table 1, kills it a moment after so many answers, and
// tells how many lines were accepted.
func (r hallRoom) killed(t *testing.T, lines []string, answers int, later time.Duration) (accepted int) {
	t.Helper()
	cmd := r.count(t.Context(), 1, lines)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		if !strings.Contains(s.Text(), ": accepted, event ") {
			t.Errorf("after %d lines: %s", accepted, s.Text())
		}
		if accepted++; accepted == answers+1 {
			time.AfterFunc(later, func() { _ = cmd.Process.Kill() }) // it may have ended by then
		}
	}
	_ = cmd.Wait() // it was killed, which is an error
	return accepted
}

// closed says whether a line was saved before its table was killed: it is
// refused now, because that side has been closed.
func (r hallRoom) closed(t *testing.T, line string) bool {
	t.Helper()
	out, err := r.count(t.Context(), 1, []string{line}).CombinedOutput()
	if err == nil {
		return true // saved now
	}
	if !bytes.Contains(out, []byte("has closed already")) {
		t.Fatalf("the line that was cut off is answered with %s", out)
	}
	return true
}

// holdTurn is a table that stops in the middle of its turn: holdturn FILE.
func holdTurn(args []string) error {
	x, err := hall.ReadInvitation(args[0])
	if err != nil {
		return err
	}
	ctx := context.Background()
	j, err := postgres.Open(ctx, x.Address, "sample computer")
	if err != nil {
		return err
	}
	return j.Turn(ctx, func(ctx context.Context) error {
		for _, err := range j.Read(ctx, 1) {
			if err != nil {
				return err
			}
		}
		fmt.Println("it is this table's turn")
		select {}
	})
}

// TestACountWaitsForAHallThatIsGone says so, goes on when it comes back, and
// gives up when it does not.
func TestACountWaitsForAHallThatIsGone(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	r := openHall(t, s.Database(t), 1, 3)
	lines := r.lines(1, 1)
	cmd := exec.CommandContext(t.Context(), "tally", "count", "--journal", r.invitation(1), "--wait", "2m")
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	errs, err3 := cmd.StderrPipe()
	if err := errors.Join(err1, err2, err3, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	says, complains := bufio.NewScanner(out), bufio.NewScanner(errs)
	give := func(line string) {
		if _, err := fmt.Fprintln(in, line); err != nil {
			t.Fatal(err)
		}
	}
	hear := func(from *bufio.Scanner, want string) {
		t.Helper()
		if !from.Scan() || !strings.Contains(from.Text(), want) {
			t.Errorf("it says %q, want %q", from.Text(), want)
		}
	}
	give(lines[0])
	hear(says, "line 1: accepted")
	if err := s.Halt(); err != nil {
		t.Fatal(err)
	}
	give(lines[1])
	hear(complains, "nothing is lost, what is typed stays here, try again in a moment. Waiting up to 2m0s.")
	if err := s.Restart(); err != nil {
		t.Fatal(err)
	}
	hear(complains, "The hall answers again; the count goes on.")
	hear(says, "line 2: accepted")
	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Error(err)
	}
	run(t, nil, "tally", "audit", r.invitation(1))

	late := exec.CommandContext(t.Context(), "tally", "count", "--journal", r.invitation(1), "--wait", "100ms")
	in, err1 = late.StdinPipe()
	out, err2 = late.StdoutPipe()
	var said strings.Builder
	late.Stderr = &said
	if err := errors.Join(err1, err2, late.Start()); err != nil {
		t.Fatal(err)
	}
	give(lines[2])
	hear(bufio.NewScanner(out), "line 1: accepted")
	if err := s.Halt(); err != nil {
		t.Fatal(err)
	}
	give(lines[3])
	if err := errors.Join(in.Close(), late.Wait()); err == nil || !strings.Contains(said.String(), "After 100ms of waiting the rest was not tried") {
		t.Errorf("with the hall gone for good it says %s (%v)", said.String(), err)
	}
}

// TestTwoChiefTellersCertifyAtOnce: the count is certified once, and the one
// who was second has the same sheet.
func TestTwoChiefTellersCertifyAtOnce(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	w := workshop{t.TempDir()}
	if err := os.CopyFS(w.dir, sampleKeyFiles(t)); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "tally", "hall", "init", pgtest.Shared(t).Database(t), "--tables", "1", "--out", w.dir)
	chief := w.file("chief.hall")
	run(t, sampleLines(t), "tally", "count", "--journal", chief, "--vote", "training", "--place", "LAMP/L-2/15")
	t.Setenv("CLOCK", "2026-05-08T18:00:00-04:00")
	certify := func(out string) []string {
		args := w.certify(out)
		args[1] = chief
		return args
	}
	said := make([]string, 2)
	failed := make([]error, 2)
	var both sync.WaitGroup
	for i := range said {
		both.Go(func() {
			out, err := exec.CommandContext(t.Context(), "tally", certify(fmt.Sprint("out", i))...).CombinedOutput()
			said[i], failed[i] = string(out), err
		})
	}
	both.Wait()
	if failed[0] != nil && failed[1] != nil {
		t.Fatalf("nobody certified: %v %s\n%v %s", failed[0], said[0], failed[1], said[1])
	}
	for i, err := range failed {
		t.Logf("%v: %s", err, said[i])
		var exit *exec.ExitError
		if errors.As(err, &exit) && (exit.ExitCode() != found || !strings.Contains(said[i], "is certified")) {
			t.Errorf("the second is told, with status %d: %s", exit.ExitCode(), said[i])
		}
	}
	// Whoever was refused asks for the documents of what was certified.
	run(t, nil, "tally", certify("again")...)
	for _, dir := range []string{"out0", "out1", "again"} {
		if _, err := os.Stat(w.file(dir)); err == nil {
			run(t, nil, "tally", "verify", w.file(dir))
		}
	}
	if got := run(t, nil, "tally", "audit", chief); !strings.Contains(got, "9 events") || strings.Count(got, "Certified ") != 1 {
		t.Errorf("the audit says %s", got)
	}
}
