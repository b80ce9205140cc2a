package ui

import (
	"path/filepath"
	"strings"

	"countersign/ui/newvote"
	"countersign/ui/sitting"
)

// goNewVote shows the screen that makes a vote definition. What was read there
// stays until the program ends.
func (w *Window) goNewVote() {
	if w.newvote == nil {
		w.newvote = newvote.New(newvote.Options{Frame: w.frame, Worker: w.worker, Clock: w.options.Clock, Random: w.options.Random})
	}
	w.newvote.Folder = w.folder()
	w.nothing()
	w.display(sitting.Home, w.goNewVote, w.newvote.Screen())
	w.options.Log.Info("shown", "screen", "new vote")
}

// forNewVote takes a workbook that was dropped on the screen of a new vote.
func (w *Window) forNewVote(paths []string) bool {
	if w.newvote == nil || !w.newvote.Shown() || len(paths) != 1 || !strings.EqualFold(filepath.Ext(paths[0]), ".xlsx") {
		return false
	}
	w.newvote.Open(paths[0])
	return true
}
