package ui

import (
	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/export"
	"countersign/ui/paper"
	"countersign/ui/sitting"
)

// paperActions are the commands about paper: its forms, and a count that was
// kept on it.
func (w *Window) paperActions() []command.Action {
	p := &paper.Paper{Frame: w.frame, Worker: w.worker, Folder: w.folder, Print: export.Spool}
	return []command.Action{
		{ID: command.Forms, Run: func() { p.AskForms(w.openCountNow()) }},
		{ID: command.ByHand, Run: func() { p.AskImport(w.count.sitting) }, Enabled: w.byHandOpen},
	}
}

// byHandOpen says whether a count that was kept by hand can be imported now.
func (w *Window) byHandOpen() (bool, string) {
	switch {
	case w.count == nil:
		return false, words.T("No count is open.")
	case w.at == sitting.Home:
		return false, words.T("It is imported into a count: begin or open one first.")
	case w.count.sitting.Hall != nil:
		return false, words.T("In a counting hall every entry is keyed at a table.")
	case w.count.sitting.Snapshot().Certified != nil:
		return false, words.T("The count is certified.")
	}
	return true, ""
}
