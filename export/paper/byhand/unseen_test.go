package byhand_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/assets/votetest"
	"countersign/export/paper/byhand"
)

// f is the cell with the yes votes of batch 1, which is 30.
const f = "F19"

// styled gives a cell a style.
func styled(at string, s excelize.Style) func(*testing.T, *excelize.File) {
	return func(t *testing.T, book *excelize.File) {
		id, err := book.NewStyle(&s)
		must(t, err)
		must(t, book.SetCellStyle(byhand.Sheet, at, at, id))
	}
}

func format(code string) excelize.Style { return excelize.Style{CustomNumFmt: &code} }

// Somebody looked at the workbook before it was imported, and saw other figures
// than the count has now.
func TestSomebodySawOtherFiguresInTheWorkbookThanWereImported(t *testing.T) {
	for _, x := range []struct {
		name string
		edit func(*testing.T, *excelize.File)
		want string
	}{
		{"a number format that shows 30 as 53", styled(f, format(`"53"`)), otherwise + "its number format"},
		{"a number format that shows 30 as 300", styled(f, format(`0"0"`)), otherwise + "its number format"},
		{"a number format that counts thousands", styled(f, format(`0,`)), otherwise + "its number format"},
		{"a number format that hides", styled(f, format(`;;;`)), otherwise + "its number format"},
		{"a number format that shows 0 as 5", styled("H21", format(`0;-0;"5"`)), "cell H21: this cell may be seen otherwise"},
		{"a number format that shows percent", styled(f, excelize.Style{NumFmt: 9}), otherwise + "its number format"},
		{"a number format that shows a date", styled(f, excelize.Style{NumFmt: 14}), otherwise + "its number is shown as a date"},
		{"a number format that fills the cell with 3s", styled(f, format(`*30`)), otherwise + "its number format"},
		{"a number format that ends in 3s", styled(f, format(`0*3`)), otherwise + "its number format"},
		{"a number format that shows 30 as 53 by a condition", styled(f, format(`0;[=30]"53";0`)), otherwise + "its number format"},
		{"a number format in which a 5 looks like a 0", styled(f, format(`[$-2000401]0`)), otherwise + "its number format"},
		{"a format of texts in front that shows another name", styled("D19", format(`"Zoe "@;General`)), "cell D19: this cell may be seen otherwise than it is read: its number format"},
		{"red on red", styled(f, excelize.Style{Font: &excelize.Font{ColorIndexed: 2}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FE0000"}}}), otherwise + "it is written in the colour of its ground"},
		{"the black of a theme, made white", styled(f, excelize.Style{Font: &excelize.Font{ColorTheme: new(1), ColorTint: 0.99}}), otherwise + "its colours cannot be known"},
		{"another colour of a theme", styled(f, excelize.Style{Font: &excelize.Font{ColorTheme: new(4)}}), otherwise + "its colours cannot be known"},
		{"a colour of a palette", styled(f, excelize.Style{Font: &excelize.Font{ColorIndexed: 26}}), otherwise + "its colours cannot be known"},
		{"a ground that goes from black to black", styled(f, excelize.Style{Fill: excelize.Fill{Type: "gradient", Color: []string{"000000", "000000"}, Shading: 1}}), otherwise + "its colours cannot be known"},
		{"a pattern over a figure", styled(f, excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 3, Color: []string{"000000"}}}), otherwise + "its colours cannot be known"},
		{"a font of signs", styled(f, excelize.Style{Font: &excelize.Font{Family: "Wingdings"}}), otherwise + "it is written in a font of signs"},
		{"a figure that is pushed out of its cell", styled(f, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "left", Indent: 250}}), otherwise + "it is struck through, raised, turned, repeated, pushed aside"},
		{"a row of two points", func(t *testing.T, b *excelize.File) { must(t, b.SetRowHeight(byhand.Sheet, 20, 2)) }, "cell A20: this row is hidden"},
		{"zeros that are not shown", func(t *testing.T, b *excelize.File) {
			must(t, b.SetSheetView(byhand.Sheet, 0, &excelize.ViewOptions{ShowZeros: new(bool)}))
		}, "the view of the sheet leaves out zeros"},
		{"rows above those that are frozen", func(t *testing.T, b *excelize.File) {
			must(t, b.SetPanes(byhand.Sheet, &excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A40", ActivePane: "bottomLeft"}))
			must(t, b.SetSheetView(byhand.Sheet, 0, &excelize.ViewOptions{TopLeftCell: new("A21")}))
		}, "the view of the sheet leaves out zeros, or rows or columns"},
		{"a format of texts that shows another name", styled("D19", format(`General;General;General;"Zoe"`)), "cell D19: this cell may be seen otherwise than it is read: its number format"},
		{"a format of texts that makes a row a note", styled("A19", format(`"# "@`)), "cell A19: this cell may be seen otherwise than it is read: its number format"},
		{"white on white", styled(f, excelize.Style{Font: &excelize.Font{Color: "FFFFFF"}}), otherwise + "it is written in the colour of its ground"},
		{"nearly white on white", styled(f, excelize.Style{Font: &excelize.Font{Color: "F0F0F0"}}), otherwise + "it is written in the colour of its ground"},
		{"the white of the theme", styled(f, excelize.Style{Font: &excelize.Font{ColorTheme: new(int)}}), otherwise + "it is written in the colour of its ground"},
		{"black on black", styled(f, excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"000000"}}}), otherwise + "it is written in the colour of its ground"},
		{"letters of one point", styled(f, excelize.Style{Font: &excelize.Font{Size: 1}}), otherwise + "it is written too small"},
		{"a figure that is struck through", styled(f, excelize.Style{Font: &excelize.Font{Strike: true}}), otherwise + "it is struck through"},
		{"a figure that fills its cell again and again", styled(f, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "fill"}}), otherwise + "it is struck through, raised, turned, repeated"},
		{"a text half of which is white", func(t *testing.T, b *excelize.File) {
			must(t, b.SetCellRichText(byhand.Sheet, f, []excelize.RichTextRun{{Text: "3", Font: &excelize.Font{Color: "FFFFFF"}}, {Text: "0"}}))
		}, otherwise + "parts of it look otherwise"},
		{"a hidden row", func(t *testing.T, b *excelize.File) { must(t, b.SetRowVisible(byhand.Sheet, 20, false)) }, "cell A20: this row is hidden"},
		{"a row of no height", func(t *testing.T, b *excelize.File) { must(t, b.SetRowHeight(byhand.Sheet, 20, 0.5)) }, "cell A20: this row is hidden"},
		{"a hidden column", func(t *testing.T, b *excelize.File) { must(t, b.SetColVisible(byhand.Sheet, "F", false)) }, "cell F18: this column is hidden"},
		{"a column of no width", func(t *testing.T, b *excelize.File) { must(t, b.SetColWidth(byhand.Sheet, "F", "F", 0.1)) }, "cell F18: this column is hidden"},
		{"cells that are joined", func(t *testing.T, b *excelize.File) { mergeKeeping(t, b, "E19", "F19") }, "the cells E19:F19 are joined"},
		{"a sheet with other figures in front", func(t *testing.T, b *excelize.File) {
			i, err := b.NewSheet("Count (final)")
			must(t, err)
			must(t, b.SetCellInt("Count (final)", f, 53))
			b.SetActiveSheet(i)
		}, `only the first sheet, "Count", is read, and there is more on the sheet "Count (final)"`},
		{"the figures on a hidden sheet", func(t *testing.T, b *excelize.File) {
			i, err := b.NewSheet("Empty")
			must(t, err)
			b.SetActiveSheet(i)
			must(t, b.SetSheetVisible(byhand.Sheet, false, true))
		}, "the sheet with the figures is hidden"},
		{"a format by condition that shows 53", func(t *testing.T, b *excelize.File) {
			id, err := b.NewConditionalStyle(&excelize.Style{CustomNumFmt: new(`"53"`)})
			must(t, err)
			must(t, b.SetConditionalFormat(byhand.Sheet, f, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "0", Format: &id}}))
		}, "formats by condition are on the sheet"},
		{"a picture of another figure over it", func(t *testing.T, b *excelize.File) {
			var p bytes.Buffer
			must(t, png.Encode(&p, image.NewGray(image.Rect(0, 0, 9, 9))))
			must(t, b.AddPictureFromBytes(byhand.Sheet, f, &excelize.Picture{Extension: ".png", File: p.Bytes()}))
		}, "a picture, a shape or a chart lies on the sheet"},
		{"a shape with another figure over it", func(t *testing.T, b *excelize.File) {
			must(t, b.AddShape(byhand.Sheet, &excelize.Shape{Cell: f, Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "53"}}}))
		}, "a picture, a shape or a chart lies on the sheet"},
		{"a note that says 53", func(t *testing.T, b *excelize.File) {
			must(t, b.AddComment(byhand.Sheet, excelize.Comment{Cell: f, Author: "Sample Mallory", Text: "53"}))
		}, "there are notes or comments on the sheet"},
		{"a formula of one cell for many", func(t *testing.T, b *excelize.File) {
			kind, over := excelize.STCellFormulaTypeArray, "F19:F20"
			must(t, b.SetCellFormula(byhand.Sheet, f, "53*{1;1}", excelize.FormulaOpts{Type: &kind, Ref: &over}))
		}, "one formula fills the cells F19:F20"},
	} {
		t.Run(x.name, func(t *testing.T) { seenOtherwise(t, func(b *excelize.File) { x.edit(t, b) }, x.want) })
	}
}

func seenOtherwise(t *testing.T, edit func(*excelize.File), want string) {
	t.Helper()
	empty, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	must(t, err)
	refused(t, fill(t, empty, filled(t), edit), want)
}

func refused(t *testing.T, book []byte, want string) {
	t.Helper()
	_, err := byhand.Read(book, votetest.Training(t), place)
	var faults byhand.Faults
	if !errors.As(err, &faults) || !strings.Contains(err.Error(), want) {
		t.Errorf("it gives\n%v\nwant %s", err, want)
	}
}

// mergeKeeping joins cells as a forger would, who leaves in what is hidden then.
func mergeKeeping(t *testing.T, b *excelize.File, from, to string) {
	v, err := b.GetCellValue(byhand.Sheet, to)
	must(t, err)
	must(t, b.MergeCell(byhand.Sheet, from, to))
	must(t, b.SetCellStr(byhand.Sheet, to, v))
}

// Formats that show a figure as it is are no fault: those that programs give
// to cells when one types, and when one asks for thousands.
func TestAFigureInAnHonestFormatIsImported(t *testing.T) {
	empty, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	must(t, err)
	for _, code := range []string{"General", "0", "#,##0", "@", "0.00", "# ##0", `#,##0_);(#,##0)`, `[$-409]#,##0`, `#,##0\ ;\-#,##0\ `, `0;-0;0;@`} {
		book := fill(t, empty, filled(t), func(b *excelize.File) { styled(f, format(code))(t, b) })
		if _, err := byhand.Read(book, votetest.Training(t), place); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
}
