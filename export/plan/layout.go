package plan

import (
	"countersign/assets/words"
	"countersign/count"
)

// The sheets, by name.
const (
	sheetReadMe     = "Read me"
	sheetVote       = "Vote"
	sheetQuestions  = "Questions"
	sheetUnions     = "Unions"
	sheetUnits      = "Units"
	sheetPlaces     = "Places"
	sheetBallots    = "Ballots"
	sheetRecipients = "Recipients"
	sheetRules      = "Rules"
)

// Rows of a sheet.
const (
	aboutRow = 1
	hintRow  = 2
	headRow  = 3
	firstRow = 4
	// lastRow is as far as lists and formats of the template reach. A workbook
	// may be longer.
	lastRow = 5000
)

// kind is what a column or a field holds.
type kind int

const (
	text kind = iota
	code
	number
)

// column is a column of a sheet.
type column struct {
	head, hint string
	wide       float64
	kind       kind
	list       []string // what can be chosen
	from       string   // a range of cells that can be chosen
}

// table is a sheet that is read: its columns, and its rows where those are fixed.
type table struct {
	sheet, about string
	columns      []column
	fields       []field
}

// field is a row of sheet Vote or Ballots.
type field struct {
	name, hint string
	preset     string // in the empty template
	list       []string
}

// Heads of the columns.
const (
	headField   = "Field"
	headValue   = "Value"
	headHint    = "What belongs there"
	headCode    = "Code"
	headTitle   = "Title"
	headShort   = "Short title"
	headPaper   = "Paper"
	headRule    = "Rule"
	headUnion   = "Union"
	headUnit    = "Unit"
	headLocal   = "Local"
	headName    = "Name"
	headMembers = "Members"
	headWith    = "Counted with"
	headNotPut  = "Not put"
	headKey     = "Key"
)

var yesNo = []string{"yes", "no"}

// fieldColumns are those of the sheets with one row a field.
var fieldColumns = []column{
	{head: headField, wide: 30},
	{head: headValue, wide: 62},
	{head: headHint, wide: 70},
}

var membersHint = words.Key("Eligible members, in digits. Empty where it is not known.")

// tables are the sheets that are read, in their order.
var tables = []table{
	{
		sheet: sheetVote, about: words.Key("The vote: what it is called and when it is held. Fill in the column Value."),
		columns: fieldColumns, fields: voteFields,
	},
	{
		sheet: sheetQuestions, about: words.Key("The questions on the ballot paper, 1 to 4, in their order."),
		columns: []column{
			{head: headCode, hint: words.Key("Letters, digits, points, hyphens: agreement"), wide: 18, kind: code},
			{head: headTitle, hint: words.Key("As it is printed on the ballot"), wide: 48},
			{head: headShort, hint: words.Key("Up to 24 characters, for column heads"), wide: 24},
			{head: headPaper, hint: words.Key("1: all questions of a vote stand on one paper"), wide: 14, kind: number},
			{head: headRule, hint: words.Key("What decides it: a name from sheet Rules"), wide: 28, from: sheetRules + "!$A$4:$A$40"}, //words:none
		},
	},
	{
		sheet: sheetUnions, about: words.Key("The unions of the coalition, one a row."),
		columns: []column{
			{head: headUnion, hint: words.Key("A short code of your choice"), wide: 18, kind: code},
			{head: headName, hint: words.Key("As it is printed on the sheets"), wide: 48},
			{head: headMembers, hint: membersHint, wide: 16, kind: number},
		},
	},
	{
		sheet: sheetUnits, about: words.Key("The bargaining units of each union, one a row."),
		columns: []column{
			{head: headUnion, hint: words.Key("The code of its union, from sheet Unions"), wide: 18, kind: code, from: sheetUnions + "!$A$4:$A$5000"}, //words:none
			{head: headUnit, hint: words.Key("A short code, unique in its union"), wide: 18, kind: code},
			{head: headName, hint: words.Key("As it is printed on the sheets"), wide: 44},
			{head: headMembers, hint: membersHint, wide: 16, kind: number},
			{head: headWith, hint: words.Key("Code of another unit of this union whose ballots hold this one's too; mostly empty"), wide: 24, kind: code},
			{head: headNotPut, hint: words.Key("Codes of questions that this unit does not answer, with commas; mostly empty"), wide: 24},
		},
	},
	{
		sheet: sheetPlaces, about: words.Key("Where ballots are counted: each local of each unit, one a row. A unit without a row here is counted as one place."),
		columns: []column{
			{head: headUnion, hint: words.Key("The code of its union, from sheet Unions"), wide: 18, kind: code, from: sheetUnions + "!$A$4:$A$5000"}, //words:none
			{head: headUnit, hint: words.Key("The code of its unit, from sheet Units"), wide: 18, kind: code, from: sheetUnits + "!$B$4:$B$5000"},     //words:none
			{head: headLocal, hint: words.Key("The number or a short code of the local"), wide: 18, kind: code},
			{head: headName, hint: words.Key("As it is printed on the sheets"), wide: 44},
			{head: headMembers, hint: words.Key("The roll: eligible members of this unit in this local. Empty where it is not known."), wide: 16, kind: number},
		},
	},
	{
		sheet: sheetBallots, about: words.Key("How ballots are counted, who signs, and what the checks warn of. What stands here already is usual; change it where your bylaws say otherwise."),
		columns: fieldColumns, fields: ballotFields,
	},
	{
		sheet: sheetRecipients, about: words.Key("Only with an embargo: who can open the sheets before it ends. Mostly empty."),
		columns: []column{
			{head: headName, hint: words.Key("Whose key it is"), wide: 40},
			{head: headKey, hint: words.Key("A public key that begins with age1"), wide: 80},
		},
	},
}

// Names of the fields.
const (
	fieldID        = "Code of the vote"
	fieldTitle     = "Title"
	fieldRevision  = "Revision"
	fieldSample    = "Sample"
	fieldNote      = "Note"
	fieldOpens     = "Voting opens"
	fieldCloses    = "Voting closes"
	fieldCoalition = "Code of the coalition"
	fieldName      = "Name of the coalition"
	fieldMembers   = "Members of the coalition"
	fieldUntil     = "Embargo until"
	fieldAllIn     = "Embargo until all are in"
	fieldBanner    = "Words of the embargo"

	fieldMethod = "Voting method"
	fieldBatch  = "Ballots in a batch"
	fieldVoid   = "Void ballots"
	fieldPaper  = "Paper of the sheet"
	fieldLeast  = "Tellers who sign, at least"
	fieldRoles  = "Roles that sign"
	fieldKeys   = "Kind of key"
	fieldBlanks = "Warn over blank"
	fieldVoids  = "Warn over void"
	fieldLow    = "Warn under turnout"
	fieldHigh   = "Warn over turnout"
	fieldSmall  = "Small cell"
)

var voteFields = []field{
	{name: fieldID, hint: words.Key("1 to 24 letters, digits, points or hyphens, unlike that of any other vote: SEBAC-2026")},
	{name: fieldTitle, hint: words.Key("As it is printed on every sheet")},
	{name: fieldRevision, hint: words.Key("1, and one more each time the definition is changed after it was sent out"), preset: "1"},
	{name: fieldSample, hint: words.Key("yes if it is invented, for training; then every sheet says so"), preset: "no", list: yesNo},
	{name: fieldNote, hint: words.Key("Where the figures come from, what is not known. May be empty.")},
	{name: fieldOpens, hint: words.Key("The first day of voting, like 2026-05-08")},
	{name: fieldCloses, hint: words.Key("The last day of voting, like 2026-05-15")},
	{name: fieldCoalition, hint: words.Key("A short code; of a union that votes alone, its own")},
	{name: fieldName, hint: words.Key("As it is printed on the sheets")},
	{name: fieldMembers, hint: membersHint},
	{name: fieldUntil, hint: words.Key("Figures stay closed until then: 2026-05-15T20:00:00-04:00, with the offset of the place. Empty for no embargo.")},
	{name: fieldAllIn, hint: words.Key("yes if figures stay closed until every place has counted"), preset: "no", list: yesNo},
	{name: fieldBanner, hint: words.Key("What the banner on every sheet says while there is an embargo. Else empty.")},
}

var ballotFields = []field{
	{name: fieldMethod, hint: words.Key("How members vote: in person, mail, or both"), preset: string(count.InPerson), list: []string{string(count.InPerson), string(count.ByMail), string(count.Both)}},
	{name: fieldBatch, hint: words.Key("Ballots in a full batch, 1 to 1,000. 50 is usual."), preset: "50"},
	{name: fieldVoid, hint: words.Key("When a ballot or a question of it is void, as your bylaws say; it is printed")},
	{name: fieldPaper, hint: words.Key("letter or a4"), preset: "letter", list: []string{"letter", "a4"}},
	{name: fieldLeast, hint: words.Key("How many tellers sign each sheet, at least 2"), preset: "2"},
	{name: fieldRoles, hint: words.Key("Who has to be among them, with commas: chief teller, recorder, observer. An observer has to be there, and signs on paper only."), preset: "chief teller, recorder"}, //words:none
	{name: fieldKeys, hint: words.Key("What tellers sign with. Empty is ecdsa p-256."), list: []string{string(count.ECDSAKeys), string(count.RSAKeys), string(count.AnyKeys)}},
	{name: fieldBlanks, hint: words.Key("A share of blank ballots over this is a warning: 3/100"), preset: "3/100"},
	{name: fieldVoids, hint: words.Key("A share of void ballots over this is a warning: 3/100"), preset: "3/100"},
	{name: fieldLow, hint: words.Key("A turnout under this is a warning: 1/10"), preset: "1/10"},
	{name: fieldHigh, hint: words.Key("A turnout over this is a warning: 95/100"), preset: "95/100"},
	{name: fieldSmall, hint: words.Key("Figures under this number tell how people voted; 5 is usual"), preset: "5"},
}
