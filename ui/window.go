package ui

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count/backup"
	"countersign/export/trust"
	"countersign/ui/command"
	"countersign/ui/crash"
	"countersign/ui/home"
	"countersign/ui/newvote"
	"countersign/ui/rollup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/tour"
	"countersign/ui/verify"
)

// Title is the name of the window while no count is open.
const Title = "Countersign"

// Options are what the window is given from outside.
type Options struct {
	// Folder is where counts are kept unless the person has chosen another one.
	Folder string
	// Clock is what the computer's clock says; nil means time.Now.
	Clock func() time.Time
	// Trust is the file of the person's list of compared keys; empty means the
	// one that all programs of this user share.
	Trust string
	// Random is where chance comes from; nil means crypto/rand.
	Random io.Reader
	// Alarm rings later, to tell long work from short; nil means time.AfterFunc.
	Alarm func(time.Duration, func()) (stop func() bool)
	// Join opens the line to a counting hall; nil joins over the network.
	Join Joiner
	// After waits, for what is asked of a hall again and again; nil means
	// time.After.
	After func(time.Duration) <-chan time.Time
	// Language is asked for by the call, and good until the person chooses one; a
	// tag of words.Languages. Empty means what was chosen last.
	Language string
	// System is what the system speaks, as "es-MX"; empty means that it is asked.
	System string
	// Crash keeps what helps after the program has ended by itself; the zero
	// Keeper keeps nothing.
	Crash crash.Keeper
	// Sound is what can be heard at each fifth stroke; nil is nothing.
	Sound shell.Sound
	// Log gets what happens, without figures and names; nil means nowhere.
	Log *slog.Logger

	back func(func()) // of a window in a test, see shell.Worker.Through
}

// Window is the window of the program: a frame, and at most one open count.
// Make it with [Open]; its methods belong to the goroutine of the window.
type Window struct {
	app     fyne.App
	window  fyne.Window
	options Options
	frame   *shell.Frame
	table   *command.Table
	worker  *shell.Worker
	looks   *shell.Looks
	home    *home.Screen
	verify  *verify.Screen
	rollup  *rollup.Screen           // nil while no roll-up is open
	newvote *newvote.Screen          // nil before it is shown
	second  map[string]backup.Status // by path
	count   *counting                // nil while no count is open
	tour    touring
	show    func()     // shows again what is shown
	at      sitting.Go // the step that is shown, Home where it is none
	seat    crash.Seat // as it is on the disk
	closing bool       // as soon as the worker is done
	closed  bool
}

// filled puts in what was left out.
func (o Options) filled() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Join == nil {
		o.Join = overNetwork
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if path, err := trust.DefaultPath(); o.Trust == "" && err == nil {
		o.Trust = path // without a folder no list is kept
	}
	return o
}

// Open makes the window and shows the home screen in it. The caller shows the
// window itself and runs the app.
func Open(app fyne.App, o Options) *Window {
	o = o.filled()
	w := &Window{app: app, window: app.NewWindow(Title), options: o, table: command.NewTable(), second: map[string]backup.Status{}}
	w.speak()
	w.looks = shell.NewLooks(app)
	w.looks.Sound = o.Sound
	w.looks.OnChange = func(theme.TextSize) { w.stay(); w.show() }
	w.frame = shell.NewFrame(w.window, w.table)
	w.worker = shell.NewWorker(w.working)
	w.worker.OnPanic = w.caught
	if o.back != nil {
		w.worker.Through(o.back)
	}
	if o.Alarm != nil {
		w.worker.SetAlarm(o.Alarm)
	}
	w.tour.coach = tour.NewCoach(w.table)
	w.home = w.newHome()
	w.verify = verify.New(w.frame, w.worker, w.window, verify.Options{Trust: o.Trust, Count: w.openCountNow, Clock: o.Clock, Random: o.Random})
	w.bind()
	w.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	w.window.SetCloseIntercept(w.closeWhenDone)
	w.restoreSize()
	w.goHome()
	return w
}

// Window is Fyne's own window.
func (w *Window) Window() fyne.Window { return w.window }

// Close lets go of the count, after what was asked for is on the disk. The
// window can do nothing any more; closing twice does no harm.
func (w *Window) Close() {
	w.letGo()
	w.worker.Close()
}

// letGo asks for the count to be closed, and keeps the size of the window.
func (w *Window) letGo() {
	if w.closed {
		return
	}
	w.closed = true
	w.keepSize()
	w.leave()
	w.leaveRollup()
	w.sit()
	w.options.Log.Info("closed")
}

// closeWhenDone closes the window, behind what is being done: what was asked
// for is kept, and the window is not blocked meanwhile. Whoever closes it once
// more stops what can be stopped.
func (w *Window) closeWhenDone() {
	if w.closing {
		w.worker.Stop()
		return
	}
	if !w.worker.Busy() {
		w.end()
		return
	}
	w.closing = true
	w.frame.Status.SetNotice(words.T("Finishing what was begun; then the window closes. Close it again to stop that."))
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) { w.end() })
}

// end closes the window. What is still asked for then, the closing of the
// count, is waited for by whoever calls Close after the last window.
func (w *Window) end() {
	w.letGo()
	w.window.Close()
}

// working shows what is said of long work, and the key hints again once it is
// over.
func (w *Window) working(s shell.Step) {
	w.table.Refresh()
	switch {
	case s.Words == "":
		w.frame.HintsAgain()
	case s.Stops:
		w.frame.Status.SetNotice(words.F("%s. Esc stops it.", s.Words))
	default:
		w.frame.Status.SetNotice(s.Words)
	}
}

// display puts a screen into the frame; again is how to show it anew.
func (w *Window) display(at sitting.Go, again func(), s shell.Screen) {
	if s.About == "" {
		s.About = words.T(about[at])
	}
	s.Keys = keysOf(at)
	w.at, w.show, w.tour.read = at, again, w.tour.read && at == w.at
	w.sit()
	w.tour.coach.Refresh() // in the size and the language of now
	w.guide()
	w.frame.Show(s)
}

const (
	prefWidth  = "window.width"
	prefHeight = "window.height"
)

// restoreSize gives the window the size it had last.
func (w *Window) restoreSize() {
	p := w.app.Preferences()
	width := p.FloatWithFallback(prefWidth, 1280)
	height := p.FloatWithFallback(prefHeight, 800)
	w.window.Resize(fyne.NewSize(max(float32(width), shell.MinWidth), max(float32(height), shell.MinHeight)))
}

func (w *Window) keepSize() {
	size := w.window.Canvas().Size()
	w.app.Preferences().SetFloat(prefWidth, float64(size.Width))
	w.app.Preferences().SetFloat(prefHeight, float64(size.Height))
}
