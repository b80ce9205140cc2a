package main

import (
	be "encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"countersign/ui/shell/shelltest"
)

// BenchmarkFirstPicture starts the program on a count of 200 batches and an
// empty window of the same toolkit in turn, and tells how long each takes until
// the screen shows its first picture. What the screen shows is read from the
// memory of the virtual display.
func BenchmarkFirstPicture(b *testing.B) {
	screens := b.TempDir()
	env := newScreen(b, 1280, 800, "-fbdir", screens)
	screen := filepath.Join(screens, "Xvfb_screen0")
	program, empty := built(b, "."), built(b, "./testdata/empty")
	path := twoHundred(b)
	ours := func() time.Duration { return pictured(b, screen, env, program, path) }
	peer := func() time.Duration { return pictured(b, screen, env, empty) }
	ours() // what both read from the disk is in memory now
	peer()
	shelltest.InTurn(b, ours, peer)
}

// pictured is the time from the start of a program until it has painted most of
// the screen. It leaves an empty screen behind.
func pictured(b *testing.B, screen string, env []string, program string, args ...string) time.Duration {
	b.Helper()
	c := exec.Command(program, args...)
	c.Env = env
	began := time.Now()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	took := until(b, screen, true).Sub(began)
	_ = c.Process.Kill()
	_ = c.Wait()
	until(b, screen, false)
	return took
}

// until waits for a painted or an empty screen and says when it was seen.
func until(b *testing.B, screen string, want bool) time.Time {
	b.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	deadline := time.After(time.Minute)
	for {
		select {
		case now := <-tick.C:
			is, err := painted(screen)
			if err != nil {
				b.Fatal(err)
			}
			if is == want {
				return now
			}
		case <-deadline:
			b.Fatalf("the screen does not become painted: %t", want)
		}
	}
}

// painted says of a screen in the format of xwd whether most of its pixels are
// not black. A few lines of it are looked at.
func painted(screen string) (bool, error) {
	f, err := os.Open(screen)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return false, err
	}
	field := func(i int) int { return int(be.BigEndian.Uint32(head[4*i:])) }
	begin, height, wide, bits := field(0)+12*field(19), field(5), field(12), field(11)
	if bits != 32 {
		return false, fmt.Errorf("the display has %d bits a pixel, not 32", bits)
	}
	const lines = 16
	lit, all, line := 0, 0, make([]byte, wide)
	for i := range lines {
		if _, err := f.ReadAt(line, int64(begin+wide*(height*(2*i+1)/(2*lines)))); err != nil {
			return false, err
		}
		for p := range slices.Chunk(line, 4) {
			all++
			if p[0]|p[1]|p[2] != 0 {
				lit++
			}
		}
	}
	return 2*lit > all, nil
}
