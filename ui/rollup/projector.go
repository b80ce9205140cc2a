package rollup

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/export"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// showProjector shows the result large, for a room: nothing can be done there
// but to leave it. Under embargo it shows how many have reported, and no names.
func (s *Screen) showProjector() {
	back := s.button(words.T("Back"), words.T("Esc"), false, s.showTable)
	r := s.now.report
	body := widget.Stack(20)
	in := words.F("%s of %s have reported", words.Now().Number(r.Received), words.N(r.Places, "1 place", "%s places"))
	body.Add(large(in, theme.SizeAnswer))
	if s.now.closed {
		body.Add(large(words.T("Figures stay closed"), theme.SizeCount))
		body.Add(large(words.Say(s.now.why), theme.SizeAnswer))
	} else {
		if said := export.Reservation(words.Now(), r); said != "" {
			body.Add(large(said, theme.SizeAnswer))
		}
		for i := range r.Questions {
			body.Add(s.projected(i, &r.Questions[i]))
		}
	}
	head := widget.Between(nil, widget.NewHeading(s.o.Board.Vote().Title).Shrink(), back)
	page := widget.Inset(2*margin, margin, container.NewBorder(head, nil, nil, nil, container.NewVScroll(widget.After(widget.Inset(0, 12, body), 8))))
	s.show(viewProjector, page, back, nil, s.showTable, escBack())
}

// projected is a question in letters for the last row of a hall.
func (s *Screen) projected(i int, q *rollup.Question) fyne.CanvasObject {
	out := widget.Stack(10, large(fmt.Sprintf("%d  %s", i+1, q.Title), theme.SizeAnswer))
	if q.DecidedBy == count.LevelCoalition {
		said, _ := verdictWords(q)
		out.Add(large(said, theme.SizeCount))
		d := drawing{q: q, root: &s.now.report.Coalition, left: mostReasons}
		parts := q.Explained.Parts
		if len(parts) == 0 {
			parts = []rule.Explanation{q.Explained}
		}
		for _, e := range parts {
			out.Add(large(sentence(words.Say(e.Words)), theme.SizeAnswer))
			if p := d.picture(e.Bar, 34); p != nil {
				out.Add(p)
			}
		}
	} else {
		out.Add(large(words.F("%s approve, %s reject, %s open", words.Now().Number(q.For.Bodies), words.Now().Number(q.Against.Bodies), words.Now().Number(q.Open.Bodies)), theme.SizeCount))
	}
	out.Add(large(words.F("All ballots so far: %s yes, %s no", figure(q.Total.Yes), figure(q.Total.No)), theme.SizeAnswer))
	return frame(out, false)
}

// figure is a count, or a word where there is none.
func figure(c count.Count) string {
	if !c.Set() {
		return words.T("none")
	}
	return words.Say(c.Grouped())
}

func large(said string, role fyne.ThemeSizeName) fyne.CanvasObject {
	p := widget.NewProse(said, role, fynetheme.ColorNameForeground)
	if role == theme.SizeCount {
		p.Bold()
	}
	return widget.Tight(p)
}
