package postgres_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var pm string

func pgcpu() (ms int) {
	fs, _ := filepath.Glob("/proc/[0-9]*")
	for _, f := range fs {
		b, _ := os.ReadFile(f + "/stat")
		i := bytes.LastIndexByte(b, ')')
		if i < 0 {
			continue
		}
		w := strings.Fields(string(b[i+2:]))
		if w[1] != pm {
			continue
		}
		a, _ := strconv.Atoi(w[11])
		c, _ := strconv.Atoi(w[12])
		ms += 10 * (a + c)
	}
	return
}

func self() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func TestZZ(t *testing.T) {
	const tables, N = 100, 40
	h := newHall(t, tables)
	pid, _ := os.ReadFile(h.server.Data() + "/postmaster.pid")
	pm = strings.Fields(string(pid))[0]
	st := make([]*station, tables)
	for i := range st {
		st[i] = &station{j: join(t, h.Tables[i])}
	}
	round := func(n int) {
		var wg sync.WaitGroup
		for i, s := range st {
			wg.Go(func() {
				for k := range n {
					if err := s.close(t.Context(), 1+i+tables*(k/2), []string{"A", "B"}[k%2]); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
	}
	p, m, b := pgcpu(), self(), time.Now()
	round(2)
	fmt.Println("first 2 rounds: per turn", time.Since(b)/200, "pg ms", float64(pgcpu()-p)/200, "self", (self()-m)/200)
	p, m, b = pgcpu(), self(), time.Now()
	round(N)
	fmt.Println("per turn", time.Since(b)/(tables*N), "pg ms", float64(pgcpu()-p)/(tables*N), "self", (self()-m)/(tables*N))
	p, m = pgcpu(), self()
	time.Sleep(5 * time.Second)
	fmt.Println("idle per second pg", float64(pgcpu()-p)/5, "self", (self()-m)/5)
}
