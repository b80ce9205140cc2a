// Package office signs workbooks the way Office does, with signatures that
// Excel, LibreOffice and Apache POI show, and verifies them without believing
// anything.
//
// [Sign] adds one signature and [Report.Sign] several, [Verify] accepts exactly
// what they write, byte for byte, and gives back the parts of the workbook as they
// were. Nothing else is promised: this is not a library for other people's
// workbooks. [Bare], [Entries], [Streams] and [Claimed] look into files that are
// none of ours, to say what they are; they take bounded time and memory from any
// bytes, and prove nothing.
//
// # The package
//
// A ZIP file in one dialect: entries one behind the other in the order of the
// directory, nothing between, before or behind them, no times, comments or
// extra fields; either deflated with sizes behind the data, as archive/zip
// writes, or stored with sizes in front. Names are plain ASCII and differ in
// more than case. [Content_Types].xml and every .rels is one root with
// attributes-only children, without white space, comments, prefixes, or any
// character that needs an escape. Every internal relationship leads to a part
// that is there, and exactly one relationship of the package is the workbook.
//
// # What a signature adds
//
// All other entries stay as they are, byte for byte, compressed form included.
//
//	[Content_Types].xml   before </Types>: once a Default for the extension
//	                      sigs, and for each signature an Override
//	_rels/.rels           before </Relationships>: once a relationship of type
//	                      …/digital-signature/origin, with the lowest free rIdN
//	_xmlsignatures/origin.sigs             empty, stored
//	_xmlsignatures/_rels/origin.sigs.rels  rId1 to rIdN, one a signature
//	_xmlsignatures/sig1.xml to sigN.xml    the signatures
//
// The last three are the last entries, in this order.
//
// # What is signed
//
// Every part, with its content type, and of every .rels part every
// relationship. Office itself leaves out the document properties, so these are
// left out here, too, with the package's relationships to them: docProps/
// core.xml, app.xml and custom.xml if type, place and content type all fit.
// Title and author are therefore no evidence. A signature does not cover the
// other signatures, so removing one leaves a sound file: whoever verifies has
// to know who must have signed.
//
// # sigN.xml
//
// XML-DSig with XAdES-EPES (MS-OFFCRYPTO 2.5.2, ETSI TS 101 903 v1.3.2):
//
//	Signature Id="idPackageSignature"
//	  SignedInfo      Canonical XML 1.0; rsa-sha256 or ecdsa-sha256;
//	                  references to the next three, SHA-256
//	  SignatureValue  PKCS #1 v1.5, or r and s of 32 bytes each (s at most half
//	                  the order)
//	  KeyInfo         the signer's certificate, then its issuers
//	  Object Id="idPackageObject"
//	    Manifest      one Reference a part, sorted by URI; .rels parts with the
//	                  relationship transform
//	    SignatureTime
//	  Object Id="idOfficeObject"
//	    SignatureInfoV1, with the purpose as SignatureComments
//	  Object
//	    SignedProperties Id="idSignedProperties"
//	                  the same time; SHA-256, issuer and serial number of each
//	                  certificate; policy implied; the role as claimed role;
//	                  with a purpose, a commitment that names it
//
// From the third signature on, the three Ids end in _ and the number of the
// signature: LibreOffice confuses more than two that have the same.
//
// The document is written in canonical form from the start: attributes sorted,
// no empty-element tags, no white space. The digest of an element is that of
// its text with the inherited namespace declarations put into its tag, so no
// canonicaliser is needed. The same key signs the same workbook at the same
// time with the same bytes.
//
// # Verifying
//
// All of a signature but the certificates, the time, the role, the purpose and
// the value follows from the workbook. So Verify takes these five out, writes
// the whole document again from the workbook that is there, and compares
// bytes. A part that was changed, added, removed or declared otherwise, a
// second workbook, a relationship, a wrapped signature or another algorithm
// have no place to be.
//
// What it does not say is whether the right people signed, and whether the
// cells show what the record says. For the first there is [sign.Trust]; for
// the second, make the workbook again and compare it with [Report.Parts].
package office
