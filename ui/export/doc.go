// Package export is step 6 of a count: the certified sheet is written as a PDF
// and a workbook, read back from disk, and copied to a stick.
//
// The screen writes with package countersign/export, which saves both files or
// neither and never replaces one; after that it verifies what is on the disk
// and compares its digest with the certified one. Only then it says saved. The
// keys are those that certified the count; if the program was closed in
// between, the passphrases are asked for again. Files that an earlier sitting
// left in the folder are found and verified, and nothing is asked.
//
// Where files went is kept in the journal: the name of the folder, and each file
// with its digest. Files that have gone since, with a stick or a folder, are
// noticed before they are printed or copied, and are saved again.
//
// A person then prints the sheet (by lp or lpr, or by the program that Windows
// has for PDFs), types two groups of the digest from the print, notes the number
// of the seal, and takes both files to the union's secretary. Saving, copying
// and printing can be called off with Escape. Whoever signs on another computer
// is named, because the files are not complete before that. Reopening the count,
// with a reason and two tellers, starts the next revision; files that were
// saved stay as they are.
//
// The folder is remembered in the preferences of the program under
// [FolderPreference]; at first it is that of the count.
package export
