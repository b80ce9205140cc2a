// Package verify shows what can be said of tally sheets that somebody was sent:
// may they be used, who signed them, and where what they show differs from what
// was signed. It changes nothing on the disk but the person's own trust list.
//
// Files are read on the worker by package countersign/export. Those of one
// place and one revision belong together: a PDF and its workbook are one sheet,
// and have to carry the same record. A sheet that may not be used comes before
// the others, and says what to do. A vote definition among the files, or else
// that of the open count where it is the same vote, says which keys are known.
//
// A key that nobody has compared is never shown: whoever confirms it reads two
// of its groups, chosen by chance, from the sheet that was signed in ink. The
// same holds for the digest, of which two groups can be typed from a print.
//
// The text of a printed sheet's QR code can be scanned, typed or pasted; it is
// verified by itself and held against the files that are shown.
package verify
