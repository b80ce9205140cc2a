package theme

import "fyne.io/fyne/v2"

// Colour names beyond those of Fyne. A tint is the ground on which its state's
// text stands; in high contrast it is black and widgets draw an outline instead.
const (
	// ColorPanel is the ground of cards, cells and rows.
	ColorPanel fyne.ThemeColorName = "countersignPanel"
	// ColorFocusRing is the line around the part that the keyboard talks to.
	ColorFocusRing fyne.ThemeColorName = "countersignFocusRing"
	// ColorSuccessTint is the ground under success text.
	ColorSuccessTint fyne.ThemeColorName = "countersignSuccessTint"
	// ColorWarningTint is the ground under warning text.
	ColorWarningTint fyne.ThemeColorName = "countersignWarningTint"
	// ColorErrorTint is the ground under error text.
	ColorErrorTint fyne.ThemeColorName = "countersignErrorTint"
	// ColorNote is the text of a note: for information, nothing to do.
	ColorNote fyne.ThemeColorName = "countersignNote"
	// ColorNoteTint is the ground under note text.
	ColorNoteTint fyne.ThemeColorName = "countersignNoteTint"
	// ColorRecorderA marks recorder A, always in a circle.
	ColorRecorderA fyne.ThemeColorName = "countersignRecorderA"
	// ColorRecorderB marks recorder B, always in a square.
	ColorRecorderB fyne.ThemeColorName = "countersignRecorderB"
	// ColorYes fills the mark of Yes. No is hollow.
	ColorYes fyne.ThemeColorName = "countersignYes"
)

// Size names beyond those of Fyne. Text sizes follow the text size multiplier.
const (
	// SizeKeyCap is the text of a key cap.
	SizeKeyCap fyne.ThemeSizeName = "countersignKeyCap"
	// SizeBadge is the word of a badge or a chip.
	SizeBadge fyne.ThemeSizeName = "countersignBadge"
	// SizeRow is the title of a list row, in bold.
	SizeRow fyne.ThemeSizeName = "countersignRow"
	// SizeAnswer is Yes, No, Blank, Void, and the sum badge.
	SizeAnswer fyne.ThemeSizeName = "countersignAnswer"
	// SizeAccount is a number in an equation of the ballot account.
	SizeAccount fyne.ThemeSizeName = "countersignAccount"
	// SizeReadBack is a figure that is read aloud.
	SizeReadBack fyne.ThemeSizeName = "countersignReadBack"
	// SizeCompare is a count in the table that compares A and B.
	SizeCompare fyne.ThemeSizeName = "countersignCompare"
	// SizeCount is a count being keyed, and the number of the batch.
	SizeCount fyne.ThemeSizeName = "countersignCount"
	// SizeFocusRing is the width of the focus ring.
	SizeFocusRing fyne.ThemeSizeName = "countersignFocusRingWidth"
	// SizeOutline is the line around panels, and around tints in high contrast.
	SizeOutline fyne.ThemeSizeName = "countersignOutline"
	// SizeTintOutline is the line around a tinted badge: none unless high contrast.
	SizeTintOutline fyne.ThemeSizeName = "countersignTintOutline"
	// SizeBadgeRadius rounds badges and key caps.
	SizeBadgeRadius fyne.ThemeSizeName = "countersignBadgeRadius"
	// SizePanelRadius rounds cards and rows.
	SizePanelRadius fyne.ThemeSizeName = "countersignPanelRadius"
)
