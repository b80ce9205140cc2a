package call

import (
	"fyne.io/fyne/v2"

	"countersign/count"
)

// MostQuestions is how many questions one key can answer.
const MostQuestions = 2

// Hand is the hand that a key belongs to.
type Hand int

// The hands.
const (
	Left Hand = iota
	Right
)

// Row is a row of the keyboard.
type Row int

// The rows.
const (
	Home Row = iota
	Top
)

// Key is a key of the keyboard and the ballot that it stands for.
type Key struct {
	Name fyne.KeyName
	Hand Hand
	Row  Row
	// Finger is 0 for the index finger, 3 for the little one.
	Finger int
	Ballot Ballot
}

// rows are the four rows of four keys, from the index finger outwards, with
// the answer to question 1 that hand and row say.
var rows = []struct {
	hand   Hand
	row    Row
	names  [4]fyne.KeyName
	answer count.Cell
}{
	{Left, Home, [4]fyne.KeyName{fyne.KeyF, fyne.KeyD, fyne.KeyS, fyne.KeyA}, count.CellYes},
	{Right, Home, [4]fyne.KeyName{fyne.KeyJ, fyne.KeyK, fyne.KeyL, fyne.KeySemicolon}, count.CellNo},
	{Left, Top, [4]fyne.KeyName{fyne.KeyR, fyne.KeyE, fyne.KeyW, fyne.KeyQ}, count.CellBlank},
	{Right, Top, [4]fyne.KeyName{fyne.KeyU, fyne.KeyI, fyne.KeyO, fyne.KeyP}, count.CellVoid},
}

// Keys is the table of keys for ballots with one or two questions; for any
// other number there is none.
func Keys(questions int) []Key {
	if questions < 1 || questions > MostQuestions {
		return nil
	}
	var out []Key
	for _, r := range rows {
		if questions == 1 && r.row == Top {
			continue
		}
		for finger, name := range r.names {
			k := Key{Name: name, Hand: r.hand, Row: r.row, Finger: finger}
			k.Ballot = Ballot{r.answer, count.Cells[finger]}
			if questions == 1 {
				k.Ballot = Ballot{count.Cells[finger]}
			}
			out = append(out, k)
		}
	}
	return out
}
