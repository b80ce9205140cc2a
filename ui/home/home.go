package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Screen is the home screen. Make it with [New].
type Screen struct {
	// OnOpen is told the path of a count that was chosen.
	OnOpen func(path string)
	// OnFind is asked to look for a count that is not where it was.
	OnFind func(Recent)
	// Folder is where new counts are kept, for the words beside the list.
	Folder string
	// Tour offers the tour where no count was ever open.
	Tour bool

	frame *shell.Frame
	prefs fyne.Preferences
	tiles []*widget.Tile
	list  *list
}

// New gives the home screen of a window.
func New(f *shell.Frame, p fyne.Preferences) *Screen {
	s := &Screen{frame: f, prefs: p}
	s.tiles = []*widget.Tile{
		s.tile(command.New, theme.IconNew, words.T("New count"), words.T("Open the vote definition file from your coalition"), true),
		s.tile(command.Rollup, theme.IconRollup, words.T("Roll-up"), words.T("Add tally sheets for a unit, union or coalition"), false),
		s.tile(command.Verify, theme.IconVerify, words.T("Verify a sheet"), words.T("Check a PDF or Excel sheet you were given"), false),
		s.tile(command.Practice, theme.IconPractice, words.T("Practice count"), words.T("A sample vote to learn with. Nothing in it is real"), false),
	}
	for i, t := range s.tiles {
		t.OnMove = func(key fyne.KeyName) bool { return shell.Along(f, s.tiles, i, key) }
	}
	return s
}

func (s *Screen) tile(id command.ID, icon theme.Icon, title, said string, strong bool) *widget.Tile {
	key := s.frame.Table.Command(id).Keys[0].String()
	t := widget.NewTile(icon, title, said, key, strong, func() { s.frame.Table.Run(id) })
	t.Keys = s.frame.Table
	return t
}

// Screen shows what can be begun, and the counts as they are remembered now.
// The newest count has the keyboard; where there is none, the practice count,
// with which a new user begins.
func (s *Screen) Screen() shell.Screen {
	s.list = newList(s, Remembered(s.prefs))
	var first fyne.Focusable = s.tiles[len(s.tiles)-1]
	if len(s.list.rows) > 0 {
		first = s.list.rows[0]
	}
	left := widget.After(s.left(), 24)
	return shell.Screen{
		// In the order in which Tab goes through them.
		Content: widget.Inset(24, 18, container.New(layout.NewBorderLayout(nil, nil, left, nil), left, s.list.object)),
		Bare:    true, Focus: first,
		About:   words.T("Begin a count, go on with one, or look at sheets that you were sent. Files can be dropped on the window."),
		Hints:   []command.Hint{{Key: words.T("Up Down"), Text: words.T("choose")}, {Key: words.T("Enter"), Text: words.T("open it")}, {Key: words.T("Tab"), Text: words.T("next")}},
		Actions: []command.Action{{ID: command.NextPart, Run: s.nextPart}},
	}
}

// open goes on with a count, or looks for it.
func (s *Screen) open(r Recent) {
	switch {
	case r.Missing():
		s.find(r)
	case s.OnOpen != nil:
		s.OnOpen(r.Path)
	}
}

func (s *Screen) find(r Recent) {
	if s.OnFind != nil {
		s.OnFind(r)
	}
}

// forget takes a count from the list. The file, if it turns up, can be opened
// as any other.
func (s *Screen) forget(r Recent) {
	Forget(s.prefs, r.Path)
	s.frame.Show(s.Screen())
}

// ringRoom is what a page that scrolls leaves for the ring around the part that
// has the keyboard.
const ringRoom = 4

// left is what can be begun.
func (s *Screen) left() fyne.CanvasObject {
	top := widget.Stack(4,
		widget.Inset(4, 0, widget.NewBold(words.T("Countersign"), theme.SizeCompare, fynetheme.ColorNameForeground)),
		widget.Inset(4, 0, widget.NewText(words.T("Two people count. Both must agree."), fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)),
		widget.Inset(0, 4, widget.Stack(0)),
	)
	for _, t := range s.tiles {
		top.Add(t)
	}
	alone := widget.Inset(8, 0, widget.Between(
		widget.After(widget.NewIcon(theme.IconLock, fynetheme.ColorNamePlaceHolder, 18), 8),
		widget.Tight(widget.NewProse(words.T("No figure leaves this computer, unless it joins a counting hall."), fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)), nil,
	))
	return widget.Wide(416, container.NewBorder(nil, alone, nil, nil, container.NewVScroll(widget.Inset(ringRoom, ringRoom, top))))
}

// nextPart goes from the tiles to the list and back.
func (s *Screen) nextPart() {
	for _, t := range s.tiles {
		if s.frame.Focused() == fyne.Focusable(t) {
			s.frame.Focus(s.list.first())
			return
		}
	}
	s.frame.Focus(s.tiles[0])
}
