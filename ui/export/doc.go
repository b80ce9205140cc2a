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
// A person then prints the sheet, types two groups of the digest from the
// print, and takes both files to the union's secretary. Reopening the count,
// with a reason and two tellers, starts the next revision; files that were
// saved stay as they are.
//
// The folder is remembered in the preferences of the program under
// [FolderPreference]; at first it is that of the count.
package export
