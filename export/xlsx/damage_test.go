package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"

	"countersign/export/xlsx"
)

// everyByte asks for the long form of the tests of damage.
const everyByte = "COUNTERSIGN_EVERY_BYTE"

// fine reports whether a file is read without a word.
func fine(b []byte) bool {
	doc, err := xlsx.Read(b)
	return err == nil && len(doc.Differences) == 0
}

func TestNoFileThatIsCutShortIsFine(t *testing.T) {
	good := written(t, sheet(t, 3, "Mo Sample"))
	step := 397
	if os.Getenv(everyByte) != "" {
		step = 1
	}
	for n := 0; n < len(good); n += step {
		if fine(good[:n]) {
			t.Errorf("fine with %d of %d bytes", n, len(good))
		}
		if fine(good[n:]) && n > 0 {
			t.Errorf("fine without the first %d bytes", n)
		}
	}
	for n := 1; n < 80; n++ {
		if fine(good[:len(good)-n]) {
			t.Errorf("fine without the last %d bytes", n)
		}
	}
}

func TestNoFileWithAChangedByteIsFine(t *testing.T) {
	good := written(t, sheet(t, 3, "Mo Sample"))
	if !fine(good) {
		t.Fatal("the file is not fine before it is changed")
	}
	step, masks := 61, []byte{0x01, 0x80}
	if os.Getenv(everyByte) != "" {
		step, masks = 1, []byte{0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}
	}
	for i := 0; i < len(good); i += step {
		for _, m := range masks {
			b := bytes.Clone(good)
			b[i] ^= m
			if fine(b) {
				t.Errorf("fine with byte %d changed by %#x", i, m)
			}
		}
	}
}

func TestTheSamePartsPackedOtherwiseAreNotTheFile(t *testing.T) {
	good := written(t, sheet(t, 3, "Mo Sample"))
	es := unzipped(t, good)
	var stored bytes.Buffer
	z := zip.NewWriter(&stored)
	for _, e := range es {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	turned := append([]entry{es[len(es)-1]}, es[:len(es)-1]...)
	for name, b := range map[string][]byte{"stored": stored.Bytes(), "in another order": zipped(t, turned), "twice in a row": append(bytes.Clone(good), good...)} {
		if _, err := xlsx.Read(b); !errors.Is(err, xlsx.ErrPackage) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is hostile must cost little: neither memory nor time.
func TestHugePartsAreRefusedAtLittleCost(t *testing.T) {
	good := written(t, sheet(t, 3, "Mo Sample"))
	tally := "xl/worksheets/sheet1.xml"
	within := func(part, tag, what string, n int) []byte {
		return inPart(part, tag, "${0}"+strings.Repeat(what, n))(t, good)
	}
	for name, b := range map[string][]byte{
		"cells":         within(tally, "<sheetData>", `<c/>`, 1_200_000),
		"rows":          within(tally, "<sheetData>", `<row/>`, 1_200_000),
		"merged cells":  within(tally, "</sheetData>", `<mergeCell ref="A1:XFD1048576"/>`, 1_000_000),
		"deep elements": within(tally, "<sheetData>", `<a>`, 2_000_000),
		"texts":         within("xl/sharedStrings.xml", "<sst[^>]*>", `<si/>`, 1_200_000),
		"sheets":        within("xl/workbook.xml", "<sheets>", `<sheet/>`, 1_100_000),
		"names":         within("xl/workbook.xml", "</sheets>", `<definedName/>`, 1_100_000),
		"formats":       within("xl/styles.xml", "<cellXfs[^>]*>", `<xf/>`, 1_100_000),
		"links":         within("xl/_rels/workbook.xml.rels", "<Relationships[^>]*>", `<Relationship/>`, 1_100_000),
		"attributes":    within(tally, "<row ", `a="" `, 1_000_000),
		"lines":         within("xl/worksheets/sheet6.xml", "<sheetData>", `<row><c/></row>`, 1_100_000),
		"empty blocks":  within(tally, "<sheetData>", "\n", 40_000_000),
		"over the most": within(tally, "<sheetData>", " ", 60_000_000),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc, err := xlsx.Read(b)
		runtime.ReadMemStats(&after)
		if err == nil && len(doc.Differences) == 0 {
			t.Errorf("%s: fine", name)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 600 {
			t.Errorf("%s: took %d MB", name, mb)
		}
	}
}

func TestAFileOfAnotherKindSaysWhatItIs(t *testing.T) {
	for name, x := range map[string]struct {
		b    []byte
		want error
	}{
		"nothing":         {nil, xlsx.ErrNotWorkbook},
		"a PDF":           {[]byte("%PDF-1.7\n"), xlsx.ErrNotWorkbook},
		"password":        {compoundFile("EncryptionInfo", "EncryptedPackage"), xlsx.ErrProtected},
		"an old workbook": {compoundFile("Workbook"), xlsx.ErrOld},
		"an empty ZIP":    {[]byte("PK\x05\x06" + strings.Repeat("\x00", 18)), xlsx.ErrNotWorkbook},
		"another ZIP":     {zipped(t, []entry{{"a.txt", []byte("sample")}}), xlsx.ErrNotWorkbook},
		"a text document": {zipped(t, []entry{{"[Content_Types].xml", []byte("<Types/>")}, {"word/document.xml", []byte("<w/>")}}), xlsx.ErrNotWorkbook},
		"far too long":    {append([]byte("PK\x03\x04"), make([]byte, 21<<20)...), xlsx.ErrTooLarge},
	} {
		if doc, err := xlsx.Read(x.b); doc != nil || !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
}
