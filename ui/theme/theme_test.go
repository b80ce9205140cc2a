package theme_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
)

// grounds are what main text, captions and state words may stand on.
var grounds = []fyne.ThemeColorName{
	fynetheme.ColorNameBackground,
	theme.ColorPanel,
	fynetheme.ColorNameHeaderBackground,
}

// pairs are the text and ground combinations of the widgets.
func pairs() [][2]fyne.ThemeColorName {
	var all [][2]fyne.ThemeColorName
	texts := []fyne.ThemeColorName{
		fynetheme.ColorNameForeground, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNamePrimary,
		fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning, fynetheme.ColorNameError, theme.ColorNote,
	}
	for _, ground := range grounds {
		for _, text := range texts {
			all = append(all, [2]fyne.ThemeColorName{text, ground})
		}
	}
	return append(all,
		// What is switched off stands on panels only: on the background it has 4.47.
		[2]fyne.ThemeColorName{fynetheme.ColorNameDisabled, theme.ColorPanel},
		[2]fyne.ThemeColorName{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
		[2]fyne.ThemeColorName{fynetheme.ColorNameForeground, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNamePrimary, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNameError, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNameWarning, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNameSuccess, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{theme.ColorNote, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameSelection},
		[2]fyne.ThemeColorName{fynetheme.ColorNameSuccess, theme.ColorSuccessTint},
		[2]fyne.ThemeColorName{fynetheme.ColorNameWarning, theme.ColorWarningTint},
		[2]fyne.ThemeColorName{fynetheme.ColorNameError, theme.ColorErrorTint},
		[2]fyne.ThemeColorName{theme.ColorNote, theme.ColorNoteTint},
		[2]fyne.ThemeColorName{fynetheme.ColorNameForeground, theme.ColorErrorTint},
		[2]fyne.ThemeColorName{fynetheme.ColorNameForegroundOnPrimary, theme.ColorRecorderA},
		[2]fyne.ThemeColorName{fynetheme.ColorNameForegroundOnPrimary, theme.ColorRecorderB},
	)
}

func TestTextCanBeReadOnItsGround(t *testing.T) {
	for _, palette := range theme.Palettes() {
		for _, pair := range pairs() {
			t.Run(fmt.Sprintf("%s/%s on %s", palette, pair[0], pair[1]), func(t *testing.T) {
				got := shelltest.Contrast(palette.Color(pair[0]), palette.Color(pair[1]))
				if got < 4.5 {
					t.Errorf("contrast %.2f, want at least 4.50", got)
				}
			})
		}
	}
}

func TestMainTextStandsOutMost(t *testing.T) {
	for _, palette := range theme.Palettes() {
		for _, ground := range append(grounds, fynetheme.ColorNameSelection) {
			got := shelltest.Contrast(palette.Color(fynetheme.ColorNameForeground), palette.Color(ground))
			if math.Round(got*10)/10 < 9.4 {
				t.Errorf("%s: main text on %s has contrast %.2f, want at least 9.40", palette, ground, got)
			}
		}
	}
}

func TestBordersAndRingsCanBeSeen(t *testing.T) {
	for _, palette := range theme.Palettes() {
		for _, line := range []fyne.ThemeColorName{fynetheme.ColorNameInputBorder, theme.ColorFocusRing} {
			if got := shelltest.Contrast(palette.Color(line), palette.Color(theme.ColorPanel)); got < 4.2 {
				t.Errorf("%s: %s on the panel has contrast %.2f, want at least 4.20", palette, line, got)
			}
		}
	}
}

func TestTextSizeMultipliesTextOnly(t *testing.T) {
	for _, step := range theme.TextSizes() {
		th := theme.New(theme.Light, step)
		if got, want := th.Size(theme.SizeCount), 40*step.Factor(); got != want {
			t.Errorf("%d %%: count is %v, want %v", step, got, want)
		}
		if got := th.Size(fynetheme.SizeNamePadding); got != 4 {
			t.Errorf("%d %%: padding is %v, want 4", step, got)
		}
	}
	if got := theme.New(theme.HighContrast, 0).Size(theme.SizeFocusRing); got != 5 {
		t.Errorf("focus ring in high contrast is %v, want 5", got)
	}
}

func TestTextSizeSteps(t *testing.T) {
	if got := theme.Normal.Larger(); got != theme.Large {
		t.Errorf("larger than 100 is %d, want 125", got)
	}
	if got := theme.Huge.Larger(); got != theme.Giant {
		t.Errorf("larger than 150 is %d, want 175", got)
	}
	if got := theme.Double.Larger(); got != theme.Double {
		t.Errorf("larger than 200 is %d, want 200", got)
	}
	if got := theme.Normal.Smaller(); got != theme.Small {
		t.Errorf("smaller than 100 is %d, want 90", got)
	}
	if got := theme.Small.Smaller(); got != theme.Small {
		t.Errorf("smaller than 90 is %d, want 90", got)
	}
}

func TestUnknownSettingsFallBack(t *testing.T) {
	th := theme.New(theme.Palette(9), theme.TextSize(777))
	if th.Palette() != theme.Light || th.TextSize() != theme.Normal {
		t.Errorf("got %s at %d %%, want Light at 100 %%", th.Palette(), th.TextSize())
	}
}

func TestPalettesWrap(t *testing.T) {
	if got := theme.HighContrast.Next(); got != theme.Light {
		t.Errorf("after high contrast comes %s, want Light", got)
	}
}

func TestEveryIconIsAPictureThatFollowsThePalette(t *testing.T) {
	app := test.NewTempApp(t)
	for _, icon := range theme.Icons() {
		app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
		res := icon.Resource(fynetheme.ColorNameForeground)
		light, lightName := res.Content(), res.Name()
		dec := xml.NewDecoder(bytes.NewReader(light))
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", icon, err)
			}
		}
		app.Settings().SetTheme(theme.New(theme.Dark, theme.Normal))
		if bytes.Equal(light, res.Content()) || lightName == res.Name() {
			t.Errorf("%s looks the same in light and dark", icon)
		}
		if !hasInk(res) {
			t.Errorf("%s draws nothing", icon)
		}
	}
}

// hasInk draws the resource and looks for a pixel that is not transparent.
func hasInk(res fyne.Resource) bool {
	img := canvas.NewImageFromResource(res)
	img.Resize(fyne.NewSize(24, 24))
	img.Refresh()
	if img.Image == nil {
		return false
	}
	box := img.Image.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if _, _, _, a := img.Image.At(x, y).RGBA(); a > 0 {
				return true
			}
		}
	}
	return false
}
