package home_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/command"
	"countersign/ui/home"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// newStage shows the home screen with counts that were open before.
func newStage(t *testing.T, counts ...home.Recent) (s *sittingtest.Stage, opened *[]string) {
	t.Helper()
	s = sittingtest.New(t, sittingtest.TwoQuestions)
	prefs := fyne.CurrentApp().Preferences()
	for _, c := range counts {
		home.Remember(prefs, c)
	}
	opened = new([]string)
	x := home.New(s.Frame, prefs)
	x.OnOpen = func(path string) { *opened = append(*opened, path) }
	x.OnFind = func(r home.Recent) { *opened = append(*opened, "find "+r.Path) }
	s.Frame.Show(x.Screen())
	return s, opened
}

func file(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestArrowsAndEnterOpenACount(t *testing.T) {
	older := home.Recent{Path: file(t, "a.count"), Title: "Local 1 (sample)", State: "Certified, revision 2", Done: true}
	newer := home.Recent{Path: file(t, "b.count"), Title: "Local 2 (sample)", State: "Counting: 6 of 26 batches"}
	s, opened := newStage(t, older, newer)
	s.MustSay("Local 2 (sample)", "Counting: 6 of 26 batches", "Certified, revision 2")
	s.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if want := fmt.Sprint([]string{newer.Path, older.Path, newer.Path}); fmt.Sprint(*opened) != want {
		t.Errorf("opened %v, want %v", *opened, want)
	}
}

func TestACountWhoseFileIsGoneIsLookedForOrForgotten(t *testing.T) {
	gone := home.Recent{Path: filepath.Join(t.TempDir(), "gone.count"), Title: "Local 3 (sample)", State: "Not begun"}
	kept := home.Recent{Path: file(t, "kept.count"), Title: "Local 4 (sample)", State: "Not begun"}
	s, opened := newStage(t, kept, gone)
	s.MustSay("File missing", "It was in", "Find...", "Forget")
	s.Press(fyne.KeyReturn)
	s.Window.Canvas().FocusNext()
	s.Press(fyne.KeyReturn)
	if want := fmt.Sprint([]string{"find " + gone.Path, "find " + gone.Path}); fmt.Sprint(*opened) != want {
		t.Errorf("a missing count led to %v, want %v", *opened, want)
	}
	s.Picture("home-missing", 1280, 800)
	s.Window.Canvas().FocusNext()
	s.Press(fyne.KeyReturn)
	if s.Says("Local 3 (sample)") || s.Says("Find...") {
		t.Error("a forgotten count is still in the list")
	}
	s.MustSay("Local 4 (sample)")
	s.Press(fyne.KeyReturn) // the next one has the keyboard
	if (*opened)[2] != kept.Path {
		t.Errorf("after that %v was opened", (*opened)[2:])
	}
}

func TestACountThatIsBackIsOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stick.count")
	s, opened := newStage(t, home.Recent{Path: path, Title: "Local 3 (sample)"})
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Press(fyne.KeyReturn)
	if fmt.Sprint(*opened) != fmt.Sprint([]string{path}) {
		t.Errorf("opened %v", *opened)
	}
}

func TestEveryLookOfTheHomeScreenCanBeRead(t *testing.T) {
	s, _ := newStage(t)
	app := fyne.CurrentApp()
	screen := home.New(s.Frame, app.Preferences())
	screen.Folder = "Documents/Countersign"
	show := func() { s.Frame.Show(screen.Screen()) }
	shelltest.Looks(t, app, s.Window, "home-empty", show)
	for i := range 11 {
		home.Remember(app.Preferences(), home.Recent{
			Path: file(t, fmt.Sprintf("%d.count", i)), Title: fmt.Sprintf("Żółta Łódź Verband Местный союз %d · Judicial Non-Professional and others", i),
			Detail: "SEBAC 2011, agreement and contract · June 15, 2011 · Hartford (sample)",
			State:  "Not certified: 12 findings open", Last: "Last entry June 15, 2011, 7:40 p.m.",
		})
	}
	home.Remember(app.Preferences(), home.Recent{Path: filepath.Join(t.TempDir(), "gone.count"), Title: "Local 3 (sample)", State: "Not begun"})
	shelltest.Looks(t, app, s.Window, "home-full", func() {
		show()
		s.Frame.Status.SetNotice("The roll-up has no screen yet. On the command line it is: tally rollup. A long notice stays in the window.")
	})
}

func TestTilesAreCommands(t *testing.T) {
	s, _ := newStage(t)
	s.MustSay(home.Nothing)
	var ran []command.ID
	for _, id := range []command.ID{command.New, command.Rollup, command.Verify, command.Practice, command.Open} {
		s.Frame.Table.Bind(command.Action{ID: id, Run: func() { ran = append(ran, id) }})
	}
	s.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyUp, fyne.KeySpace, fyne.KeyUp, fyne.KeyReturn, fyne.KeyF6, fyne.KeyReturn)
	if want := "[practice verify rollup new open]"; fmt.Sprint(ran) != want {
		t.Errorf("ran %v, want %s", ran, want)
	}
}

func TestTabReachesEverything(t *testing.T) {
	s, _ := newStage(t, home.Recent{Path: file(t, "a.count"), Title: "Local 1 (sample)"})
	s.Frame.Focus(nil)
	var got []string
	for range 8 {
		s.Window.Canvas().FocusNext()
		switch o := s.Window.Canvas().Focused().(type) {
		case *widget.Tile:
			got = append(got, o.Title())
		case *widget.ListRow:
			got = append(got, o.Title())
		case *widget.Button:
			got = append(got, o.Label())
		}
	}
	if want := "[New count Roll-up Verify a sheet Practice count Local 1 (sample) Open... Join a counting hall... New vote...]"; fmt.Sprint(got) != want {
		t.Errorf("the order is %v, want %s", got, want)
	}
}

func TestTheListForgetsTheOldestAndKeepsACountOnce(t *testing.T) {
	s, _ := newStage(t)
	prefs := fyne.CurrentApp().Preferences()
	for i := range 20 {
		home.Remember(prefs, home.Recent{Path: fmt.Sprintf("%d.count", i), State: "Not begun"})
	}
	home.Remember(prefs, home.Recent{Path: "15.count", State: "Ready to certify"})
	list := home.Remembered(prefs)
	if len(list) != 12 || list[0].Path != "15.count" || list[0].State != "Ready to certify" || list[1].Path != "19.count" {
		t.Errorf("the list is %+v", list)
	}
	for _, c := range list[1:] {
		if c.Path == "15.count" {
			t.Error("one count is in the list twice")
		}
	}
	prefs.SetStringList("home.counts", []string{"{", `{"path":"x.count"}`})
	if list := home.Remembered(prefs); len(list) != 1 || list[0].Path != "x.count" {
		t.Errorf("after damage the list is %+v", list)
	}
	s.Settle()
}
