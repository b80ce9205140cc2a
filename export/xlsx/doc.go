// Package xlsx writes a certified sheet as an Excel workbook and reads it back
// without believing anything.
//
// # The workbook
//
// Seven worksheets, in this order:
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
//   - Signatures: the seals of the record, which hold without the workbook. Rows
//     2 to n+1 are the signers in the order of the sheet: name, role, fingerprint
//     of the key, and in column D the detached CMS signature of the record (DER)
//     as base64 without line breaks, or the words "signs later". A text longer
//     than 16,000 characters goes on in columns E, F and so on. Row n+3 is the
//     signature of the text of the QR code in the same way, 64 bytes, or the word
//     "none". Below stands how openssl checks a signature.
//
// These names, and those of the columns, are the same in every language: formulas,
// pivot tables and readers name them. A second language adds a sheet, "Tally en".
// The workbook of a roll-up ([WriteRollup]) keeps to the same.
//
// The tellers' Office signatures (package office) cover all of this. Who signs
// later adds one of those; the seals stay as they were written.
//
// # Layouts
//
// How the parts follow from record and seals is a layout. The keywords of the
// document properties name it: "Countersign workbook 2". Files of every layout
// that was ever released stay readable, so a released layout is never changed;
// a change is a new one, with a row in the table of layouts. What a layout pins,
// and a test compares with a file that was kept:
//
//   - the order, texts, formulas and looks of the cells, and the widths, heights,
//     joined cells and pages, as the functions of this package have them;
//   - what excelize v2.11.0 makes around them: a release of excelize that makes
//     something else must not be taken, or the old one stays beside it;
//   - for a file without signatures, the form in which compress/flate packs at
//     its best speed, too. Signed files are compared unpacked: package office
//     proves their packing from the file itself, so another compressor of a later
//     Go does not matter to them.
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
//	challenged      rows of the challenge log that nobody has ruled on, without
//	                those that were withdrawn
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
// excelize makes what stands around the cells: styles, chart, table, panes. That
// follows from the shape of the workbook alone and is kept for the next one of
// the same shape. The cells themselves are written here.
//
// # Reading
//
// Read takes the package apart strictly, takes the record out of sheet Record
// and the seals out of sheet Signatures, and makes the workbook again from them.
// The whole file has to be the same, byte for byte. Where it is not, both are
// compared cell by cell with a reader of our own that takes bounded time and
// memory from any file, so that the difference can be named: values, formulas,
// formats and colours, hidden and joined cells, sheets, names, and then any part
// that differs. A workbook that was saved again by another program is never the
// one that was certified, even if no cell differs. Each seal is verified with the
// key of the signer in whose row it stands; one that does not hold is a
// difference.
//
// Describe says of any other file what it is.
package xlsx
