// Package export takes a certified sheet out to files and back.
//
// [Read] prepares a sheet to be read out, and [Reading.Sign] has the tellers sign
// its record and writes that into the journal. [Documents] dresses the record as
// a PDF and a workbook, signed by everybody whose key is open; [SignLater] adds
// the signature of a teller who was not there; [Detached] gives the record and
// its signatures as files for openssl; [Save] puts files on disk, write-once and
// whole.
//
// # Verifying
//
// [Verify] reads any file and says what it is, whether the tellers whom it names
// signed it, whose keys they are, and whether everything that a person sees
// agrees with the signed record. [Verdict.Against] holds it against a vote
// definition, [Compare] holds the files of a place against one another, and
// [VerifyCode] verifies the text of the QR code with nothing else at hand. None
// of them believes anything in a file: what they say is worked out again.
//
// A verdict has findings with the codes of the checks, and one sentence that
// says what to do:
//
//	R601  a sheet of another definition, or of no place of it
//	R602  two sheets of one revision with different figures
//	R604  a signature is missing, does not hold, or is by a key that is wrong for
//	      it; a file that cannot be read as a sheet
//	R605  a key that nobody has confirmed yet (a warning)
//	R606  what is shown differs from the signed record: where, shown, signed
//	R607  a revision replaces the one before: what changed (a note)
//	R608  a revision that does not name the one before
//	R609  files of a place with the same figures and other records (a warning);
//	      a code that is not that of its file
//	R610  totals or findings that are not those of the batches
//
// A file in which a signature is missing looks the same whether it was sent
// before that teller signed or the signature was taken out, unless the file
// itself carries their signature of the record: then it was taken out.
//
// # Reports
//
// [ReportOf] takes a board, [NewReport] any state of a roll-up, and
// [Report.Files] writes it as a PDF, a workbook, a table in CSV and a report in
// NIST's format. What may not be told yet, or not alone, is taken away first,
// so that no format can tell it: under embargo every figure, and where it is
// asked for, figures so small that they would tell how people voted. PDF and
// workbook are in the language of the [Issue]; the other two are the same in each.
//
// The formats are specified where they are written: the record in
// export/record, the signatures in export/sign, the code in export/code, the
// documents in export/pdf and export/xlsx, the table in export/csv.
// testdata/tamper lists what was tried against all of them, testdata/kept what
// every release has to verify.
package export
