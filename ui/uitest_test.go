package ui_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui"
	"countersign/ui/crash"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// stage is the whole window without a window system, on a folder of its own.
type stage struct {
	*testing.T
	app    fyne.App
	window *ui.Window
	folder string
	crash  crash.Keeper
	log    *strings.Builder
	now    func() time.Time
	sound  shell.Sound

	loop  *shelltest.Loop // shared by the windows of a test
	mu    sync.Mutex
	rings []func() // the alarms of what is being done
}

// setAlarm keeps an alarm, which rings only when the test says so.
func (s *stage) setAlarm(_ time.Duration, ring func()) func() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rings = append(s.rings, ring)
	return func() bool { return true }
}

// alarm lets as much time pass as makes work long.
func (s *stage) alarm() {
	s.mu.Lock()
	rings := s.rings
	s.rings = nil
	s.mu.Unlock()
	for _, ring := range rings {
		ring()
	}
	s.loop.Until(func() bool { return true }, time.Minute)
}

func newStage(t *testing.T) *stage {
	t.Helper()
	return stageOn(t, filepath.Join(t.TempDir(), "Documents", "Countersign"))
}

func stageOn(t *testing.T, folder string) *stage {
	t.Helper()
	s := &stage{T: t, loop: &shelltest.Loop{}, app: test.NewTempApp(t), folder: folder, log: &strings.Builder{}}
	s.crash = crash.NewKeeper(filepath.Join(t.TempDir(), "countersign"), "0.1.0")
	s.now = s.clock()
	s.open()
	return s
}

// open starts the window, as a new start of the program does.
func (s *stage) open() {
	s.Helper()
	s.window = ui.Open(s.app, ui.Options{
		Folder: s.folder, Clock: s.now, Crash: s.crash, Log: slog.New(slog.NewTextHandler(s.log, nil)),
		Trust: filepath.Join(s.folder, "keys.trust"), Alarm: s.setAlarm, Sound: s.sound, System: "en-US",
	}.In(s.loop))
	s.window.Window().Resize(fyne.NewSize(1280, 800))
	s.Cleanup(s.window.Close)
}

// clock moves on by a second with each look.
func (s *stage) clock() func() time.Time {
	now := time.Date(2026, 5, 8, 18, 0, 0, 0, time.FixedZone("", -4*3600))
	return func() time.Time { now = now.Add(time.Second); return now }
}

func (s *stage) canvas() fyne.Canvas { return s.window.Window().Canvas() }

// typed strikes the key of each character.
func (s *stage) typed(text string) {
	s.Helper()
	for _, r := range text {
		focused := s.canvas().Focused()
		if focused == nil {
			s.Fatalf("%q was typed and nothing has the focus", r)
		}
		focused.TypedRune(r)
	}
}

// press strikes keys without Ctrl, as the window system tells of them.
func (s *stage) press(names ...fyne.KeyName) {
	s.Helper()
	for _, name := range names {
		if name == fyne.KeyTab {
			s.canvas().FocusNext()
			continue
		}
		if k, ok := s.canvas().Focused().(desktop.Keyable); ok {
			k.KeyDown(&fyne.KeyEvent{Name: name})
		}
		shelltest.Strike(s.canvas(), name)
		s.settle()
	}
}

// ctrl strikes a key with Ctrl: the menu has it first.
func (s *stage) ctrl(name fyne.KeyName) {
	s.Helper()
	if item := shelltest.Ctrl(s.window.Window().MainMenu(), name); item != nil {
		item.Action()
		s.settle()
		return
	}
	s.Fatalf("no menu item has Ctrl+%s", name)
}

// menu chooses an item of the menu by its words.
func (s *stage) menu(label string) {
	s.Helper()
	if item := s.item(label); item != nil {
		item.Action()
		s.settle()
		return
	}
	s.Fatalf("the menu has no %q", label)
}

// item is an item of the menu by its words; nil if there is none.
func (s *stage) item(label string) *fyne.MenuItem {
	return shelltest.Item(s.window.Window().MainMenu(), label)
}

// until waits for words that come from elsewhere than a key.
func (s *stage) until(words string) {
	s.Helper()
	s.loop.Until(func() bool { return s.says(words) }, time.Minute)
	s.must(words)
}

// settle waits until what was asked of the worker has come back.
func (s *stage) settle() {
	s.Helper()
	if !s.window.Settled(s.loop, time.Minute) {
		s.Fatal("the worker does not come to an end")
	}
}

// drop drops files on the window.
func (s *stage) drop(paths ...string) {
	s.Helper()
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.window.Dropped(uris)
	s.settle()
}

// says reports whether the window says something. Lines that wrap are joined.
func (s *stage) says(words string) bool {
	return strings.Contains(shelltest.Said(s.window.Window()), words)
}

// shows reports whether the window shows a figure that stands by itself: no
// part of a time or of a key, for those differ from run to run.
func (s *stage) shows(figure string) bool {
	return slices.Contains(strings.Fields(shelltest.Said(s.window.Window())), figure)
}

// entries are what is typed into the entries of the window.
func (s *stage) entries() []string {
	var out []string
	for _, e := range shelltest.All[*widget.TextEntry](s.canvas().Content()) {
		out = append(out, e.Text)
	}
	return out
}

func (s *stage) must(words ...string) {
	s.Helper()
	for _, w := range words {
		if !s.says(w) {
			s.Errorf("the window does not say %q; it says:\n%s", w, strings.Join(shelltest.Words(s.window.Window(), false), " | "))
		}
	}
}

// counts are the count files in the folder.
func (s *stage) counts() []string {
	s.Helper()
	found, err := filepath.Glob(filepath.Join(s.folder, "*.count"))
	if err != nil {
		s.Fatal(err)
	}
	return found
}

// folded reads a count that nobody has open.
func (s *stage) folded(path string) *desk.State {
	s.Helper()
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	state, _, err := desk.Fold(context.Background(), j, record.Write, export.Prove)
	if err != nil {
		s.Fatal(err)
	}
	return state
}

// names are the tellers with their roles.
func names(tellers []count.Teller) string {
	var out []string
	for _, t := range tellers {
		out = append(out, t.Name+" "+string(t.Role))
	}
	return strings.Join(out, ", ")
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// focused is the label of the button that has the keyboard.
func focused(s *stage) string {
	if b, ok := s.canvas().Focused().(*widget.Button); ok {
		return b.Label()
	}
	return ""
}

// gallery keeps a picture of the window if GALLERY names a folder for it.
func gallery(s *stage, name string) {
	s.Helper()
	shelltest.Picture(s, s.window.Window(), name)
}
