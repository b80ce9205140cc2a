package setup

import "countersign/ui/widget"

// Reword says the screen in the language that the program has now, with what is
// typed in it.
func (x *Screen) Reword() {
	papers, name, role := x.papers, x.name.Text, x.role.SelectedIndex()
	x.parts()
	x.name.SetText(name)
	x.role.SetSelectedIndex(role)
	x.papers.hall.SetText(papers.hall.Text)
	x.papers.date.SetText(papers.date.Text)
	for cell, was := range map[*widget.CountEntry]*widget.CountEntry{x.papers.ballots: papers.ballots, x.papers.batches: papers.batches} {
		cell.SetValue(was.Text)
	}
}
