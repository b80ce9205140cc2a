package ui

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/widget"
)

// status brings the header, the save state and the sample tag up to date.
func (w *Window) status() {
	now := w.count.sitting.Snapshot()
	header := w.frame.Header
	details := words.F("%s · revision %d", now.Vote.Title, now.Sheet)
	if h := w.count.sitting.Hall; h != nil {
		details = words.F("%s · revision %d · counting hall, %s", now.Vote.Title, now.Sheet, h.Name)
	}
	header.SetPlace(w.count.title(), details)
	for i, s := range steps(now) {
		header.SetStep(i+1, s.state, s.note)
	}
	w.frame.Status.SetSaved(w.saved(clock(lastEvent(now))))
	w.frame.Status.SetSample(sampleWords(now))
}

// sampleWords are the words of the tag that says what was invented.
func sampleWords(now desk.Snapshot) string {
	switch {
	case now.Vote.Sample:
		return words.T("Sample: not a real vote")
	case len(now.Tally.Sample.What) > 0:
		return words.T("Figures marked sample are invented")
	}
	return ""
}

// lastEvent is when the last entry was acknowledged, the certification too.
func lastEvent(now desk.Snapshot) count.Time {
	if now.Certified != nil {
		return now.Certified.At
	}
	return now.Last
}

// clock is a time to the second, as a person compares it with a watch.
func clock(t count.Time) string { return t.Std().Format("15:04:05") }

// whenSaved answers the key that other programs save with.
func (w *Window) whenSaved() {
	if _, said, ok := w.hallSaved(); ok {
		w.frame.Status.SetNotice(said)
		return
	}
	w.frame.Status.SetNotice(words.F("Already saved %s", clock(lastEvent(w.count.sitting.Snapshot()))))
}

type step struct {
	state widget.StepState
	note  string
}

// steps says where each of the six steps stands. It counts batches and
// findings; what they mean was decided by the checks.
func steps(now desk.Snapshot) [widget.Steps]step {
	agreed, begun := progress(now)
	n := len(now.Tally.Batches)
	out := [widget.Steps]step{setupStep(now), batchStep(now, agreed, begun), {state: accountState(now)}}
	standing := count.Standing(now.Findings)
	switch {
	case now.Certified != nil:
		out[3].state, out[4].state, out[5].state = widget.StepDone, widget.StepDone, widget.StepBegun
		if len(now.Exports) > 0 {
			out[5].state = widget.StepDone
		}
	case n == 0 || agreed < n:
		// While batches are open their absence is a finding, and no news.
	case len(standing) == 0:
		out[3].state = widget.StepDone
	default:
		out[3] = step{widget.StepWarning, fmt.Sprint(len(standing))}
		for _, f := range standing {
			if f.Severity == count.Error {
				out[3].state = widget.StepError
			}
		}
	}
	return out
}

func setupStep(now desk.Snapshot) step {
	lacking := len(now.Tally.Tellers) == 0 || !now.Tally.Declared.Set()
	for _, f := range now.Findings {
		lacking = lacking || f.Code == "S501"
	}
	switch {
	case !lacking:
		return step{state: widget.StepDone}
	case len(now.Tally.Tellers) > 0 || now.Tally.Declared.Set():
		return step{state: widget.StepBegun}
	}
	return step{}
}

func batchStep(now desk.Snapshot, agreed int, begun bool) step {
	n := len(now.Tally.Batches)
	if n == 0 {
		return step{}
	}
	out := step{note: fmt.Sprintf("%d/%d", agreed, n)}
	if begun {
		out.state = widget.StepBegun
	}
	for i := range now.Tally.Batches {
		switch now.Tally.Batches[i].State(now.Tally.QuestionIDs()) {
		case count.BatchDiffer, count.BatchOdd:
			out.state = widget.StepError
			return out
		case count.BatchOpen, count.BatchOneSide, count.BatchSettled, count.BatchAgreed:
		}
	}
	if agreed == n {
		out.state = widget.StepDone
	}
	return out
}

// progress counts the batches that stand, and says whether one was begun.
func progress(now desk.Snapshot) (agreed int, begun bool) {
	for i := range now.Tally.Batches {
		switch now.Tally.Batches[i].State(now.Tally.QuestionIDs()) {
		case count.BatchAgreed, count.BatchSettled:
			agreed++
			begun = true
		case count.BatchOneSide, count.BatchDiffer, count.BatchOdd:
			begun = true
		case count.BatchOpen:
		}
	}
	return agreed, begun
}

// accountState says where the ballot account stands. A line that nobody has
// entered yet (A309) is not a problem until everything else is there.
func accountState(now desk.Snapshot) widget.StepState {
	if len(now.Tally.Account) == 0 {
		return widget.StepOpen
	}
	out := widget.StepDone
	for _, f := range now.Findings {
		switch {
		case f.Code[0] != 'A' || !f.Stands():
		case f.Code == "A309":
			return widget.StepBegun
		case f.Severity == count.Error:
			out = widget.StepError
		case out != widget.StepError:
			out = widget.StepWarning
		}
	}
	return out
}

// stateWords say how far a count is, for the home screen: no figure of the vote.
func stateWords(c *words.Catalogue, now desk.Snapshot) string {
	agreed, begun := progress(now)
	n := len(now.Tally.Batches)
	standing := len(count.Standing(now.Findings))
	switch {
	case now.Certified != nil:
		return c.F("Certified, revision %d", now.Sheet)
	case n == 0 || !begun:
		return c.T("Not begun")
	case agreed < n:
		return c.N(agreed, "Counting: %d of %d batches", "Counting: %d of %d batches", agreed, n)
	case standing > 0:
		return c.N(standing, "Not certified: 1 finding open", "Not certified: %s findings open")
	}
	return c.T("Ready to certify")
}
