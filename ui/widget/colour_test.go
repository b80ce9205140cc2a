package widget_test

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// shapes are the words and the icons that a widget shows, without any colour.
func shapes(o fyne.CanvasObject) string {
	var out []string
	for o := range shelltest.Parts(o, false) {
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *canvas.Image:
			if o.Resource != nil {
				icon, _, _ := strings.Cut(o.Resource.Name(), "-") // behind it are the colours
				out = append(out, "["+icon+"]")
			}
		}
	}
	return strings.Join(out, " ")
}

func TestNoStateIsToldByColourAlone(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	kinds := []widget.Kind{widget.Plain, widget.Success, widget.Warning, widget.Error, widget.Note}
	for name, states := range map[string]struct {
		n    int
		show func(i int) fyne.CanvasObject
	}{
		"chip": {int(widget.ChipSigned) + 1, func(i int) fyne.CanvasObject {
			c := widget.NewChip(7, nil)
			c.Set(widget.ChipState(i), "")
			return c
		}},
		"step": {int(widget.StepError) + 1, func(i int) fyne.CanvasObject {
			h := widget.NewStepHeader()
			h.SetPlace("Local 7", "sample")
			h.Resize(fyne.NewSize(1280, 58))
			h.SetStep(1, widget.StepState(i), "")
			return h
		}},
		"badge":   {len(kinds), func(i int) fyne.CanvasObject { return widget.NewStatusBadge(kinds[i], "sample") }},
		"banner":  {len(kinds), func(i int) fyne.CanvasObject { return widget.NewBanner(kinds[i], kinds[i].Icon(), "sample") }},
		"finding": {len(kinds), func(i int) fyne.CanvasObject { return widget.NewFindingRow(kinds[i], "sample", "batch 7", nil) }},
		"save state": {len(kinds), func(i int) fyne.CanvasObject {
			s := widget.NewStatusBar()
			s.SetSaved(kinds[i], "sample")
			return s
		}},
		"equation": {int(widget.BalanceDiffers) + 1, func(i int) fyne.CanvasObject {
			r := widget.NewEquationRow("Paper", "", widget.Term{Caption: "Printed", Text: "1"}, widget.Term{Caption: "Issued", Text: "1", Equals: true})
			r.Set(widget.Balance(i), kinds[i], "", "sample")
			return r
		}},
		"recorder": {2, func(i int) fyne.CanvasObject { return widget.NewRecorderMark(widget.RecorderA+widget.Recorder(i), 24) }},
	} {
		seen := map[string]int{}
		for i := range states.n {
			said := shapes(states.show(i))
			if before, twice := seen[said]; twice {
				t.Errorf("%s: the states %d and %d both are %q", name, before, i, said)
			}
			seen[said] = i
		}
	}
}

// TestIconsDifferInOneColour draws every icon in the same ink and compares all
// with one another.
func TestIconsDifferInOneColour(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	const side, least = 24, 20 // pixels that have to differ
	drawn := map[theme.Icon]image.Image{}
	for _, icon := range theme.Icons() {
		w := test.NewTempWindow(t, widget.NewIcon(icon, "foreground", side))
		w.SetPadded(false)
		w.Resize(fyne.NewSquareSize(side))
		drawn[icon] = w.Canvas().Capture()
	}
	for i, a := range theme.Icons() {
		for _, b := range theme.Icons()[:i] {
			if n := different(drawn[a], drawn[b]); n < least {
				t.Errorf("%s and %s differ in %d pixels, want %d", a, b, n, least)
			}
		}
	}
}

// different counts the pixels whose light differs by a third.
func different(a, b image.Image) (n int) {
	box := a.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r, _, _, _ := a.At(x, y).RGBA()
			s, _, _, _ := b.At(x, y).RGBA()
			if max(r, s)-min(r, s) > 0xFFFF/3 {
				n++
			}
		}
	}
	return n
}
