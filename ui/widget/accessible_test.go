package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

func TestAPartSaysAllItsWordsToAScreenReader(t *testing.T) {
	test.NewTempApp(t)
	cell := widget.NewCountEntry(50)
	cell.SetValue("28")
	hidden := widget.NewText("not shown", theme.SizeRow, "foreground")
	hidden.Hide()
	page := container.NewVScroll(widget.Stack(0, widget.NewHeading("Batch 7"), widget.NewPanel(widget.Row(0, widget.NewCaption("Yes"), cell)), hidden))
	chip := widget.NewChip(7, nil)
	chip.Set(widget.ChipDiffer, "")
	for want, part := range map[string]fyne.Accessible{
		"Batch 7, Yes, 28":     widget.NewPanel(page),
		"7, Differ":            chip,
		"Close batch 7":        widget.NewPrimary("Close batch 7", "Ctrl+Enter", nil),
		"New count: Sample":    widget.NewTile(theme.IconNew, "New count", "Sample", "Ctrl+N", true, nil),
		"Local 7, sample vote": widget.NewListRow("Local 7", "sample vote", nil, "", nil),
	} {
		if got := part.AccessibilityLabel(); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if got := widget.NewPrimary("Close", "", nil).AccessibilityRole(); got != fyne.AccessibleRoleButton {
		t.Errorf("a button is a %s", got)
	}
}
