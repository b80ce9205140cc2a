package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"countersign/count/rule"
)

// slip is one thing that somebody did to the sample, and what is said of it.
type slip struct {
	name string
	edit func(t *testing.T, f *excelize.File)
	want []string
}

// cells writes values into cells, in pairs.
func cells(sheet string, pairs ...any) func(*testing.T, *excelize.File) {
	return func(t *testing.T, f *excelize.File) {
		for i := 0; i < len(pairs); i += 2 {
			set(t, f, sheet, pairs[i].(string), pairs[i+1])
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// look gives a cell a style.
func look(t *testing.T, f *excelize.File, sheet, at string, s excelize.Style) {
	t.Helper()
	id, err := f.NewStyle(&s)
	must(t, err)
	must(t, f.SetCellStyle(sheet, at, at, id))
}

var slips = []slip{
	{"a roll with letters", cells("Places", "E13", "1,2x4", "E14", -3), []string{
		"Places!E13: the roll 1,2x4 is no number; type digits only, such as 1284",
		"Places!E14: the roll -3 is no number; type digits only, such as 1284",
	}},
	{"a formula in place of a roll", func(t *testing.T, f *excelize.File) {
		must(t, f.SetCellFormula("Unions", "C4", "SUM(Places!E4:E8)"))
	}, []string{"Unions!C4: a formula stands here (=SUM(Places!E4:E8)); type the value itself"}},
	{"a formula in place of a code", func(t *testing.T, f *excelize.File) {
		must(t, f.SetCellFormula("Places", "C4", `CONCATENATE("1","1")`))
	}, []string{`Places!C4: a formula stands here (=CONCATENATE("1","1")); type the value itself`}},
	{"an unknown sheet", func(t *testing.T, f *excelize.File) {
		_, err := f.NewSheet("Sheet7")
		must(t, err)
	}, []string{"Sheet7: the template has no such sheet; delete it, or give it back its name (Vote, Questions, Unions, Units, Places, Ballots, Recipients)"}},
	{"a sheet that was renamed", func(t *testing.T, f *excelize.File) {
		must(t, f.SetSheetName("Recipients", "Receivers"))
	}, []string{"Receivers: the template has no such sheet; delete it, or give it back its name (Vote, Questions, Unions, Units, Places, Ballots, Recipients)"}},
	{"a sheet that is gone", func(t *testing.T, f *excelize.File) { must(t, f.DeleteSheet("Ballots")) }, []string{
		"Ballots: this sheet is missing; take it from a new template",
	}},
	{"a column of one's own", cells("Unions", "D3", "Phone", "D4", "555-0100"), []string{
		`Unions!D3: the template has no column "Phone" here; delete it, or give it back its head (Union, Name, Members)`,
		`Unions!D4: "555-0100" stands in a column without a head; delete it`,
	}},
	{"a head that is there twice", cells("Unions", "D3", "Name"), []string{`Unions!D3: the column "Name" is there twice`}},
	{"words beside the table", cells("Places", "H9", "ask Ada"), []string{`Places!H9: "ask Ada" stands in a column without a head; delete it`}},
	{"a union twice", cells("Unions", "A6", "FERRY"), []string{
		`Unions!A6: the code of a union "FERRY" is there twice; it stands in Unions!A5 already`,
		`Units!A8: there is no union "ORCHARD" in sheet Unions`, `Units!A9: there is no union "ORCHARD" in sheet Unions`,
		`Places!A13: there is no union "ORCHARD" in sheet Unions`, `Places!A14: there is no union "ORCHARD" in sheet Unions`,
	}},
	{"units that look alike", cells("Units", "B5", "L.1"), []string{
		`Units!B5: the code of a unit "L.1" looks like "L-1" in Units!B4; codes have to be told apart at a glance`,
		`Places!B7: union LAMP has no unit "L-2" in sheet Units`, `Places!B8: union LAMP has no unit "L-2" in sheet Units`,
	}},
	{"locals that look alike", cells("Places", "C4", "1O", "C5", "10"), []string{
		`Places!C5: the code of a local "10" looks like "1O" in Places!C4; codes have to be told apart at a glance`,
	}},
	// Seen: two locals of one unit were "11" and "011", and both were taken.
	{"locals that are one number", cells("Places", "C4", "011", "C5", "11"), []string{
		`Places!C5: the code of a local "11" looks like "011" in Places!C4; codes have to be told apart at a glance`,
	}},
	{"a code in other letters", cells("Units", "B8", "О-1"), []string{
		"Units!B8: \"О-1\" is no code: 1 to 24 letters A to Z, digits, points or hyphens; it holds \"О\" (U+041E), which only looks like one of them",
		`Places!B13: union ORCHARD has no unit "O-1" in sheet Units`, `Places!B14: union ORCHARD has no unit "O-1" in sheet Units`,
	}},
	{"a union that is spelled otherwise", cells("Places", "A4", "Lamp"), []string{
		`Places!A4: there is no union "Lamp" in sheet Unions; is it LAMP?`,
	}},
	{"a union without units", cells("Unions", "A7", "MILL", "B7", "Sample Mill Hands"), []string{
		"Unions!A7: union MILL has no units; a union that is one unit has one row in sheet Units",
	}},
	{"rules that are missing or unknown", cells("Questions", "E4", "", "E5", "simple"), []string{
		"Questions!E4: question 1 has no rule; choose one from sheet Rules",
		`Questions!E5: there is no rule "simple"; choose one from sheet Rules`,
	}},
	{"a rule that this vote can never meet", cells("Questions", "E4", "sebac-1996"), []string{
		"Questions!E4: the rule sebac-1996 does not fit this vote: coalition: it needs at least 14 of 3 unions: that can never be",
	}},
	{"questions that no one puts", cells("Units", "F4", "agreement, contract", "F5", "raise", "F6", "contract, contract"), []string{
		"Units!F4: no question is put to this unit; leave the unit out, or put one",
		`Units!F5: there is no question "raise" in sheet Questions`,
		`Units!F6: question "contract" is there twice`,
		"Units!F6: no question is put to this unit; leave the unit out, or put one",
	}},
	{"a unit that is counted with nobody", cells("Units", "E9", "O-9", "E8", "O-1"), []string{
		"Units!E8: a unit is not counted with itself; leave the cell empty",
		`Units!E9: union ORCHARD has no unit "O-9" that this one could be counted with`,
		"Places!B13: unit O-1 is counted with O-1, so it has no places of its own", "Places!B14: unit O-1 is counted with O-1, so it has no places of its own",
	}},
	{"fields", cells("Vote", "B6", "first", "B7", "maybe", "B9", "May 1", "B14", "tonight", "B15", "yes"), []string{
		`Vote!B6: the revision is a number, not "first"; type digits only`,
		`Vote!B7: sample is yes or no, not "maybe"`,
		`Vote!B9: the first day of voting is a date like 2026-05-08, not "May 1"`,
		`Vote!B14: the end of the embargo is a time like 2026-05-15T20:00:00-04:00, not "tonight"`,
		"Vote!B16: there is an embargo, and the banner on the sheets has no words",
	}},
	{"days in the wrong order", cells("Vote", "B9", "2026-05-08", "B10", "2026-05-07"), []string{
		"Vote!B10: voting closes on 2026-05-07, before it opens on 2026-05-08",
	}},
	{"a share that became a date", cells("Ballots", "B11", 46084, "B12", "4/3", "B4", "pigeon", "B5", 0, "B9", "chief teller, clerk"), []string{
		`Ballots!B4: the voting method is one of these: in person, mail, both; not "pigeon"`,
		"Ballots!B5: the number of ballots in a batch is 1 to 1,000, not 0",
		`Ballots!B9: "clerk" is no role of a teller: chief teller, recorder, observer`,
		"Ballots!B11: the share of blank ballots is a share like 3/100; the cell holds 46084, a number or a date. Format the cell as text and type it again",
		`Ballots!B12: the share of void ballots is a share from 0/1 to 1/1, like 3/100, not "4/3"`,
	}},
	{"a field that was renamed", cells("Ballots", "A5", "Batch"), []string{
		`Ballots!A5: the template has no field "Batch"; delete the row, or give it back its name`,
		`Ballots: the row of the field "Ballots in a batch" is missing; take it from a new template`,
	}},
	{"what cannot be seen", cells("Unions", "B4", "Lamp\u202Elighters", "B5", "Ferry\nWorkers"), []string{
		`Unions!B4: "Lamp\u202elighters" holds a character that cannot be seen (U+202E); type it anew`,
		`Unions!B5: "Ferry Workers" goes over more than one line; write it in one`,
	}},
	{"rows and sheets that are hidden", func(t *testing.T, f *excelize.File) {
		must(t, f.SetRowVisible("Places", 7, false))
		must(t, f.SetColVisible("Units", "F", false))
		must(t, f.SetSheetVisible("Recipients", false))
	}, []string{
		`Units!F7: the column "Not put" is hidden; show it`,
		"Places!A7: row 7 is hidden; show it, or delete it",
		"Recipients: this sheet is hidden; what is signed has to be seen",
	}},
	{"cells that are joined", func(t *testing.T, f *excelize.File) { must(t, f.MergeCell("Places", "G4", "G5")) }, []string{
		"Places!G4: the cells G4:G5 are joined; part them and fill in each",
	}},
	{"what is seen otherwise than it is read", func(t *testing.T, f *excelize.File) {
		look(t, f, "Unions", "C4", excelize.Style{CustomNumFmt: new(`"531"`)})
		look(t, f, "Unions", "C5", excelize.Style{Font: &excelize.Font{Color: "FEFEFE"}})
		look(t, f, "Unions", "C6", excelize.Style{Font: &excelize.Font{ColorTheme: new(4)}})
		look(t, f, "Units", "B4", excelize.Style{CustomNumFmt: new(`0;0;0;"L-9"`)})
		look(t, f, "Places", "E4", excelize.Style{NumFmt: 14})
		look(t, f, "Places", "C3", excelize.Style{CustomNumFmt: new(`0;0;0;"Members"`)})
		must(t, f.SetCellRichText("Units", "C4", []excelize.RichTextRun{{Text: "Sample "}, {Text: "unit", Font: &excelize.Font{Color: "FFFFFF"}}}))
	}, []string{
		"Unions!C4: this cell may be seen otherwise than it is read: its number format can show something else than it holds; give the cell the number format General",
		"Unions!C5: this cell may be seen otherwise than it is read: it is written in the colour of its ground, or nearly; give it a dark colour",
		"Unions!C6: this cell may be seen otherwise than it is read: its colours cannot be known: they are of a palette, a theme, a pattern or a gradient; make it black without a fill",
		"Units!B4: this cell may be seen otherwise than it is read: its number format can show something else than it holds; give the cell the number format General",
		"Units!C4: this cell may be seen otherwise than it is read: parts of it look otherwise than the rest; clear its formats and type it anew",
		"Places!C3: this cell may be seen otherwise than it is read: its number format can show something else than it holds; give the cell the number format General",
		"Places!E4: this cell may be seen otherwise than it is read: its number is shown as a date or a time; give the cell the number format General",
	}},
	{"what lies over the cells", func(t *testing.T, f *excelize.File) {
		must(t, f.AddShape("Places", &excelize.Shape{Cell: "E4", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "531"}}}))
		must(t, f.AddComment("Units", excelize.Comment{Cell: "D4", Author: "Sample Mallory", Text: "531"}))
		id, err := f.NewConditionalStyle(&excelize.Style{CustomNumFmt: new(`"531"`)})
		must(t, err)
		must(t, f.SetConditionalFormat("Unions", "C4", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "0", Format: &id}}))
	}, []string{
		"Unions: formats by condition are on this sheet, which can show something else than a cell holds; clear these rules",
		"Units: there are notes or comments on this sheet, which are not read; delete them",
		"Places: a picture, a shape or a chart lies on this sheet; delete it, so that all cells are seen",
	}},
	{"a view without zeros", func(t *testing.T, f *excelize.File) {
		must(t, f.SetSheetView("Places", 0, &excelize.ViewOptions{ShowZeros: new(bool)}))
	}, []string{"Places: the view of this sheet leaves out zeros, or rows or columns above or beside those that are frozen; show zeros and unfreeze the panes"}},
	{"one formula for many cells", func(t *testing.T, f *excelize.File) {
		kind, over := excelize.STCellFormulaTypeArray, "E1:E5"
		must(t, f.SetCellFormula("Places", "E1", "531*{1;1}", excelize.FormulaOpts{Type: &kind, Ref: &over}))
	}, []string{"Places!E1: one formula fills the cells E1:E5; type the values themselves"}},
	{"recipients without an embargo", cells("Recipients", "A4", "Sample Secretary", "B4", "ssh-ed25519 AAAA"), []string{
		"Recipients!B4: \"ssh-ed25519 AAAA\" is not the key of a recipient; it begins with age1",
		"Recipients!A4: recipients are there, but there is no embargo in sheet Vote",
	}},
	{"a question too many", cells("Questions", "A6", "third", "B6", "Third", "C6", "", "D6", "9", "E6", "teamsters-xii"), []string{
		"Questions!C6: the short title has 1 to 24 characters, not 0",
		"Questions!D6: the paper of the question is 1 to 4, not 9",
	}},
}

func TestEveryFaultIsNamedWithItsCell(t *testing.T) {
	for _, s := range slips {
		t.Run(s.name, func(t *testing.T) {
			p := read(t, edited(t, func(f *excelize.File) { s.edit(t, f) }))
			got := lines(p.Faults())
			if diff := cmp.Diff(s.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, err := p.Vote(); err == nil {
				t.Error("a definition was made all the same")
			}
		})
	}
}

func TestAllFaultsAreListedAtOnce(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) {
		for _, s := range slips[:2] {
			s.edit(t, f)
		}
		cells("Questions", "E4", "")(t, f)
		cells("Vote", "B5", "")(t, f)
	}))
	want := []string{
		"Vote!B5: the title of the vote is missing",
		"Questions!E4: question 1 has no rule; choose one from sheet Rules",
		"Unions!C4: a formula stands here (=SUM(Places!E4:E8)); type the value itself",
		"Places!E13: the roll 1,2x4 is no number; type digits only, such as 1284",
		"Places!E14: the roll -3 is no number; type digits only, such as 1284",
	}
	if diff := cmp.Diff(want, lines(p.Faults())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestARuleChosenLaterMendsTheFault(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) { set(t, f, "Questions", "E5", "") }))
	if len(p.Faults()) != 1 || p.Rule(0) != "sebac-later" || p.Rule(1) != "" {
		t.Fatalf("%q, %q: %q", p.Rule(0), p.Rule(1), lines(p.Faults()))
	}
	p.Choose(1, "unit-contract")
	v, err := p.Vote()
	if err != nil {
		t.Fatal(err)
	}
	if q := v.Questions[1]; q.DecidedBy != "unit" || q.Rule.Tree == nil || len(rule.Words(q.Rule.Tree)) < 4 {
		t.Errorf("decided by the %s: %+v", q.DecidedBy, q.Rule)
	}
}

func TestADayThatTheProgramKeepsAsANumberIsThatDay(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) { cells("Vote", "B9", 46150, "B10", 46151)(t, f) }))
	v, err := p.Vote()
	if err != nil {
		t.Fatal(err)
	}
	if v.Opens != "2026-05-08" || v.Closes != "2026-05-09" {
		t.Errorf("%s to %s", v.Opens, v.Closes)
	}
}

func TestAWorkbookThatCountsDaysFrom1904IsReadByThem(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) {
		yes := true
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		cells("Vote", "B9", 46150-1462, "B10", "2026-05-09")(t, f)
	}))
	v, err := p.Vote()
	if err != nil {
		t.Fatal(err)
	}
	if v.Opens != "2026-05-08" {
		t.Errorf("voting opens on %s", v.Opens)
	}
}
