package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// TextSize is a step of View > Text size, in percent. The zero value is 100.
type TextSize int

// The text sizes on offer.
const (
	Small  TextSize = 90
	Normal TextSize = 100
	Large  TextSize = 125
	Huge   TextSize = 150
	Giant  TextSize = 175
	Double TextSize = 200
)

// TextSizes lists every text size from small to double.
func TextSizes() []TextSize { return []TextSize{Small, Normal, Large, Huge, Giant, Double} }

// Factor gives the multiplier. A value that is not on offer counts as 100.
func (t TextSize) Factor() float32 {
	for _, known := range TextSizes() {
		if t == known {
			return float32(t) / 100
		}
	}
	return 1
}

// Larger gives the next bigger size, or the biggest.
func (t TextSize) Larger() TextSize {
	for _, known := range TextSizes() {
		if known.Factor() > t.Factor() {
			return known
		}
	}
	return Double
}

// Smaller gives the next smaller size, or the smallest.
func (t TextSize) Smaller() TextSize {
	sizes := TextSizes()
	for i := len(sizes) - 1; i >= 0; i-- {
		if sizes[i].Factor() < t.Factor() {
			return sizes[i]
		}
	}
	return Small
}

// Stacks says whether questions stand above one another at this size, because
// two beside one another would not fit the smallest window.
func (t TextSize) Stacks() bool { return t.Factor() > 1.25 }

// textSizes are those that the multiplier changes.
var textSizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameCaptionText:    13,
	fynetheme.SizeNameText:           15,
	SizeKeyCap:                       12,
	SizeBadge:                        14,
	SizeRow:                          17,
	fynetheme.SizeNameSubHeadingText: 19,
	SizeAnswer:                       22,
	SizeAccount:                      24,
	fynetheme.SizeNameHeadingText:    26,
	SizeReadBack:                     28,
	SizeCompare:                      36,
	SizeCount:                        40,
	fynetheme.SizeNameInlineIcon:     18,
}

// fixedSizes are spaces, lines and radii.
var fixedSizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameScrollBar:          12,
	fynetheme.SizeNameScrollBarSmall:     6,
	fynetheme.SizeNameScrollBarRadius:    3,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        5,
	fynetheme.SizeNameButtonRadius:       5,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameCardRadius:         6,
	fynetheme.SizeNameMenuRadius:         6,
	fynetheme.SizeNamePopupRadius:        10,
	fynetheme.SizeNameDialogRadius:       10,
	fynetheme.SizeNameModalBlurRadius:    0,
	fynetheme.SizeNameSeparatorThickness: 1,
	SizeFocusRing:                        3,
	SizeOutline:                          1,
	SizeTintOutline:                      0,
	SizeBadgeRadius:                      4,
	SizePanelRadius:                      6,
}

// boldLines are the sizes that high contrast makes wider.
var boldLines = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameSeparatorThickness: 2,
	fynetheme.SizeNameInputBorder:        2,
	SizeFocusRing:                        5,
	SizeOutline:                          2,
	SizeTintOutline:                      2,
}
