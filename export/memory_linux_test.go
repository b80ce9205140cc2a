//go:build !race

// The race detector takes many times the memory that is measured here.

package export_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export"
)

// mostMemory is what the program may need for any file under 20 MB, in KiB.
const mostMemory = 256 << 10

// verifyVar makes the test binary verify the file that it names, and nothing
// else, so that the memory is that of one file.
const verifyVar = "COUNTERSIGN_TEST_VERIFY"

func TestVerifyInAChild(t *testing.T) {
	path := os.Getenv(verifyVar)
	if path == "" {
		return
	}
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200); err != nil { // the peak begins here
		t.Fatal(err)
	}
	v := export.VerifyFile(path, nil)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s\nfine %v: %.200s\n", regexp.MustCompile(`VmHWM:.*`).Find(status), v.Fine(), v.Sentence)
}

// The worst files that go through the first checks: their form is that of our
// own, and what they unpack to is as large as the program lets it be, or larger.
func TestNoFileUnder20MBTakesMoreThan256MiB(t *testing.T) {
	most, largest := 0, 0
	for name, file := range worstFiles(t) {
		if len(file) > 20_000_000 {
			t.Fatalf("%s has %d bytes", name, len(file))
		}
		path := filepath.Join(t.TempDir(), "worst")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestVerifyInAChild$")
		cmd.Env = append(os.Environ(), verifyVar+"="+path)
		said, err := cmd.CombinedOutput()
		m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(said)
		if err != nil || m == nil {
			t.Errorf("%s: %v\n%s", name, err, said)
			continue
		}
		peak, err := strconv.Atoi(string(m[1]))
		if err != nil || peak > mostMemory {
			t.Errorf("%s: %d MiB of memory, %v", name, peak>>10, err)
		}
		_, verdict, _ := bytes.Cut(said, []byte("\n"))
		t.Logf("%s, %d bytes: %d MiB, %.90q", name, len(file), peak>>10, bytes.TrimSuffix(verdict, []byte("\nPASS\n")))
		most, largest = max(most, peak), max(largest, len(file))
	}
	t.Logf("figure: %d MB in the largest file", largest/1_000_000)
	t.Logf("figure: %d MiB of memory at the most", most>>10)
}

// worstFiles are made from the good ones.
func worstFiles(t *testing.T) map[string][]byte {
	t.Helper()
	good := goodFiles(t)
	same := strings.Repeat
	out := map[string][]byte{}
	for name, change := range map[string]func(w *work){
		"a record that unpacks to 130 MB": func(w *work) { w.rebuilt("/Subtype /application#2Fjson", []byte(same(" ", 130<<20))) },
		"a record of 39 MB":               func(w *work) { w.rebuilt("/Subtype /application#2Fjson", []byte(same("[", 39<<20))) },
		"a page of 39 MB":                 func(w *work) { w.rebuiltPage([]byte(same("BT (x) Tj ET\n", 39<<20/13))) },
		"a page of one text":              func(w *work) { w.rebuiltPage([]byte("BT (" + same("x", 39<<20) + ") Tj ET\n")) },
		"a page of nested states":         func(w *work) { w.rebuiltPage([]byte(same("q ", 19<<20))) },
		"a page that unpacks to 130 MB":   func(w *work) { w.rebuiltPage([]byte(same("\x00", 130<<20))) },
	} {
		w := &work{t: t, b: bytes.Clone(good["pdf"])}
		change(w)
		out["pdf, "+name] = w.b
	}
	for name, change := range map[string][3]string{
		"cells that unpack to 130 MB": {"xl/worksheets/sheet1.xml", "<sheetData>", same("<c/>", 32<<20)},
		"cells":                       {"xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData>" + varied(`<row r="9"><c r="B9"><v>%d%d</v></c></row>`)},
		"one cell":                    {"xl/worksheets/sheet1.xml", "<v>35</v>", "<v>" + varied("%d00000000000%d") + "</v>"},
		"texts":                       {"xl/sharedStrings.xml", "<si>", varied("<si><t>x%d y%d</t></si>") + "<si>"},
		"attributes":                  {"xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData " + varied(`a%d="%d" `) + ">"},
		"signature":                   {"_xmlsignatures/sig1.xml", "<Reference ", same("<Reference ", 300_000)},
		"dimension":                   {"xl/worksheets/sheet1.xml", "<sheetData>", `<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`},
		"an entity that is a thousand million others": {"xl/workbook.xml", "<workbook ", laughs + "<workbook "},
	} {
		w := &work{t: t, b: bytes.Clone(good["xlsx"])}
		w.inMember(change[0], func(b []byte) []byte { return w.replaced(b, change[1], change[2]) })
		out["xlsx, "+name] = w.b
	}
	page, book, rec := largestSheet(t, 5000)
	out["pdf, a sheet of 5,000 batches"], out["xlsx, a sheet of 5,000 batches"], out["record of 5,000 batches"] = page, book, rec
	out["record of nothing but members"] = []byte(`{"format": "countersign record 1", "sheet": {` + same(`"a": 1,`, 2_300_000) + "}}")
	out["record of nothing but lists"] = []byte(`{"format": "countersign record 1", "sheet": ` + same("[", 16_700_000))
	return out
}

// varied is text of 44 MB that does not pack so well that the file would be
// refused for it.
func varied(format string) string {
	var b strings.Builder
	r := rand.New(rand.NewPCG(20110615, 749))
	parts := strings.SplitN(format, "%d", 3)
	for b.Len() < 44<<20 {
		b.WriteString(parts[0] + strconv.Itoa(int(r.Uint32())) + parts[1] + strconv.Itoa(int(r.Uint32N(9_999))) + parts[2])
	}
	return b.String()
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">` +
	`<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>`

// rebuilt gives a stream of the first revision another content.
func (w *work) rebuilt(which string, content []byte) {
	w.b = dropped(w.t, w.b, len(sections(w.t, w.b))-1)
	n, object := objectWith(w.t, w.b, which)
	w.restream(n, object, content)
}

// rebuiltPage gives the first page another content.
func (w *work) rebuiltPage(content []byte) {
	w.b = dropped(w.t, w.b, len(sections(w.t, w.b))-1)
	_, page := objectWith(w.t, w.b, "/Type /Page/")
	n := reference(w.t, page, "/Contents")
	w.restream(n, sections(w.t, w.b)[0].objects[n], content)
}

func (w *work) restream(n int, object string, content []byte) {
	s := sections(w.t, w.b)[0]
	dict, _, _ := strings.Cut(object, "\nstream\n")
	s.objects[n] = packedStream(w.t, dict, content)
	w.b = joined([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), s.objects, s.trailer)
}

// largestSheet is a sheet with so many batches, as its files carry it.
func largestSheet(t *testing.T, batches int) (page, book, rec []byte) {
	t.Helper()
	s := sampleSheet(t)
	if len(s.Tally.Batches) == 0 {
		t.Fatal("the sample sheet has no batches")
	}
	one := s.Tally.Batches[0]
	s.Tally.Batches = make([]count.Batch, batches)
	for i := range s.Tally.Batches {
		s.Tally.Batches[i] = one
		s.Tally.Batches[i].Number = i + 1
	}
	page, book = documents(t, s)
	return page, book, recordOf(t, s)
}
