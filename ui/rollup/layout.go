package rollup

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

// The room around the parts, and what is beside the table at 100 % text.
const (
	margin   = 16
	gap      = 8
	sideRoom = 384
)

// screenLayout sets the parts of the screen out: filters above the table, the
// choice of what is beside it above that, the drop strip at the foot. Where the
// window is too narrow the side goes below the table.
type screenLayout struct{ s *Screen }

// The parts in their order.
const (
	partFilters = iota
	partTable
	partAspects
	partSide
	partDrop
)

func (l *screenLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastTable()+2*margin, 400)
}

func (l *screenLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := sideRoom * theme.Current().TextSize().Factor()
	if size.Width < leastTable()+side+3*margin {
		l.narrow(o, size)
		return
	}
	l.tight(false)
	left := size.Width - side - 3*margin
	x := left + 2*margin
	top := max(height(o[partFilters], left), height(o[partAspects], side))
	drop := height(o[partDrop], left)
	place(o[partFilters], margin, gap, left, top)
	place(o[partAspects], x, gap, side, top)
	y := top + 2*gap
	place(o[partTable], margin, y, left, size.Height-y-drop-margin-gap)
	place(o[partDrop], margin, size.Height-drop-margin, left, drop)
	place(o[partSide], x, y, side, size.Height-y-margin)
}

// leastRoom is what table and side need below one another, at 100 % text.
const leastRoom = 330

// narrow sets everything below one another. Where even that is too much, the
// table or what is beside it has the room alone.
func (l *screenLayout) narrow(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*margin
	heights := [partDrop + 1]float32{}
	for _, i := range []int{partFilters, partAspects, partDrop} {
		heights[i] = height(o[i], width)
	}
	room := size.Height - heights[partFilters] - heights[partAspects] - heights[partDrop] - 6*gap
	l.tight(room < leastRoom*theme.Current().TextSize().Factor())
	heights[partTable], heights[partSide] = room*0.55, room*0.45
	order := []int{partFilters, partTable, partAspects, partSide, partDrop}
	switch {
	case l.s.tight && l.s.alone:
		order = []int{partAspects, partSide, partDrop}
		heights[partSide] = room + heights[partFilters] + 2*gap
	case l.s.tight:
		order = []int{partAspects, partFilters, partTable, partDrop}
		heights[partTable] = room + gap
	}
	for i := range o {
		o[i].Hide()
	}
	y := float32(gap)
	for _, i := range order {
		o[i].Show()
		place(o[i], margin, y, width, heights[i])
		y += heights[i] + gap
	}
}

// tight keeps whether there is room for one part alone, and shows the button
// that leads back to the table.
func (l *screenLayout) tight(on bool) {
	l.s.tight = on
	if len(l.s.aspects.Objects) > 0 {
		l.s.aspects.Objects[0].(*widget.Button).Hidden = !on
	}
	for _, o := range l.s.main.Objects {
		if !on {
			o.Show()
		}
	}
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, max(0, height)))
}

// height is what an object needs at a width: what wraps says so only once it
// has that width.
func height(o fyne.CanvasObject, width float32) float32 {
	h := o.MinSize().Height
	for range 3 {
		o.Resize(fyne.NewSize(width, h))
		again := o.MinSize().Height
		if again == h {
			break
		}
		h = again
	}
	return h
}

// wrap is a layout that sets objects beside one another and goes on below.
type wrap struct{ width float32 }

func (w *wrap) MinSize(o []fyne.CanvasObject) fyne.Size {
	var least float32
	for _, x := range o {
		if x.Visible() {
			least = max(least, x.MinSize().Width)
		}
	}
	return fyne.NewSize(least, w.each(o, max(w.width, least), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

func (w *wrap) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.each(o, size.Width, func(x fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		x.Move(at)
		x.Resize(s)
	})
}

// each goes through the objects that are visible and gives the height of all.
func (w *wrap) each(o []fyne.CanvasObject, width float32, do func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, line float32
	for _, c := range o {
		if !c.Visible() {
			continue
		}
		s := c.MinSize()
		if x > 0 && x+s.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		do(c, fyne.NewPos(x, y), s)
		x += s.Width + gap
		line = max(line, s.Height)
	}
	return y + line
}

// stacks is a layout of cards in as many columns as fit, each card into the
// shortest column.
type stacks struct{ width float32 }

// leastCard is the narrowest a card can be read at, at 100 % text.
const leastCard = 340

func (c *stacks) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, c.each(o, c.width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

func (c *stacks) Layout(o []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.each(o, size.Width, func(x fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		x.Move(at)
		x.Resize(s)
	})
}

func (c *stacks) each(o []fyne.CanvasObject, width float32, do func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	columns := max(1, int(width/(leastCard*theme.Current().TextSize().Factor())))
	wide := (width - float32(columns-1)*margin) / float32(columns)
	ends := make([]float32, columns)
	for _, x := range o {
		at := 0
		for i := range ends {
			if ends[i] < ends[at] {
				at = i
			}
		}
		h := height(x, wide)
		do(x, fyne.NewPos(float32(at)*(wide+margin), ends[at]), fyne.NewSize(wide, h))
		ends[at] += h + 12
	}
	var tallest float32
	for _, e := range ends {
		tallest = max(tallest, e)
	}
	return tallest
}
