package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// StepState is where a step of the count stands.
type StepState int

// The states of a step.
const (
	StepOpen StepState = iota
	StepBegun
	StepDone
	StepWarning
	StepError
)

// Steps is how many steps a count has.
const Steps = 6

// stepNames are the steps in their order.
var stepNames = [Steps]string{words.Key("Setup"), words.Key("Batches"), words.Key("Account"), words.Key("Checks"), words.Key("Certify"), words.Key("Export")}

// step is one tab of the header.
type step struct {
	pressable
	state   StepState
	current bool
	note    string
	short   brevity
	number  int
	icon    *Icon
	word    *Text
	box     *Box
	line    *Box
	face    *fyne.Container
}

func newStep(number int, tapped func()) *step {
	s := &step{
		number: number,
		icon:   NewIcon(theme.IconOpen, secondary, 17),
		word:   NewText("", theme.SizeBadge, secondary),
		line:   NewBox(nil),
	}
	s.line.Least = fyne.NewSize(0, 4)
	s.box = NewBox(Row(7, s.icon, s.word))
	s.box.PadX = 12
	s.face = container.NewStack(s.box, container.NewBorder(nil, s.line, nil, nil))
	s.OnTapped, s.changed = tapped, s.look
	s.ExtendBaseWidget(s)
	s.look()
	return s
}

// look chooses icon, words and ground.
func (s *step) look() {
	icon, color := theme.IconOpen, secondary
	switch s.state {
	case StepBegun:
		icon, color = theme.IconHalf, Note.Color()
	case StepDone:
		icon, color = theme.IconDone, Success.Color()
	case StepWarning:
		icon, color = theme.IconWarning, Warning.Color()
	case StepError:
		icon, color = theme.IconError, Error.Color()
	case StepOpen:
	}
	s.icon.icon, s.icon.color = icon, color
	s.word.Text = s.words()
	s.word.Color, s.word.Style.Bold = secondary, s.current
	s.box.Fill, s.line.Fill = "", ""
	if s.current {
		s.word.Color, s.box.Fill, s.line.Fill = foreground, background, primary
	}
	s.box.Focused = s.focused
	s.Refresh()
}

// brevity is how much a narrow window leaves of the steps' words.
type brevity int

const (
	fullWords   brevity = iota
	noNotes             // of the other steps
	onlyNumbers         // of the other steps
)

func (s *step) words() string {
	said := strconv.Itoa(s.number)
	if s.current || s.short < onlyNumbers {
		said += " " + words.T(stepNames[s.number-1])
	}
	if s.note != "" && (s.current || s.short < noNotes) {
		said += " " + s.note
	}
	return said
}

// CreateRenderer is for Fyne.
func (s *step) CreateRenderer() fyne.WidgetRenderer {
	return newView(s, s.face)
}

// StepHeader is the strip below the menu: home, the place, and the six steps.
type StepHeader struct {
	fynewidget.BaseWidget
	// OnStep is told the step that was chosen, from 1.
	OnStep func(step int)
	// OnHome is told that home was chosen.
	OnHome func()

	home  *homeButton
	title *Text
	sub   *Text
	steps [Steps]*step
	row   *fyne.Container
	tools *fyne.Container
	box   *Box
}

// NewStepHeader gives a header without a place; its steps are hidden until
// [StepHeader.SetPlace] names one.
func NewStepHeader() *StepHeader {
	h := &StepHeader{
		title: NewBold("", theme.SizeRow, foreground).Shrink(),
		sub:   NewCaption("").Shrink(),
		row:   Row(4),
		tools: container.NewStack(),
	}
	h.home = newHomeButton(func() { call(h.OnHome) })
	for i := range h.steps {
		h.steps[i] = newStep(i+1, func() {
			if h.OnStep != nil {
				h.OnStep(i + 1)
			}
		})
		h.steps[i].OnMove = func(key fyne.KeyName) bool { return h.arrow(i, key) }
		h.row.Add(h.steps[i])
	}
	place := Inset(4, 0, Middle(Stack(0, h.title, h.sub)))
	line := container.NewBorder(nil, fynewidget.NewSeparator(), nil, nil)
	h.box = NewBox(container.NewStack(line, Between(h.home, place, After(Row(0, h.row, Middle(h.tools)), 16))))
	h.box.Fill, h.box.Least = header, fyne.NewSize(0, 58)
	h.ExtendBaseWidget(h)
	h.SetPlace("", "")
	return h
}

// arrow moves the focus along the steps.
func (h *StepHeader) arrow(from int, key fyne.KeyName) bool {
	to := from
	switch key {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	default:
		return false
	}
	if to >= 0 && to < Steps {
		focus(h.steps[to])
	}
	return true
}

// SetKeys gives where function keys go while the header has the focus.
func (h *StepHeader) SetKeys(keys command.Keys) {
	h.home.Keys = keys
	for _, s := range h.steps {
		s.Keys = keys
	}
}

// SetPlace names the place and, below it, vote, date and revision. Without a
// name there is no count open, and no steps show.
func (h *StepHeader) SetPlace(name, details string) {
	h.title.Set(name)
	h.sub.Set(details)
	h.sub.Hidden = details == ""
	h.row.Hidden = name == ""
	h.box.Refresh()
}

// SetTitle names a screen that belongs to no count, with its buttons at the
// right end; an empty title leaves the name of the place, and nil takes the
// buttons away.
func (h *StepHeader) SetTitle(title string, tools fyne.CanvasObject) {
	if title != "" {
		h.title.Set(title)
	}
	h.tools.Objects = nil
	if tools != nil {
		h.tools.Objects = []fyne.CanvasObject{tools}
	}
	h.fit(h.Size().Width)
}

// SetStep shows where a step stands, counted from 1; note follows its name,
// such as "6/26". A step out of range is not shown.
func (h *StepHeader) SetStep(number int, state StepState, note string) {
	if number < 1 || number > Steps {
		return
	}
	s := h.steps[number-1]
	s.state, s.note = state, note
	h.fit(h.Size().Width)
}

// SetCurrent shows which step the work area is at; 0 is none.
func (h *StepHeader) SetCurrent(number int) {
	for i, s := range h.steps {
		s.current = i+1 == number
	}
	h.fit(h.Size().Width)
}

// placeRoom is what the name of the place gets at the least, at 100 % text.
const placeRoom = 200

// fit takes words from the steps until they have room beside the place.
func (h *StepHeader) fit(width float32) {
	room := width - h.home.MinSize().Width - h.tools.MinSize().Width - placeRoom*theme.Current().TextSize().Factor()
	for short := fullWords; short <= onlyNumbers; short++ {
		for _, s := range h.steps {
			s.short = short
			s.look()
		}
		if h.row.MinSize().Width <= room {
			break
		}
	}
	h.box.Refresh()
}

// Resize is for Fyne.
func (h *StepHeader) Resize(size fyne.Size) {
	if size.Width != h.Size().Width {
		h.fit(size.Width)
	}
	h.BaseWidget.Resize(size)
}

// MinSize is for Fyne. The width is the window's to say: the words follow it.
func (h *StepHeader) MinSize() fyne.Size {
	return fyne.NewSize(0, h.BaseWidget.MinSize().Height)
}

// Refresh is for Fyne; the text size may have changed.
func (h *StepHeader) Refresh() {
	h.fit(h.Size().Width)
	h.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (h *StepHeader) CreateRenderer() fyne.WidgetRenderer { return newView(h, h.box) }

// homeButton is the house at the left end.
type homeButton struct {
	pressable
	icon *Icon
	box  *Box
}

func newHomeButton(tapped func()) *homeButton {
	b := &homeButton{icon: NewIcon(theme.IconHome, foreground, 24)}
	b.box = NewBox(b.icon)
	b.box.PadX, b.box.Radius = 12, theme.SizeBadgeRadius
	b.OnTapped = tapped
	b.changed = func() {
		b.box.Focused = b.focused
		b.box.Refresh()
	}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *homeButton) CreateRenderer() fyne.WidgetRenderer { return newView(b, b.box) }
