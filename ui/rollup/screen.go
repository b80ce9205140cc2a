package rollup

import (
	"context"
	"crypto/rand"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/export/intake"
	"countersign/export/sign"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Options are what a screen is given.
type Options struct {
	Frame  *shell.Frame
	Worker *shell.Worker
	Board  *board.Board
	// Path is where the roll-up is kept.
	Path string
	// Trust judges the keys of sheets; nil knows nobody.
	Trust sign.Trust
	// List is the file of the person's own trust list; empty keeps none.
	List string
	// Clock is what the computer's clock says; nil means time.Now.
	Clock func() time.Time
	// Alarm rings later; nil means time.AfterFunc.
	Alarm func(time.Duration, func()) (stop func() bool)
	// Random chooses the groups of a fingerprint; nil means crypto/rand.
	Random io.Reader
	// Watch tells of sheets in a folder; nil means intake.Watch.
	Watch func(ctx context.Context, folder string, found func(sheets, others []string)) error
}

// snapshot is how the roll-up stood when it was last looked at.
type snapshot struct {
	report *rollup.Report
	closed bool
	why    string // it is closed
	early  *board.Entry
	log    []board.Entry
}

// view is what the screen shows.
type view int

const (
	viewTable view = iota
	viewLists
	viewCame
	viewDetails
	viewProjector
)

// Screen is the secretary's screen of one roll-up. Make it with [New], and let
// go of it with Close. Its methods belong to the goroutine of the window.
type Screen struct {
	// OnReport writes the report into a folder; nil means that there is none.
	OnReport func(folder string)
	// Folder is where files are looked for first.
	Folder string

	o       Options
	reports string // the folder that a report was written into last
	now     snapshot
	tree    *tree
	from    int // the first of the two questions in the table
	view    view
	chosen  string // path of the row
	aspect  aspect // what is beside the table
	tight   bool   // there is room for the table or for what is beside it
	alone   bool   // and it is the latter
	primary func() // what Ctrl+Enter does here
	back    func() // what Escape does here

	content *fyne.Container // what the frame shows
	table   *list
	heads   *heads
	total   *line
	filters *fyne.Container
	aspects *fyne.Container
	drop    *fyne.Container
	strip   *fyne.Container
	main    *fyne.Container
	cards   *fyne.Container
	side    *container.Scroll
	waits   []*widget.ListRow
	first   fyne.Focusable // of the view
	hints   []command.Hint // of the view
	news    string         // what the drop strip says

	reading  *reading
	stopping func()      // ends the watching
	watched  string      // the folder
	came     board.Lists // what became of the files that arrived in it
	others   []string    // that were not looked at
	forget   func() bool // the alarm that is set
	gone     bool
}

// New gives the screen of an open roll-up and asks for its state.
func New(o Options) *Screen {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Watch == nil {
		o.Watch = intake.Watch
	}
	if o.Alarm == nil {
		o.Alarm = func(d time.Duration, ring func()) func() bool { return time.AfterFunc(d, ring).Stop }
	}
	s := &Screen{o: o, tree: newTree(), content: container.NewStack()}
	s.build()
	s.Reload()
	return s
}

// Path is where the roll-up is kept.
func (s *Screen) Path() string { return s.o.Path }

// Board is the open roll-up.
func (s *Screen) Board() *board.Board { return s.o.Board }

// Shown says whether the roll-up is on the window.
func (s *Screen) Shown() bool { return s.o.Frame.Shows(s.content) }

// Close ends reading and watching. The board is the window's to close.
func (s *Screen) Close() {
	s.gone = true
	s.awake()
	s.stopWatching()
	s.cancelReading()
}

// Screen puts the roll-up into the frame.
func (s *Screen) Screen() shell.Screen {
	if s.now.report != nil {
		s.look()
		s.dress() // palette or text size may be others
	}
	return shell.Screen{
		Content: s.content, Focus: s.first, Actions: s.actions(), Title: s.title(), Tools: s.badges(),
		About:    words.T("Sheets of many places come in here, are verified, and are added up by the rules of the vote. Nothing is imported before you have seen what would be."),
		Hints:    s.hints,
		Commands: []command.ID{command.Import, command.NextFind, command.Print},
	}
}

func (s *Screen) actions() []command.Action {
	ready := func() (bool, string) {
		return s.now.report != nil && s.reading == nil, words.T("Files are being read. Esc stops.")
	}
	report := func() (bool, string) {
		if s.OnReport == nil {
			return false, words.T("There is no report here.")
		}
		return ready()
	}
	primary := func() (bool, string) { return s.primary != nil, words.T("Nothing waits for Ctrl+Enter here.") }
	return []command.Action{
		{ID: command.Import, Hint: words.T("import"), Run: s.askFiles, Enabled: ready},
		{ID: command.NextFind, Label: words.T("Next problem"), Hint: words.T("next problem"), Run: s.nextProblem, Enabled: ready},
		{ID: command.NextPart, Run: s.nextPart},
		{ID: command.About, Label: words.T("About what was found here"), Run: s.about, Enabled: s.anything},
		{ID: command.Print, Label: words.T("Report..."), Hint: words.T("report"), Run: s.askReport, Enabled: report},
		{ID: command.Explain, Label: words.T("Open the row"), Run: func() { s.openRow(s.table.at) }, Enabled: ready},
		{ID: command.Primary, Run: func() { s.primary() }, Enabled: primary},
		{ID: command.Stop, Label: words.T("Stop, or back"), Run: s.escape, Enabled: s.escapes},
		{ID: command.Save, Run: func() { s.o.Frame.Status.SetNotice(words.F("Every decision and import is saved in %s", s.o.Path)) }},
	}
}

// Reload looks at the roll-up again. It may be called from any goroutine.
func (s *Screen) Reload() { s.do(func(context.Context) error { return nil }, nil) }

// do carries something out on the worker and shows what came of it.
func (s *Screen) do(work func(ctx context.Context) error, done func(error)) {
	b, clock := s.o.Board, s.o.Clock
	shell.Do(s.o.Worker, func(ctx context.Context, _ func(string)) (snapshot, error) {
		err := work(ctx)
		return look(b, clock), err
	}, func(now snapshot, err error) {
		if s.gone {
			return
		}
		s.take(now)
		if done != nil {
			done(err)
		}
	})
}

// look is on the worker: the board may be busy with an import.
func look(b *board.Board, clock func() time.Time) snapshot {
	closed, why := b.Closed(clock())
	return snapshot{report: b.Report(), closed: closed, why: why, early: b.Early(), log: b.Log()}
}

// take shows a new state and keeps the chosen row.
func (s *Screen) take(now snapshot) {
	if now.report == nil {
		return // the program is closing
	}
	opened := s.now.report != nil && s.now.closed != now.closed
	s.now = now
	s.tree.set(now.report, now.closed)
	s.tableChanged()
	s.dress()
	s.await()
	if opened {
		s.showAgain()
	}
	if s.o.Frame.Shows(s.content) {
		s.look()
		s.o.Frame.Status.SetSaved(widget.Success, words.F("Saved %s", s.o.Clock().Format("15:04:05")))
	}
}

// look brings header, banner and sample tag up to date.
func (s *Screen) look() {
	v := s.o.Board.Vote()
	s.o.Frame.Header.SetTitle(s.title(), s.badges())
	sample := ""
	if v.Sample {
		sample = words.T("Sample: not a real vote")
	}
	s.o.Frame.Status.SetSample(sample)
	s.o.Frame.SetBanner(s.banner())
}

func (s *Screen) title() string { return words.F("Roll-up: %s", s.o.Board.Vote().Title) }

// badges are the state of all places at the end of the header.
func (s *Screen) badges() fyne.CanvasObject {
	if s.now.report == nil {
		return nil
	}
	all := s.tree.sums[&s.now.report.Coalition]
	row := widget.Row(12)
	add := func(n int, kind widget.Kind, icon theme.Icon, said string) {
		if n > 0 {
			row.Add(widget.NewStatusBadgeIcon(kind, icon, said))
		}
	}
	if s.now.closed {
		add(all.in, widget.Success, theme.IconDone, words.F("%s received", words.Now().Number(all.in)))
	} else {
		add(all.in, widget.Success, theme.IconDone, words.N(all.in, "1 place in", "%s places in"))
		add(all.problems, widget.Warning, theme.IconWarning, words.N(all.problems, "1 problem", "%s problems"))
		add(all.waiting, widget.Warning, theme.IconPage, words.F("%s to check", words.Now().Number(all.waiting)))
	}
	add(all.missing(), widget.Plain, theme.IconOpen, words.F("%s missing", words.Now().Number(all.missing())))
	return widget.Stack(0, widget.Inset(0, 15, row))
}
