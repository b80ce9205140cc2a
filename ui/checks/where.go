package checks

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/sitting"
)

// challengeLog is the check that every challenged envelope has its row in the
// log of the account.
const challengeLog = "A307"

// where tells on which screen the spot of a finding is, for people.
func where(f count.Finding) string {
	w := f.Where
	switch {
	case w.Batch > 0:
		return words.F("Batches, batch %d", w.Batch)
	case f.Code == challengeLog:
		return words.T("Ballot account, challenge log")
	case w.Line != "":
		return words.F("Ballot account, %s", strings.ToLower(words.T(w.Line.Title())))
	case target(f) == sitting.Setup:
		return words.T("Setup")
	default:
		return words.T("Ballot account")
	}
}

// target is the screen on which a finding can be looked into.
func target(f count.Finding) sitting.Go {
	switch {
	case f.Where.Batch > 0:
		return sitting.Batches
	case f.Where.Line != "":
		return sitting.Account
	case f.Code == "B104" || f.Code == "A308" || f.Code == "T204" || strings.HasPrefix(f.Code, "S"):
		return sitting.Setup
	default:
		return sitting.Account
	}
}

// visitWords are the label of the button that goes there.
func visitWords(f count.Finding) string {
	switch {
	case f.Where.Batch > 0:
		return words.F("Go to batch %d", f.Where.Batch)
	case target(f) == sitting.Setup:
		return words.T("Go to setup")
	case f.Code == challengeLog:
		return words.T("Go to the challenge log")
	default:
		return words.T("Go to the account")
	}
}

// visit goes to the spot of the finding that is chosen.
func (x *Screen) visit() {
	f, ok := x.finding()
	if !ok {
		return
	}
	x.sitting.GoTo = sitting.Spot{Batch: f.Where.Batch, Line: string(f.Where.Line), Finding: f.Key()}
	x.leave(target(f))
}
