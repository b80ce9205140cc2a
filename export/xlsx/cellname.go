package xlsx

import "strconv"

// The size of a worksheet.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// columnName is the letters of a column; the first is 1.
func columnName(col int) string {
	var b [8]byte
	i := len(b)
	for ; col > 0 && i > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

// at is the name of a cell; A1 for one outside of the sheet.
func at(col, row int) string {
	if col < 1 || row < 1 || col > maxColumn || row > maxRow {
		return "A1"
	}
	return columnName(col) + strconv.Itoa(row)
}

// fixed is the name of a cell for formulas that may be moved.
func fixed(col, row int) string { return "$" + columnName(col) + "$" + strconv.Itoa(row) }

// absolute is a cell of another sheet in a formula.
func absolute(sheet string, col, row int) string { return sheet + "!" + at(col, row) }

// parseRef reads "AB12"; 0, 0 if it is none.
func parseRef(ref string) (row, col int) {
	i := 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	if err != nil || ref[i] < '1' || ref[i] > '9' { // no sign, no nought in front
		return 0, 0
	}
	return row, col
}
