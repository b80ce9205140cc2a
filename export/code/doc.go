// Package code writes and reads the text of the QR code that a tally sheet
// carries in its foot: the figures, the digest of the record, and a signature
// that proves them on paper, with nothing else at hand.
//
// [Text] gives the text of a sheet, [Sign] the signature in it, [Parse] reads a
// text and verifies it, [Code.Agrees] compares it with a sheet.
//
// # Format
//
// The text is in the alphanumeric set of QR codes (0-9 A-Z, blank, $%*+-./:),
// so that any telephone shows the figures. It is one line:
//
//	TS1/SEBAC2011/AFSCME:JN-7:749/1308171960/R1/E1600/C1284/Q1:513.763.5.3/Q2:544.728.9.3/D:.../K:.../S:.../
//
// Each field ends with a slash:
//
//	TS1       the form
//	vote      its code
//	place     its codes, joined by colons
//	time      of certifying, in seconds since 1970 UTC
//	R         revision of the sheet
//	E         members on the roll
//	C         ballots counted
//	Q1: ...   for each question yes, no, blank and void, with points between
//	D:        SHA-256 of the record, 48 characters
//	K:        public key of the sheet's first signer, 50 characters
//	S:        signature, 96 characters
//
// Names are in upper case; a character that the set lacks, and a slash, is
// written as a point, and no name is longer than 80 characters. So two names
// may have one spelling, and names are compared as they are spelled here. A
// figure that nobody entered is empty; the others have no leading zeros.
//
// D, K and S are bytes in base45 (RFC 9285): pairs of bytes as three characters,
// a last single one as two. Base45 may hold slashes and blanks, so these fields
// are read by their lengths, from the end.
//
// K is a point on P-256 in compressed form (SEC 1, 33 bytes). S is r and s of an
// ECDSA signature, 32 bytes each, s at most half the order. What is signed is
// SHA-256 of all of the text before "/S:". K and S are missing together where
// the first signer's key is not P-256 or has not signed.
//
// A text has one spelling. [Parse] takes blanks and line ends around it and
// small letters, as scanners that type what they see leave them, and refuses
// whatever else [Text] would not have written.
package code
