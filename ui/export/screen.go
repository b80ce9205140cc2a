package export

import (
	"context"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// FolderPreference is the name under which the program remembers where sheets
// are saved.
const FolderPreference = "export.folder"

// Screen is step 6. Make it with [New].
type Screen struct {
	// OpenURL shows a file or a folder; it is the system's own way unless set.
	OpenURL func(*url.URL) error
	// Print gives a file to a printer, away from the window; it is the system's
	// own way unless set.
	Print func(ctx context.Context, path string) error

	sitting    *sitting.Sitting
	content    *fyne.Container
	button     *widget.Button
	pages      *widget.Spread // what was saved and what is compared; nil before
	why        *widget.Text
	signatures *certify.Signatures // nil unless passphrases are asked for
	check      *widget.GroupCheck  // nil until the files are saved
	again      *widget.Button      // copies once more; nil unless a copy failed
	stopper    *widget.Button      // calls off what is being done; nil unless something is
	seal       *widget.TextEntry

	of      count.Digest // the certified digest that all below belongs to
	looked  bool         // the folder has been looked through for files of before
	files   []saved
	copies  []saved
	failed  string // the folder that a copy did not get into
	sent    int    // times that the sheet was sent to the printer
	printed bool   // the groups of the print match
	busy    bool
	cancel  func()      // calls off what is being done
	kind    widget.Kind // of what was said
	said    string
}

// New gives the screen of a sitting.
func New(s *sitting.Sitting) *Screen {
	e := &Screen{sitting: s, content: container.NewStack(), OpenURL: fyne.CurrentApp().OpenURL, Print: sendToPrinter}
	e.build()
	return e
}

// Screen is what the frame shows.
func (e *Screen) Screen() shell.Screen {
	e.build()
	if e.signatures != nil {
		e.signatures.Look()
	}
	e.look()
	e.lookAgain()
	return shell.Screen{
		Content: e.content, Step: 6, Actions: e.actions(), Focus: e.focus(),
		Commands: []command.ID{command.Primary, command.Print, command.Folder, command.New},
	}
}

// Update shows the count anew.
func (e *Screen) Update(desk.Snapshot) {
	e.build()
	e.show()
}

func (e *Screen) now() desk.Snapshot { return e.sitting.Snapshot() }

func (e *Screen) here() bool { return e.sitting.Frame.Shows(e.content) }

// state is where exporting stands.
type state int

const (
	gated state = iota // not certified
	asked              // passphrases are asked for
	ready
	done
)

func (e *Screen) state() state {
	now := e.now()
	switch {
	case now.Certified == nil:
		return gated
	case len(e.files) > 0:
		return done
	case fits(e.sitting.Unlocked, now.Certified):
		return ready
	}
	return asked
}

// renew forgets what belongs to another certification.
func (e *Screen) renew() {
	var of count.Digest
	if c := e.now().Certified; c != nil {
		of = c.Digest
	}
	if of == e.of {
		return
	}
	e.of, e.looked, e.files, e.copies, e.printed, e.said = of, false, nil, nil, false, ""
	e.failed, e.sent = "", 0
	e.signatures, e.check, e.seal = nil, nil, nil
}

// folder is where the files go.
func (e *Screen) folder() string {
	if e.sitting.Sheets != "" {
		return e.sitting.Sheets
	}
	return fyne.CurrentApp().Preferences().StringWithFallback(FolderPreference, filepath.Dir(e.sitting.Path))
}

// show brings commands and focus in line, if the screen is shown.
func (e *Screen) show() {
	if !e.here() {
		return
	}
	e.sitting.Frame.Table.Screen(e.actions()...)
	e.sitting.Frame.SetHints()
	if _, typing := e.sitting.Frame.Focused().(*widget.TextEntry); typing && e.state() == done && !e.busy {
		return // into the groups of the print, or the number of the seal
	}
	part := e.focus()
	e.sitting.Frame.Focus(part)
	if o, ok := part.(fyne.CanvasObject); ok {
		e.pages.Reveal(o)
	}
}

// focus is the part that has the keyboard first.
func (e *Screen) focus() fyne.Focusable {
	switch {
	case e.busy && e.stopper != nil:
		return e.stopper
	case e.again != nil:
		return e.again
	}
	if e.signatures != nil && e.state() == asked && !e.busy {
		if next := e.signatures.Next(); next != nil || e.signatures.Waits() {
			return next
		}
	}
	return e.button
}

// actions are what the commands do here.
func (e *Screen) actions() []command.Action {
	label, run := e.primary()
	out := []command.Action{
		{
			ID: command.Primary, Label: label, Hint: label, Run: run,
			Enabled: func() (bool, string) { why := e.stop(); return why == "", why },
		},
		{ID: command.NextPart, Run: e.nextPart},
	}
	if e.state() == done {
		out = append(out,
			command.Action{ID: command.Print, Label: words.T("Print the sheet"), Hint: words.T("print"), Run: e.printIt, Enabled: e.free},
			command.Action{ID: command.Folder, Hint: words.T("open folder"), Run: func() { e.openPath(filepath.Dir(e.files[0].Path)) }})
	}
	return out
}

// primary is the main action as things stand.
func (e *Screen) primary() (label string, run func()) {
	switch e.state() {
	case gated:
		return words.T("Go to certify"), func() { e.sitting.Show(sitting.Certify) }
	case done:
		return words.T("Print the sheet"), e.printIt
	}
	return words.T("Save the sheet"), e.save
}

// stop says what keeps the main action from being done, or "".
func (e *Screen) stop() string {
	switch {
	case e.busy:
		return words.T("Working.")
	case e.state() == asked:
		return words.T("Every signer opens the key first.")
	}
	return ""
}

// free says whether nothing is being done.
func (e *Screen) free() (bool, string) { return !e.busy, words.T("Working.") }

// nextPart goes from the button to the passphrases or the groups, and back.
func (e *Screen) nextPart() {
	if e.sitting.Frame.Focused() != fyne.Focusable(e.button) {
		e.sitting.Frame.Focus(e.button)
		return
	}
	if e.check != nil {
		e.sitting.Frame.Focus(e.check.First())
		e.pages.Reveal(e.check)
		return
	}
	e.sitting.Frame.Focus(e.focus())
}
