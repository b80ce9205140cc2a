package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export/exporttest"
)

// folderful is how many workbooks a folder holds; the next folder is made when
// it has been imported, and it is gone then.
const folderful = 1000

// BenchmarkImportMany verifies and imports as many signed workbooks as
// COUNTERSIGN_SCALE says, 10,000 if it says nothing, of a vote with as many
// places. The time and the peak of memory are those of the import: workbooks
// are made before, while the clock stands.
func BenchmarkImportMany(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("COUNTERSIGN_SCALE"))
	if err != nil || n < 1 {
		n = 10_000
	}
	v := rolluptest.Made(10, 30, (n+299)/300)
	m, places := exporttest.New(b, v), make([]count.PlaceID, 0, n)
	for _, p := range v.Places()[:n] {
		places = append(places, p.ID)
	}
	for b.Loop() {
		r, peak := &Reader{Board: newBoard(b, v), Trust: m.Trust()}, 0.0
		for part := range slices.Chunk(places, folderful) {
			b.StopTimer()
			dir := b.TempDir()
			paths := made(b, m, dir, part)
			debug.FreeOSMemory()
			forgetPeak()
			b.StartTimer()
			take(b, r, paths)
			b.StopTimer()
			peak = max(peak, residentPeak())
			if err := os.RemoveAll(dir); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		if peak > 0 {
			b.ReportMetric(peak, "MB-peak")
		}
		var mem runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&mem)
		b.ReportMetric(float64(mem.HeapAlloc)/(1<<20), "MB-held")
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "sheets/s")
}

// made writes a workbook of each place into a folder.
func made(b *testing.B, m *exporttest.Maker, dir string, places []count.PlaceID) []string {
	b.Helper()
	paths, faults := make([]string, len(places)), make([]error, len(places))
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(places); i = int(next.Add(1)) - 1 {
				f, err := m.Workbook(places[i], 20+i%30)
				paths[i] = filepath.Join(dir, f.Name)
				faults[i] = errors.Join(err, os.WriteFile(paths[i], f.Data, 0o600))
			}
		})
	}
	all.Wait()
	if err := errors.Join(faults...); err != nil {
		b.Fatal(err)
	}
	return paths
}

// take imports files, all of which are good, and looks how the vote stands.
func take(b *testing.B, r *Reader, paths []string) {
	b.Helper()
	files, err := r.Read(context.Background(), paths, nil)
	if err != nil {
		b.Fatal(err)
	}
	if l, err := r.Board.Import(context.Background(), files); err != nil || len(l.Import) != len(paths) {
		b.Fatalf("%d of %d imported, %v", len(l.Import), len(paths), err)
	}
	r.Board.Report()
}

// forgetPeak begins to measure the peak of memory anew. Only Linux can.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// residentPeak is the most memory in use since forgetPeak, in MB, as the
// system counts it; 0 where it does not.
func residentPeak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(rest, "kB")
	kb, _ := strconv.Atoi(strings.TrimSpace(line))
	return float64(kb) / 1024
}
