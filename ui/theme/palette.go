package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Palette is a set of colours. The zero value is the light one.
type Palette int

// The palettes, in the order in which View > Palette goes through them.
const (
	Light Palette = iota
	Dark
	HighContrast
)

// Palettes lists every palette in menu order.
func Palettes() []Palette { return []Palette{Light, Dark, HighContrast} }

// String gives the palette's name as the View menu shows it.
func (p Palette) String() string {
	switch p {
	case Dark:
		return "Dark"
	case HighContrast:
		return "High contrast"
	default:
		return "Light"
	}
}

// Next gives the palette after p and wraps, for the key that steps through them.
func (p Palette) Next() Palette { return (p + 1) % Palette(len(Palettes())) }

// row is one role in the three palettes, as 0xRRGGBB.
type row [3]uint32

// roles is the palette table. Roles that share a value in every palette (panel,
// input, menu, overlay) share a row, so that they cannot drift apart.
var roles = func() map[fyne.ThemeColorName]row {
	panel := row{0xFFFFFF, 0x1B2129, 0x000000}
	foreground := row{0x18212C, 0xEEF1F4, 0xFFFFFF}
	primary := row{0x1C4D85, 0x8DBDF3, 0xFFFFFF}
	onPrimary := row{0xFFFFFF, 0x0B1A2B, 0x000000}
	border := row{0x6C7682, 0x8591A0, 0xFFFFFF}
	header := row{0xEBE9E2, 0x222A33, 0x000000}
	selection := row{0xD5E4F7, 0x24405F, 0x003A7A}
	ring := row{0x0A5FD0, 0xFFD447, 0xFFFF00}
	return map[fyne.ThemeColorName]row{
		fynetheme.ColorNameBackground:          {0xF6F5F1, 0x12161B, 0x000000},
		ColorPanel:                             panel,
		fynetheme.ColorNameInputBackground:     panel,
		fynetheme.ColorNameMenuBackground:      panel,
		fynetheme.ColorNameOverlayBackground:   panel,
		fynetheme.ColorNameButton:              panel,
		fynetheme.ColorNameDisabledButton:      panel,
		fynetheme.ColorNameHeaderBackground:    header,
		fynetheme.ColorNameForeground:          foreground,
		fynetheme.ColorNamePlaceHolder:         {0x4A5562, 0xB4BDC8, 0xFFFFFF},
		fynetheme.ColorNameDisabled:            {0x69727D, 0x8A94A0, 0xC8C8C8},
		fynetheme.ColorNameSeparator:           {0xD3D0C6, 0x39434F, 0xFFFFFF},
		fynetheme.ColorNameInputBorder:         border,
		fynetheme.ColorNameScrollBar:           border,
		fynetheme.ColorNamePrimary:             primary,
		fynetheme.ColorNameHyperlink:           primary,
		fynetheme.ColorNameForegroundOnPrimary: onPrimary,
		ColorFocusRing:                         ring,
		// Fyne fills with its focus colour behind text, so it must be a ground.
		fynetheme.ColorNameFocus:               selection,
		fynetheme.ColorNameSelection:           selection,
		fynetheme.ColorNameHover:               selection,
		fynetheme.ColorNamePressed:             selection,
		fynetheme.ColorNameSuccess:             {0x005E5A, 0x6AD8C8, 0x6CFFE0},
		ColorSuccessTint:                       {0xDAEFEC, 0x103638, 0x000000},
		fynetheme.ColorNameWarning:             {0x854700, 0xFFC46B, 0xFFD400},
		ColorWarningTint:                       {0xFFEED0, 0x3D2C0D, 0x000000},
		fynetheme.ColorNameError:               {0xA1131B, 0xFF9C94, 0xFF9B93},
		ColorErrorTint:                         {0xFBE2E0, 0x481A1B, 0x000000},
		ColorNote:                              {0x1C4D85, 0x9CC9F6, 0x8FD6FF},
		ColorNoteTint:                          {0xE2ECF8, 0x16304C, 0x000000},
		fynetheme.ColorNameForegroundOnSuccess: onPrimary,
		fynetheme.ColorNameForegroundOnWarning: onPrimary,
		fynetheme.ColorNameForegroundOnError:   onPrimary,
		ColorRecorderA:                         {0x1C4D85, 0x8DBDF3, 0x8FD6FF},
		ColorRecorderB:                         {0x6B2A78, 0xDDA8E8, 0xFFB3FF},
		ColorYes:                               {0x2A5F9E, 0x8DBDF3, 0xFFFFFF},
	}
}()

// Color gives the colour of a role. A name that the table lacks gives the
// foreground, which can be read on every ground.
func (p Palette) Color(name fyne.ThemeColorName) color.NRGBA {
	switch name {
	case fynetheme.ColorNameShadow:
		return color.NRGBA{A: 0x66}
	case fynetheme.ColorNameScrollBarBackground:
		return color.NRGBA{}
	}
	r, ok := roles[name]
	if !ok {
		r = roles[fynetheme.ColorNameForeground]
	}
	if p < Light || p > HighContrast {
		p = Light
	}
	v := r[p]
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}
