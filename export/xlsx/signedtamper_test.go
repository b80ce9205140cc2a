package xlsx_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// both applies one change after another.
func both(changes ...func(testing.TB, []byte) []byte) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		for _, c := range changes {
			b = c(t, b)
		}
		return b
	}
}

// before puts entries where the workbook's own are, in front of the signatures.
func before(es ...entry) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		all := unzipped(t, b)
		at := slices.IndexFunc(all, func(e entry) bool { return e.name == "_xmlsignatures/origin.sigs" })
		return zipped(t, slices.Insert(all, at, es...))
	}
}

func without(name string) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		return zipped(t, slices.DeleteFunc(unzipped(t, b), func(e entry) bool { return e.name == name }))
	}
}

const officeDocument = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"`

// secondSignature is what takes the second of two signatures out, wiring and
// all: what is left is sound, and one signature fewer.
var secondSignature = both(without("_xmlsignatures/sig2.xml"),
	inPart("_xmlsignatures/_rels/origin.sigs.rels", `<Relationship Id="rId2"[^>]*></Relationship>`, ""),
	inPart("[Content_Types].xml", `<Override PartName="/_xmlsignatures/sig2.xml"[^>]*></Override>`, ""))

func TestEveryChangeOfASignedWorkbookIsNamed(t *testing.T) {
	good := signedBy(t, threeSign(t), "Mo Sample", "Rae Sample")
	yes := spot(t, good, "Tally", "513")
	tally := "xl/worksheets/sheet1.xml"
	for what, c := range map[string]struct {
		do   func(testing.TB, []byte) []byte
		says string
	}{
		"a figure":                     {inPart(tally, `(r="`+yes+`"[^>]*><v>)513<`, "${1}531<"), "Tally!" + yes + ` shows "531"`},
		"a figure of the table":        {inPart("xl/worksheets/sheet2.xml", `<v>763<`, "<v>736<"), "Data!"},
		"the record":                   {inPart("xl/worksheets/sheet6.xml", `"yes": 113`, `"yes": 131`), "shows"},
		"a seal":                       {inPart("xl/sharedStrings.xml", `>MII([^<]*)<`, ">MIJ${1}<"), `Signatures!D2 shows "no signature of this record", the signed record says "the signature of Mo Sample"`},
		"a seal taken out":             {inPart("xl/sharedStrings.xml", `>MII[^<]*<`, ">signs later<"), "sheet Signatures"},
		"a shadow workbook":            {both(before(entry{"shadow/workbook.xml", []byte("<workbook/>")}), inPart("_rels/.rels", `<Relationship `, `<Relationship Id="rId0" `+officeDocument+` Target="shadow/workbook.xml"/><Relationship `)), "shadow/workbook.xml"},
		"a shadow of what is there":    {inPart("_rels/.rels", `<Relationship `, `<Relationship Id="rId0" `+officeDocument+` Target="xl/worksheets/sheet2.xml"/><Relationship `), "leads to 2 workbooks"},
		"an entry twice":               {before(entry{tally, []byte("<worksheet/>")}), "is there twice"},
		"an entry twice, in capitals":  {before(entry{strings.ToUpper(tally), []byte("<worksheet/>")}), "is there twice"},
		"content types swapped":        {inPart("[Content_Types].xml", `spreadsheetml.sheet.main`, "spreadsheetml.template.main"), "the list of parts"},
		"a part that nothing leads to": {before(entry{"xl/worksheets/sheet9.xml", []byte("<worksheet/>")}), "an added part, xl/worksheets/sheet9.xml"},
		"the properties":               {inPart("docProps/core.xml", ", tally sheet", ", final"), "the list of properties"},
		"a signature's role":           {inPart("_xmlsignatures/sig2.xml", `>recorder<`, ">chief teller<"), `the signature of "Rae Sample"`},
		"a signature's value":          {inPart("_xmlsignatures/sig1.xml", `<SignatureValue>....`, "<SignatureValue>AAAA"), `the signature of "Mo Sample"`},
		"the way to the signatures":    {inPart("_rels/.rels", `<Relationship Id="[^"]*" Target="_xmlsignatures[^>]*></Relationship>`, ""), "_rels/.rels"},
		"a comment in front of it":     {inPart("_xmlsignatures/sig1.xml", `<Signature `, "<!-- --><Signature "), `"Mo Sample"`},
		"appended bytes":               {func(_ testing.TB, b []byte) []byte { return append(bytes.Clone(b), "tail"...) }, "byte "},
		"a macro":                      {before(entry{"xl/vbaProject.bin", []byte("x")}), "a macro"},
	} {
		t.Run(what, func(t *testing.T) {
			said := noticed(t, c.do(t, good))
			if !strings.Contains(said, c.says) {
				t.Errorf("does not name %q:\n%s", c.says, said)
			}
		})
	}
}

func TestARemovedSecondSignatureIsMissing(t *testing.T) {
	b := secondSignature(t, signedBy(t, threeSign(t), "Mo Sample", "Rae Sample"))
	if got := names(t, b); got != "Mo Sample as chief teller" {
		t.Errorf("signed by %s", got)
	}
}

// Whoever packs a signed workbook again changes nothing that was signed.
func TestASignedWorkbookThatWasPackedAgainIsTheSame(t *testing.T) {
	b := zipped(t, unzipped(t, signedBy(t, threeSign(t), "Mo Sample", "Rae Sample")))
	if got := names(t, b); !regexp.MustCompile(`^Mo .*, Rae`).MatchString(got) {
		t.Errorf("signed by %s", got)
	}
}
