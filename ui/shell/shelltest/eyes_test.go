package shelltest_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

func window(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	w := test.NewTempWindow(t, container.NewWithoutLayout(o))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 200))
	return w
}

func on(ground, ink color.Color, size float32) fyne.CanvasObject {
	back := canvas.NewRectangle(ground)
	back.Resize(fyne.NewSize(300, 200))
	words := text("Adds up to 49 of 50", 10, 10, 280)
	words.Color, words.TextSize = ink, size
	return container.NewWithoutLayout(back, words)
}

func TestWhatIsTooFaintIsFound(t *testing.T) {
	grey := color.NRGBA{0x8A, 0x8A, 0x8A, 0xFF} // 3.45 on white
	ring := widget.NewBox(nil)
	ring.Fill, ring.Focused = theme.ColorFocusRing, true
	ring.Resize(fyne.NewSize(80, 40))
	line := canvas.NewLine(color.NRGBA{0xDD, 0xDD, 0xDD, 0xFF})
	line.Resize(fyne.NewSize(100, 0))
	for _, c := range []struct {
		want string
		o    fyne.CanvasObject
	}{
		{"", on(color.White, color.Black, 15)},
		{"has a contrast of 3.45", on(color.White, grey, 15)},
		{"", on(color.White, grey, 24)},
		{"has a contrast of 1.00", on(color.Black, color.Black, 24)},
		{"has a contrast of 2.", on(color.White, color.NRGBA{A: 0x60}, 40)},
		{"the focus ring", ring},
		{"a line", line},
	} {
		got := strings.Join(shelltest.Contrasts(window(t, c.o)), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("found %q, want %q", got, c.want)
		}
	}
}

// mute has the keyboard and does not show it.
type mute struct{ fynewidget.BaseWidget }

func (m *mute) FocusGained()            {}
func (m *mute) FocusLost()              {}
func (m *mute) TypedKey(*fyne.KeyEvent) {}
func (m *mute) TypedRune(rune)          {}
func (m *mute) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(canvas.NewRectangle(color.Black))
}

// greedy keeps the Tab key.
type greedy struct{ widget.TextEntry }

func (g *greedy) AcceptsTab() bool { return true }

// mousy can only be clicked.
type mousy struct{ fynewidget.BaseWidget }

func (m *mousy) Tapped(*fyne.PointEvent) {}
func (m *mousy) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(canvas.NewRectangle(color.Black))
}

func TestWhatTheKeyboardCannotDoIsFound(t *testing.T) {
	m, c, g := &mute{}, &mousy{}, &greedy{}
	m.ExtendBaseWidget(m)
	c.ExtendBaseWidget(c)
	g.ExtendBaseWidget(g)
	away := widget.NewButton("Close", "", nil)
	fine := widget.NewButton("Close", "", nil)
	for _, o := range []fyne.CanvasObject{m, c, g, away, fine} {
		o.Resize(fyne.NewSize(120, 40))
	}
	away.Move(fyne.NewPos(0, 400))
	for want, o := range map[string]fyne.CanvasObject{
		"does not show that it has the keyboard": m,
		"can be clicked and has no key":          c,
		"keeps the Tab key":                      g,
		"has the keyboard out of sight":          away,
		"":                                       fine,
	} {
		got := strings.Join(shelltest.Keyboard(window(t, o)), "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}
