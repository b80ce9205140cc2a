// Package verify shows what can be said of tally sheets that somebody was sent:
// may they be used, who signed them, and where what they show differs from what
// was signed. It needs no open count and changes nothing on the disk.
//
// Files are read on the worker by package countersign/export. Those of one
// place and one revision belong together: a PDF and its workbook are one sheet,
// and have to carry the same record. A sheet that may not be used comes before
// the others, and says what to do.
package verify
