// Package pdf makes the printed tally sheet of a count.Sheet, has it signed,
// and reads it back without believing it.
//
// [Draw] makes the document, [Sign] adds a teller's signature, [Read] takes the
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
// The record is attached as NAME.record.json, where NAME is [Name]. The field
// for the digital signature of the sheet's i-th signer, counted from 1, is
// called "Signature" and i. Observers sign in ink and have none. Text, tables
// and headings are tagged, so that the sheet can be read aloud.
//
// # The QR code
//
// Level M, in the alphanumeric set, so that any telephone shows the figures:
//
//	TS1/SEBAC2011/AFSCME:JN-7:749/1308171960/R1/E1600/C1284/Q1:513.763.5.3/Q2:544.728.9.3/D:.../
//
// That is: form, vote, place with its codes joined by colons, time of
// certifying in Unix seconds, revision, roll, ballots counted, then for each
// question yes, no, blank, void, and the 32 bytes of the record's digest in the
// 48 characters of base45 (RFC 9285), which may hold slashes. A figure that
// nobody entered is empty. [QRText] gives this text.
//
// # Reading back
//
// The record is drawn again and compared with the first revision of the file:
// byte for byte, or, where another compiler packed the streams otherwise, object
// by object unpacked. So there is no list of things to compare that could be
// incomplete. A later drawing must get a new name in the foot and keep this one.
package pdf
