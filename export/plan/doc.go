// Package plan makes a vote definition from a workbook that a union's secretary
// fills in.
//
// [Template] writes the workbook, empty or filled from the training vote. [Read]
// takes one that was filled in and gives a [Plan]: every fault with the cell it
// is in, and, where there is none, the definition. What is not understood is
// never left out in silence: a definition is made from the whole workbook or not
// at all.
//
// # The workbook
//
// On every sheet but the first and the last, row 1 says what the sheet is for, row
// 2 what belongs into each column, row 3 holds the heads of the columns, and the
// data begin in row 4. Names of sheets, heads, and the words that a list offers
// are English in every language; rows 1 and 2 are for people and are not read.
//
//	Read me     how to fill it in; not read
//	Vote        Field | Value | What belongs there: one row a field, see below
//	Questions   Code | Title | Short title | Paper | Rule
//	Unions      Union | Name | Members
//	Units       Union | Unit | Name | Members | Counted with | Not put
//	Places      Union | Unit | Local | Name | Members
//	Ballots     Field | Value | What belongs there: policy, tellers, thresholds
//	Recipients  Name | Key: for whom sheets are sealed during an embargo
//	Rules       the rules that a question can have, by name, in words; not read
//
// Columns may stand in another order; each is there once, and no other. Empty
// rows are passed over. A unit without places is counted as one place. "Counted
// with" is the code of another unit of the same union whose ballots hold this
// one's; "Not put" lists codes of questions, with commas. Members that are not
// known stay empty, which is not 0. The order of the rows is the order of the
// definition.
//
// A rule is one of the named examples that the program carries (package
// assets). It brings the level that decides the question.
//
// # What is refused
//
// A cell holds a value: a formula, an error (#REF!), a joined cell, and anything
// in a hidden row, column or sheet are faults, since what is signed has to be
// seen. So is what can show something else than a cell holds: a number format, a
// colour, a rule, a note or a picture. So are two codes that differ only in what the eye mixes up (O and 0; I, l
// and 1; capitals; a point and a hyphen), and characters that cannot be seen.
// What can be a slip and need not be (members that do not add up) is a note.
//
// Certificates that the definition trusts, and a time stamp authority, are no
// text that one types: `tally vote trust` adds the first, and signatures come
// after that.
package plan
