package ui_test

import (
	"cmp"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/hall/halltest"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui"
	"countersign/ui/command"
)

// The addresses of an invented hall.
const (
	chiefAddress = "postgres://sample_chief:secret@db.example/sample"
	tableAddress = "postgres://sample_table_7:secret@db.example/sample"
)

// inHall is a window on a computer of a hall, and its line to it.
type inHall struct {
	*stage
	server *halltest.Server
	seat   *halltest.Seat // of the last join
	gone   bool           // the network, before there is a line

	machine string // what this computer is called, "a" if nothing is said
}

// computer is one more computer of a hall.
func computer(t *testing.T, server *halltest.Server) *inHall {
	t.Helper()
	x := &inHall{stage: newStage(t), server: server}
	x.window.Close()
	x.start()
	return x
}

// beside is another computer, in the same test.
func beside(s *inHall) *inHall {
	s.Helper()
	x := &inHall{server: s.server, stage: &stage{T: s.T, loop: s.loop, app: s.app, folder: filepath.Join(s.TempDir(), "Countersign"), log: &strings.Builder{}}}
	x.start()
	return x
}

func (x *inHall) start() {
	x.Helper()
	x.window = ui.Open(x.app, ui.Options{
		Folder: x.folder, Clock: x.clock(), Log: slog.New(slog.NewTextHandler(x.log, nil)),
		Trust: filepath.Join(x.folder, "keys.trust"), Alarm: x.setAlarm, Join: x.join, System: "en-US",
		After: func(d time.Duration) <-chan time.Time {
			if d >= time.Second {
				return nil
			}
			now := make(chan time.Time, 1)
			now <- time.Time{}
			return now
		},
	}.In(x.loop))
	x.window.Window().Resize(fyne.NewSize(1280, 800))
	x.Cleanup(x.window.Close)
}

func (x *inHall) join(_ context.Context, address string) (hall.Line, error) {
	switch {
	case x.gone:
		return nil, journal.ErrOffline
	case address == chiefAddress:
		x.seat = x.server.Join("chief", "c")
	case address == tableAddress:
		x.seat = x.server.Join("table 7", cmp.Or(x.machine, "a"))
	default:
		return nil, journal.ErrAccess
	}
	return x.seat, nil
}

// during does something on the window, and then waits for all that came of it.
func (x *inHall) during(f func()) {
	x.Helper()
	f()
	x.settle()
}

// press strikes keys without Ctrl.
func (x *inHall) press(names ...fyne.KeyName) {
	x.Helper()
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		x.during(func() {
			focused := x.canvas().Focused()
			if k, ok := focused.(desktop.Keyable); ok {
				k.KeyDown(e)
			}
			switch {
			case name == fyne.KeyTab:
				x.canvas().FocusNext()
			case focused == nil:
				x.canvas().OnTypedKey()(e)
			default:
				focused.TypedKey(e)
			}
		})
	}
}

// typed strikes the key of each character.
func (x *inHall) typed(text string) {
	x.Helper()
	x.during(func() { x.stage.typed(text) })
}

// ctrl strikes a key with Ctrl.
func (x *inHall) ctrl(name fyne.KeyName) {
	x.Helper()
	x.during(func() { x.window.Frame().Table.Shortcut(command.Ctrl(name).Shortcut()) })
}

// drop drops a file on the window.
func (x *inHall) drop(path string) {
	x.Helper()
	x.during(func() { x.window.OpenFiles([]string{path}) })
}

// clock moves on by a second with each look, of whoever looks.
func (x *inHall) clock() func() time.Time {
	var mu sync.Mutex
	now := x.stage.clock()
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return now()
	}
}

// joins gives the address of a hall to the window.
func (x *inHall) joins(address string) {
	x.Helper()
	x.ctrl(fyne.Key8)
	x.must("Join a counting hall")
	x.typed(address)
	x.press(fyne.KeyReturn)
}

// hears has the window hear of what others did.
func (x *inHall) hears() {
	x.Helper()
	x.seat.Tell()
	x.window.Hear()
	x.settle()
}

// prepare appoints recorders and declares batches, on a desk without a window.
func (x *inHall) prepare(begin bool) *desk.Desk {
	x.Helper()
	j := x.server.Join("chief", "d")
	o := desk.Options{Clock: x.clock(), Record: record.Write, Prove: export.Prove}
	var d *desk.Desk
	var err error
	if begin {
		d, err = desk.Create(x.Context(), j, votetest.Training(x), "LAMP/L-1/11", o)
	} else {
		d, err = desk.Resume(x.Context(), j, o)
	}
	if err != nil {
		x.Fatal(err)
	}
	appoint(x, d)
	return d
}

// appoint gives a count recorders and three batches.
func appoint(t testing.TB, d *desk.Desk) {
	t.Helper()
	for _, c := range []desk.Command{
		&desk.Declare{Batches: count.N(3)},
		&desk.Appoint{Name: "Marian Sample", Role: count.ChiefTeller},
		&desk.Appoint{Name: "Ruth Sample", Role: count.Recorder},
		&desk.Appoint{Name: "Luis Sample", Role: count.Recorder},
	} {
		if _, err := d.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

// sits is Ruth alone at this table.
func (x *inHall) sits() {
	x.Helper()
	x.must("Who records?")
	x.press(fyne.KeyRight, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
}

// keys types a batch of two questions.
func (x *inHall) keys() {
	x.Helper()
	for _, figure := range []string{"31", "18", "1", "0", "27", "22", "0", "1"} {
		x.typed(figure)
		x.press(fyne.KeyReturn)
	}
}
