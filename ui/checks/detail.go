package checks

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// detail is the right side: what was found, the sum it was worked out from, and
// what can be done.
type detail struct {
	screen  *Screen
	body    *fyne.Container
	visit   *widget.Button
	explain *widget.Button
	about   *widget.Button
	face    *widget.Box
}

func newDetail(x *Screen) *detail {
	d := &detail{screen: x, body: widget.Stack(6)}
	d.visit = widget.NewButton("", words.T("Enter"), x.visit)
	d.explain = widget.NewButton(words.T("Explain..."), command.Ctrl(fyne.KeyE).String(), func() { x.table().Run(command.Explain) })
	d.about = widget.NewButton("", command.Fn(fyne.KeyF7).String(), func() { x.table().Run(command.About) })
	d.visit.Keys, d.explain.Keys, d.about.Keys = x.table(), x.table(), x.table()
	d.face = widget.NewPanel(container.NewBorder(nil, container.New(layout.NewRowWrapLayoutWithCustomPadding(12, 8), d.visit, d.explain, d.about), nil, nil, container.NewVScroll(d.body)))
	return d
}

// update shows the finding that is chosen.
func (d *detail) update() {
	d.body.Objects = nil
	f, ok := d.screen.finding()
	d.visit.Hidden, d.about.Hidden = !ok, !ok
	can, _ := d.screen.explainable()
	d.explain.Hidden = !can
	if ok {
		d.show(f)
		d.visit.SetLabel(visitWords(f))
		d.about.SetLabel(words.F("About %s", f.Code))
	} else {
		d.body.Add(widget.NewProse(words.T("Nothing has to be corrected or explained."), fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	}
	d.explain.SetLabel(words.T("Explain..."))
	if f.Explanation != nil {
		d.explain.SetLabel(words.T("Explain anew..."))
	}
	d.body.Refresh()
	d.face.Refresh()
}

func (d *detail) show(f count.Finding) {
	level := map[count.Severity]string{count.Error: words.T("Error"), count.Warning: words.T("Warning"), count.Note: words.T("Note")}[f.Severity]
	head := widget.Stack(0,
		bold(widget.NewProse(words.Say(f.Short), fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground)),
		widget.Inset(8, 0, widget.NewCaption(fmt.Sprintf("%s %s · %s", level, f.Code, where(f))).Shrink()))
	d.body.Add(widget.Between(widget.Inset(0, 8, widget.NewIcon(kind(f).Icon(), kind(f).Color(), 28)), head, nil))
	d.part(words.T("What was found"))
	for line := range strings.SplitSeq(words.Say(f.Sum), ";") { // said whole: a form may hold the semicolon
		d.body.Add(widget.NewProse(strings.TrimFunc(line, unicode.IsSpace), theme.SizeRow, fynetheme.ColorNameForeground))
	}
	d.part(words.T("What usually helps"))
	d.prose(words.Say(f.Long))
	if e := f.Explanation; e != nil {
		d.part(words.F("Explained by %s and %s", e.By[0], e.By[1]))
		d.prose(e.Text)
	}
}

// bold makes wrapping text bold.
func bold(p *widget.Prose) *widget.Prose {
	for _, s := range p.Segments {
		if t, ok := s.(*fynewidget.TextSegment); ok {
			t.Style.TextStyle.Bold = true
		}
	}
	return p
}

func (d *detail) part(title string) {
	d.body.Add(widget.Inset(8, 4, widget.NewBold(title, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink()))
}

func (d *detail) prose(text string) {
	d.body.Add(widget.NewProse(text, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
}
