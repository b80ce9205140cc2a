package plan

import (
	"errors"
	"fmt"
	"strings"
)

// Fault is something in a workbook that has to be put right, or looked at.
type Fault struct {
	Cell  string // "Places!D14"; "Places" where it is the sheet
	Words string // a sentence without its point, in English
}

func (f Fault) String() string { return f.Cell + ": " + f.Words }

// FaultsError is a workbook that no definition can be made from.
type FaultsError []Fault

func (e FaultsError) Error() string {
	if len(e) == 1 {
		return "the workbook has a fault: " + e[0].String()
	}
	return fmt.Sprintf("the workbook has %d faults, the first: %s", len(e), e[0])
}

// clip shortens what is quoted from a cell.
func clip(s string) string {
	if r := []rune(s[:min(len(s), 400)]); len(r) > 40 { // a hostile cell is long
		s = string(r[:40]) + "..."
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// ErrTooLarge is a file that no coalition's workbook is as large as.
var ErrTooLarge = errors.New("the file is larger than any workbook of a vote; choose the workbook that was made from the template")
