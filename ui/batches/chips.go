package batches

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
)

// chip is state and word of a batch's chip; an empty word is the state's own. A
// word that stands elsewhere too is asked for in the singular, so that another
// language can have a shorter one here.
func (x *Screen) chip(n int) (widget.ChipState, string) {
	b := &x.now.Tally.Batches[n-1]
	if x.now.Certified != nil {
		return widget.ChipSigned, ""
	}
	if said := x.tableOf(b); said != "" {
		return x.tableChip(b), said
	}
	switch x.state(n) {
	case count.BatchOpen:
		return x.openChip(b)
	case count.BatchOneSide:
		if n == x.current && x.started.batch == n {
			return widget.ChipNow, ""
		}
		if b.A.Closed {
			return widget.ChipADone, ""
		}
		return widget.ChipBDone, ""
	case count.BatchDiffer:
		return widget.ChipDiffer, ""
	case count.BatchOdd:
		return widget.ChipOff, x.offWords(b)
	case count.BatchSettled:
		return widget.ChipSettled, words.N(1, "Settled", "%s settled")
	default:
		return widget.ChipAgree, words.N(1, "Agree", "%s agree")
	}
}

// openChip is the chip of a batch that nobody has closed.
func (x *Screen) openChip(b *count.Batch) (widget.ChipState, string) {
	switch d := x.drafts[sheet{b.Number, count.SideA}]; {
	case b.Number == x.current:
		return widget.ChipNow, ""
	case b.A.Recorder != "":
		return widget.ChipRecount, words.N(1, "Recount", "%s to recount")
	case d != nil && d.begun():
		return widget.ChipOpen, words.T("Begun")
	default:
		return widget.ChipOpen, words.N(1, "Open", "%s open")
	}
}

// offWords tell by what the first odd question of a batch is off: "49 of 50".
func (x *Screen) offWords(b *count.Batch) string {
	for _, q := range x.now.Tally.QuestionIDs() {
		if sum := b.Figures(q).Sum(); sum != b.Ballots() {
			return words.F("%s of %s", shown(sum), shown(b.Ballots()))
		}
	}
	return ""
}
