package widget

// CellGroup joins cells into one order: Enter and Down go to the next cell, Up
// to the one before, and neither end wraps. Agreed cells are passed over.
//
// It makes two habits work side by side. Who types 28 is moved on by the cell
// itself; who types 28 and Enter would then skip a cell, so the group swallows
// one Enter that comes right after, in the cell that nobody has touched yet.
type CellGroup struct {
	// OnLast is told that Enter was pressed in the last cell.
	OnLast func()

	cells []*CountEntry
}

// NewCellGroup joins cells in the given order.
func NewCellGroup(cells ...*CountEntry) *CellGroup {
	g := &CellGroup{}
	g.Set(cells...)
	return g
}

// Set joins other cells instead.
func (g *CellGroup) Set(cells ...*CountEntry) {
	for _, c := range g.cells {
		c.OnNext, c.OnPrev, c.onEnter, c.auto, c.hold = nil, nil, nil, nil, &hold{}
	}
	g.cells = cells
	held := &hold{}
	for i, c := range cells {
		c.OnNext = func() { g.move(i, 1) }
		c.OnPrev = func() { g.move(i, -1) }
		c.onEnter = func() { g.enter(i) }
		c.auto = func() { g.auto(i) }
		c.hold = held
	}
}

// Focus puts the focus on the first cell that can be keyed.
func (g *CellGroup) Focus() {
	if c := g.near(-1, 1); c != nil {
		focus(c)
	}
}

// near finds the next cell in a direction that can be keyed, or nil.
func (g *CellGroup) near(from, step int) *CountEntry {
	for i := from + step; i >= 0 && i < len(g.cells); i += step {
		if c := g.cells[i]; !c.Disabled() && c.Visible() {
			return c
		}
	}
	return nil
}

func (g *CellGroup) move(from, step int) {
	if c := g.near(from, step); c != nil {
		focus(c)
	}
}

// enter goes on, or says that this was the last cell.
func (g *CellGroup) enter(from int) {
	if c := g.near(from, 1); c != nil {
		focus(c)
		return
	}
	call(g.cells[from].OnLast)
	call(g.OnLast)
}

// auto goes on without Enter. The last cell stays: nothing closes by itself.
func (g *CellGroup) auto(from int) {
	if c := g.near(from, 1); c != nil {
		focus(c)
		c.swallow = true
	}
}
