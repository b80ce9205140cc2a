// Package xlsx writes a certified sheet as an Excel workbook and reads it back
// without believing anything.
//
// # The workbook
//
// Six worksheets, in this order:
//
//   - Tally: for people. Prints on one page: place, figures, report of the
//     tellers, ballot account, explained warnings, tellers, digest, chart.
//   - Data: for programs. One flat table named Tally, one row a question.
//   - Batches: one row a batch, with a sum row.
//   - Account: the lines of the ballot account, and its equations.
//   - Findings: one row a finding, with its explanation.
//   - Record: the canonical record, one line a row in column A, as text. A line
//     longer than 16,000 characters goes on in columns B, C and so on. The cells
//     of each row joined, and ended by a line feed, are the record byte for byte.
//
// # The table Tally
//
// The headers are fixed; they are never translated, and a later version adds
// columns only at the end:
//
//	vote            identity of the vote
//	vote_title      its title
//	vote_revision   revision of the definition
//	coalition, union, unit, local    names
//	place           UNION/UNIT/LOCAL
//	question        identity of the question
//	question_title  its title
//	eligible        members on the roll; empty where it is not known
//	ballots         ballots counted for the question
//	yes, no, blank, void
//	challenged      rows of the challenge log that nobody has ruled on
//	cast            the base of the rule: what counts as a vote
//	necessary       yes votes that the rule asks for
//	result          passes, fails or open: this place's ballots by the rule's
//	                majority. The chair declares results, not this table
//	revision        of the sheet
//	certified       moment, RFC 3339
//	digest          SHA-256 of the record
//	supersedes      digest of the revision before, or empty
//	definition      digest of the vote definition
//	sample          TRUE where the whole vote is invented
//
// # Cells
//
// Numbers are numbers; what nobody entered is empty. A cell that checks a sum
// holds a formula and its value, so that a program that does not calculate
// shows it and one that does finds TRUE again. Text never becomes a formula: it
// is kept as a string, whatever it begins with. Characters that a page cannot
// show (control characters, changes of writing direction) appear as \u202E; a
// text of more than 16,000 characters is cut off, sheet Record has it whole.
//
// excelize makes what stands around the cells: styles, chart, table, panes. The
// cells themselves are written here.
//
// # Reading
//
// Read takes the package apart strictly, takes the record out of sheet Record,
// and makes the workbook again from it. The whole file has to be the same, byte
// for byte. Where it is not, both are compared cell by cell with a reader of our
// own that takes bounded time and memory from any file, so that the difference
// can be named: values, formulas, formats and colours, hidden and joined cells,
// sheets, names, and then any part that differs. A workbook that was saved again
// by another program is never the one that was certified, even if no cell
// differs.
//
// It follows that a change of the layout, of excelize or of the compressor makes
// files of earlier releases differ. Whoever changes one of them has to keep the
// way in which the files of a release were made.
package xlsx
