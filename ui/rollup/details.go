package rollup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// details shows everything about a place, or about a body.
func (s *Screen) details(n *rollup.Node, path string) {
	s.chosen = path
	level := n.Level
	if n.Place != nil && n.Code == "" {
		level = count.LevelUnit
	}
	board, questions := s.o.Board, s.now.report.Questions
	shell.Do(s.o.Worker, func(context.Context, func(string)) ([]rule.Explanation, error) {
		var out []rule.Explanation
		for _, q := range questions {
			if e, ok := board.Explain(q.ID, level, path); ok {
				out = append(out, e)
			}
		}
		return out, nil
	}, func(why []rule.Explanation, err error) {
		if !s.gone && err == nil {
			s.showDetails(n, path, why)
		}
	})
}

// showDetails sets the page out: figures and reasons on the left, what somebody
// can do on the right.
func (s *Screen) showDetails(n *rollup.Node, path string, why []rule.Explanation) {
	name := n.Name
	if n.Place != nil && n.Code == "" {
		if unit := s.now.report.Find(path); unit != nil {
			name = unit.Name
		}
	}
	r := row{node: n, path: path, sum: s.sumOf(n)}
	b := s.tree.badge(&r)
	back := s.button(words.T("Back"), words.T("Esc"), false, func() { s.backTo(path) })
	head := widget.Between(nil, widget.Stack(0, widget.NewHeading(name).Shrink(), widget.NewCaption(path).Shrink()), widget.Row(12,
		widget.Stack(0, widget.Inset(0, 8, widget.NewStatusBadgeIcon(b.kind, b.icon, b.word))), widget.Stack(0, back)))
	cards := container.New(&stacks{})
	if s.now.closed {
		cards.Add(frame(widget.Stack(8, widget.NewSubheading(words.T("Figures stay closed")).Shrink(), prose(words.Say(s.now.why))), false))
	} else {
		cards.Add(s.figures(n))
		if len(why) > 0 {
			cards.Add(reasonsCard(why))
		}
	}
	var first fyne.Focusable = back
	if p := n.Place; p != nil {
		card, do := s.actionsOf(p)
		cards.Objects = append([]fyne.CanvasObject{card}, cards.Objects...)
		if do != nil {
			first = do
		}
		if p.Waiting != nil && !s.now.closed {
			cards.Objects = slices.Insert(cards.Objects, 1, fyne.CanvasObject(frame(waitingRevision(p), true)))
		}
		if len(p.Changes) > 0 && !s.now.closed {
			cards.Add(frame(changesCard(words.T("What the revision changed"), words.T("Before"), words.T("After"), p.Changes), false))
		}
		if card := findingsCard(p, s.now.closed); card != nil {
			cards.Add(card)
		}
		cards.Add(sheetsCard(p, s.now.closed))
	}
	scroll := container.NewVScroll(widget.After(cards, 8))
	page := widget.Inset(margin, 12, container.NewBorder(widget.Stack(8, head, fynewidget.NewSeparator()), nil, nil, nil, scroll))
	var primary func()
	if p := n.Place; p != nil && p.Waiting != nil {
		primary = func() { s.askRevision(p) }
	}
	s.show(viewDetails, page, first, primary, func() { s.backTo(path) }, escBack())
}

func (s *Screen) sumOf(n *rollup.Node) sum {
	if x, ok := s.tree.sums[n]; ok {
		return x
	}
	if n.Place != nil {
		return ofPlace(n.Place)
	}
	return sum{}
}

// backTo shows the table with a row chosen.
func (s *Screen) backTo(path string) {
	s.showTable()
	if i := s.tree.reveal(path); i >= 0 {
		s.choose(i)
	}
}

// again shows a place anew after something was decided about it.
func (s *Screen) again(id count.PlaceID) {
	if s.view == viewDetails {
		s.openPlace(id)
	}
}

// figures are the totals of each question.
func (s *Screen) figures(n *rollup.Node) fyne.CanvasObject {
	card := widget.Stack(4, widget.NewSubheading(words.T("Figures")).Shrink())
	var names []fyne.CanvasObject
	for i, q := range s.o.Board.Vote().Questions {
		names = append(names, widget.NewCaption(fmt.Sprintf("%d %s", i+1, q.Short)).Shrink().Right())
	}
	card.Add(container.NewGridWithColumns(len(names)+1, append([]fyne.CanvasObject{widget.NewCaption("")}, names...)...))
	line := func(label string, figure func(rollup.Total) count.Count) {
		cells := []fyne.CanvasObject{widget.NewText(label, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink()}
		for _, q := range s.now.report.Questions {
			t, said := n.Total(q.ID), words.T("not put")
			if c := figure(t); t.Put && c.Set() {
				said = words.Say(c.Grouped())
			} else if t.Put {
				said = "–" // nobody here forgot to enter it: no sheet counts
			}
			cells = append(cells, widget.NewText(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Right())
		}
		card.Add(fynewidget.NewSeparator())
		card.Add(container.NewGridWithColumns(len(cells), cells...))
	}
	for _, c := range count.Cells {
		line(words.Say(c.Title()), func(t rollup.Total) count.Count { return t.Get(c) })
	}
	line(words.T("Ballots"), func(t rollup.Total) count.Count { return t.Ballots })
	line(words.T("Members"), func(t rollup.Total) count.Count { return t.Eligible })
	return frame(card, false)
}

func reasonsCard(why []rule.Explanation) fyne.CanvasObject {
	card := widget.Stack(4, widget.NewSubheading(words.T("By the rule")).Shrink())
	d := drawing{q: &rollup.Question{}, left: mostReasons, bars: mostBars} // in words alone
	for _, e := range why {
		d.explain(card, e, 0)
	}
	return frame(card, false)
}

// waitingRevision sets the figures that count beside those that wait.
func waitingRevision(p *rollup.PlaceState) *fyne.Container {
	w := p.Waiting
	counts, meanwhile := words.T("Counts so far"), words.F("Nothing of this place counts until you accept revision %d.", w.Revision)
	if p.Counted != nil {
		counts = words.F("Revision %d", p.Counted.Revision)
		meanwhile = words.F("Revision %d counts until you accept revision %d.", p.Counted.Revision, w.Revision)
	}
	card := changesCard(words.F("Revision %d waits", w.Revision), counts, words.F("Revision %d", w.Revision), p.Coming)
	card.Add(prose(meanwhile))
	card.Add(small(words.F("%s By the tellers: %s", sentence(words.F("Certified %s", words.Say(w.Certified.Words()))), sentence(w.Reason))))
	return card
}

// changesCard sets figures before and after beside one another.
func changesCard(title, before, after string, cs []rollup.Change) *fyne.Container {
	card := widget.Stack(4, widget.NewSubheading(title).Shrink())
	grid := func(bold bool, a, b, c string) {
		cells := container.NewGridWithColumns(3)
		for i, said := range []string{a, b, c} {
			t := widget.NewText(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink()
			t.Style.Bold = bold
			if i > 0 {
				t.Right()
			}
			cells.Add(t)
		}
		card.Add(cells)
	}
	if len(cs) == 0 {
		card.Add(prose(words.T("No figure changes.")))
		return card
	}
	grid(true, words.T("Figure"), before, after)
	for _, c := range cs {
		card.Add(fynewidget.NewSeparator())
		was := "–" // nobody here forgot to enter it: no sheet counts
		if c.Before.Set() {
			was = words.Say(c.Before.Grouped())
		}
		grid(false, words.Say(c.What), was, words.Say(c.After.Grouped()))
	}
	return card
}

// findingsCard is nil where nothing was found.
func findingsCard(p *rollup.PlaceState, closed bool) fyne.CanvasObject {
	card := widget.Stack(8, widget.NewSubheading(words.T("What was found")).Shrink())
	add := func(prefix string, fs []count.Finding) {
		for _, f := range worstFirst(fs, closed) {
			kind := map[count.Severity]widget.Kind{count.Error: widget.Error, count.Warning: widget.Warning, count.Note: widget.Note}[f.Severity]
			mark := widget.Stack(0, widget.After(widget.NewIcon(kind.Icon(), kind.Color(), 18), 8))
			said := widget.Stack(0, prose(prefix+finding(f, closed)))
			if !closed || f.Code != "R607" { // the tellers' own words
				said.Add(small(words.Say(f.Long)))
			}
			card.Add(widget.Between(mark, said, nil))
		}
	}
	add("", p.Findings)
	for _, x := range p.Refused {
		add(x.File+": ", x.Findings)
	}
	if len(card.Objects) == 1 {
		return nil
	}
	return frame(card, false)
}

// sheetsCard lists the records that are here, and who signed those that count or
// wait.
func sheetsCard(p *rollup.PlaceState, closed bool) fyne.CanvasObject {
	card := widget.Stack(8, widget.NewSubheading(words.T("Sheets")).Shrink())
	for _, x := range p.Sheets {
		said := words.F("Revision %d: %s", x.Revision, strings.Join(x.Files, ", "))
		if p.Counted != nil && p.Counted.Digest == x.Digest {
			said = words.F("%s (counts)", said)
		}
		if p.Waiting != nil && p.Waiting.Digest == x.Digest {
			said = words.F("%s (waits)", said)
		}
		line := widget.Stack(0, prose(said))
		if !closed { // small figures can be guessed from a digest
			line.Add(small(words.F("Digest %s", strings.Join(x.Digest.Groups(), " "))))
		}
		card.Add(line)
	}
	if len(p.Sheets) == 0 {
		card.Add(prose(words.T("No sheet is here.")))
	}
	open := p.ToConfirm()
	for _, k := range p.Keys() {
		said := words.F("Key %s", strings.Join(k.Key.Groups()[:5], " "))
		if slices.Contains(open, k) { // it is to be read on paper
			said = words.T("Nobody has confirmed this key yet.")
		}
		line := widget.Stack(0, prose(words.F("Signed by %s", k.Name)), small(said))
		if k.Says != "" {
			line.Add(small(words.F("The key's certificate names another role or place: %s.", k.Says)))
		}
		card.Add(line)
	}
	return frame(card, false)
}
