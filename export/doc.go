// Package export takes a certified sheet out to files and back.
//
// Certify signs the record of a count with the tellers' keys and writes that
// into the journal; Documents dresses the record as a PDF and a workbook; Save
// puts files on disk, write-once and whole; Verify reads any of them back and
// says what it is, who signed it, and whether everything a person sees agrees
// with the signed record.
//
// The formats are specified where they are written: the record in
// export/record, the signatures in export/sign, the documents in export/pdf
// and export/xlsx.
package export
