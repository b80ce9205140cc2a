package widget

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/theme"
)

// Short names for the roles that nearly every widget uses.
const (
	foreground = fynetheme.ColorNameForeground
	secondary  = fynetheme.ColorNamePlaceHolder
	disabled   = fynetheme.ColorNameDisabled
	separator  = fynetheme.ColorNameSeparator
	edge       = fynetheme.ColorNameInputBorder
	primary    = fynetheme.ColorNamePrimary
	onPrimary  = fynetheme.ColorNameForegroundOnPrimary
	selection  = fynetheme.ColorNameSelection
	background = fynetheme.ColorNameBackground
	header     = fynetheme.ColorNameHeaderBackground
	caption    = fynetheme.SizeNameCaptionText
	body       = fynetheme.SizeNameText
)

// Kind is what a badge, banner, row or sum says about its matter. It chooses
// colour, tint and icon together, so that no state is ever told by colour alone.
type Kind int

// The kinds. Plain has an outline and no tint.
const (
	Plain Kind = iota
	Success
	Warning
	Error
	Note
)

// Color gives the kind's text colour.
func (k Kind) Color() fyne.ThemeColorName {
	switch k {
	case Success:
		return fynetheme.ColorNameSuccess
	case Warning:
		return fynetheme.ColorNameWarning
	case Error:
		return fynetheme.ColorNameError
	case Note:
		return theme.ColorNote
	default:
		return secondary
	}
}

// Tint gives the kind's ground, or none for the plain kind.
func (k Kind) Tint() fyne.ThemeColorName {
	switch k {
	case Success:
		return theme.ColorSuccessTint
	case Warning:
		return theme.ColorWarningTint
	case Error:
		return theme.ColorErrorTint
	case Note:
		return theme.ColorNoteTint
	default:
		return ""
	}
}

// Icon gives the kind's shape.
func (k Kind) Icon() theme.Icon {
	switch k {
	case Success:
		return theme.IconDone
	case Warning:
		return theme.IconWarning
	case Error:
		return theme.IconError
	case Note:
		return theme.IconNote
	default:
		return theme.IconOpen
	}
}
