package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

// strokesOf are the lines that a tally draws.
func strokesOf(t *testing.T, n int, size fyne.Size) []*canvas.Line {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	tally := widget.NewTallyStrokes()
	test.NewTempWindow(t, tally)
	tally.Resize(size)
	tally.Set(n)
	var out []*canvas.Line
	for _, o := range test.WidgetRenderer(tally).Objects() {
		out = append(out, o.(*canvas.Line))
	}
	return out
}

func TestTheFifthStrokeCrossesTheFour(t *testing.T) {
	lines := strokesOf(t, 6, fyne.NewSize(390, 36))
	if len(lines) != 6 {
		t.Fatalf("%d strokes, want 6", len(lines))
	}
	if l := lines[0]; l.Position1.X != l.Position2.X || l.Position2.Y-l.Position1.Y != 36 || l.StrokeWidth != 3 {
		t.Errorf("the first stroke goes from %v to %v", l.Position1, l.Position2)
	}
	if got := lines[1].Position1.X - lines[0].Position1.X; got != 13 {
		t.Errorf("the pitch is %v, want 13", got)
	}
	across := lines[4]
	if want := lines[0].Position2.AddXY(-6, -5); across.Position1 != want {
		t.Errorf("the fifth stroke begins at %v, want %v", across.Position1, want)
	}
	if want := lines[3].Position1.AddXY(6, 5); across.Position2 != want {
		t.Errorf("the fifth stroke ends at %v, want %v", across.Position2, want)
	}
	if got := lines[5].Position1.X - lines[0].Position1.X; got != 78 {
		t.Errorf("the second group begins %v after the first, want 78", got)
	}
}

func TestTwentyFiveStrokesStandInALine(t *testing.T) {
	lines := strokesOf(t, 26, fyne.NewSize(390, 96))
	if last, first := lines[25], lines[0]; last.Position1.X != first.Position1.X || last.Position1.Y <= first.Position2.Y {
		t.Errorf("stroke 26 stands at %v, the first at %v", last.Position1, first.Position1)
	}
}

func TestAThousandStrokesStayInTheirRoom(t *testing.T) {
	size := fyne.NewSize(320, 80)
	for _, l := range strokesOf(t, 1000, size) {
		for _, p := range []fyne.Position{l.Position1, l.Position2} {
			if p.X < -0.01 || p.Y < -0.01 || p.X > size.Width+0.01 || p.Y > size.Height+0.01 {
				t.Fatalf("a stroke reaches %v, outside %v", p, size)
			}
		}
	}
}

func TestATallyTakesStrokesBack(t *testing.T) {
	tally := widget.NewTallyStrokes()
	tally.Set(7)
	tally.Set(3)
	if got := len(test.WidgetRenderer(tally).Objects()); got != 3 {
		t.Errorf("%d strokes are drawn, want 3", got)
	}
}
