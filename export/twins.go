package export

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/text"
)

// Twins are a sheet as plain text, in a language, and as a table of its figures:
// for people who hear a sheet or feel it, and for other programs. They are not
// signed; the documents that they are twins of are.
func Twins(c *words.Catalogue, s *count.Sheet) ([]File, error) {
	said, err := text.Sheet(c, s)
	if err != nil {
		return nil, err
	}
	table, err := text.Table(s)
	if err != nil {
		return nil, err
	}
	name := pdf.Name(s)
	return []File{{name + ".txt", said}, {name + ".csv", table}}, nil
}
