package byhand_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"countersign/assets/votetest"
	"countersign/export/paper/byhand"
	"countersign/export/ziptest"
)

// Parts of the workbook.
const (
	figures = "xl/worksheets/sheet1.xml"
	book    = "xl/workbook.xml"
	links   = "xl/_rels/workbook.xml.rels"
	texts   = "xl/sharedStrings.xml"
	styles  = "xl/styles.xml"
	types   = "[Content_Types].xml"
)

// edit puts one text in place of another; without an old one, it adds a copy of
// the part that now names.
type edit struct{ part, old, now string }

func forged(t *testing.T, b []byte, edits ...edit) []byte {
	t.Helper()
	parts := map[string][]byte{}
	for name, data := range ziptest.Files(t, b) {
		parts[name] = data
	}
	for _, e := range edits {
		switch {
		case e.old == "":
			parts[e.part] = parts[e.now]
		case !bytes.Contains(parts[e.part], []byte(e.old)):
			t.Fatalf("there is no %s in %.800s", e.old, parts[e.part])
		default:
			parts[e.part] = bytes.Replace(parts[e.part], []byte(e.old), []byte(e.now), 1)
		}
	}
	return ziptest.Packed(t, func(add func(string, []byte)) {
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			add(name, parts[name])
		}
	})
}

const (
	strange    = `xmlns:z="urn:z" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="z" `
	main       = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nowhere    = "an element stands where no program writes it"
	elsewhere  = "other programs may show another part in place of "
	otherwise  = "cell F19: this cell may be seen otherwise than it is read: "
	hiddenRow  = "cell A19: this row is hidden"
	unusual    = "a namespace has another prefix than usual"
	worksheets = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
)

var foreign = edit{figures, `<worksheet `, `<worksheet ` + strange}

// What excelize does not write, and programs show otherwise than it was read.
func TestSomebodySawNothingOfWhatWasImported(t *testing.T) {
	empty, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	must(t, err)
	good := fill(t, empty, filled(t), nil)
	for _, x := range []struct {
		name, want string
		edits      []edit
	}{
		{"columns of no width", "the sheet with the figures is hidden", []edit{{figures, `<sheetFormatPr `, `<sheetFormatPr defaultColWidth="0" `}}},
		{"rows of no height", "cell A1: this row is hidden", []edit{{figures, `<sheetFormatPr `, `<sheetFormatPr zeroHeight="1" `}}},
		{"rows of hardly a height", "cell A1: this row is hidden", []edit{{figures, `defaultRowHeight="15"`, `customHeight="1" defaultRowHeight="0.5"`}}},
		{"a cell twice", "cell F19: this cell stands twice", []edit{{figures, `<c r="F19"`, `<c r="F19"><v>53</v></c><c r="F19"`}}},
		{"a picture in a cell", otherwise + "it can be shown as something else", []edit{{figures, `<c r="F19"`, `<c r="F19" vm="1"`}}},
		{"an error with a figure", otherwise + "it can be shown as something else", []edit{{figures, `<c r="F19"`, `<c r="F19" t="e"`}}},
		{"a day that is none", otherwise + "it can be shown as something else", []edit{{figures, `<c r="F19"`, `<c r="F19" t="d"`}}},
		{"a cell without a place", "outside of the sheet", []edit{{figures, `<c r="F19"`, `<c r="F+19"`}}},
		{"a figure of another maker", nowhere, []edit{foreign, {figures, `<v>30</v>`, `<v>30</v><z:v>31</z:v>`}}},
		{"a figure of another maker in front", nowhere, []edit{foreign, {figures, `<v>30</v>`, `<z:v>31</z:v><v>30</v>`}}},
		{"a figure in two pieces", nowhere, []edit{{figures, `<v>30</v>`, `<v>5<x></x>30</v>`}}},
		{"cells in another maker's element", nowhere, []edit{foreign, {figures, `<row r="20"`, `<z:x><row r="99"></row></z:x><row r="20"`}}},
		{"cells in an unknown element", nowhere, []edit{{figures, `<row r="20"`, `<x><row r="99"></row></x><row r="20"`}}},
		{"cells for one program only", nowhere, []edit{
			{figures, `<sheetData>`, `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><sheetData></sheetData></mc:Choice></mc:AlternateContent><sheetData>`},
		}},
		{"cells under a prefix", unusual, []edit{{figures, `<row r="20"`, `<z:row xmlns:z="` + main + `" r="99"></z:row><row r="20"`}}},
		{"cells of another maker without a prefix", unusual, []edit{{figures, `<v>30</v>`, `<v xmlns="urn:z">30</v>`}}},
		{"formats of columns behind the cells", nowhere, []edit{{figures, `</sheetData>`, `</sheetData><sheetFormatPr zeroHeight="1"></sheetFormatPr>`}}},
		{"the place of another maker", "outside of the sheet", []edit{foreign, {figures, `<c r="F19"`, `<c z:r="F19" r="XFE19"`}}},
		{"a hidden row that another maker shows", hiddenRow, []edit{foreign, {figures, `<row r="19"`, `<row z:hidden="0" hidden="1" r="19"`}}},
		{"a hidden row in the spelling of LibreOffice", hiddenRow, []edit{{figures, `<row r="19"`, `<row hidden="on" r="19"`}}},
		{"another encoding", "another encoding than UTF-8", []edit{{figures, `encoding="UTF-8"`, `encoding="UTF-7"`}}},
		{"a format by condition of a later Excel", "formats by condition are on the sheet", []edit{{
			figures, `</worksheet>`,
			`<extLst><ext uri="{78C0D931}"><x14:conditionalFormattings xmlns:x14="urn:x14"><x14:conditionalFormatting></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`,
		}}},
		{"a chart within a cell", "a picture, a shape or a chart", []edit{{
			figures, `</worksheet>`,
			`<extLst><ext uri="{05C60535}"><x14:sparklineGroups xmlns:x14="urn:x14"><x14:sparklineGroup></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`,
		}}},
		{"fonts behind the cells that have them", nowhere, []edit{{styles, `</styleSheet>`, `<fonts></fonts></styleSheet>`}}},
		{"a theme whose black is white", "its colours cannot be known", []edit{{"xl/theme/theme1.xml", `<a:sysClr val="windowText" lastClr="000000">`, `<a:srgbClr val="FFFFFF">`}}},
		{"a ground of the colour of texts", "its colours cannot be known", []edit{{styles, `<patternFill patternType="none">`, `<patternFill patternType="solid"><fgColor></fgColor>`}}},
		{"two colours of one figure", "its colours cannot be known", []edit{{styles, `<color theme="1">`, `<color rgb="FF000000" theme="1">`}}},
		{"a ground that is not drawn", "it is written in the colour of its ground", []edit{
			{styles, `<patternFill patternType="none">`, `<patternFill patternType="none"><fgColor rgb="FF000000"></fgColor>`},
			{styles, `<color theme="1">`, `<color theme="0">`},
		}},
		{"other texts", elsewhere + texts, []edit{{"xl/ss2.xml", "", texts}, {links, `sharedStrings.xml`, `ss2.xml`}}},
		{"texts that nothing leads to", elsewhere + texts, []edit{{links, `relationships/sharedStrings"`, `relationships/nothing"`}}},
		{"other styles", elsewhere + styles, []edit{{"xl/st2.xml", "", styles}, {links, `styles.xml`, `st2.xml`}}},
		{"another workbook", elsewhere + book, []edit{{"xl/wb2.xml", "", book}, {"_rels/.rels", `xl/workbook.xml`, `xl/wb2.xml`}}},
		{"a link twice", elsewhere, []edit{{links, `<Relationship `, `<Relationship Id="rId1" Target="worksheets/other.xml" Type="` + worksheets + `"></Relationship><Relationship `}}},
		{"a sheet by a name that is written otherwise", elsewhere, []edit{{links, `worksheets/sheet1.xml`, `worksheets/sheet%31.xml`}}},
		{"a sheet that is called a chart", elsewhere + figures, []edit{{links, `relationships/worksheet"`, `relationships/chartsheet"`}}},
		{"a sheet of another type", elsewhere + figures, []edit{{types, `spreadsheetml.worksheet+xml`, `spreadsheetml.chartsheet+xml`}}},
		{"a type twice", elsewhere, []edit{{types, `<Override `, `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="x"></Override><Override `}}},
		{"a sheet by the link of another maker", elsewhere, []edit{{book, ` r:id="rId1"`, ` r:id="rId9" z:id="rId1"`}}},
		{"a link by another prefix", unusual, []edit{{book, `<workbook `, `<workbook xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" `}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := byhand.Read(forged(t, good, x.edits...), votetest.Training(t), place)
			if err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("it gives\n%v\nwant %s", err, x.want)
			}
		})
	}
}

// Excel, LibreOffice and others add to a workbook what only they understand.
func TestAWorkbookThatAnotherProgramSavedIsImported(t *testing.T) {
	empty, err := byhand.Template(votetest.Training(t), place, 2, false, nil)
	must(t, err)
	good := fill(t, empty, filled(t), nil)
	const later = `xmlns:x14ac="urn:ac" xmlns:xr="urn:xr" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xr:uid="{1}" `
	for name, edits := range map[string][]edit{
		"later Excel": {
			{figures, `<worksheet `, `<worksheet ` + later},
			{figures, `<row r="19"`, `<row x14ac:dyDescent="0.25" r="19"`},
			{figures, `</worksheet>`, `<extLst><ext xmlns:x14="urn:x14" uri="{CCE6A557}"><x14:dataValidations><x14:dataValidation><x14:formula1></x14:formula1></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`},
			{book, `<bookViews>`, `<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="/sample/" xmlns:x15ac="urn:x15ac"/></mc:Choice></mc:AlternateContent><xr:revisionPtr xmlns:xr="urn:xr" revIDLastSave="0"/><bookViews>`},
			{styles, `<fonts `, `<fonts xmlns:q="urn:q" q:knownFonts="1" `},
			{styles, `<color theme="1">`, `<color indexed="8">`},
			{styles, `<patternFill patternType="none">`, `<patternFill patternType="solid"><fgColor theme="0"></fgColor><bgColor indexed="64"></bgColor>`},
		},
		"strict Excel": {
			{figures, main, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
			{figures, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"},
			{links, worksheets, "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet"},
		},
		"LibreOffice": {
			{styles, `<color theme="1">`, `<color rgb="FF000000">`},
			{figures, `<sheetView `, `<sheetView showZeros="true" topLeftCell="A1" `},
			{figures, `<row r="19"`, `<row customFormat="false" ht="15" hidden="false" customHeight="false" r="19"`},
		},
		"somebody who scrolled": {
			{figures, `<sheetView tabSelected="true" workbookViewId="0">`, `<sheetView tabSelected="true" workbookViewId="0"><pane ySplit="2" topLeftCell="A40" activePane="bottomLeft" state="frozen"></pane>`},
		},
	} {
		if _, err := byhand.Read(forged(t, good, edits...), votetest.Training(t), place); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
