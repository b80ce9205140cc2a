package xlsx_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"countersign/export/xlsx"
)

// theirs is a signature of another program, as far as it says who signed.
func theirs(t testing.TB) []byte {
	cert := base64.StdEncoding.EncodeToString(keyOf(t, "Sam Stranger").Certificate().Raw)
	return []byte(`<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>` + cert[:76] + "\n" + cert[76:] + `</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`)
}

// foreign is a package of another program.
func foreign(t testing.TB, es ...entry) []byte {
	return zipped(t, append([]entry{{"[Content_Types].xml", []byte("<Types/>")}}, es...))
}

func TestWhatAFileIsThatIsNoTallySheet(t *testing.T) {
	book, word := entry{"xl/workbook.xml", []byte("<workbook/>")}, entry{"word/document.xml", []byte("<w/>")}
	signature := entry{"_xmlsignatures/sig1.xml", theirs(t)}
	for what, c := range map[string]struct {
		b    []byte
		says string
		kind error
	}{
		"nothing":            {nil, "an empty file", xlsx.ErrNotWorkbook},
		"text":               {[]byte("hello"), "no workbook at all", xlsx.ErrNotWorkbook},
		"a PDF":              {[]byte("%PDF-1.7\n"), "a PDF document", xlsx.ErrNotWorkbook},
		"a password":         {compoundFile("EncryptionInfo", "EncryptedPackage"), "a workbook or document that is protected by a password", xlsx.ErrProtected},
		"behind many others": {compoundFile(append(strings.Split(strings.Repeat("sample ", 99), " "), "EncryptedPackage")...), "a workbook or document that is protected by a password", xlsx.ErrProtected},
		"of the old kind":    {compoundFile("Workbook", "\x05SummaryInformation"), "a workbook of the old kind (.xls)", xlsx.ErrOld},
		"and with a macro":   {compoundFile("Book", "_VBA_PROJECT_CUR"), "a workbook of the old kind (.xls), with a macro", xlsx.ErrOld},
		"an old document":    {compoundFile("WordDocument"), "a Word document of the old kind (.doc)", xlsx.ErrNotWorkbook},
		"a cut compound":     {compoundFile("Workbook")[:700], "no workbook at all", xlsx.ErrNotWorkbook},
		"a macro":            {foreign(t, book, entry{"xl/vbaProject.bin", []byte("x")}), "a workbook, with a macro", xlsx.ErrForbidden},
		"connections": {
			foreign(t, book, entry{"xl/connections.xml", []byte("<x/>")}, entry{"xl/queryTables/queryTable1.xml", []byte("<x/>")}, entry{"xl/externalLinks/externalLink1.xml", []byte("<x/>")}),
			"a workbook, with a data connection, a link to another file", xlsx.ErrForbidden,
		},
		"a signed workbook":     {foreign(t, book, signature), `a workbook, signed by "Sam Stranger" (not verified)`, xlsx.ErrForeign},
		"a document":            {foreign(t, word), "a Word document", xlsx.ErrNotWorkbook},
		"a signed document":     {foreign(t, word, signature), `a Word document, signed by "Sam Stranger" (not verified)`, xlsx.ErrForeign},
		"slides":                {foreign(t, entry{"ppt/presentation.xml", []byte("<p/>")}), "a PowerPoint presentation", xlsx.ErrNotWorkbook},
		"a binary workbook":     {foreign(t, entry{"xl/workbook.bin", []byte("x")}), "a binary workbook (.xlsb)", xlsx.ErrNotWorkbook},
		"an open document":      {zipped(t, []entry{{"mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet")}}), "an OpenDocument spreadsheet", xlsx.ErrNotWorkbook},
		"a ZIP file":            {zipped(t, []entry{{"a.txt", []byte("x")}}), "a ZIP file", xlsx.ErrNotWorkbook},
		"an empty ZIP file":     {[]byte("PK\x05\x06" + strings.Repeat("\x00", 18)), "an empty ZIP file", xlsx.ErrNotWorkbook},
		"a ZIP file, cut":       {zipped(t, []entry{{"a.txt", []byte("x")}})[:40], "a ZIP file or a workbook that was cut short or damaged", xlsx.ErrDamaged},
		"a bomb":                {foreign(t, book, entry{"xl/a.xml", make([]byte, 70<<20)}), "a workbook, that unpacks to 70 MB", xlsx.ErrTooLarge},
		"a workbook":            {foreign(t, book), "a workbook", xlsx.ErrNotWorkbook},
		"the packages' notes":   {foreign(t, entry{"a.txt", nil}), "a package of a program like Office", xlsx.ErrNotWorkbook},
		"a directory that lies": {crowded(t, 30_000), "a ZIP file with more than 20000 entries", xlsx.ErrTooLarge},
	} {
		t.Run(what, func(t *testing.T) {
			if said, ours := xlsx.Describe(c.b); said != c.says || ours {
				t.Errorf("described as %q, ours %v; want %q", said, ours, c.says)
			}
			if doc, err := xlsx.Read(c.b); doc != nil || !errors.Is(err, c.kind) {
				t.Errorf("read: %v, want %v", err, c.kind)
			}
		})
	}
}

// crowded is an archive with so many entries whose end says that it has few.
func crowded(t testing.TB, n int) []byte {
	var es []entry
	for range n {
		es = append(es, entry{"a", nil})
	}
	b := zipped(t, es)
	copy(b[len(b)-14:], "\x01\x00\x01\x00")
	return b
}

func TestAWorkbookOfOursIsCalledSo(t *testing.T) {
	good := signedBy(t, threeSign(t), "Mo Sample")
	newer := inPart("docProps/core.xml", "Countersign workbook 2", "Countersign workbook 7")(t, good)
	for what, b := range map[string][]byte{"sound": good, "newer": newer, "behind": append(bytes.Clone(good), "x"...)} {
		said, ours := xlsx.Describe(b)
		if !ours || said != `a workbook that calls itself one of Countersign, signed by "Mo Sample" (not verified)` {
			t.Errorf("%s: %q, ours %v", what, said, ours)
		}
	}
	for _, n := range []int{2000, len(good) / 2, len(good) - 1} {
		if said, ours := xlsx.Describe(good[:n]); !ours || !strings.HasSuffix(said, "cut short or damaged") {
			t.Errorf("the first %d bytes: %q, ours %v", n, said, ours)
		}
	}
	if _, err := xlsx.Read(newer); !errors.Is(err, xlsx.ErrNewer) || !strings.Contains(err.Error(), `"Countersign workbook 7"`) {
		t.Errorf("a newer layout: %v", err)
	}
}

// What is hostile may cost little, whatever it claims.
func TestHostileArchivesCostLittle(t *testing.T) {
	nested := zipped(t, []entry{{"a.bin", bytes.Repeat([]byte("PK\x01\x02"), 4<<20)}})
	long := zipped(t, []entry{{"_xmlsignatures/a.xml", bytes.Repeat([]byte("X509Certificate>"), 2<<20)}, {"mimetype", make([]byte, 90<<20)}})
	loop := compoundFile("a", "b", "c", "d", "e")
	copy(loop[516:], "\x01\x00\x00\x00") // the directory goes on where it begins
	for what, b := range map[string][]byte{
		"entries": crowded(t, 300_000), "nested": nested, "long parts": long, "a directory in a circle": loop,
		"a compound file of nothing": append(compoundFile(), make([]byte, 60<<20)...),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		said, ours := xlsx.Describe(b)
		_, err := xlsx.Read(b)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if said == "" || ours || err == nil {
			t.Errorf("%s: %q, %v", what, said, err)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 256 || took > time.Minute {
			t.Errorf("%s: took %d MB and %s", what, mb, took)
		}
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add(compoundFile("EncryptedPackage"))
	f.Add(compoundFile("Workbook", "_VBA_PROJECT_CUR", "a", "b"))
	f.Add(signedBy(f, threeSign(f), "Mo Sample"))
	f.Add(foreign(f, entry{"_xmlsignatures/sig1.xml", theirs(f)}))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if said, _ := xlsx.Describe(b); said == "" {
			t.Error("nothing is said")
		}
	})
}
