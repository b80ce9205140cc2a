package hall_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

func extra() map[string]string {
	var m map[string]string
	_ = json.Unmarshal([]byte(os.Getenv("PGEXTRA")), &m)
	return m
}

func ticks(pid string, children bool) (n int, ppid string) {
	b, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0, ""
	}
	f := strings.Fields(string(b[strings.LastIndex(string(b), ")")+2:]))
	var u, s, cu, cs int
	fmt.Sscan(f[11], &u)
	fmt.Sscan(f[12], &s)
	fmt.Sscan(f[13], &cu)
	fmt.Sscan(f[14], &cs)
	if children {
		return u + s + cu + cs, f[1]
	}
	return u + s, f[1]
}

// cpu prints server and own cpu
func (l *load) cpu(what string, took time.Duration) {
	b, _ := os.ReadFile(filepath.Join(l.server.Data(), "postmaster.pid"))
	pm := strings.SplitN(string(b), "\n", 2)[0]
	all, _ := ticks(pm, true)
	ds, _ := filepath.Glob("/proc/[0-9]*")
	for _, d := range ds {
		if n, pp := ticks(filepath.Base(d), false); pp == pm {
			all += n
		}
	}
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	fmt.Printf("%s: took %v; server cpu %v, client cpu %v\n", what, took, time.Duration(all)*10*time.Millisecond, time.Duration(r.Utime.Nano()+r.Stime.Nano()))
	if os.Getenv("FUNCS") != "" {
		ctx := context.Background()
		c, err := pgx.Connect(ctx, l.owner)
		if err == nil {
			time.Sleep(time.Second)
			rows, _ := c.Query(ctx, "select funcname, calls, total_time, self_time from pg_stat_user_functions order by total_time desc")
			for rows.Next() {
				v, _ := rows.Values()
				fmt.Println(v...)
			}
			c.Close(ctx)
		}
	}
	if f := os.Getenv("PGLOG"); f != "" {
		os.WriteFile(f, []byte(l.server.Log()), 0o644)
	}
}

func (l *load) series() {
	t0 := l.closes[0].began
	by := map[int][]time.Duration{}
	n := 0
	for _, c := range l.closes {
		k := int(c.ack.Sub(t0) / time.Second)
		by[k] = append(by[k], c.ack.Sub(c.began))
		n = max(n, k)
	}
	for k := 0; k <= n; k++ {
		if len(by[k]) > 0 {
			fmt.Println(k, len(by[k]), quantiles(by[k]))
		}
	}
}
