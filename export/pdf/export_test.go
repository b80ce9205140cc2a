package pdf

import (
	"countersign/count"
	"countersign/export/record"
)

// Doors for tests.
var (
	Printable = printable
	Texts     = texts
	Base45    = base45
)

// Forge draws one sheet and attaches the record of another one.
func Forge(shown, claimed *count.Sheet) ([]byte, error) {
	rec, err := record.Write(claimed)
	if err != nil {
		return nil, err
	}
	return drawWith(shown, rec)
}
