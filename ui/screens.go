package ui

import (
	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/home"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// actions are the commands that are good on every screen.
func (w *Window) actions() []command.Action {
	counting := func() (bool, string) { return w.count != nil, words.T("No count is open.") }
	certified := func() (bool, string) {
		if w.count == nil {
			return counting()
		}
		return w.count.sitting.Snapshot().Certified != nil, words.T("Export opens when the count is certified.")
	}
	out := []command.Action{
		{ID: command.Home, Run: w.goHome},
		{ID: command.New, Run: w.askVote},
		{ID: command.Open, Run: w.askOpen},
		{ID: command.Practice, Run: w.Practice},
		{ID: command.Verify, Run: func() { w.goVerify(nil) }},
		{ID: command.Rollup, Run: w.goRollup},
		{ID: command.NewVote, Run: w.goNewVote},
		{ID: command.Stop, Run: w.worker.Stop, Enabled: func() (bool, string) { return w.worker.Stoppable(), words.T("Nothing is being done.") }},
		{ID: command.Save, Run: w.whenSaved, Enabled: counting},
		{ID: command.Copies, Run: w.askCopies, Enabled: w.copiesOpen},
		{ID: command.Folder, Run: w.openFolder, Enabled: counting},
	}
	for i, id := range command.StepIDs() {
		enabled := counting
		if id == command.Export {
			enabled = certified
		}
		out = append(out, command.Action{ID: id, Run: func() { w.goTo(sitting.Go(i + 1)) }, Enabled: enabled})
	}
	return out
}

// goTo shows a step of the open count, or home.
func (w *Window) goTo(to sitting.Go) {
	if to == sitting.Home || w.count == nil {
		w.goHome()
		return
	}
	w.window.SetTitle(w.count.title() + " – " + Title) //words:none
	w.frame.SetBanner(w.count.banner(w.options.Clock()))
	w.status()
	w.display(to, func() { w.goTo(to) }, w.count.screen(to).Screen())
	w.options.Log.Info("shown", "step", int(to))
}

// goHome shows the home screen. The count stays open, so that what is typed and
// not closed yet is still there on the way back.
func (w *Window) goHome() {
	if w.count != nil {
		w.remember()
	}
	w.home.Folder, w.home.Tour = shortPath(w.folder()), w.tourState() == ""
	w.nothing()
	w.display(sitting.Home, w.goHome, w.home.Screen())
	w.options.Log.Info("shown", "screen", "home")
}

// goVerify shows the screen that verifies sheets, with files if there are.
func (w *Window) goVerify(paths []string) {
	w.nothing()
	w.display(sitting.Home, func() { w.goVerify(nil) }, w.verify.Screen())
	w.options.Log.Info("shown", "screen", "verify")
	if len(paths) > 0 {
		w.verify.Open(paths)
	}
}

// openCountNow is the open count as it stands, or nil.
func (w *Window) openCountNow() *desk.Snapshot {
	if w.count == nil {
		return nil
	}
	now := w.count.sitting.Snapshot()
	return &now
}

// nothing takes the signs of a count from the frame: no name, no banner.
func (w *Window) nothing() {
	w.window.SetTitle(Title)
	w.frame.SetBanner(nil)
	w.frame.Status.SetSample("")
	if w.count == nil {
		w.frame.Status.SetSaved(widget.Plain, words.T("No count is open"))
	}
}

// remember keeps the open count in the list of the home screen. What is kept is
// English, and said in another language when it is shown.
func (w *Window) remember() {
	now, en := w.count.sitting.Snapshot(), words.In("en")
	detail := now.Vote.Title
	if h := w.count.sitting.Hall; h != nil {
		detail = en.F("%s · counting hall, %s", detail, h.Name)
	}
	home.Remember(w.app.Preferences(), home.Recent{
		Path: w.count.sitting.Path, Title: w.count.title(), Detail: detail,
		State: stateWords(en, now), Done: now.Certified != nil, Sample: now.Vote.Sample,
		Last: en.F("Last entry %s", lastEvent(now).Words()), Origin: w.count.origin.String(), Entries: now.Revision,
		Head: w.count.sitting.Desk.Head().String(),
	})
}
