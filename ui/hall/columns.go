package hall

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// columns sets parts out in as many columns as there is room for, read from top
// to bottom where down is set, and else from left to right.
type columns struct {
	least float32 // width of a column at 100 % text
	gap   float32
	most  int // columns
	down  bool
	even  bool   // not three where there are four
	grown func() // the room that is needed has changed

	width float32 // given last
}

// across is how many columns there are.
func (c *columns) across(n int) int {
	least := c.least * theme.Current().TextSize().Factor()
	fit := int((c.width + c.gap) / (least + c.gap))
	across := max(1, min(fit, c.most, n))
	if c.even && across == 3 {
		return 2
	}
	return across
}

func (c *columns) rows(n int) int {
	across := c.across(n)
	return (n + across - 1) / across
}

// MinSize leaves the width to the page.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	each := c.each(objects)
	return fyne.NewSize(each.Width, float32(c.rows(len(objects)))*(each.Height+c.gap)-c.gap)
}

func (c *columns) each(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout sets the parts out, all of one size.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 0 {
		return
	}
	before := c.rows(len(objects))
	c.width = size.Width
	across, rows := c.across(len(objects)), c.rows(len(objects))
	step := fyne.NewSize((size.Width+c.gap)/float32(across), c.each(objects).Height+c.gap)
	for i, o := range objects {
		column, row := i%across, i/across
		if c.down {
			column, row = i/rows, i%rows
		}
		o.Move(fyne.NewPos(float32(column)*step.Width, float32(row)*step.Height))
		o.Resize(step.SubtractWidthHeight(c.gap, c.gap))
	}
	if rows != before && c.grown != nil {
		c.grown()
	}
}
