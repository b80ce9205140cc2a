package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/ui/theme"
)

// Spread sets two pages beside one another as [Columns] does, each with a foot
// that stays while its page is scrolled. Where the window is too narrow for the
// text, they become one page, the left part above the right.
type Spread struct {
	Object *fyne.Container

	pages       [2]fyne.CanvasObject
	left, right *container.Scroll
	both        bool
	columns     columns
}

// The room around the pages, and the least width of two at 100 % text.
const (
	spreadX     = 20
	spreadInner = 14
	spreadY     = 12
	spreadLeast = 880
	spreadBar   = 4 // beside the bar that Fyne draws over what it scrolls
)

// NewSpread gives both pages; the right one has the widths of [Columns]. A foot
// may be nil.
func NewSpread(left, leftFoot, right, rightFoot fyne.CanvasObject, least, most float32) *Spread {
	s := &Spread{pages: [2]fyne.CanvasObject{After(Inset(4, 4, left), spreadBar), After(Inset(4, 4, right), spreadBar)}, columns: columns{least: least, most: most}}
	s.left, s.right = container.NewVScroll(s.pages[0]), container.NewVScroll(s.pages[1])
	for _, foot := range []*fyne.CanvasObject{&leftFoot, &rightFoot} {
		if *foot == nil {
			*foot = Stack(0)
		}
	}
	s.Object = container.New(s, s.left, leftFoot, s.right, rightFoot)
	return s
}

// Reveal brings a part of either page into view.
func (s *Spread) Reveal(part fyne.CanvasObject) {
	if s != nil {
		Reveal(s.left, part)
		Reveal(s.right, part)
	}
}

// MinSize is for Fyne.
func (s *Spread) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := max(s.pages[0].MinSize().Width, s.pages[1].MinSize().Width, o[1].MinSize().Width, o[3].MinSize().Width)
	return fyne.NewSize(width+2*spreadX, o[0].MinSize().Height+o[1].MinSize().Height+o[3].MinSize().Height+2*spreadY)
}

// Layout is for Fyne.
func (s *Spread) Layout(o []fyne.CanvasObject, size fyne.Size) {
	right := max(s.columns.split(size.Width), s.pages[1].MinSize().Width+2*spreadInner)
	rest := size.Width - right - 2*spreadX
	s.turn(size.Width < spreadLeast*theme.Current().TextSize().Factor() || rest < s.pages[0].MinSize().Width)
	if s.both {
		width := size.Width - 2*spreadX
		above := setFoot(o[3], spreadX, width, size.Height-spreadY)
		above = setFoot(o[1], spreadX, width, above)
		setPage(o[0], spreadX, width, above)
		return
	}
	setPage(o[0], spreadX, rest, setFoot(o[1], spreadX, rest, size.Height-spreadY))
	x, width := size.Width-right+spreadInner, right-2*spreadInner
	setPage(o[2], x, width, setFoot(o[3], x, width, size.Height-spreadY))
}

// turn makes one page of the two, or two of the one.
func (s *Spread) turn(both bool) {
	if s.both == both {
		return
	}
	s.both = both
	if both {
		s.left.Content, s.right.Content = Stack(spreadY, s.pages[0], s.pages[1]), Stack(0)
		s.right.Hide()
	} else {
		s.left.Content, s.right.Content = s.pages[0], s.pages[1]
		s.right.Show()
	}
	s.left.Refresh()
	s.right.Refresh()
}

// setFoot sets a foot above a line and gives the line above it.
func setFoot(foot fyne.CanvasObject, x, width, below float32) float32 {
	height := foot.MinSize().Height
	foot.Move(fyne.NewPos(x, below-height))
	foot.Resize(fyne.NewSize(width, height))
	return below - height
}

func setPage(page fyne.CanvasObject, x, width, below float32) {
	page.Move(fyne.NewPos(x, spreadY))
	page.Resize(fyne.NewSize(width, below-spreadY))
}
