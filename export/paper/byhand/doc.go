// Package byhand reads a count that was kept on paper, while the computer was
// gone, back into a count: [Template] makes the file to key it into, [Read]
// understands that file, [Count.Commands] says what it is in commands of the
// desk, and [Import] has them carried out, all or none.
//
// # The file
//
// A workbook (.xlsx) with one sheet, or the same rows as CSV: UTF-8, fields
// parted by commas, semicolons or tabs. The first cell of a row says what the
// row is. A row that is empty, or begins with #, is a note and is not read.
// These words do not change with the language.
//
//	countersign hand count 1
//	vote        ID, digest of the definition
//	place       UNION/UNIT/LOCAL
//	held        day as 2026-05-08, hall
//	keyed by    name of the teller who copies the paper into the file
//	teller      name, role: chief teller, recorder or observer
//	batches     how many there are
//	columns     batch, side, recorder, ballots, and for each question of the
//	            place its code with yes, no, blank and void: "agreement yes"
//	count       one line of the register, below these columns; side is A or B
//	account     line of the ballot account, figure
//	challenged  envelope, ground, ruling, reason of the ruling
//	void        batch, question, reason, who ruled
//
// The first row comes first, columns before any count. A row of count, account,
// teller, challenged or void that was left as the template made it is not read,
// so that a part of a count can be kept on paper: those batches, say, that
// were not closed when the computer stopped.
//
// # What is promised
//
// Nothing is imported by halves: every fault of the file, and everything that
// the desk would refuse, is listed with its line or cell, and only a file
// without any is carried out, in one step. An empty cell is not zero. A formula
// is refused: what it shows is not what somebody wrote down.
//
// A and B stay two entries, each by the recorder who kept it. Where they differ
// the batch differs, as if it had been keyed, and is settled by a recount;
// nothing is resolved here. The account and the logs are entered as they stand,
// and the checks judge them as always.
//
// On record is that the figures come from paper: the hall of the count says
// "counted on paper, keyed by" and who, and so does the printed sheet; the
// journal says when. The paper stays with the ballots.
package byhand
