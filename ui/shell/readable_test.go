package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

func TestEveryLookOfTheFrameCanBeRead(t *testing.T) {
	app := test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewStack())
	table := command.NewTable()
	frame := shell.NewFrame(w, table)
	table.Bind(shell.NewLooks(app).Actions()...)
	table.Bind(command.Action{ID: command.Certify, Run: func() {}, Enabled: func() (bool, string) {
		return false, "Certify opens when there are no errors and every warning is explained. Batches 3, 7, 12 and 19 differ, and two findings have no explanation."
	}})
	show := func() {
		frame.Header.SetPlace("AFSCME Local 749 · Judicial Non-Professional", "SEBAC 2011, agreement and contract · June 15, 2011 · revision 1")
		for n := 1; n <= widget.Steps; n++ {
			frame.Header.SetStep(n, widget.StepWarning, "12/26")
		}
		frame.Status.SetSaved(widget.Success, "Saved 14:22:07")
		frame.Status.SetSample("Figures marked sample are invented")
		frame.SetBanner(widget.NewBanner(widget.Warning, theme.IconEmbargo, "Embargo. Figures and turnout are confidential until all places of the coalition have voted and the chair says so."))
		frame.Show(shell.Screen{
			Step: 2, About: "Both recorders key every batch, blind to one another.",
			Hints:    []command.Hint{{Key: "Enter", Text: "next box"}, {Key: "Up", Text: "back"}},
			Commands: []command.ID{command.Palette, command.Larger},
		})
	}
	shelltest.Looks(t, app, w, "frame", show)

	var open *shell.Dialog
	ask := func(q shell.Question) func() {
		return func() {
			if open != nil {
				open.Cancel()
			}
			show()
			open = frame.Ask(q)
		}
	}
	shelltest.Looks(t, app, w, "ask", ask(shell.Question{
		Title: "Batch 10 holds 49 ballots, not 50", Kind: widget.Warning, Accept: "Take 49 ballots", Danger: true,
		Text:   "Count the bundle again. If it is 49, type 49 and say where the ballot was found.",
		Fields: []shell.Field{{Label: "Ballots", Object: widget.NewTextEntry("")}, {Label: "Where", Object: widget.NewTextEntry("")}},
	}))
	open.Cancel()
	shelltest.Looks(t, app, w, "help", func() {
		if open != nil {
			open.Cancel()
		}
		show()
		open = shell.ShowHelp(w.Canvas(), table, "Both recorders key every batch, blind to one another.", []command.Hint{{Key: "Enter", Text: "next box"}}, nil)
	})
}

func TestALongHelpPageIsReadWithTheKeyboard(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewStack())
	w.Resize(fyne.NewSize(1024, 300))
	table := command.NewTable()
	for _, c := range command.Keymap() {
		table.Bind(command.Action{ID: c.ID, Run: func() {}})
	}
	d := shell.ShowHelp(w.Canvas(), table, "", nil, nil)
	pages := shelltest.All[*container.Scroll](w.Canvas().Overlays().Top())
	if len(pages) == 0 {
		t.Fatal("there is no page")
	}
	page := pages[0]
	press := func(key fyne.KeyName) float32 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		return page.Offset.Y
	}
	if y := press(fyne.KeyUp); y != 0 {
		t.Errorf("above the first line it goes to %v", y)
	}
	down, further := press(fyne.KeyDown), press(fyne.KeyPageDown)
	if down <= 0 || further <= down {
		t.Errorf("the page goes to %v, then %v", down, further)
	}
	for range 100 {
		press(fyne.KeyPageDown)
	}
	if end := page.Content.MinSize().Height - page.Size().Height; page.Offset.Y != end {
		t.Errorf("it ends at %v, not at %v", page.Offset.Y, end)
	}
	press(fyne.KeyReturn)
	if d.Open() {
		t.Error("Enter does not close the page")
	}
}
