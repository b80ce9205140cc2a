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
	"countersign/export/ziptest"
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
	const otherwise = "cell F19: this cell may be seen otherwise than it is read: "
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

// What excelize does not write.
func TestSomebodySawNothingOfWhatWasImported(t *testing.T) {
	empty, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	must(t, err)
	good := fill(t, empty, filled(t), nil)
	for _, x := range []struct{ name, old, now, want string }{
		{"columns of no width", `<sheetData>`, `<sheetFormatPr defaultColWidth="0"/><sheetData>`, "the sheet with the figures is hidden"},
		{"rows of no height", `<sheetData>`, `<sheetFormatPr zeroHeight="1"/><sheetData>`, "cell A1: this row is hidden"},
		{"a cell twice", `<c r="F19"`, `<c r="F19"><v>53</v></c><c r="F19"`, "cell F19: this cell stands twice"},
	} {
		t.Run(x.name, func(t *testing.T) {
			refused(t, ziptest.Packed(t, func(add func(string, []byte)) {
				for name, b := range ziptest.Files(t, good) {
					if name == "xl/worksheets/sheet1.xml" {
						if !bytes.Contains(b, []byte(x.old)) {
							t.Fatalf("there is no %s in %.500s", x.old, b)
						}
						b = bytes.Replace(b, []byte(x.old), []byte(x.now), 1)
					}
					add(name, b)
				}
			}), x.want)
		})
	}
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
