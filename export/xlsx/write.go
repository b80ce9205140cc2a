package xlsx

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/record"
)

// Write is the workbook of a certified sheet, with the seals that there are by
// now. The same sheet and seals give the same bytes. A seal that Read would not
// accept is not written.
func Write(s *count.Sheet, seals record.Seals) ([]byte, error) { return WriteIn(s, seals, nil) }

// WriteIn is Write in other languages: what people read on sheet Tally, and what
// was found, in the first; sheet "Tally en" is the second. The names of sheets and
// columns, and what machines read, stay as they are.
func WriteIn(s *count.Sheet, seals record.Seals, in words.Documents) ([]byte, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	texts, err := textsOf(s, count.Sum(rec), seals)
	if err != nil {
		return nil, err
	}
	p, err := current().parts(s, rec, texts, in)
	if err != nil {
		return nil, err
	}
	b, err := pack(p)
	if err != nil {
		return nil, err
	}
	if len(b) > maxWritten || p.size() > maxUnpacked {
		return nil, fmt.Errorf("%w: it would have %d bytes, and %d unpacked", ErrNoRoom, len(b), p.size())
	}
	return b, nil
}
