package office_test

import (
	"bytes"
	"crypto/elliptic"
	"encoding/base64"
	"errors"
	"maps"
	"math/big"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/export/xlsx/office"
)

// Parts and pieces of the sample workbook.
const (
	typesXML  = "[Content_Types].xml"
	rootRels  = "_rels/.rels"
	bookXML   = "xl/workbook.xml"
	bookRels  = "xl/_rels/workbook.xml.rels"
	sheetXML  = "xl/worksheets/sheet1.xml"
	sheetRels = "xl/worksheets/_rels/sheet1.xml.rels"
	originXML = "_xmlsignatures/origin.sigs"
	origin    = "_xmlsignatures/_rels/origin.sigs.rels"
	sig1      = "_xmlsignatures/sig1.xml"
	sig2      = "_xmlsignatures/sig2.xml"

	ofPackage = "http://schemas.openxmlformats.org/package/2006/relationships"
	ofOffice  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

	emptySheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`
)

func relation(id, target, kind string) string {
	return `<Relationship Id="` + id + `" Target="` + target + `" Type="` + kind + `"/>`
}

func relations(list string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<Relationships xmlns="` + ofPackage + `">` + list + `</Relationships>`
}

// relate puts a relationship in front of those that are there.
func relate(rels, id, target, kind string) edit {
	start := `<Relationships xmlns="` + ofPackage + `">`
	return replace(rels, start, start+relation(id, target, kind))
}

// declare puts a content type in front of those that are there.
func declare(name, kind string) edit {
	start := `package/2006/content-types">`
	return replace(typesXML, start, start+`<Override PartName="/`+name+`" ContentType="`+kind+`"/>`)
}

// attack is something done to a signed workbook, and what has to be said.
type attack struct {
	what string
	kind error
	says string
	by   []edit
}

// forgedSheet is a worksheet that shows other figures.
var forgedSheet = strings.Replace(emptySheet, "<sheetData/>", `<sheetData><row r="2"><c r="B2"><v>763</v></c></row></sheetData>`, 1)

var attacks = []attack{
	{"a cell", office.ErrSignature, "/xl/worksheets/sheet1.xml was changed after \"Ágnes", []edit{replace(sheetXML, "<v>513</v>", "<v>531</v>")}},
	{"a shared string", office.ErrSignature, "/xl/sharedStrings.xml was changed", []edit{replace("xl/sharedStrings.xml", "Agreement", "Contract")}},
	{"a formula", office.ErrSignature, "/xl/worksheets/sheet1.xml was changed", []edit{replace(sheetXML, "SUM(B2:B3)", "SUM(C2:C3)")}},
	{"where a link leads", office.ErrSignature, "/xl/worksheets/_rels/sheet1.xml.rels was changed", []edit{replace(sheetRels, "sample.example", "sample.invalid")}},
	{"two sheets exchanged", office.ErrSignature, "/xl/_rels/workbook.xml.rels was changed", []edit{
		replace(bookRels, "sheet1.xml", "sheet9.xml"), replace(bookRels, "sheet2.xml", "sheet1.xml"), replace(bookRels, "sheet9.xml", "sheet2.xml"),
	}},
	{"a sheet added with all its wiring", office.ErrSignature, "", []edit{
		add("xl/worksheets/sheet3.xml", forgedSheet), declare("xl/worksheets/sheet3.xml", sheetKind), relate(bookRels, "rId0", "worksheets/sheet3.xml", ofOffice+"/worksheet"),
		replace(bookXML, "</sheets>", `<sheet name="New" sheetId="9" r:id="rId0"></sheet></sheets>`),
	}},
	{"a sheet added by a relationship only", office.ErrSignature, "/xl/_rels/workbook.xml.rels was changed", []edit{
		add("xl/worksheets/sheet3.xml", forgedSheet), declare("xl/worksheets/sheet3.xml", sheetKind), relate(bookRels, "rId0", "worksheets/sheet3.xml", ofOffice+"/worksheet"),
	}},
	{"a part that nothing leads to", office.ErrSignature, "/xl/worksheets/sheet3.xml was added", []edit{add("xl/worksheets/sheet3.xml", forgedSheet), declare("xl/worksheets/sheet3.xml", sheetKind)}},
	{"a part without a content type", office.ErrPackage, "has no content type", []edit{add("xl/note.txt", "note")}},
	{"a link added to a sheet", office.ErrSignature, "/xl/worksheets/_rels/sheet1.xml.rels was changed", []edit{
		replace(sheetRels, "</Relationships>", `<Relationship Id="rId0" Type="`+ofOffice+`/hyperlink" Target="https://sample.example/" TargetMode="External"/></Relationships>`),
	}},
	{"relationships for a part that had none", office.ErrSignature, "/xl/worksheets/_rels/sheet2.xml.rels was added", []edit{
		add("xl/worksheets/_rels/sheet2.xml.rels", relations(relation("rId1", "../comments1.xml", ofOffice+"/comments"))),
	}},
	{"relationships of a part that is not there", office.ErrPackage, "belongs to no part", []edit{
		add("xl/worksheets/_rels/sheet9.xml.rels", relations(relation("rId1", "../comments1.xml", ofOffice+"/comments"))),
	}},
	{"relationships of the properties", office.ErrSignature, "/docProps/_rels/core.xml.rels was added", []edit{
		add("docProps/_rels/core.xml.rels", relations(relation("rId1", "../xl/comments1.xml", ofOffice+"/comments"))),
	}},
	{"a second workbook", office.ErrPackage, "leads to 2 workbooks", []edit{
		add("shadow/workbook.xml", "<workbook/>"), relate(rootRels, "rId0", "shadow/workbook.xml", ofOffice+"/officeDocument"),
	}},
	{"the workbook exchanged for another", office.ErrSignature, "", []edit{
		add("shadow/workbook.xml", "<workbook/>"), replace(rootRels, "xl/workbook.xml", "shadow/workbook.xml"),
	}},
	{"the properties lead to a sheet", office.ErrSignature, "/_rels/.rels was changed", []edit{replace(rootRels, "docProps/core.xml", "xl/worksheets/sheet2.xml")}},
	{"the properties are a sheet", office.ErrSignature, "/_rels/.rels was changed", []edit{
		replace(typesXML, `PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"`, `PartName="/docProps/core.xml" ContentType="`+sheetKind+`"`),
	}},
	{"the properties are shown as a sheet", office.ErrPackage, "which no signature covers", []edit{relate(bookRels, "rId0", "../docProps/core.xml", ofOffice+"/worksheet")}},
	{"two sets of properties", office.ErrPackage, "has 2 relationships", []edit{relate(rootRels, "rId0", "docProps/core.xml", ofPackage+"/metadata/core-properties")}},
	{"a picture of the workbook", office.ErrSignature, "/_rels/.rels was changed", []edit{
		add("docProps/thumbnail.png", "picture"), relate(rootRels, "rId0", "docProps/thumbnail.png", ofPackage+"/metadata/thumbnail"),
	}},
	{"a sheet taken out", office.ErrPackage, "which is not there", []edit{remove("xl/worksheets/sheet2.xml")}},
	{"a sheet taken out with its wiring", office.ErrSignature, "", []edit{
		remove("xl/worksheets/sheet2.xml"), replace(bookRels, relationFull("rId5", "worksheets/sheet2.xml", "/worksheet"), ""),
		replace(bookXML, `<sheet name="Record" sheetId="2" r:id="rId5" state="veryHidden"></sheet>`, ""),
	}},
	{"the kind of the workbook", office.ErrSignature, "/xl/workbook.xml had another content type", []edit{replace(typesXML, "sheet.main+xml", "template.main+xml")}},
	{"the kind of a sheet", office.ErrSignature, "had another content type", []edit{replace(typesXML, sheetKind, strings.Replace(sheetKind, "worksheet", "chartsheet", 1))}},
	{"a content type twice", office.ErrPackage, "is there twice", []edit{declare(sheetXML, sheetKind)}},
	{"a comment in the relationships", office.ErrPackage, "", []edit{replace(sheetRels, "</Relationships>", "<!-- x --></Relationships>")}},
	{"line breaks in the relationships", office.ErrPackage, "", []edit{replace(sheetRels, "><Relationship ", ">\n<Relationship ")}},
	{"a document type in the content types", office.ErrPackage, "", []edit{replace(typesXML, "<Types", "<!DOCTYPE Types>\n<Types")}},
	{"a way out of the package", office.ErrPackage, "not plainly a part", []edit{relate(sheetRels, "rId0", "../../../xl/workbook.xml", ofOffice+"/comments")}},
	{"no way to the signatures", office.ErrPackage, rootRels, []edit{replace(rootRels, relationFull("rId4", originXML, ""), "")}},
	{"another way to the signatures", office.ErrPackage, rootRels, []edit{replace(rootRels, `"rId4"`, `"rId9"`)}},
	{"two ways to the signatures", office.ErrPackage, "signatures that are not there", []edit{relate(rootRels, "rId0", originXML, ofPackage+"/digital-signature/origin")}},
	{"a signature that is not named", office.ErrPackage, origin, []edit{replace(origin, relationFull("rId2", "sig2.xml", ""), "")}},
	{"a foreign part among the signatures", office.ErrPackage, "", []edit{func(p []part) []part { return append(p, part{"_xmlsignatures/note.xml", "<note/>"}) }}},
	{"a foreign part before the signatures", office.ErrPackage, "among the signatures and is none", []edit{add("_XMLSignatures/note.xml", "<note/>")}},
	{"a signature elsewhere", office.ErrPackage, "among the signatures and is none", []edit{
		add("xl/sig.xml", "<Signature/>"), declare("xl/sig.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"),
	}},
	{"text in the origin", office.ErrPackage, originXML, []edit{replace(originXML, "", "x")}},
	{"the first signature twice", office.ErrSignature, "has signed before", []edit{copyOver(sig1, sig2)}},
	{"the time", office.ErrSignature, "byte ", []edit{replace(sig1, "<mdssi:Value>2026-06-24T18:04:05Z", "<mdssi:Value>2026-06-24T18:04:06Z")}},
	{"both times", office.ErrSignature, "the signature of", []edit{replace(sig1, "2026-06-24T18:04:05Z", "2026-06-24T18:04:06Z")}},
	{"the purpose", office.ErrSignature, "the signature of", []edit{replace(sig1, "Counted &amp;", "Recounted &amp;")}},
	{"the role", office.ErrSignature, "the signature of", []edit{replace(sig1, "Chief teller</xd:ClaimedRole>", "Observer</xd:ClaimedRole>")}},
	{"SHA-1", office.ErrSignature, "", []edit{replace(sig1, "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1")}},
	{"another way to sign", office.ErrSignature, "", []edit{replace(sig1, "#ecdsa-sha256", "#rsa-sha256")}},
	{"a manifest that lists less", office.ErrSignature, "", []edit{func(p []part) []part {
		out := bytes.Clone([]byte(textIn(p, sig1)))
		from := bytes.Index(out, []byte(`<Reference URI="/xl/worksheets/sheet1.xml`))
		to := from + bytes.Index(out[from:], []byte("</Reference>")) + len("</Reference>")
		return replace(sig1, string(out[from:to]), "")(p)
	}}},
	{"a comment in the signature", office.ErrSignature, "byte ", []edit{replace(sig1, "</Signature>", "<!-- x --></Signature>")}},
	{"a second object in the signature", office.ErrSignature, "byte ", []edit{replace(sig1, "</Signature>", `<Object Id="idPackageObject"></Object></Signature>`)}},
	{"properties that nobody signed", office.ErrSignature, "byte ", []edit{replace(sig1, "</xd:QualifyingProperties>", "<xd:UnsignedProperties></xd:UnsignedProperties></xd:QualifyingProperties>")}},
	{"the certificate of another teller", office.ErrSignature, "", []edit{func(p []part) []part {
		return replace(sig1, cut(textIn(p, sig1), "<X509Certificate>", "<"), cut(textIn(p, sig2), "<X509Certificate>", "<"))(p)
	}}},
	{"the issuer taken out", office.ErrSignature, "byte ", []edit{func(p []part) []part {
		certs := cut(textIn(p, sig2), "<X509Data>", "</X509Data>")
		return replace(sig2, certs, certs[:strings.Index(certs, "</X509Certificate>")+len("</X509Certificate>")])(p)
	}}},
	{"the value", office.ErrSignature, "the signature of", []edit{withValue(func(v []byte) []byte { v[5] ^= 1; return v })}},
	{"the other spelling of the value", office.ErrSignature, "one spelling", []edit{withValue(func(v []byte) []byte {
		s := new(big.Int).SetBytes(v[32:])
		s.Sub(elliptic.P256().Params().N, s).FillBytes(v[32:])
		return v
	})}},
	{"a value of zeros", office.ErrSignature, "", []edit{withValue(func(v []byte) []byte { return make([]byte, len(v)) })}},
	{"half a value", office.ErrSignature, "not as long", []edit{withValue(func(v []byte) []byte { return v[:32] })}},
	{"no value", office.ErrSignature, "", []edit{replace(sig1, "SignatureValue", "SignatureNothing")}},
}

func relationFull(id, target, kind string) string {
	of := ofOffice + kind
	switch target {
	case originXML:
		of = ofPackage + "/digital-signature/origin"
	case "sig2.xml":
		of = ofPackage + "/digital-signature/signature"
	}
	return strings.Replace(relation(id, target, of), "/>", "></Relationship>", 1)
}

func textIn(parts []part, name string) string {
	for _, p := range parts {
		if p.name == name {
			return p.text
		}
	}
	return ""
}

func cut(s, start, end string) string {
	_, s, _ = strings.Cut(s, start)
	s, _, _ = strings.Cut(s, end)
	return s
}

func copyOver(from, to string) edit {
	return func(p []part) []part { return replace(to, textIn(p, to), textIn(p, from))(p) }
}

// withValue changes the value of the first signature.
func withValue(change func([]byte) []byte) edit {
	return func(p []part) []part {
		old := cut(textIn(p, sig1), "<SignatureValue>", "<")
		value, err := base64.StdEncoding.DecodeString(old)
		if err != nil {
			return p
		}
		return replace(sig1, old, base64.StdEncoding.EncodeToString(change(value)))(p)
	}
}

func TestTampering(t *testing.T) {
	b := signedBy(t, 0, 1)
	for _, a := range attacks {
		t.Run(a.what, func(t *testing.T) {
			r, err := office.Verify(edited(t, b, a.by...))
			if !errors.Is(err, a.kind) || !strings.Contains(err.Error(), a.says) {
				t.Errorf("said %v, want %v: %q", err, a.kind, a.says)
			}
			if len(r.Signatures) > 0 || r.Parts != nil {
				t.Error("a report beside the error")
			}
		})
	}
}

// What stays sound, as it does for Office. The parts are not those that were
// signed, though; whoever makes the workbook again finds that.
func TestChangesWithoutMeaning(t *testing.T) {
	b := signedBy(t, 0, 1)
	own, err := office.Verify(b)
	if err != nil {
		t.Fatal(err)
	}
	for what, e := range map[string]struct {
		by         []edit
		signatures int
		same       bool
	}{
		"packed again":              {nil, 2, true},
		"a content type of nothing": {[]edit{declare("xl/nothing.xml", sheetKind)}, 2, false},
		"title and author":          {[]edit{replace("docProps/core.xml", "Sample", "Other")}, 2, false},
		"a property added": {[]edit{
			add("docProps/custom.xml", "<Properties/>"), declare("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
			relate(rootRels, "rId0", "docProps/custom.xml", ofOffice+"/custom-properties"),
		}, 2, false},
		"the last signature removed": {[]edit{removeLast}, 1, true},
	} {
		r, err := office.Verify(edited(t, b, e.by...))
		if err != nil || len(r.Signatures) != e.signatures {
			t.Errorf("%s: %d signatures, %v", what, len(r.Signatures), err)
		}
		if same := maps.EqualFunc(r.Parts, own.Parts, bytes.Equal); same != e.same {
			t.Errorf("%s: the parts are those that were signed: %t", what, same)
		}
	}
}

// removeLast takes the second signature out with all its wiring.
func removeLast(p []part) []part {
	p = remove(sig2)(p)
	p = replace(origin, relationFull("rId2", "sig2.xml", ""), "")(p)
	return replace(typesXML, `<Override PartName="/_xmlsignatures/sig2.xml" ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"></Override>`, "")(p)
}

func TestTheContainerHasOneForm(t *testing.T) {
	b := signedBy(t, 0)
	parts := takenApart(t, b)
	forged := part{sheetXML, strings.Replace(textIn(parts, sheetXML), "<v>513</v>", "<v>531</v>", 1)}
	local := bytes.Index(b, []byte(sheetXML))
	commented := bytes.Clone(b)
	commented[len(commented)-2] = 4
	for what, bad := range map[string][]byte{
		"bytes behind":                     append(bytes.Clone(b), 0),
		"a comment":                        append(commented, "note"...),
		"bytes in front":                   append([]byte("MZ"), b...),
		"a package in front":               append(packed(t, []part{forged}), b...),
		"a part twice, the forged last":    packed(t, append(parts[:len(parts):len(parts)], forged)),
		"a part twice, the forged first":   packed(t, append([]part{forged}, parts...)),
		"a part twice, in another case":    packed(t, append(parts[:len(parts):len(parts)], part{strings.ToUpper(sheetXML), forged.text})),
		"another name before the part":     append(append(bytes.Clone(b[:local]), strings.ToUpper(sheetXML)...), b[local+len(sheetXML):]...),
		"bytes behind the compressed data": hidden(t, b),
		"a folder":                         packed(t, append([]part{{"xl/", ""}}, parts...)),
		"a part above the package":         packed(t, append(parts[:len(parts):len(parts)], part{"../x.xml", "x"})),
	} {
		if _, err := office.Verify(bad); !errors.Is(err, office.ErrPackage) && !errors.Is(err, office.ErrNotWorkbook) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestSavedAgainByAnotherProgram(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(signedBy(t, 0)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := office.Verify(out.Bytes()); err == nil {
		t.Error("accepted")
	}
}
