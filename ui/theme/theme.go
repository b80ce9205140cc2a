package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets"
)

// Theme is one palette at one text size. Make it with [New].
type Theme struct {
	palette Palette
	text    TextSize
}

var _ fyne.Theme = (*Theme)(nil)

// New gives the theme for a palette and a text size. Values that are not on
// offer (from an old settings file, say) fall back to light and 100 %.
func New(palette Palette, text TextSize) *Theme {
	if palette < Light || palette > HighContrast {
		palette = Light
	}
	if text.Factor() == 1 {
		text = Normal
	}
	return &Theme{palette: palette, text: text}
}

// Palette says which colours the theme has.
func (t *Theme) Palette() Palette { return t.palette }

// TextSize says which text size the theme has.
func (t *Theme) TextSize() TextSize { return t.text }

// Color gives the colour of a role. The variant of the system is not asked:
// the person chooses the palette in the program.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return t.palette.Color(name)
}

// The bundled fonts, as Fyne wants them.
var (
	regular = fyne.NewStaticResource("NotoSans-Regular.ttf", assets.NotoSansRegular)
	bold    = fyne.NewStaticResource("NotoSans-Bold.ttf", assets.NotoSansBold)
	mono    = fyne.NewStaticResource("DejaVuSansMono.ttf", assets.DejaVuSansMono)
)

// Font gives the bundled font. There is no italic: nothing in the program is
// slanted, and a missing style must not bring in another family.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Monospace:
		return mono
	case style.Bold:
		return bold
	default:
		return regular
	}
}

// Icon gives Fyne's own icons for Fyne's own parts (menu check marks, scroll
// arrows). The program's icons are values of [Icon].
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size gives a text size, a space or a line width. Names that are not ours fall
// back to Fyne's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := textSizes[name]; ok {
		return size * t.text.Factor()
	}
	if t.palette == HighContrast {
		if size, ok := boldLines[name]; ok {
			return size
		}
	}
	if size, ok := fixedSizes[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Current gives the theme that the running program uses, as ours. Where a test
// has set a theme of its own it gives the light one.
func Current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return New(Light, Normal)
}
