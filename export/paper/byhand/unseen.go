package byhand

import (
	"errors"
	"fmt"

	"countersign/export/xlsx"
)

// unseen are the faults of a workbook in which somebody sees other figures than
// are read: those of another sheet, of a hidden row, behind a format or a
// picture.
func unseen(pages []xlsx.Page) Faults {
	r := reader{}
	sheet := pages[0]
	for _, other := range pages[1:] {
		if len(other.Cells) > 0 || other.Over.Drawings {
			r.fault("", fmt.Errorf("only the first sheet, %q, is read, and there is more on the sheet %q. Delete that sheet", clip(sheet.Name), clip(other.Name)))
		}
	}
	whole := func(is bool, why error) {
		if is {
			r.fault("", why)
		}
	}
	whole(sheet.Hidden, errors.New("the sheet with the figures is hidden. Show it"))
	whole(sheet.Over.Drawings, errors.New("a picture, a shape or a chart lies on the sheet. Delete it, so that all figures are seen"))
	whole(sheet.Over.Notes, errors.New("there are notes or comments on the sheet, which are not read. Delete them; a row that begins with # is a note"))
	whole(sheet.Over.Rules, errors.New("formats by condition are on the sheet, which can show something else than a cell holds. Clear these rules"))
	whole(sheet.Over.View, errors.New("the view of the sheet leaves out zeros, or rows or columns above or beside those that are frozen. Show zeros and unfreeze the panes"))
	for _, j := range sheet.Joined {
		r.fault("", fmt.Errorf("the cells %s are joined. Part them and fill in each", clip(j)))
	}
	for _, f := range sheet.Filled {
		r.fault("", fmt.Errorf("one formula fills the cells %s. Type the figures that stand on the paper", clip(f)))
	}
	r.cellsSeen(sheet)
	return r.faults
}

// cellsSeen looks at each cell, and names a hidden row or column once.
func (r *reader) cellsSeen(sheet xlsx.Page) {
	seen, rows, columns := map[string]bool{}, map[int]bool{}, map[int]bool{}
	for _, c := range sheet.Cells {
		at := cellAt(c.Col-1, c.Row)
		switch {
		case seen[at]:
			r.fault(at, errors.New("this cell stands twice in the file. Save the workbook again"))
		case c.Formula != "":
			r.fault(at, errors.New("this is a formula. Type the figure that stands on the paper"))
		case sheet.Rows[c.Row] && !rows[c.Row]:
			r.fault(at, errors.New("this row is hidden. Show it, or delete it"))
		case sheet.Columns[c.Col] && !columns[c.Col]:
			r.fault(at, errors.New("this column is hidden. Show it"))
		case c.Mask != "":
			r.fault(at, fmt.Errorf("this cell may be seen otherwise than it is read: %s", string(c.Mask)))
		}
		seen[at], rows[c.Row], columns[c.Col] = true, rows[c.Row] || sheet.Rows[c.Row], columns[c.Col] || sheet.Columns[c.Col]
	}
}
