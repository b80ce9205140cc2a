package batches_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

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

// A sum that did not fit was explained below the cells, where a window of 768
// pixels has no room: Enter seemed to do nothing.
func TestWhyABatchIsNotClosedIsAboveTheButtons(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	show(s)
	s.Press(enter)
	s.Picture("entry-low", 1024, 640)
	for _, figure := range []string{"31", "18", "1", "0", "28", "20", "0", "1"} {
		s.Type(figure)
		if len(figure) == 1 {
			s.Press(enter)
		}
	}
	s.Picture("entry-odd", 1024, 640)
	why := "Question 2 adds up to 49 of 50"
	if !above(s.Window.Content(), why) {
		t.Errorf("%q is not above the buttons", why)
	}
}

// above reports whether a text that begins with words is shown outside of
// everything that scrolls.
func above(o fyne.CanvasObject, words string) bool {
	if !o.Visible() {
		return false
	}
	switch x := o.(type) {
	case *container.Scroll:
		return false
	case *canvas.Text:
		return strings.HasPrefix(x.Text, words)
	case *fyne.Container:
		return slices.ContainsFunc(x.Objects, func(o fyne.CanvasObject) bool { return above(o, words) })
	case fyne.Widget:
		return slices.ContainsFunc(test.WidgetRenderer(x).Objects(), func(o fyne.CanvasObject) bool { return above(o, words) })
	}
	return false
}
