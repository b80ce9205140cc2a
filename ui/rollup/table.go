package rollup

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// newTable is the virtual list of the rows.
func (s *Screen) newTable() *list {
	at := map[*line]int{}
	var t *list
	t = newList(func() int { return len(s.tree.rows) },
		func() fyne.CanvasObject {
			return newLine(func(l *line, x float32) { s.tapped(at[l], l, x) })
		},
		func(i int, o fyne.CanvasObject) {
			l := o.(*line)
			at[l] = i
			chosen := i == t.at
			l.set(s.tree.show(&s.tree.rows[i], s.now.report.Questions, s.from), chosen, chosen && t.focused)
		})
	t.keys, t.onKey = s.o.Frame.Table, s.tableKey
	return t
}

// tableKey folds, unfolds and opens.
func (s *Screen) tableKey(name fyne.KeyName) bool {
	i := s.table.at
	if i >= len(s.tree.rows) {
		return false
	}
	switch name {
	case fyne.KeyRight:
		if !s.tree.fold(i, true) && s.tree.rows[i].open {
			i++
		}
	case fyne.KeyLeft:
		if !s.tree.fold(i, false) {
			i = s.tree.parent(i)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.openRow(i)
		return true
	default:
		return false
	}
	s.choose(i)
	return true
}

// tapped folds at the arrow, chooses, and opens what is chosen already.
func (s *Screen) tapped(i int, l *line, x float32) {
	s.o.Frame.Focus(s.table)
	switch {
	case i >= len(s.tree.rows):
	case s.tree.rows[i].folds && x < l.foldEnd():
		s.tree.fold(i, !s.tree.rows[i].open)
		s.choose(i)
	case i == s.table.at:
		s.openRow(i)
	default:
		s.choose(i)
	}
}

func (s *Screen) choose(i int) {
	s.table.choose(i)
	s.chosen = ""
	if s.table.at < len(s.tree.rows) {
		s.chosen = s.tree.rows[s.table.at].path
	}
}

// openRow shows what is behind a row.
func (s *Screen) openRow(i int) {
	if s.view == viewTable && i < len(s.tree.rows) {
		s.choose(i)
		s.details(s.tree.rows[i].node, s.tree.rows[i].path)
	}
}

// tableChanged brings the rows up to date and stays at the chosen one.
func (s *Screen) tableChanged() {
	at := 0
	for i := range s.tree.rows {
		if s.tree.rows[i].path == s.chosen {
			at = i
			break
		}
	}
	s.table.at = at
	s.table.Refresh()
	s.heads.set(s.now.report.Questions, s.o.Board.Vote().Questions, s.from)
	s.total.set(s.totals(), false, false)
}

// totals are the sums of the coalition so far.
func (s *Screen) totals() values {
	root := &s.now.report.Coalition
	v := values{name: words.T("All, so far"), strong: true}
	v.figures[colMembers] = known(root.Roll)
	v.badge.word = words.F("%s of %s", words.Now().Number(s.now.report.Received), words.Now().Number(s.now.report.Places))
	if s.now.closed {
		return v
	}
	for i := range 2 {
		if s.from+i >= len(s.now.report.Questions) {
			break
		}
		q := &s.now.report.Questions[s.from+i]
		v.figures[colYes1+i*(colYes2-colYes1)] = known(q.Total.Yes)
		v.figures[colNo1+i*(colYes2-colYes1)] = known(q.Total.No)
		if i == 0 && q.Bodies > 1 {
			v.figures[colCasts] = words.F("%d to %d", q.For.Bodies, q.Against.Bodies)
		}
	}
	return v
}

// setFilter shows all rows or some.
func (s *Screen) setFilter(f filter) {
	if s.tree.filter != f {
		s.tree.filter = f
		s.tree.flatten()
		s.tableChanged()
		s.table.ScrollTo(s.table.at)
		s.dressFilters()
	}
}

// filterWords are the filters with how much each would show.
func (s *Screen) filterWords() []string {
	root := s.tree.sums[&s.now.report.Coalition]
	rejections := 0
	for _, x := range s.tree.verdicts {
		if x.Verdict == count.Fails && x.Level != count.LevelCoalition {
			rejections++
		}
	}
	said := []string{
		words.F("All %s", words.Now().Number(root.places)), words.F("Missing %s", words.Now().Number(root.missing())),
		words.F("Problems %s", words.Now().Number(root.problems+root.waiting)), words.F("Voted no %s", words.Now().Number(rejections)),
	}
	if s.now.closed {
		return said[:rejected]
	}
	return said
}

// heads are the titles above the columns.
type heads struct {
	fynewidget.BaseWidget
	titles [2]*widget.Text
	names  [columnCount]*widget.Text
	second *widget.Text // above the squares of the second question
}

func newHeads() *heads {
	h := &heads{second: widget.NewCaption("").Shrink()}
	for i := range h.titles {
		h.titles[i] = widget.NewBold("", fynetheme.SizeNameCaptionText, fynetheme.ColorNameForeground).Shrink()
	}
	for i := range h.names {
		h.names[i] = widget.NewCaption("").Shrink()
		if i != colName && i != colCasts && i != colState {
			h.names[i].Right()
		}
	}
	h.ExtendBaseWidget(h)
	return h
}

// columnNames are the words above the columns.
func columnNames() [columnCount]string {
	yes, no := words.T("Yes"), words.T("No")
	return [columnCount]string{words.T("Union, unit, local"), words.T("Members"), yes, no, words.T("Casts"), yes, no, words.T("Sheets")}
}

func (h *heads) set(stand []rollup.Question, questions []count.Question, from int) {
	for i, name := range columnNames() {
		h.names[i].Set(name)
	}
	h.second.Set(words.T("Casts"))
	h.names[colCasts].Hidden, h.second.Hidden = !casts(stand, from), !casts(stand, from+1)
	for i, t := range h.titles {
		said := ""
		if from+i < len(questions) {
			said = fmt.Sprintf("%d %s", from+i+1, questions[from+i].Short)
		}
		t.Set(said)
	}
	second := from+1 < len(questions)
	h.names[colYes2].Hidden, h.names[colNo2].Hidden = !second, !second
	h.Refresh()
}

// casts reports whether the bodies of the table cast anything on a question: else
// ballots alone decide it.
func casts(stand []rollup.Question, i int) bool {
	return i < len(stand) && slices.ContainsFunc(stand[i].Results, func(x rule.Result) bool { return x.Level != count.LevelCoalition })
}

// CreateRenderer is for Fyne.
func (h *heads) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{h.titles[0], h.titles[1]}
	for _, n := range h.names {
		objects = append(objects, n)
	}
	return fynewidget.NewSimpleRenderer(container.New(headLayout{}, append(objects, h.second)...))
}

// secondPad is how far from its column the squares of the second question stand.
const secondPad = 4

// membersReach is how far the title of the members may stand out to the left.
const membersReach = 24

// headLayout sets the titles of the questions above the names of the columns.
type headLayout struct{}

func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastTable(), o[0].MinSize().Height+o[2].MinSize().Height+12)
}

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	at, wide := spans(size.Width)
	upper, lower := o[0].MinSize().Height, o[2].MinSize().Height
	for i, from := range []int{colYes1, colYes2} {
		to := []int{colYes2, colNo2}[i]
		x := at[from] + 20*theme.Current().TextSize().Factor()
		end := at[to]
		if i == 1 {
			end += wide[to] + cellGap + wide[colState]/2
		}
		o[i].Move(fyne.NewPos(x, 5))
		o[i].Resize(fyne.NewSize(max(0, end-x), upper))
	}
	for i := range columnCount {
		cell(o[2+i], at, wide, i, lower)
		o[2+i].Move(fyne.NewPos(o[2+i].Position().X, upper+7))
		if i == colMembers { // into the room that is left above the names
			reach := membersReach * theme.Current().TextSize().Factor()
			o[2+i].Move(o[2+i].Position().SubtractXY(reach, 0))
			o[2+i].Resize(o[2+i].Size().AddWidthHeight(reach, 0))
		}
	}
	second, pad := o[2+columnCount], secondPad*theme.Current().TextSize().Factor() // in the room that is left of "Yes"
	second.Move(fyne.NewPos(at[colYes2]+pad, upper+7))
	room := wide[colYes2] - 2*pad - whole(o[2+colYes2])
	if room < whole(second) {
		room = 0 // the squares are told by their place alone
	}
	second.Resize(fyne.NewSize(room, lower))
}

// whole is how wide a name is that is not cut.
func whole(o fyne.CanvasObject) float32 {
	t, ok := o.(*widget.Text)
	if !ok {
		return o.MinSize().Width
	}
	return fyne.MeasureText(t.Text, theme.Current().Size(t.Role), t.Style).Width
}
