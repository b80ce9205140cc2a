package batches_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/ui/shell"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// TestLooks draws the faces and holds them to the smallest window.
func TestLooks(t *testing.T) {
	look := func(name string, s *sittingtest.Stage) {
		s.Picture(name+"-1280", 1280, 800)
		s.Picture(name+"-1024", 1024, 768)
		if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
			t.Errorf("%s needs %v", name, got)
		}
	}
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(26)
	show(s)
	look("people", s)
	s.Press(enter)
	for n := 1; n <= 6; n++ {
		s.Do(s.Batch(n, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
			s.Batch(n, count.SideB, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}))
	}
	look("agreed", s)
	s.Press("F3")
	s.Type("21")
	s.Type("28")
	s.Type("1")
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
	s.Type("23")
	s.Type("2")
	look("entry", s)
	s.Type("6")
	s.Type("1")
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
	look("handover", s)
	s.Do(s.Batch(7, count.SideB, [4]int{21, 27, 1, 0}, [4]int{23, 26, 1, 0}))
	look("compare", s)
	s.Type("28")
	s.Press(enter)
	look("settled", s)
	for _, looks := range []struct {
		name    string
		palette theme.Palette
		text    theme.TextSize
	}{{"dark", theme.Dark, theme.Normal}, {"contrast", theme.HighContrast, theme.Huge}} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(looks.palette, looks.text))
		s.Picture("settled-"+looks.name, 1024, 768)
	}
	s.Wait(widget.Patience)
	s.Press(enter)
	s.Type("12")
	s.Picture("entry-contrast", 1024, 768)
}

func TestFourQuestionsFitTheSmallestWindow(t *testing.T) {
	v := votetest.Training(t)
	for _, id := range []string{"third", "fourth"} {
		q := v.Questions[1]
		q.ID, q.Short = id, "Sample "+id
		v.Questions = append(v.Questions, q)
	}
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Tellers(30)
	show(s)
	s.Press(enter)
	s.Picture("four-1024", 1024, 768)
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("four questions need %v", got)
	}
}
