package plan

import "github.com/xuri/excelize/v2"

// Colours of the template: those of the program's light palette.
const (
	inkSoft   = "4A5562"
	headFill  = "1C4D85"
	labelFill = "EBE9E2"
	markFill  = "FFEED0"
)

func font(bold bool, size float64, colour string) *excelize.Font {
	return &excelize.Font{Bold: bold, Size: size, Color: colour, Family: "Calibri"} //words:none
}

func (w *writer) looks() {
	style := func(s excelize.Style) int {
		id, err := w.NewStyle(&s)
		w.keep(err)
		return id
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	const asText, whole = 49, 1 // built-in formats "@" and "0"
	w.title = style(excelize.Style{Font: font(true, 13, ""), Alignment: &excelize.Alignment{Vertical: "center"}})
	w.hint = style(excelize.Style{Font: font(false, 10, inkSoft), Alignment: top})
	w.head = style(excelize.Style{Font: font(true, 11, "FFFFFF"), Fill: fill(headFill)})
	w.body = style(excelize.Style{Font: font(false, 11, ""), NumFmt: asText, Alignment: top})
	w.digits = style(excelize.Style{Font: font(false, 11, ""), NumFmt: whole, Alignment: &excelize.Alignment{Vertical: "top"}})
	w.label = style(excelize.Style{Font: font(true, 11, ""), Fill: fill(labelFill), Alignment: top})
	w.note = style(excelize.Style{Font: font(false, 10, inkSoft), Alignment: top})
	w.readme = style(excelize.Style{Font: font(false, 11, ""), Alignment: top})
	w.mark = style(excelize.Style{Font: font(true, 13, ""), Fill: fill(markFill), Alignment: &excelize.Alignment{Vertical: "center"}})
}
