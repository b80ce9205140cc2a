package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// digestGroup is how many characters stand together, so that two people can
// compare a digest aloud, group by group.
const digestGroup = 4

// DigestGrid shows a digest in numbered groups of four, eight to a line
// unless [DigestGrid.Across] says otherwise.
type DigestGrid struct {
	widget.BaseWidget
	groups []*Text
	boxes  []*Box
	grid   *fyne.Container
}

// NewDigestGrid gives the grid of a digest in hexadecimal.
func NewDigestGrid(hex string) *DigestGrid {
	d := &DigestGrid{grid: container.NewGridWithColumns(8)}
	d.ExtendBaseWidget(d)
	d.Set(hex)
	return d
}

// Across sets how many groups stand on a line, and gives the grid back.
func (d *DigestGrid) Across(groups int) *DigestGrid {
	d.grid.Layout = layout.NewGridLayoutWithColumns(groups)
	d.grid.Refresh()
	return d
}

// Set shows another digest.
func (d *DigestGrid) Set(hex string) {
	d.groups, d.boxes, d.grid.Objects = nil, nil, nil
	for n := 1; len(hex) > 0; n++ {
		size := min(digestGroup, len(hex))
		group := NewText(hex[:size], body, foreground)
		group.Style.Monospace = true
		box := NewBox(Row(6, NewText(strconv.Itoa(n), theme.SizeKeyCap, secondary), group))
		box.Radius, box.PadX, box.PadY = theme.SizeBadgeRadius, 6, 3
		d.groups, d.boxes = append(d.groups, group), append(d.boxes, box)
		d.grid.Add(box)
		hex = hex[size:]
	}
	d.grid.Refresh()
}

// Mark shows that a group, counted from 1, is not the one expected; 0 marks
// none.
func (d *DigestGrid) Mark(group int) {
	for i, box := range d.boxes {
		box.Fill, box.Line = "", ""
		d.groups[i].Color, d.groups[i].Style.Bold = foreground, false
		if i+1 == group {
			box.Fill, box.Line = Error.Tint(), Error.Color()
			d.groups[i].Color = Error.Color()
		}
		d.groups[i].Refresh()
		box.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (d *DigestGrid) CreateRenderer() fyne.WidgetRenderer { return newView(d, d.grid) }
