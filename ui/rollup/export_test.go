package rollup

import "countersign/count"

// Watch, Projector, OpenEarly, Beside and Filter are what the mouse does.
func (s *Screen) Watch(folder string) { s.watch(folder) }

func (s *Screen) Projector() { s.showProjector() }

func (s *Screen) OpenEarly() { s.askEarly() }

func (s *Screen) Beside(a int) { s.beside(aspect(a), true) }

func (s *Screen) Filter(f int) { s.setFilter(filter(f)) }

// OtherQuestions shows the next two questions.
func (s *Screen) OtherQuestions() { s.otherQuestions() }

// Distrust asks whether the key of somebody who signed for a place is to be
// distrusted.
func (s *Screen) Distrust(id count.PlaceID, name string) {
	for _, k := range s.now.report.Find(string(id)).Place.Keys() {
		if k.Name == name {
			s.askDistrust(id, k)
		}
	}
}

// Came shows the lists of what arrived in the watched folder.
func (s *Screen) Came() { s.showCame() }

// Take shows the state again as if it had changed.
func (s *Screen) Take() { s.take(s.now) }

// Rows is how many rows the table has.
func (s *Screen) Rows() int { return len(s.tree.rows) }

// Sentence is how a reason is shown.
func Sentence(s string) string { return sentence(s) }
