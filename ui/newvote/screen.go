package newvote

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/plan"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Options are what the screen is given from outside.
type Options struct {
	Frame  *shell.Frame
	Worker *shell.Worker
	Clock  func() time.Time
	Random io.Reader // of the serial number of a key that is made
}

// Screen makes a definition from a workbook. Make it with [New].
type Screen struct {
	// Folder is where files are proposed before there is a workbook.
	Folder string

	options Options
	frame   *shell.Frame
	content *fyne.Container
	tools   *fyne.Container
	primary *widget.Button
	choices []*widget.Choice
	spread  *widget.Spread
	stops   []fyne.CanvasObject // faults or unions, for F8
	stop    int                 // the one that was gone to last, from 1
	said    *widget.Banner

	path  string     // of the workbook
	plan  *plan.Plan // nil before one was read
	vote  *count.Vote
	saved string // where the definition was saved, "" before
	asked int    // rises with every reading, so that a late answer is not shown
}

// New gives the screen without a workbook.
func New(o Options) *Screen {
	s := &Screen{
		options: o, frame: o.Frame, content: container.NewStack(), tools: container.NewStack(),
		said: widget.NewBanner(widget.Note, theme.IconNote, ""),
	}
	s.said.Hide()
	return s
}

// Screen is what the frame shows.
func (s *Screen) Screen() shell.Screen {
	s.build() // the text size may be another one
	return shell.Screen{
		Content: s.content, Focus: s.primary, Title: words.T("New vote"), Tools: s.tools,
		About: words.T("Makes a vote definition from a workbook that the coalition's secretary fills in. Save the template, fill it in with any program for tables, " +
			"choose it here: faults are listed by cell. Then save the definition, print it for the minutes, and sign it."),
		Actions: []command.Action{
			{ID: command.Primary, Label: words.T("What comes next"), Run: s.next},
			{ID: command.Import, Label: words.T("Choose a workbook..."), Hint: words.T("another workbook"), Run: s.choose},
			{ID: command.SaveAs, Label: words.T("Save the template..."), Hint: words.T("the template"), Run: s.askTemplate},
			{ID: command.Print, Label: words.T("Save the printed page..."), Hint: words.T("printed page"), Run: s.askPage, Enabled: s.whole},
			{ID: command.NextPart, Run: s.nextPart},
			{ID: command.NextFind, Label: words.T("Next fault, or next union"), Hint: words.T("next"), Run: s.nextStop, Enabled: func() (bool, string) { return len(s.stops) > 0, words.T("No workbook was read.") }},
		},
		Commands: []command.ID{command.NextPart, command.NextFind, command.Import, command.SaveAs, command.Print},
	}
}

// whole says whether there is a definition, and if not, why.
func (s *Screen) whole() (bool, string) {
	return s.vote != nil, words.T("There is no definition without faults yet.")
}

// next does what comes next.
func (s *Screen) next() {
	switch {
	case s.plan == nil:
		s.choose()
	case s.vote == nil:
		s.Open(s.path)
	case s.saved == "":
		s.askSave()
	default:
		s.askKey()
	}
}

// nextWords is what the button says.
func (s *Screen) nextWords() string {
	switch {
	case s.plan == nil:
		return words.T("Choose a workbook...")
	case s.vote == nil:
		return words.T("Read it again")
	case s.saved == "":
		return words.T("Save the definition...")
	}
	return words.T("Sign it...")
}

// choose asks for the workbook.
func (s *Screen) choose() {
	start := s.path
	if start == "" {
		start = s.Folder + string(filepath.Separator)
	}
	s.frame.Pick(shell.Pick{
		Title: words.T("New vote"), Accept: words.T("Read"), Start: start, Endings: []string{".xlsx"},
		Text:   words.T("The workbook (.xlsx) that was filled in. It is read and not changed."),
		Check:  shell.IsFile,
		OnPick: s.Open,
	})
}

// mostBook is more than any workbook of a coalition has, in bytes.
const mostBook = 32 << 20

// Open reads a workbook and shows what became of it.
func (s *Screen) Open(path string) {
	s.asked++
	asked := s.asked
	shell.Do(s.options.Worker, func(_ context.Context, tell func(string)) (*plan.Plan, error) {
		tell(words.T("Reading the workbook"))
		return read(path)
	}, func(p *plan.Plan, err error) {
		if asked != s.asked {
			return
		}
		s.path, s.saved = path, ""
		if err != nil {
			s.plan, s.vote, s.choices = nil, nil, nil
			s.say(widget.Error, certify.Sentence(err))
		} else {
			s.say(widget.Note, "")
			s.plan = p
			s.offer()
			s.judge()
		}
		s.show()
	})
}

func read(path string) (*plan.Plan, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > mostBook {
		return nil, plan.ErrTooLarge
	}
	b, err := export.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return plan.Read(b)
}

// judge takes the definition if there is one.
func (s *Screen) judge() {
	s.vote, s.saved, s.stop = nil, "", 0
	if v, err := s.plan.Vote(); err == nil {
		s.vote = v
	}
}

// show builds the screen anew and gives the keyboard to what comes next.
func (s *Screen) show() {
	s.build()
	if s.Shown() && !s.frame.Table.Asleep() {
		s.frame.Focus(s.primary)
		s.frame.SetHints()
	}
}

// Shown says whether the screen is looked at.
func (s *Screen) Shown() bool { return s.frame.Shows(s.content) }

// say shows a sentence above the page; "" takes it away.
func (s *Screen) say(kind widget.Kind, said string) {
	s.said.Hidden = said == ""
	s.said.Set(kind, kind.Icon(), "", said)
}

// nextPart goes from rule to rule, and then to what comes next.
func (s *Screen) nextPart() {
	had := s.frame.Focused()
	for i, c := range s.choices {
		if had == fyne.Focusable(c) && i+1 < len(s.choices) {
			s.lead(s.choices[i+1])
			return
		}
	}
	if had == fyne.Focusable(s.primary) && len(s.choices) > 0 {
		s.lead(s.choices[0])
		return
	}
	s.frame.Focus(s.primary)
}

func (s *Screen) lead(c *widget.Choice) {
	s.frame.Focus(c)
	s.spread.Reveal(c)
}

// nextStop brings the next fault, or the next union, into view.
func (s *Screen) nextStop() {
	if len(s.stops) == 0 {
		return
	}
	s.stop = s.stop%len(s.stops) + 1
	for i, o := range s.stops {
		if row, ok := o.(*widget.Box); ok {
			row.Fill = ""
			if i == s.stop-1 {
				row.Fill = fynetheme.ColorNameSelection
			}
			row.Refresh()
		}
	}
	s.spread.Reveal(s.stops[s.stop-1])
}
