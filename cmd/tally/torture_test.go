package main

import (
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// TORTURE=30m makes the fault tests go on for as long, with one random choice
// after the other. Without it they make the first few, in seconds.

// ordeal decides how many random choices a test makes.
type ordeal struct {
	*rand.Rand
	end         time.Time
	round, most int // most in the short form
}

// begin starts the choices of a test, the same ones each time.
func begin(t *testing.T, short int) *ordeal {
	t.Helper()
	o := &ordeal{Rand: rand.New(rand.NewPCG(20110615, 749)), most: short}
	if s := os.Getenv("TORTURE"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatalf("TORTURE=%s is no duration like 30m", s)
		}
		o.end = time.Now().Add(d)
	}
	return o
}

// again asks for one more choice.
func (o *ordeal) again() bool {
	o.round++
	return o.round <= o.most || time.Now().Before(o.end)
}

// figure is a line for the table of make torture.
func figure(t *testing.T, n int, what string) {
	t.Helper()
	t.Logf("figure: %d %s", n, what)
}
