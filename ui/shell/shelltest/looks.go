package shelltest

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// menuBar is the height that the menu takes from a window at 100 % text. The
// windows of tests have none.
const menuBar = 36

// Looks shows a screen in every window, text size and palette that has to work,
// and fails for each in which something cannot be read or is too faint, or that
// cannot be used with the keyboard alone. Show puts the screen
// into the window anew, as the program does when the looks change. Set GALLERY
// to a folder to look at the pictures.
func Looks(t *testing.T, app fyne.App, w fyne.Window, name string, show func()) {
	t.Helper()
	for _, palette := range []theme.Palette{theme.Light, theme.Dark, theme.HighContrast} {
		for _, text := range []theme.TextSize{theme.Normal, theme.Large, theme.Huge, theme.Double} {
			app.Settings().SetTheme(theme.New(palette, text))
			for _, size := range []fyne.Size{{Width: 1024, Height: 700}, {Width: 1024, Height: 768}, {Width: 1280, Height: 800}} {
				if text == theme.Double && size.Height > 700 {
					continue // there the window moves over the page
				}
				look := fmt.Sprintf("%s-%d-%d-%.0fx%.0f", name, palette, text, size.Width, size.Height)
				w.Resize(fyne.NewSize(size.Width, size.Height-menuBar*text.Factor()))
				show()
				Picture(t, w, look)
				if least := w.Content().MinSize(); least.Width > size.Width || least.Height > w.Canvas().Size().Height {
					t.Errorf("%s needs %v of %v", look, least, w.Canvas().Size())
				}
				for _, fault := range append(Faults(w), Contrasts(w)...) {
					t.Errorf("%s: %s", look, fault)
				}
			}
		}
	}
	for _, fault := range handled(app, w, show) {
		t.Errorf("%s: %s", name, fault)
	}
	show()
}

// Picture keeps a drawing of a window, if GALLERY names a folder for it.
func Picture(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	w.Content().Refresh()
	dir := os.Getenv("GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
