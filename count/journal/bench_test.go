package journal_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// The two figures to compare are the medians: an acknowledged close of a batch
// entry (one event of about 400 bytes) and what the same disk takes for the
// bare write of 4 KiB with fsync. Both are in the folder of t.TempDir.

func BenchmarkAppend(b *testing.B) {
	j := create(b, filepath.Join(b.TempDir(), "sample.count"))
	entry := fmt.Appendf(nil, `{"sample":"%0*d"}`, 380, 0)
	after := int64(0)
	median(b, func() error {
		_, err := j.Append(b.Context(), after, entry)
		after++
		return err
	})
}

func BenchmarkBareFsync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	block := bytes.Repeat([]byte{'x'}, 4096)
	median(b, func() error {
		if _, err := f.Write(block); err != nil {
			return err
		}
		return f.Sync()
	})
}

// median reports the median next to the mean, which a busy disk spoils.
func median(b *testing.B, do func() error) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		begin := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds()), "median-ns/op")
}

func BenchmarkRead10000(b *testing.B) {
	const n = 10_000
	path := filepath.Join(b.TempDir(), "sample.count")
	j := create(b, path)
	bodies := make([][]byte, n)
	for i := range bodies {
		bodies[i] = fmt.Appendf(nil, `{"sample":%d,"pad":"%0*d"}`, i, 380, 0)
	}
	if _, err := j.Append(b.Context(), 0, bodies...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		seen := 0
		for _, err := range j.Read(b.Context(), 1) {
			if err != nil {
				b.Fatal(err)
			}
			seen++
		}
		if seen != n {
			b.Fatalf("%d events", seen)
		}
	}
}

// BenchmarkOpen10000 is what a person waits for at the start: the lock, and a
// look at every page.
func BenchmarkOpen10000(b *testing.B) {
	path := filepath.Join(b.TempDir(), "sample.count")
	j := create(b, path)
	bodies := make([][]byte, 10_000)
	for i := range bodies {
		bodies[i] = fmt.Appendf(nil, `{"sample":%d,"pad":"%0*d"}`, i, 380, 0)
	}
	if _, err := j.Append(b.Context(), 0, bodies...); err != nil {
		b.Fatal(err)
	}
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := reopen(b, path).Close(); err != nil {
			b.Fatal(err)
		}
	}
}
