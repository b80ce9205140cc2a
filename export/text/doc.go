// Package text writes a certified sheet as plain text and as a table: the twins
// of the PDF and the workbook for people who listen to a sheet or feel it, and
// for programs that read neither.
//
//	page := text.Sheet(words.In("es"), sheet) // NAME.txt
//	table := text.Table(sheet)                // NAME.csv
//
// Neither is signed and neither is read back: what is proved is proved by the
// PDF and the workbook. Both begin with, or hold, the digest of the record, so
// that anybody can tell which sheet they are twins of.
//
// # The text
//
// UTF-8 without a byte order mark, lines ended by CR LF. It is made to be heard
// line by line: each line is one whole statement, with the name of a figure
// before the figure; no columns, no drawing, no signs that stand for words. A
// part begins with its title after an empty line. The order is that of the
// printed sheet: place, figures, account, findings, signers, then every batch
// and the logs. Characters that steer a terminal, and marks of writing
// direction, are written as an escape, such as \u202E.
//
// # The table
//
// RFC 4180 with a byte order mark, as in package csv, one figure a line:
//
//	part      "place", "result", "account" or "batch"
//	batch     its number; empty but for a batch
//	question  the code of the question; empty where the figure has none
//	line      what the figure is: yes, no, blank, void, ballots, cast,
//	          necessary, eligible, or a line of the ballot account
//	figure    the one that stands, without separators; empty is not entered
//	a, b      what recorder A and recorder B found; only for a batch
//	recount   the third count, where there was one
//
// The first line names the columns. The second has part "digest" and the digest
// of the record as its figure. Names and words are in the text; here are codes
// only, and they are the same in every language.
package text
