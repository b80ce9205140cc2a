package count

import "fmt"

// Cell names a figure of a batch or of a place.
type Cell string

// The cells of a question, in the order in which they are keyed, and the
// ballots found in the batch.
const (
	CellYes     Cell = "yes"
	CellNo      Cell = "no"
	CellBlank   Cell = "blank"
	CellVoid    Cell = "void"
	CellBallots Cell = "ballots"
)

// Cells are the four cells of a question.
var Cells = [4]Cell{CellYes, CellNo, CellBlank, CellVoid}

// Title is the word on screen and on paper.
func (c Cell) Title() string {
	return map[Cell]string{CellYes: "Yes", CellNo: "No", CellBlank: "Blank", CellVoid: "Void", CellBallots: "Ballots"}[c]
}

// Figures are the four figures of one question.
type Figures struct {
	Yes   Count `json:"yes"`
	No    Count `json:"no"`
	Blank Count `json:"blank"` // no choice marked for this question
	Void  Count `json:"void"`  // in the box, cannot be counted for this question
}

// Get is the figure in a cell.
func (f Figures) Get(c Cell) Count {
	switch c {
	case CellYes:
		return f.Yes
	case CellNo:
		return f.No
	case CellBlank:
		return f.Blank
	case CellVoid:
		return f.Void
	}
	return Count{}
}

// Put is f with another figure in a cell.
func (f Figures) Put(c Cell, n Count) Figures {
	switch c {
	case CellYes:
		f.Yes = n
	case CellNo:
		f.No = n
	case CellBlank:
		f.Blank = n
	case CellVoid:
		f.Void = n
	}
	return f
}

// Sum adds the four figures; it is unset while one of them is.
func (f Figures) Sum() Count {
	n, ok := total(f.Yes, f.No, f.Blank, f.Void)
	if !ok {
		return Count{}
	}
	return N(n)
}

// Of is the number that a rule's base counts; eligible is the roll.
func (f Figures) Of(b Base, eligible Count) Count {
	switch b {
	case BaseValid:
		return plus(f.Yes, f.No)
	case BaseCast:
		return plus(f.Yes, f.No, f.Void)
	case BaseBallots:
		return f.Sum()
	case BaseEligible:
		return eligible
	}
	return Count{}
}

func plus(cs ...Count) Count {
	n, ok := total(cs...)
	if !ok {
		return Count{}
	}
	return N(n)
}

// worked writes the sum of the four figures: "513 + 763 + 5 + 3 = 1,284".
func (f Figures) worked() string {
	return fmt.Sprintf("%s + %s + %s + %s = %s", f.Yes.Grouped(), f.No.Grouped(), f.Blank.Grouped(), f.Void.Grouped(), f.Sum().Grouped())
}

// Answer is the figures of one named question.
type Answer struct {
	Question string `json:"question"`
	Figures
}

// Verdict is what a majority makes of figures.
type Verdict string

// Open means that a figure is missing, so nothing can be said yet.
const (
	Passes Verdict = "passes"
	Fails  Verdict = "fails"
	Open   Verdict = "open"
)

// Necessary is the number of yes votes that the majority asks for; unset while
// a figure of the base is.
func (m Majority) Necessary(f Figures, eligible Count) Count {
	base := f.Of(m.Of, eligible)
	if !base.Set() || m.Share.IsZero() {
		return Count{}
	}
	return N(m.Share.Least(base.Int(), m.More))
}

// Judge compares the yes votes with the number necessary. Nobody having voted
// passes nothing.
func (m Majority) Judge(f Figures, eligible Count) Verdict {
	need := m.Necessary(f, eligible)
	switch {
	case !need.Set() || !f.Yes.Set():
		return Open
	case f.Yes.Int() >= max(need.Int(), 1):
		return Passes
	}
	return Fails
}
