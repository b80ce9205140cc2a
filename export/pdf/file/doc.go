// Package file turns a drawing into a PDF that several people can sign, signs
// it, and takes it apart again without believing anything.
//
// [Finish] makes one clean revision of what gofpdf drew. [Sign] adds one
// revision for each teller. [Verify] accepts exactly such files. Nothing else
// is promised: this is not a library for other people's PDF files.
//
// # The subset
//
// A file is a chain of revisions. Each is a run of objects that directly follow
// one another, a classic cross-reference table, a trailer, startxref, %%EOF and
// a line feed. There are no object streams, no encryption, no generations but
// 0; streams have a direct length and no filter or FlateDecode; white space is
// blank and line feed. Dictionaries are written with /Type and /Subtype first
// and the other keys sorted, strings in ASCII or as UTF-16 in hexadecimal, so
// that an object has one spelling, and objects stand in the order of their
// numbers. Every byte of a file belongs to one of these parts.
//
// # Revision 0
//
// PDF 1.7, built to PDF/A-3b and tagged: binary mark, /ID, XMP equal to the
// document information, language, title shown, an sRGB output intent,
// attachments as associated files with their MIME type and relationship, the
// name of the drawing as /Creator, a structure tree over all pages, and for each teller one empty
// signature field. The fonts of the signature boxes are those of the drawing,
// named Regular and Bold in the form's resources. Catalog, pages, form and
// trailer hold no key that this package does not write: no scripts, actions,
// layers, encryption or annotations.
//
// # Revision 1 and later
//
// Each holds one signature and follows from the file before it, the
// certificates, the time and the CMS alone:
//
//   - the field, with /V, and /AP for its box
//   - the signature dictionary: SubFilter ETSI.CAdES.detached, /M, /Name, a
//     /ByteRange over all of the file but the hexadecimal string of /Contents,
//     the CMS of package sign padded with zeros; there is more room where it
//     holds a time stamp
//   - the box: name, role, time and key, in the sheet's own typeface
//   - in revision 1 the catalog, with /Perms /DocMDP; its signature certifies
//     the document at level 2: only further signatures may follow
//
// So the verifier takes the signature out, writes the whole revision again and
// compares bytes. Replaced pages, hidden updates, shifted byte ranges, changed
// padding or bytes behind the end have no place to be.
//
// What it does not say is whether the right people signed, and whether the page
// shows what the record says. For the first there is [sign.Trust]; for the
// second, draw the sheet again from the attached record and use [Compare].
package file
