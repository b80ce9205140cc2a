package tour

import (
	"countersign/count"
	"countersign/count/desk"
)

// Vote is the definition that is counted, one of the embedded ones, and Place
// the place of it.
const (
	Vote                = "training"
	Place count.PlaceID = "LAMP/L-1/11"
)

// Passphrase opens the practice keys.
const Passphrase = "practice"

// batches is how many there are, each a full pile.
const (
	batches = 3
	pile    = 50
)

// The sample tellers. No other sample of the program has their names, so that
// their practice keys are not taken for others.
const (
	chief     = "Nora Lindqvist (sample)"
	recorderA = "Ada Moreau (sample)"
	recorderB = "Ben Castillo (sample)"
)

// Tellers are appointed before the tour begins.
func Tellers() []desk.Appoint {
	return []desk.Appoint{
		{Name: chief, Role: count.ChiefTeller},
		{Name: recorderA, Role: count.Recorder},
		{Name: recorderB, Role: count.Recorder},
	}
}

// Begin are the commands that make a count that waits for the tour.
func Begin() []desk.Command {
	out := []desk.Command{&desk.Declare{Batches: count.N(batches)}}
	for _, t := range Tellers() {
		out = append(out, &t)
	}
	return out
}

// Is says whether a count is one of the tour.
func Is(now desk.Snapshot) bool {
	if now.Vote == nil || !now.Vote.Sample {
		return false
	}
	for _, want := range Tellers() {
		if x, ok := now.Tally.Teller(want.Name); !ok || x.Role != want.Role {
			return false
		}
	}
	return true
}

// figures are yes, no, blank and void of one question.
type figures [4]int

// papers are what the ballots of each batch are, by question.
var papers = [batches][]figures{
	{{27, 20, 2, 1}, {30, 18, 1, 1}},
	{{31, 18, 1, 0}, {28, 21, 0, 1}},
	{{26, 23, 0, 1}, {29, 19, 2, 0}},
}

// The planted difference: in this batch recorder B's paper has one vote fewer.
const (
	plantedBatch    = 2
	plantedQuestion = 1
	plantedCell     = count.CellNo
	plantedFigure   = 20
)

// found are the figures on a recorder's paper.
func found(batch int, side count.Side) []figures {
	out := append([]figures(nil), papers[batch-1]...)
	if batch == plantedBatch && side == count.SideB {
		out[plantedQuestion][1] = plantedFigure
	}
	return out
}

// account is the list beside the account, in the order in which the screen asks.
var account = []count.AccountLine{
	{Line: count.Printed, Value: count.N(201)}, // planted: the printer delivered one fewer
	{Line: count.Issued, Value: count.N(153)},
	{Line: count.Unused, Value: count.N(45)},
	{Line: count.Destroyed, Value: count.N(2)},
	{Line: count.InBox, Value: count.N(150)},
	{Line: count.Challenged, Value: count.N(0)},
	{Line: count.Replaced, Value: count.N(2)},
	{Line: count.Taken, Value: count.N(1)},
	{Line: count.Signatures, Value: count.N(151)},
	{Line: count.Unvoted, Value: count.N(1)},
	{Line: count.Counted, Value: count.N(150)},
}

// rightPrinted is what was delivered, when somebody looks again.
const rightPrinted = 200
