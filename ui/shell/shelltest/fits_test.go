package shelltest_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/shell/shelltest"
)

func text(words string, x, y, width float32) *canvas.Text {
	t := canvas.NewText(words, color.Black)
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, 20))
	return t
}

func TestWhatCannotBeReadIsFound(t *testing.T) {
	test.NewTempApp(t)
	for want, o := range map[string]fyne.CanvasObject{
		"is given 10 of":        text("Adds up to 49 of 50", 0, 0, 10),
		"is cut at the side":    text("Adds up to 49 of 50", 250, 0, 300),
		"is cut above or below": text("Batch 7", 0, 195, 100),
		"lies over":             container.NewWithoutLayout(text("Batch 7", 0, 0, 100), text("Batch 8", 20, 4, 100)),
		"is left of a text":     text("Ba…", 0, 0, 100),
		"":                      container.NewWithoutLayout(text("Batch 7", 0, 0, 100), text("Batch 8", 0, 20, 100), text("right", 200, 0, 60)),
	} {
		w := test.NewTempWindow(t, container.NewWithoutLayout(o))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(300, 200))
		got := strings.Join(shelltest.Faults(w), "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}
