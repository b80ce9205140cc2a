package rollup

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// entry is a line of the three lists: a title of a list, or a file of it.
type entry struct {
	title bool
	badge badge
	file  string
	words string
}

// entries are the three lists one after another, refused files first: they are
// what somebody has to act on. done is whether they were imported already.
func (s *Screen) entries(of board.Lists, done bool) []entry {
	var out []entry
	add := func(title string, of []rollup.Outcome, look func(rollup.Outcome) badge) {
		out = append(out, entry{title: true, file: title})
		for _, o := range of {
			out = append(out, entry{badge: look(o), file: o.File, words: s.outcomeWords(o)})
		}
	}
	refused := words.N(len(of.Refused), "1 file is refused: nothing of it counts", "%s files are refused: nothing of them counts")
	if len(of.Refused) == 0 {
		refused = words.T("No file is refused")
	}
	add(refused, of.Refused, func(rollup.Outcome) badge { return badge{widget.Error, theme.IconError, ""} })
	add(importTitle(len(of.Import), done), of.Import, importBadge)
	add(skipTitle(len(of.Skip), done), of.Skip, func(rollup.Outcome) badge { return badge{widget.Plain, theme.IconOpen, ""} })
	return out
}

// notLookedAt is a list of files that do not look like a sheet, if there are any.
func notLookedAt(paths []string) []entry {
	if len(paths) == 0 {
		return nil
	}
	out := []entry{{title: true, file: words.N(len(paths), "1 file was not looked at", "%s files were not looked at")}}
	for _, path := range paths {
		out = append(out, entry{badge: badge{widget.Plain, theme.IconOpen, ""}, file: filepath.Base(path), words: words.T("no PDF, no workbook and no record")})
	}
	return out
}

// named are the first few of some files.
func named(paths []string) string {
	names := make([]string, 0, len(paths))
	for _, path := range paths[:min(len(paths), 3)] {
		names = append(names, filepath.Base(path))
	}
	if more := len(paths) - len(names); more > 0 {
		return words.F("%s and %s more", strings.Join(names, ", "), words.Now().Number(more))
	}
	return strings.Join(names, ", ")
}

func importTitle(n int, done bool) string {
	switch {
	case n == 0 && done:
		return words.T("No file was imported")
	case n == 0:
		return words.T("No file will be imported")
	case done:
		return words.N(n, "1 file was imported", "%s files were imported")
	}
	return words.N(n, "1 file will be imported", "%s files will be imported")
}

func skipTitle(n int, done bool) string {
	switch {
	case n == 0 && done:
		return words.T("No file was skipped")
	case n == 0:
		return words.T("No file will be skipped")
	case done:
		return words.N(n, "1 file was skipped: here already", "%s files were skipped: here already")
	}
	return words.N(n, "1 file will be skipped: here already", "%s files will be skipped: here already")
}

func importBadge(o rollup.Outcome) badge {
	switch o.Kind {
	case rollup.Disputed, rollup.SetAside:
		return badge{widget.Warning, theme.IconWarning, ""}
	case rollup.Superseded:
		if worst(o) != nil {
			return badge{widget.Warning, theme.IconWarning, ""}
		}
	case rollup.Accepted:
		if slices.ContainsFunc(o.Findings, func(f count.Finding) bool { return f.Code == "R611" }) {
			return badge{widget.Warning, theme.IconWarning, ""}
		}
	case rollup.Waiting, rollup.Pending, rollup.Replaced:
		return badge{widget.Warning, theme.IconPage, ""}
	}
	return badge{widget.Success, theme.IconDone, ""}
}

func (s *Screen) placeName(id count.PlaceID) string {
	if n := s.now.report.Find(string(id)); n != nil {
		return n.Name + ": "
	}
	if id != "" {
		return string(id) + ": "
	}
	return ""
}

// reasons are the findings of a file in words.
func reasons(fs []count.Finding, closed bool) string {
	var out []string
	for _, f := range worstFirst(fs, closed) {
		out = append(out, finding(f, closed))
	}
	return strings.Join(out, "; ")
}

// showLists shows what would become of every file, before anything is imported.
func (s *Screen) showLists(r *reading) {
	title, label := importWords(len(r.lists.Import), len(r.kept))
	take := widget.NewPrimary(label, words.T("Enter"), func() { s.importAll(r) })
	take.Keys = s.o.Frame.Table
	leave := s.button(words.T("Do not import"), words.T("Esc"), false, s.showTable)
	buttons := widget.Row(12, leave, take)
	if len(s.o.Board.Vote().Embargo.Recipients) > 0 {
		buttons = widget.Row(12, s.button(words.T("Open sealed files..."), "", false, func() { s.askSealed(r) }), leave, take)
	}
	l, page := s.filePage(title, s.o.Path, append(s.entries(r.lists, false), notLookedAt(r.others)...),
		words.T("Enter takes all of it, or none of it is taken. What is refused is put on record with its reason."), buttons)
	l.onKey = func(name fyne.KeyName) bool {
		if name != fyne.KeyReturn && name != fyne.KeyEnter {
			return false
		}
		take.Press()
		return true
	}
	s.show(viewLists, page, l, take.Press, s.showTable,
		command.Hint{Key: words.T("Up Down"), Text: words.T("read")}, command.Hint{Key: words.T("Enter"), Text: words.T("import all")}, command.Hint{Key: words.T("Esc"), Text: words.T("import nothing")})
}

// importWords ask about n of all files, and are what the button says: it never
// promises more than will be imported.
func importWords(n, all int) (title, button string) {
	switch files := words.N(all, "1 file", "%s files"); n {
	case 0:
		return words.F("Nothing to import in %s", files), words.T("Put on record")
	case all:
		return words.F("Import %s?", files), words.F("Import %s", files)
	default:
		return words.F("Import %s of %s?", words.Now().Number(n), files), words.F("Import %s", words.N(n, "1 file", "%s files"))
	}
}

// filePage is a list of files with everything about the chosen one below it;
// note stands there for the title of a list.
func (s *Screen) filePage(title, where string, lines []entry, note string, buttons fyne.CanvasObject) (*list, fyne.CanvasObject) {
	l := newList(func() int { return len(lines) }, func() fyne.CanvasObject { return newFileLine() }, nil)
	l.UpdateItem = func(i int, o fyne.CanvasObject) { o.(*fileLine).set(lines[i], i == l.at, i == l.at && l.focused) }
	l.keys = s.o.Frame.Table
	detail := widget.NewProse(note, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	l.onChoose = func() {
		said := note
		if e := lines[l.at]; !e.title {
			said = e.file + ". " + sentence(e.words)
		}
		detail.Set(said)
	}
	panel := widget.NewPanel(l)
	panel.PadX, panel.PadY = 1, 1
	head := widget.Stack(0, widget.NewHeading(title).Shrink(), widget.NewCaption(where).Shrink())
	foot := widget.Stack(8, detail, widget.Between(nil, nil, buttons))
	return l, widget.Inset(margin, 12, container.NewBorder(widget.Stack(0, head, widget.Inset(0, 4, widget.Stack(0))), foot, nil, nil, panel))
}

// fileLine is a line of the lists.
type fileLine struct {
	fynewidget.BaseWidget
	ring   *canvas.Rectangle
	ground *canvas.Rectangle
	icon   *widget.Icon
	file   *widget.Text
	words  *widget.Text
	face   *fyne.Container
}

func newFileLine() *fileLine {
	l := &fileLine{
		ring: canvas.NewRectangle(clear), ground: canvas.NewRectangle(clear), icon: widget.NewIcon("", fynetheme.ColorNameForeground, 18),
		file:  widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(),
		words: widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder).Shrink(),
	}
	row := container.New(fileLayout{}, l.icon, l.file, l.words)
	l.face = container.NewStack(l.ground, row, l.ring)
	l.ExtendBaseWidget(l)
	return l
}

func (l *fileLine) set(e entry, chosen, ring bool) {
	th := theme.Current()
	l.ground.FillColor = th.Color(theme.ColorPanel, 0)
	switch {
	case chosen:
		l.ground.FillColor = th.Color(fynetheme.ColorNameSelection, 0)
	case e.title:
		l.ground.FillColor = th.Color(fynetheme.ColorNameHeaderBackground, 0)
	}
	l.ring.StrokeColor, l.ring.StrokeWidth = th.Color(theme.ColorFocusRing, 0), th.Size(theme.SizeFocusRing)
	l.ring.Hidden = !ring
	l.icon.Set(e.badge.icon, e.badge.kind.Color())
	l.file.Text, l.file.Style.Bold = e.file, e.title
	l.words.Text = e.words
	l.face.Refresh()
	l.face.Objects[1].Refresh()
}

// CreateRenderer is for Fyne.
func (l *fileLine) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(l.face) }

// fileLayout gives the name two fifths and the reason the rest; a title has the
// whole line.
type fileLayout struct{}

func (fileLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, lineHeight*theme.Current().TextSize().Factor())
}

func (fileLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	icon := o[0].MinSize()
	o[0].Resize(icon)
	o[0].Move(fyne.NewPos(12, (size.Height-icon.Height)/2))
	x := 12 + icon.Width + 10
	name := (size.Width - x) * 2 / 5
	said := o[2].(*widget.Text)
	if said.Text == "" {
		x, name = 12, size.Width-24
	}
	for i, w := range map[int][2]float32{1: {x, name}, 2: {x + name + 12, size.Width - x - name - 24}} {
		h := o[i].MinSize().Height
		o[i].Move(fyne.NewPos(w[0], (size.Height-h)/2))
		o[i].Resize(fyne.NewSize(max(0, w[1]), h))
	}
}
