package batches_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/ui/batches"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// TestEveryLookOfTheBatchesCanBeRead goes through the faces of a batch. Whoever
// comes back to the screen says so, with Enter.
func TestEveryLookOfTheBatchesCanBeRead(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(26)
	x := batches.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	show := func() { s.Frame.Show(x.Screen()) }
	back := func() {
		show()
		s.Wait(widget.Patience)
		s.Press(enter)
	}
	looks := func(name string, show func()) { shelltest.Looks(t, fyne.CurrentApp(), s.Window, "batches-"+name, show) }

	looks("people", show)
	s.Press(enter)
	for n := 1; n <= 6; n++ {
		s.Do(s.Batch(n, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
			s.Batch(n, count.SideB, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}))
	}
	looks("agreed", show)
	s.Press(fyne.KeyF3)
	for _, figure := range []string{"21", "28", "1"} {
		s.Type(figure)
	}
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
	s.Type("99") // more than the batch holds
	looks("entry", back)
	s.MustSay("99 is more than the 50 ballots")
	s.Type("23261")
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
	looks("hand-over", show)
	s.Do(s.Batch(7, count.SideB, [4]int{21, 27, 1, 0}, [4]int{23, 26, 1, 0}))
	looks("compare", show)
	s.Type("28")
	s.Press(enter)
	looks("settled", show)
}

func TestEveryLookOfCallModeCanBeRead(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(26)
	x := batches.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	s.Press(enter, fyne.KeyF2)
	for key, n := range map[fyne.KeyName]int{fyne.KeyF: 14, fyne.KeyJ: 4, fyne.KeyK: 19} {
		for range n {
			s.Press(key)
		}
	}
	shelltest.Looks(t, fyne.CurrentApp(), s.Window, "call-paused", func() { s.Frame.Show(x.Screen()) })
	shelltest.Looks(t, fyne.CurrentApp(), s.Window, "call", func() {
		s.Frame.Show(x.Screen())
		s.Press(fyne.KeySpace, fyne.KeyBackspace, fyne.KeyD) // of both questions, and of each a fifth
	})
}
