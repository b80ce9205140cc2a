package rollup_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The coalition of 10,000 places that the speed is stated for.
func tenThousand(b *testing.B) *stage {
	b.Helper()
	s := newStage(b, sample(b, 20, 20, 25), fyne.NewSize(1280, 800))
	s.arrive(s.counted("U1/N1/1", 40), s.counted("U2/N1/1", 20))
	s.reload()
	return s
}

// BenchmarkAChangeOfTenThousandPlaces is the window's part of an arrival: sums,
// rows, cards.
func BenchmarkAChangeOfTenThousandPlaces(b *testing.B) {
	s := tenThousand(b)
	for b.Loop() {
		s.screen.Take()
	}
}

// BenchmarkScrollingTenThousandRows draws the table at another place each time.
func BenchmarkScrollingTenThousandRows(b *testing.B) {
	s := tenThousand(b)
	s.screen.Filter(1) // unfolds everything
	down := &fyne.KeyEvent{Name: fyne.KeyPageDown}
	for b.Loop() {
		s.Window.Canvas().Focused().TypedKey(down)
	}
}

func TestTheFilterOfWhatIsMissingUnfoldsEverything(t *testing.T) {
	s := newStage(t, sample(t, 10, 10, 10), fyne.NewSize(1280, 800))
	s.Act(func() { s.screen.Filter(1) })
	s.Press(fyne.KeyEnd)
	s.Must("Sample local 10")
	if got := s.screen.Rows(); got != 10+100+1000 {
		t.Errorf("%d rows", got)
	}
}
