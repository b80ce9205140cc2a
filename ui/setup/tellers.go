package setup

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// list shows the tellers, each with the key if they have one.
func (x *Screen) list() {
	x.tellers.Objects = nil
	clear(x.makes)
	recorders := 0
	for _, t := range x.now.Tally.Tellers {
		mark := widget.NoRecorder
		if t.Role == count.Recorder {
			recorders++
			mark = map[int]widget.Recorder{1: widget.RecorderA, 2: widget.RecorderB}[recorders]
		}
		x.tellers.Add(fynewidget.NewSeparator())
		x.tellers.Add(widget.Inset(0, 6, x.teller(t, mark)))
	}
	if x.role.Selected == "" || x.name.Text == "" {
		x.role.SetSelected(words.Say(x.wanted().Title()))
	}
	x.tellers.Refresh()
}

// teller is the row of one person.
func (x *Screen) teller(t count.Teller, who widget.Recorder) fyne.CanvasObject {
	var mark fyne.CanvasObject = widget.Wide(26, widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	if who != widget.NoRecorder {
		mark = widget.NewRecorderMark(who, 26)
	}
	role := widget.Wide(112, widget.NewText(words.Say(t.Role.Title()), fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	left := widget.Row(10, widget.Middle(mark), widget.Middle(role))
	name := widget.Stack(0, widget.NewBold(t.Name, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(), x.keyWords(t))
	right := widget.Row(8)
	for _, b := range x.buttons(t) {
		b.Keys = x.sitting.Frame.Table
		right.Add(widget.Middle(b))
	}
	room := left.MinSize().Width + right.MinSize().Width + cardPad
	if factor := theme.Current().TextSize().Factor(); room+nameLeast*factor > workLeast*factor {
		return widget.Stack(4, widget.Between(widget.After(left, 10), widget.Middle(name), nil), widget.Row(0, layout.NewSpacer(), right))
	}
	return widget.Between(widget.After(left, 10), widget.Middle(name), widget.Inset(8, 0, right))
}

// nameLeast is what is left of a teller's name at the least, at 100 % text.
const nameLeast = 96

// keyWords is the line below the name: which key the person signs with.
func (x *Screen) keyWords(t count.Teller) fyne.CanvasObject {
	said, kind, icon := words.T("No key yet"), widget.Plain, theme.IconOpen
	path, print := key(t.Name)
	switch {
	case t.Role == count.Observer:
		said, icon = words.T("Signs on paper"), ""
	case x.making[t.Name]:
		said, icon = words.T("Making the key"), theme.IconHalf
	case print != "":
		said, kind, icon = words.F("Key %s", print), widget.Success, theme.IconDone
	case path != "":
		said, kind, icon = words.F("Key file %s", filepath.Base(path)), widget.Success, theme.IconDone
	}
	line := widget.NewText(said, fynetheme.SizeNameCaptionText, kind.Color()).Shrink()
	if icon == "" {
		return line
	}
	return widget.Between(widget.After(widget.NewIcon(icon, kind.Color(), 14), 6), line, nil)
}

// buttons are what can be done about a person.
func (x *Screen) buttons(t count.Teller) []*widget.Button {
	var out []*widget.Button
	if t.Role != count.Observer {
		if path, _ := key(t.Name); path == "" {
			fresh := widget.NewButton(words.T("Make key..."), "", func() { x.askKey(t) })
			if x.making[t.Name] {
				fresh.Disable()
			}
			x.makes[t.Name] = fresh
			out = append(out, fresh)
		}
		out = append(out, widget.NewButton(words.T("Key file..."), "", func() { x.loadKey(t) }))
	}
	if x.now.Certified == nil {
		out = append(out, widget.NewButton(words.T("Remove"), "", func() { x.askDismiss(t.Name) }))
	}
	return out
}
