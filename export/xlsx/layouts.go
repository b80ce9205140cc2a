package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

// ErrNewer means that a later version of this program wrote the workbook.
var ErrNewer = errors.New("this workbook was made by a newer version of Countersign: update the program, then open it again")

// layout is one way in which a released version makes workbooks. None is ever
// changed or taken out: the files of its release could not be read any more.
type layout struct {
	name  string // as the keywords of the document properties have it
	parts func(s *count.Sheet, rec []byte, seals sealTexts, in words.Documents) (parts, error)
}

// layouts are those of all releases, the current one last.
var layouts = []layout{
	{layoutFamily + "1", firstLayout},  //words:none
	{layoutFamily + "2", secondLayout}, //words:none
}

const layoutFamily = "Countersign workbook "

func current() layout { return layouts[len(layouts)-1] }

// layoutOf finds the layout that a workbook names. The name is not signed and
// need not be: whichever it is, the whole workbook has to come out. One that
// names none was saved again by another program, and is compared with ours.
func layoutOf(p parts) (layout, words.Documents, error) {
	name := property(p[coreProperties], "keywords")
	if !strings.HasPrefix(name, layoutFamily) {
		return current(), nil, nil
	}
	own, in, known := words.CutLayout(name)
	for _, l := range layouts {
		if l.name == own && known {
			return l, in, nil
		}
	}
	return layout{}, nil, fmt.Errorf("%w (it calls itself %.40q)", ErrNewer, name)
}

// firstLayout makes the parts of "Countersign workbook 1".
func firstLayout(s *count.Sheet, rec []byte, seals sealTexts, in words.Documents) (parts, error) {
	return laidOut(1, s, rec, seals, in)
}

// secondLayout makes the parts of "Countersign workbook 2": as the first, but the
// chart begins at 0, the names of sheet Data have room, and an embargo until a
// moment says so if all have to be in, too.
func secondLayout(s *count.Sheet, rec []byte, seals sealTexts, in words.Documents) (parts, error) {
	return laidOut(2, s, rec, seals, in)
}

func laidOut(layout int, s *count.Sheet, rec []byte, seals sealTexts, in words.Documents) (p parts, err error) {
	defer guarded(&err)
	if err := fits(s, rec); err != nil {
		return nil, err
	}
	b := newBook()
	languages := in.Catalogues(words.SheetEdition)
	b.words = languages[0]
	b.layout, b.chart.fromZero = layout, layout > 1
	b.tally(sheetTally, s, count.Sum(rec))
	b.data(s, count.Sum(rec))
	b.batches(s)
	b.account(s)
	b.findings(s)
	b.record(rec)
	b.signatures(s, seals)
	b.again(languages[1:], s, count.Sum(rec))
	b.properties(b.words.F("%s, tally sheet", s.Tally.Place.Title()), in.Layout(layoutFamily+strconv.Itoa(layout)), s.Certified) //words:none
	return b.collect()
}
