// Package paper makes the paper that a hall needs beside the program, as PDF
// files to print: a quick guide, tally forms for the recorders, and blank sheets
// for a count that has to go on without a computer. Package byhand reads such a
// count back in afterwards.
//
// # The forms
//
//	Guide   one page: the count step by step, the keys, what to do when
//	        something differs, and when the computer stops
//	Tally   a form for each batch and side: for each question and answer as many
//	        boxes for five strokes as the batch has ballots, and their totals;
//	        all of side A first, then all of side B, because they go to
//	        different people
//	Blank   for one place: the register of batches, each figure by A and by B;
//	        the ballot account with its equations; logs of challenged and void
//	        ballots; signatures
//
// All are US Letter or A4, upright, black on white with greys, with room to
// punch at the left. Forms carry no date of their making: the same vote, place,
// number of batches, paper and language give the same bytes. They are PDF/A-3b
// and tagged, as the sheets of package pdf are, but they certify nothing and
// nobody reads them back.
//
// What a form says is in the language of the catalogue that is handed in. Names
// from the vote definition stand as its author wrote them.
package paper
