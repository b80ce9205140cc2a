package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup/rolluptest"
	"countersign/export/exporttest"
	"countersign/export/sealed"
)

func newBoard(t testing.TB, v *count.Vote) *board.Board {
	t.Helper()
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.rollup"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := board.Create(context.Background(), j, v, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func put(t testing.TB, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAFolderIsReadWithWhatIsWrong puts good, sealed, foreign and broken files
// into a folder.
func TestAFolderIsReadWithWhatIsWrong(t *testing.T) {
	v := rolluptest.Made(1, 1, 3)
	m, dir := exporttest.New(t, v), t.TempDir()
	secret, public, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files(t, "U1/N1/1", 35, nil) {
		put(t, dir, f.Name, f.Data)
	}
	second := m.Files(t, "U1/N1/2", 36, nil)
	b, err := sealed.Seal(second[0].Data, []string{public})
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, second[0].Name+".age", b)
	put(t, dir, "broken.xlsx", second[1].Data[:4000])
	put(t, dir, "holiday.pdf", []byte("%PDF-1.4 nothing"))
	put(t, dir, ".hidden.pdf", nil)
	put(t, dir, "notes.txt", nil)

	paths, _, err := Find([]string{dir})
	if err != nil || len(paths) != 5 {
		t.Fatalf("found %d files: %v %v", len(paths), paths, err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if linked, _, err := Find([]string{link}); err != nil || len(linked) != 5 {
		t.Errorf("through a link to the folder %d files are found, %v", len(linked), err)
	}
	r := &Reader{Board: newBoard(t, v), Trust: m.Trust(), Identities: secret}
	var mu sync.Mutex
	told := 0
	files, err := r.Read(context.Background(), paths, func(int, int) { mu.Lock(); told++; mu.Unlock() })
	if err != nil || told != 5 {
		t.Fatalf("told %d times, %v", told, err)
	}
	lists, err := r.Board.Import(context.Background(), files)
	if err != nil {
		t.Fatal(err)
	}
	if len(lists.Import) != 2 || len(lists.Skip) != 1 || len(lists.Refused) != 2 {
		t.Errorf("the lists are %+v", lists)
	}
	for _, o := range lists.Refused {
		if len(o.Findings) == 0 || o.Findings[0].Sum == "" {
			t.Errorf("%s is refused without a reason", o.File)
		}
	}
	if rep := r.Board.Report(); rep.Received != 2 || len(rolluptest.Unconfirmed(rep)) != 0 {
		t.Errorf("%d places are in, %d unconfirmed", rep.Received, len(rolluptest.Unconfirmed(rep)))
	}
}

func TestASealedFileWithoutItsKeySaysSo(t *testing.T) {
	_, public, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	b, err := sealed.Seal([]byte("a sample"), []string{public})
	if err != nil {
		t.Fatal(err)
	}
	path := put(t, t.TempDir(), "sheet.pdf.age", b)
	r := &Reader{Board: newBoard(t, rolluptest.Made(1, 1, 1))}
	k, err := r.Read(context.Background(), []string{path}, nil)
	if err != nil || k[0].Sheet != nil || !strings.Contains(k[0].Findings[0].Sum, "identity file") {
		t.Errorf("got %+v, %v", k, err)
	}
}

func TestReadingEndsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &Reader{Board: newBoard(t, rolluptest.Made(1, 1, 1)), Workers: 1}
	paths := slices.Repeat([]string{put(t, t.TempDir(), "x.pdf", []byte("nothing"))}, 50)
	files, err := r.Read(ctx, paths, func(done, _ int) {
		if done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || files != nil {
		t.Errorf("got %d files, %v", len(files), err)
	}
}

// TestAFileIsTakenWhenItIsWhole writes a file in pieces, as a mail program
// does, and looks that it is told of once, whole.
func TestAFileIsTakenWhenItIsWhole(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.pdf", []byte("there already"))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	found, ended := make(chan []string, 10), make(chan error, 1)
	go func() {
		ended <- watch(ctx, dir, 600*time.Millisecond, func(p, _ []string) {
			if len(p) > 0 {
				found <- p
			}
		})
	}()
	if got := <-found; len(got) != 1 || filepath.Base(got[0]) != "first.pdf" {
		t.Fatalf("first found %v", got)
	}
	f, err := os.Create(filepath.Join(dir, "second.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	piece := time.NewTicker(20 * time.Millisecond)
	defer piece.Stop()
	const pieces = 10
	for range pieces {
		<-piece.C
		if _, err := f.Write([]byte("piece")); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	got := <-found
	info, err := os.Stat(got[0])
	if err != nil || len(got) != 1 || filepath.Base(got[0]) != "second.xlsx" || info.Size() != 5*pieces {
		t.Errorf("then found %v, %v", got, err)
	}
	put(t, dir, "notes.txt", []byte("nothing for us"))
	put(t, dir, "first.pdf", []byte("there already, and changed"))
	if got := <-found; len(got) != 1 || filepath.Base(got[0]) != "first.pdf" {
		t.Errorf("after a change found %v", got)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestAFolderThatIsGoneIsSaid(t *testing.T) {
	err := Watch(context.Background(), filepath.Join(t.TempDir(), "none"), nil)
	if err == nil || !strings.Contains(err.Error(), "Choose another folder") {
		t.Errorf("got %v", err)
	}
}

// BenchmarkImport verifies and imports signed workbooks, and PDFs beside them.
func BenchmarkImport(b *testing.B) {
	v := rolluptest.Made(4, 5, 10)
	m, dir := exporttest.New(b, v), b.TempDir()
	var books, pages []string
	for i, p := range v.Places() {
		files := m.Files(b, p.ID, 20+i%30, nil)
		pages = append(pages, put(b, dir, files[0].Name, files[0].Data))
		books = append(books, put(b, dir, files[1].Name, files[1].Data))
	}
	for what, paths := range map[string][]string{"workbooks": books, "PDF": pages} {
		b.Run(what, func(b *testing.B) {
			for b.Loop() {
				r := &Reader{Board: newBoard(b, v), Trust: m.Trust()}
				files, err := r.Read(context.Background(), paths, nil)
				if err != nil {
					b.Fatal(err)
				}
				l, err := r.Board.Import(context.Background(), files)
				if err != nil || len(l.Import) != len(paths) {
					b.Fatalf("%d of %d imported, %v", len(l.Import), len(paths), err)
				}
			}
			b.ReportMetric(float64(b.N*len(paths))/b.Elapsed().Seconds(), "sheets/s")
		})
	}
}
