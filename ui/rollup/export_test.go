package rollup

// Watch, Projector, OpenEarly, Beside and Filter are what the mouse does.
func (s *Screen) Watch(folder string) { s.watch(folder) }

func (s *Screen) Projector() { s.showProjector() }

func (s *Screen) OpenEarly() { s.askEarly() }

func (s *Screen) Beside(a int) { s.beside(aspect(a), true) }

func (s *Screen) Filter(f int) { s.setFilter(filter(f)) }

// Take shows the state again as if it had changed.
func (s *Screen) Take() { s.take(s.now) }

// Rows is how many rows the table has.
func (s *Screen) Rows() int { return len(s.tree.rows) }
