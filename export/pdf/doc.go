// Package pdf makes the printed tally sheet of a count.Sheet, has it signed,
// and reads it back without believing it.
//
// [Draw] makes the document, [Sign] adds a teller's signature, [SignAll] those of
// several, at once or on other computers later; [Read] takes the
// document apart and proves that its pages show what its record says.
// [DrawRollup] makes the report of a roll-up. How the file is built stands in
// package file; here stands what is on the pages.
//
// # The sheet
//
// US Letter or A4, upright, black on white with greys. Left margin 19 mm, to
// punch. Every page: the bar of the embargo while there is one; a foot with the
// QR code (40 mm with its quiet zone), the digest of the record in 2 x 8
// numbered groups of four, the beginning of the vote definition's digest, the
// name of the drawing ("Countersign sheet 1"), the name of the file, page n of
// m, revision, date and time.
//
//	page 1   title, place; facts; count in figures and words; ballot account as
//	         equations with a mark for each; rules; report of the tellers in the
//	         order of Robert's Rules; challenged ballots; explained warnings word
//	         for word; signatures; what is a sample, which revision
//	then     signatures, where there are more than four or no room
//	then     batches, up to 30 on a page, with the figures that stand, whether A
//	         and B agreed at once, and every difference with all three figures
//	then     findings with their sums and explanations, remarks in full, logs of
//	         void and challenged ballots
//
// The sheet never says that a question passed or failed: the tellers report, the
// chair declares. A figure is made smaller where it needs room and is never cut;
// other text is made smaller, wrapped, and at last cut with "...". What cannot be
// seen is printed as an escape, such as \u202E.
//
// Whose clock the times are of stands beside the signatures. A frame of dashes
// says which key may fill it. Observers sign in ink.
//
// # What rides along
//
// NAME is [Name], i counts the sheet's signers from 1:
//
//	NAME.record.json   the record; the pages are made from it (/Source)
//	NAME.code.txt      the text of the QR code as printed, package code
//	NAME.i.p7s         detached CMS signature of the record by signer i, DER;
//	                   none for who signs later or in ink only
//
// The signatures in these files are made before the sheet is drawn, and prove
// the record without the PDF; the last two kinds are supplements. The field for
// the digital signature of the i-th signer is called "Signature" and i. Text,
// tables and headings are tagged, so that the sheet can be read aloud.
//
// The QR code is level M, 40 mm with its quiet zone: version 10 with modules of
// 0.6 mm for two questions, version 11 for six. Names of the greatest length
// and more questions make modules smaller.
//
// # Reading back
//
// The document states its drawing as /Creator: "Countersign sheet 1". Read looks
// the name up in its table of drawings, verifies each signature that rides along,
// draws the record again with those that hold, and compares with the first
// revision of the file: byte for byte, or, where another compiler packed the
// streams otherwise, object by object unpacked. So there is no list of things to
// compare that could be incomplete. A drawing never changes once it is released:
// a new one gets a new name, and the old one stays.
//
// A drawing in other languages says so in its name: "Countersign sheet 1, es en".
// The boxes of digital signatures are in the first of them. [ReadReport] does the
// same with a roll-up's report, "Countersign report 1, es": what it says rides
// along as NAME.report.json in its own language, all else follows from the name.
package pdf
