package main

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// setCell types into a cell of a workbook, as a program for tables does:
// setcell FILE SHEET CELL VALUE. What begins with "=" is a formula.
func setCell(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: setcell FILE SHEET CELL VALUE")
	}
	f, err := excelize.OpenFile(args[0])
	if err != nil {
		return err
	}
	if formula, ok := strings.CutPrefix(args[3], "="); ok {
		err = f.SetCellFormula(args[1], args[2], formula)
	} else {
		err = f.SetCellStr(args[1], args[2], args[3])
	}
	if err != nil {
		return err
	}
	return f.Save()
}
