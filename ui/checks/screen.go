package checks

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Screen is the fourth step of a count. Make it with [New].
type Screen struct {
	sitting *sitting.Sitting
	now     desk.Snapshot
	chosen  string // key of the finding that the detail shows

	badges  *fyne.Container
	list    *list
	detail  *detail
	certify *widget.Button
	words   *widget.Prose
	problem *widget.Prose // what the desk said, until the next change
	root    fyne.CanvasObject
}

// gate is what opens the next step.
const gate = "Certify opens when there are no errors and every warning is explained."

// New gives the screen of an open count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{sitting: s, now: s.Snapshot()}
	x.Reword()
	return x
}

// Reword sets the screen out, in the language that the program has now.
func (x *Screen) Reword() {
	x.badges = widget.Row(12)
	x.list, x.detail = newList(x), newDetail(x)
	x.words = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	x.problem = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameError)
	x.problem.Hide()
	x.certify = widget.NewPrimary(words.T("Certify"), command.Ctrl(fyne.KeyReturn).String(), func() { x.table().Run(command.Primary) })
	x.certify.Keys = x.table()
	top := widget.Between(widget.After(widget.NewHeading(words.T("Checks")), 16), widget.Middle(x.badges), nil)
	foot := widget.Stack(0, x.problem, widget.Between(nil, widget.After(widget.Middle(widget.Tight(x.words)), 12), x.certify))
	x.root = widget.Inset(24, 10, container.NewBorder(widget.Inset(0, 4, top), widget.Inset(0, 6, foot), nil, nil,
		container.New(&halves{}, x.list.face, x.detail.face)))
	x.Update(x.now)
}

// Screen shows the findings, with the first that stands chosen.
func (x *Screen) Screen() shell.Screen {
	x.Update(x.sitting.Snapshot())
	return shell.Screen{
		Content: x.root, Step: 4, Focus: x.focus(),
		Hints: []command.Hint{{Key: words.T("Up Down"), Text: words.T("next finding")}, {Key: words.T("Enter"), Text: words.T("go to")}},
		Actions: []command.Action{
			{ID: command.Primary, Label: words.T("Certify"), Run: func() { x.leave(sitting.Certify) }, Enabled: x.ready},
			{ID: command.Explain, Label: words.T("Explain..."), Hint: words.T("explain"), Run: x.askExplain, Enabled: x.explainable},
			{ID: command.About, Label: words.T("About this finding"), Hint: words.T("about it"), Run: x.about, Enabled: x.anything},
			{ID: command.NextFind, Run: x.list.nextStanding, Enabled: x.anyStanding},
			{ID: command.NextPart, Run: x.nextPart},
		},
		Commands: []command.ID{command.Explain, command.NextFind, command.About},
	}
}

// focus is the row that is chosen, or the way on where nothing was found.
func (x *Screen) focus() fyne.Focusable {
	if row := x.list.row(x.chosen); row != nil {
		return row
	}
	return x.certify
}

// Update shows the findings as they are now.
func (x *Screen) Update(now desk.Snapshot) {
	x.now = now
	x.problem.Hide()
	if _, ok := x.finding(); !ok {
		x.chosen = ""
		if len(now.Findings) > 0 {
			x.chosen = now.Findings[0].Key()
		}
	}
	had := x.list.has(x.sitting.Frame.Focused())
	x.list.update()
	x.detail.update()
	x.count()
	ok, why := x.ready()
	x.words.Set(why)
	if ok {
		x.words.Set(words.T("Nothing stands in the way of certifying."))
		x.certify.Enable()
	} else {
		x.certify.Disable()
	}
	if had && x.sitting.Frame.Shows(x.root) && !x.table().Asleep() {
		x.sitting.Frame.Focus(x.focus())
	}
	x.table().Refresh()
}

// count shows how many there are of each weight.
func (x *Screen) count() {
	errors, warnings, explained, notes := 0, 0, 0, 0
	for _, f := range x.now.Findings {
		switch f.Severity {
		case count.Error:
			errors++
		case count.Warning:
			warnings++
			if f.Explanation != nil {
				explained++
			}
		default:
			notes++
		}
	}
	x.badges.Objects = nil
	add := func(n int, kind widget.Kind, said string) {
		if n > 0 {
			x.badges.Add(widget.NewStatusBadge(kind, said))
		}
	}
	add(errors, widget.Error, words.N(errors, "1 error", "%s errors"))
	warned := words.N(warnings, "1 warning", "%s warnings")
	if explained > 0 {
		n := words.Now()
		warned = words.N(warnings, "%s warning, %s explained", "%s warnings, %s explained", n.Number(warnings), n.Number(explained))
	}
	add(warnings, widget.Warning, warned)
	add(notes, widget.Note, words.N(notes, "1 note", "%s notes"))
	if len(x.now.Findings) == 0 {
		add(1, widget.Success, words.T("Nothing found"))
	}
	x.badges.Refresh()
}

// finding is the one that is chosen.
func (x *Screen) finding() (count.Finding, bool) {
	for _, f := range x.now.Findings {
		if f.Key() == x.chosen {
			return f, true
		}
	}
	return count.Finding{}, false
}

// choose shows another finding in the detail.
func (x *Screen) choose(key string) {
	x.chosen = key
	x.list.mark()
	x.detail.update()
	x.table().Refresh()
}

func (x *Screen) ready() (bool, string) {
	return len(count.Standing(x.now.Findings)) == 0, words.T(gate)
}

func (x *Screen) explainable() (bool, string) {
	if x.now.Certified != nil {
		return false, words.T("The count is certified.")
	}
	f, ok := x.finding()
	return ok && f.Severity == count.Warning, words.T("Only a warning is explained. Errors are corrected, notes ask for nothing.")
}

func (x *Screen) anyStanding() (bool, string) {
	return len(count.Standing(x.now.Findings)) > 0, words.T("No finding stands in the way.")
}

// about shows the page of the finding that is chosen.
func (x *Screen) about() {
	if f, ok := x.finding(); ok {
		x.sitting.Frame.ShowPage(f.Code)
	}
}

func (x *Screen) anything() (bool, string) {
	_, ok := x.finding()
	return ok, words.T("Nothing was found.")
}

func (x *Screen) table() *command.Table { return x.sitting.Frame.Table }

func (x *Screen) leave(to sitting.Go) {
	if x.sitting.Show != nil {
		x.sitting.Show(to)
	}
}

// nextPart moves the keyboard on: list, detail, the way on.
func (x *Screen) nextPart() {
	here := x.sitting.Frame.Focused()
	parts := []fyne.Focusable{x.focus()}
	for _, b := range []*widget.Button{x.detail.visit, x.detail.explain, x.detail.about, x.certify} {
		if b.Visible() && !b.Disabled() {
			parts = append(parts, b)
		}
	}
	next := 0
	for i, p := range parts {
		if p == here {
			next = (i + 1) % len(parts)
		}
	}
	x.sitting.Frame.Focus(parts[next])
}
