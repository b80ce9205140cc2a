package rollup_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/count/rule"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/ui/certify/certifytest"
	screen "countersign/ui/rollup"
	"countersign/ui/theme"
)

const enter = fyne.KeyReturn

// stage is the screen of a sample roll-up on a window.
type stage struct {
	*certifytest.Stage
	vote   *count.Vote
	board  *board.Board
	screen *screen.Screen
	// watcher gives what the watcher of a folder calls.
	watcher chan func(sheets, others []string)
	// list is the person's own trust list.
	list string

	mu    sync.Mutex
	now   time.Time
	after time.Duration // of the alarm that was set last
	ring  func()        // nil where none is set
}

func (s *stage) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *stage) alarm(after time.Duration, ring func()) (stop func() bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.after, s.ring = after, ring
	return func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.ring = nil
		return true
	}
}

// pass lets the time of the alarm pass, and rings it.
func (s *stage) pass() {
	s.T.Helper()
	s.mu.Lock()
	ring := s.ring
	s.ring, s.now = nil, s.now.Add(s.after)
	s.mu.Unlock()
	if ring == nil {
		s.T.Fatal("no alarm is set")
	}
	s.Act(ring)
}

// at is an evening inside the voting days.
var at = time.Date(2026, 5, 8, 18, 30, 0, 0, time.FixedZone("", -4*3600))

func newStage(t testing.TB, v *count.Vote, size fyne.Size) *stage {
	t.Helper()
	s := &stage{Stage: certifytest.NewStage(t, size), vote: v, watcher: make(chan func(_, _ []string), 1), now: at}
	s.list = filepath.Join(t.TempDir(), "sample.trust")
	path := filepath.Join(t.TempDir(), "sample.rollup")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if s.board, err = board.Create(t.Context(), j, v, s.clock); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.board.Close() })
	s.Act(func() {
		s.screen = screen.New(screen.Options{
			Frame: s.Frame, Worker: s.Worker, Board: s.board, Path: path, List: s.list, Clock: s.clock, Alarm: s.alarm, Random: bytes.NewReader(make([]byte, 4096)),
			Watch: func(ctx context.Context, _ string, found func(_, _ []string)) error {
				s.watcher <- found
				<-ctx.Done()
				return nil
			},
		})
	})
	t.Cleanup(s.screen.Close)
	s.show()
	return s
}

func (s *stage) show() { s.Act(func() { s.Frame.Show(s.screen.Screen()) }) }

// arrive brings sheets in that were verified elsewhere.
func (s *stage) arrive(sheets ...*count.Sheet) {
	s.T.Helper()
	var kept []rollup.Kept
	for i, x := range sheets {
		a, err := rolluptest.Arrive(x, fmt.Sprintf("sample %d.pdf", i+1))
		if err != nil {
			s.T.Fatal(err)
		}
		kept = append(kept, s.board.Examine(a))
	}
	if _, err := s.board.Import(s.T.Context(), kept); err != nil {
		s.T.Fatal(err)
	}
}

// counted is the sheet of a place with so many yes votes of 60.
func (s *stage) counted(place count.PlaceID, yes int) *count.Sheet {
	s.T.Helper()
	x, err := rolluptest.Sheet(s.vote, rolluptest.Counted(s.vote, place, yes))
	if err != nil {
		s.T.Fatal(err)
	}
	return x
}

// next is the revision after a sheet, with so many yes votes.
func (s *stage) next(before *count.Sheet, yes int) *count.Sheet {
	s.T.Helper()
	x, err := rolluptest.Next(s.vote, before, rolluptest.Counted(s.vote, before.Tally.Place.ID, yes))
	if err != nil {
		s.T.Fatal(err)
	}
	return x
}

// sample is a coalition of unions under the rule of 14 of 15 and 80 % per
// capita, made smaller: all unions but one, and four fifths of the members.
func sample(t testing.TB, unions, units, locals int) *count.Vote {
	t.Helper()
	v := rolluptest.Made(unions, units, locals)
	read := func(name string) count.Rule {
		text, ok := assets.Rule(name)
		if !ok {
			t.Fatalf("there is no rule %s", name)
		}
		n, err := rule.ParseNamed(text)
		if err != nil {
			t.Fatal(err)
		}
		return n.Rule
	}
	first, second := read("sebac-1996"), read("unit-contract")
	for i := range first.Tree.Levels {
		for j := range first.Tree.Levels[i].Rule.All {
			if c := first.Tree.Levels[i].Rule.All[j].Children; c != nil && c.Number.Set() {
				c.Number = count.N(unions - 1)
			}
		}
	}
	v.Questions[0].Rule, v.Questions[1].Rule = first, second
	return v
}

// half is a stage on which two unions have voted yes, one no, and the rest has
// not reported; a place of the first union revised its sheet.
func half(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := newStage(t, sample(t, 5, 3, 4), size)
	s.arriveHalf()
	return s
}

func (s *stage) arriveHalf() {
	s.T.Helper()
	var sheets []*count.Sheet
	for i, p := range s.vote.Places() {
		union, _, _ := p.ID.Codes()
		switch {
		case i == 5:
			continue
		case union == "U1" || union == "U2":
			sheets = append(sheets, s.counted(p.ID, 41+i%7))
		case union == "U3":
			sheets = append(sheets, s.counted(p.ID, 17+i%5))
		}
	}
	s.arrive(append(sheets, s.next(sheets[0], 39))...)
	s.show()
	s.Act(func() { s.screen.Import(nil) })
	s.reload()
}

// reload has the screen look at the board again, as any decision does.
func (s *stage) reload() {
	s.T.Helper()
	s.Act(func() { s.screen.Reload() })
}

func TestAnEmptyRollUpSaysWhatToDo(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), fyne.NewSize(1280, 800))
	s.Must("Roll-up: Sample vote", "No sheets yet. Drop them here: 60 are expected.", "Missing 60", "Waiting for 60")
	s.Picture("rollup-empty")
}

func TestTheTreeShowsWhatWasReported(t *testing.T) {
	s := half(t, fyne.NewSize(1280, 800))
	s.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown)
	s.Must("Sample union 1", "Sample local 1", "Revision 2 waits", "All, so far", "35 of 60", "U1/N2/2: not received", "Yes")
	s.Picture("rollup")
}

func TestTheSameInEveryPaletteAndSize(t *testing.T) {
	for _, x := range []struct {
		name    string
		palette theme.Palette
		text    theme.TextSize
		size    fyne.Size
	}{
		{"rollup-dark.png", theme.Dark, theme.Normal, fyne.NewSize(1280, 800)},
		{"rollup-hc.png", theme.HighContrast, theme.Normal, fyne.NewSize(1280, 800)},
		{"rollup-1024.png", theme.Light, theme.Normal, fyne.NewSize(1024, 768)},
		{"rollup-125.png", theme.Light, theme.Large, fyne.NewSize(1280, 800)},
		{"rollup-150-1024.png", theme.Light, theme.Huge, fyne.NewSize(1024, 768)},
	} {
		s := half(t, x.size)
		s.App.Settings().SetTheme(theme.New(x.palette, x.text))
		s.show()
		s.reload()
		s.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight)
		s.Must("All, so far", "Sample union 1")
		if got := s.screen.Screen().Content.MinSize().Width; got > x.size.Width {
			t.Errorf("%s needs a width of %v, the window has %v", x.name, got, x.size.Width)
		}
		s.Picture(x.name)
	}
}

// files writes the documents of places into a folder.
func files(t testing.TB, folder string, of ...[]export.File) []string {
	t.Helper()
	var out []string
	for _, fs := range of {
		paths, err := export.Save(folder, fs)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, paths...)
	}
	return out
}

func makerFor(t testing.TB, v *count.Vote) *exporttest.Maker {
	t.Helper()
	return exporttest.New(t, v)
}

func writeFile(t testing.TB, path string, b []byte) string {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
