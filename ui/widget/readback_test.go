package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/command"
	"countersign/ui/widget"
)

func readBack() *widget.ReadBack {
	figure := []widget.ReadFigure{{Digits: "30", Words: "thirty"}}
	return widget.NewReadBack([]string{"Agreement (sample)"}, []widget.ReadLine{
		{Title: "Yes", Figures: figure}, {Title: "No", Figures: figure}, {Title: "Ballots", Strong: true, Figures: figure},
	})
}

func TestAHeldSpaceReadsOneLine(t *testing.T) {
	r, right := readBack(), 0
	r.OnRight = func() { right++ }
	show(t, r, fyne.NewSize(600, 400)).Canvas().Focus(r)
	space := key(fyne.KeySpace)
	r.KeyDown(space)
	for range 5 { // the key repeats while it is held
		r.TypedKey(space)
		r.TypedRune(' ')
	}
	if right != 1 {
		t.Fatalf("a held key read %d lines", right)
	}
	r.KeyUp(space)
	r.KeyDown(space)
	r.TypedKey(space)
	r.TypedRune(' ')
	if right != 2 {
		t.Errorf("two presses read %d lines", right)
	}
}

func TestReadBackKeysAndWords(t *testing.T) {
	r := readBack()
	said := ""
	r.OnRight, r.OnWrong, r.OnBack = func() { said += "right " }, func() { said += "wrong " }, func() { said += "back " }
	table, ran := command.NewTable(), 0
	table.Bind(command.Action{ID: command.NextPart, Run: func() { ran++ }})
	r.Keys = table
	w := show(t, r, fyne.NewSize(600, 400))
	w.Canvas().Focus(r)
	r.TypedRune(' ')
	r.TypedRune('x')
	r.TypedRune('q')
	r.TypedKey(key(fyne.KeyUp))
	r.TypedKey(key(fyne.KeyF6))
	if said != "right wrong back " || ran != 1 {
		t.Errorf("said %q, passed %d function keys on", said, ran)
	}
	r.Set(1)
	if got := []string{r.Word(0), r.Word(1), r.Word(2)}; strings.Join(got, ",") != "Right,Read now,To read" {
		t.Errorf("the lines say %q", got)
	}
	r.Set(3)
	if r.Due() != nil || strings.Contains(test.RenderToMarkup(w.Canvas()), "Read now") {
		t.Error("a line is due after the last")
	}
}

func TestGroupsOfAPrintAreCompared(t *testing.T) {
	g := widget.NewGroupCheck(strings.Repeat("0123456789abcdef", 4), 5, 12)
	wrong, all := 0, false
	g.OnChange = func(w int, a bool) { wrong, all = w, a }
	w := show(t, g, fyne.NewSize(500, 300))
	test.Type(g.First(), "0124")
	if wrong != 5 || all {
		t.Errorf("group %d is wrong, all match: %v", wrong, all)
	}
	g.First().SetText("0123")
	w.Canvas().Focus(g.First())
	w.Canvas().FocusNext()
	for _, r := range "cdef" {
		w.Canvas().Focused().TypedRune(r)
	}
	if wrong != 0 || !all {
		t.Errorf("group %d is wrong, all match: %v", wrong, all)
	}
}

func TestRevealBringsAPartIntoView(t *testing.T) {
	stack, last := widget.Stack(0), fyne.CanvasObject(nil)
	for range 20 {
		last = widget.NewPanel(widget.NewCaption("sample"))
		stack.Add(last)
	}
	page := container.NewVScroll(stack)
	show(t, page, fyne.NewSize(300, 200))
	widget.Reveal(page, last)
	if page.Offset.Y == 0 || last.Position().Y+last.Size().Height > page.Offset.Y+page.Size().Height {
		t.Errorf("the last part stands at %v, the page begins at %v", last.Position().Y, page.Offset.Y)
	}
	widget.Reveal(page, stack.Objects[0])
	if page.Offset.Y != 0 {
		t.Errorf("the first part is above the page, which begins at %v", page.Offset.Y)
	}
	widget.Reveal(page, widget.NewCaption("elsewhere"))
	if page.Offset.Y != 0 {
		t.Error("a part of another page moved this one")
	}
}
