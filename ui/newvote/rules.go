package newvote

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rule"
	"countersign/export/plan"
	"countersign/ui/widget"
)

// offer makes the list of rules of each question, once for a workbook, so that
// the keyboard stays in one while others are shown anew.
func (s *Screen) offer() {
	var names []string
	for _, n := range plan.Rules() {
		names = append(names, n.Name)
	}
	s.choices = nil
	for i := range s.plan.Questions() {
		c := widget.NewChoice(names, nil)
		if slices.Contains(names, s.plan.Rule(i)) {
			c.Selected = s.plan.Rule(i)
		}
		c.Keys = s.frame.Table
		c.OnChanged = func(name string) {
			s.plan.Choose(i, name)
			s.judge()
			s.say(widget.Note, "")
			s.build()
			s.lead(c)
		}
		s.choices = append(s.choices, c)
	}
}

// rules are the questions with what decides them, and the digest.
func (s *Screen) rules() fyne.CanvasObject {
	page := widget.Stack(12)
	for i, q := range s.plan.Questions() {
		page.Add(s.question(i, q))
	}
	if s.vote == nil {
		return page
	}
	if d, err := s.vote.Digest(); err == nil {
		page.Add(widget.NewPanel(widget.Stack(8,
			widget.NewSubheading(words.T("Digest")).Shrink(),
			widget.Tight(prose(words.T("Locals compare these groups with those on their screens before counting."))),
			widget.NewDigestGrid(strings.ToUpper(d.String())).Across(4))))
	}
	return page
}

// question is one question with its rule in words.
func (s *Screen) question(i int, q count.Question) fyne.CanvasObject {
	title := q.Title
	if title == "" {
		title = words.T("without a title")
	}
	panel := widget.Stack(6,
		widget.Tight(widget.NewProse(words.F("Question %d: %s", i+1, title), fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground).Bold()),
		widget.NewCaption(words.T("Rule, from the named examples")).Shrink(),
		s.choices[i])
	n := slices.IndexFunc(plan.Rules(), func(n *rule.Named) bool { return n.Name == s.plan.Rule(i) })
	if n < 0 {
		panel.Add(widget.Tight(prose(words.T("No rule is chosen yet. Left and Right go through them, Space lists them."))))
		return widget.NewPanel(panel)
	}
	return widget.NewPanel(s.explain(panel, plan.Rules()[n]))
}

// explain adds what a rule says, how it is worked out, and where it is from.
func (s *Screen) explain(panel *fyne.Container, n *rule.Named) fyne.CanvasObject {
	panel.Add(widget.Tight(prose(words.Say(n.Rule.Words)).Bold()))
	panel.Add(widget.NewCaption(words.F("Decided by the %s", words.T(string(n.DecidedBy)))).Shrink())
	lines := widget.Stack(2)
	for _, l := range rule.Words(n.Rule.Tree) {
		bare := strings.TrimLeft(l, " ")
		lines.Add(widget.Between(widget.Wide(float32(len(l)-len(bare))*7+1, widget.Stack(0)),
			widget.Tight(widget.NewProse(words.Say(bare), fynetheme.SizeNameCaptionText, fynetheme.ColorNameForeground)), nil))
	}
	panel.Add(lines)
	from := []string{n.Title, n.Source}
	if n.Note != "" {
		from = append(from, words.Say(n.Note))
	}
	panel.Add(widget.Tight(widget.NewProse(strings.Join(from, ". "), fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)))
	return panel
}
