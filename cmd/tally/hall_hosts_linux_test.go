package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count/hall"
	"countersign/count/journal/postgres/pgtest"
)

// hosts are tables that are computers of their own, in network namespaces, each
// with its cable to the server's; or, for whoever may not make those, processes
// on one.
type hosts struct {
	spaces []string // none on one computer
}

// wired lays a cable to each of so many computers.
func wired(t *testing.T, n int) *hosts {
	t.Helper()
	h := &hosts{}
	for i := range n {
		space := fmt.Sprintf("hall%d-%d", os.Getpid(), i)
		if out, err := exec.CommandContext(t.Context(), "ip", "netns", "add", space).CombinedOutput(); err != nil {
			t.Logf("no network namespaces here, so the tables are processes of one computer: %v %s", err, out)
			return h
		}
		t.Cleanup(func() { _ = exec.Command("ip", "netns", "del", space).Run() })
		h.spaces = append(h.spaces, space)
		end := fmt.Sprintf("h%d-%d", os.Getpid()%100000, i)
		for _, args := range [][]string{
			{"link", "add", end, "type", "veth", "peer", "name", "up0", "netns", space},
			{"addr", "add", cable(i) + ".1/24", "dev", end},
			{"link", "set", end, "up"},
			{"-n", space, "addr", "add", cable(i) + ".2/24", "dev", "up0"},
			{"-n", space, "link", "set", "up0", "up"},
		} {
			run(t, nil, "ip", args...)
		}
	}
	return h
}

// cable is the network between the server and computer i, of this test alone:
// addresses that are set aside for tests.
func cable(i int) string { return fmt.Sprintf("198.18.%d", (os.Getpid()*4+i)%256) }

// invite changes the address of an invitation to the one at the end of the
// table's cable.
func (h *hosts) invite(t *testing.T, r hallRoom, n int) {
	t.Helper()
	if len(h.spaces) == 0 {
		return
	}
	x, err := hall.ReadInvitation(r.invitation(n))
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(x.Address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = net.JoinHostPort(cable(n-1)+".1", u.Port())
	if err := os.Remove(r.invitation(n)); err != nil {
		t.Fatal(err)
	}
	if err := hall.WriteInvitation(r.invitation(n), x.Table, u.String()); err != nil {
		t.Fatal(err)
	}
}

// at is a command on the computer of table n.
func (h *hosts) at(cmd *exec.Cmd, n int) *exec.Cmd {
	if len(h.spaces) > 0 {
		ip, err := exec.LookPath("ip")
		if err == nil {
			cmd.Args = append([]string{"ip", "netns", "exec", h.spaces[n-1], cmd.Path}, cmd.Args[1:]...)
			cmd.Path = ip
		}
	}
	return cmd
}

// unplug pulls the cable of table n, or puts it back.
func (h *hosts) unplug(t *testing.T, n int, state string) {
	t.Helper()
	if len(h.spaces) > 0 {
		run(t, nil, "ip", "-n", h.spaces[n-1], "link", "set", "up0", state)
	}
}

// TestSeveralComputersCountOneVote has three of them count at once; in the
// middle, the cable of one is pulled. The others go on, that one waits, and
// goes on when it is back.
func TestSeveralComputersCountOneVote(t *testing.T) {
	const tables = 3
	s := pgtest.New(t, pgtest.Options{Settings: map[string]string{"listen_addresses": "*"}})
	f, err := os.OpenFile(filepath.Join(s.Data(), "pg_hba.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = f.WriteString("host all all 198.18.0.0/15 scram-sha-256\n"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s.Exec(t, "postgres", "SELECT pg_reload_conf()")
	r := openHall(t, s.Database(t), tables, 60)
	h := wired(t, tables)
	done := make(chan string, tables)
	for n := 1; n <= tables; n++ {
		h.invite(t, r, n)
		cmd := h.at(r.count(t.Context(), n, r.lines(n, tables)), n)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			accepted := 0
			for s := bufio.NewScanner(out); s.Scan(); accepted++ {
				if n == 1 && accepted == 5 {
					h.unplug(t, n, "down")
					time.AfterFunc(3*time.Second, func() { h.unplug(t, n, "up") })
				}
				if !strings.Contains(s.Text(), ": accepted, event ") {
					t.Errorf("table %d: %s", n, s.Text())
				}
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("table %d: %v: %s", n, err, errs.String())
			}
			done <- fmt.Sprintf("table %d, %d entries", n, accepted)
		}()
	}
	for range tables {
		t.Log(<-done)
	}
	r.whole(t, 1+2*tables+1+2*r.batches)
}
