package export_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// vector is a line of testdata/tamper: something done to a good file, and what
// has to be said of it. pdf.txt there gives the form.
type vector struct {
	name, format string
	steps        [][]string // each an operation with its arguments
	code         string     // or "fine"
	words        []string
}

func TestEveryTamperingIsNamed(t *testing.T) {
	files, err := filepath.Glob("testdata/tamper/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		for _, v := range vectors(t, f) {
			if seen[v.format+v.name] {
				t.Errorf("%s %s is there twice", v.format, v.name)
			}
			seen[v.format+v.name] = true
			t.Run(v.format+" "+v.name, func(t *testing.T) { v.run(t) })
		}
	}
	if len(seen) < 330 {
		t.Errorf("only %d vectors were read", len(seen))
	}
}

func (v *vector) run(t *testing.T) {
	good := goodFiles(t)[v.format]
	bad := &work{t: t, b: bytes.Clone(good)}
	for _, s := range v.steps {
		do := operations[v.format][s[0]]
		if do == nil {
			do = operations["any"][s[0]]
		}
		if do == nil {
			t.Fatalf("there is no operation %q on a %s", s[0], v.format)
		}
		do(bad, s[1:])
	}
	if bytes.Equal(bad.b, good) && len(bad.beside) == 0 {
		t.Fatal("nothing was changed, so nothing was tried")
	}
	judge := judges[v.format]
	if judge == nil {
		judge = judgeSheet
	}
	got := judge(bad)
	t.Log(got.sentence)
	if v.code == "fine" != got.fine || v.code != "fine" && !slices.Contains(got.codes, v.code) {
		t.Errorf("got %v, want %s", got.codes, v.code)
	}
	for _, w := range v.words {
		if !strings.Contains(got.sentence, w) {
			t.Errorf("does not say %q", w)
		}
	}
	for _, w := range []string{"invalid", "internal", "asn1:", "x509:", "age:", "json:", "!=", "%!"} {
		if strings.Contains(got.sentence, w) {
			t.Errorf("no secretary knows what %q means", w)
		}
	}
}

// judged is what the program says of a file.
type judged struct {
	codes    []string
	fine     bool
	sentence string
}

func judgedBy(findings []count.Finding, fine bool, sentence string) judged {
	out := judged{fine: fine, sentence: sentence}
	for _, f := range findings {
		out.codes = append(out.codes, f.Code)
	}
	return out
}

// judgeSheet asks as tally verify does.
func judgeSheet(w *work) judged {
	v := export.Verify("sheet", w.b, sampleTrust(w.t))
	return judgedBy(v.Findings, v.Fine(), v.Sentence)
}

// sampleTrust trusts the sample tellers' keys, as a definition would.
func sampleTrust(t testing.TB) sign.Trust {
	t.Helper()
	out := signtest.Pinned{}
	for _, name := range []string{"Sample Chief", "Sample Recorder A", "Sample Recorder B"} {
		out[keyOf(t, name).Fingerprint()] = sign.Trusted
	}
	return out
}

// goodFiles are what the vectors start from: the files of the sample sheet,
// signed by its three tellers.
func goodFiles(t testing.TB) map[string][]byte {
	t.Helper()
	made.Do(func() {
		page, book := documents(t, sampleSheet(t))
		good = map[string][]byte{
			"pdf": page, "xlsx": book, "record": recordOf(t, sampleSheet(t)), "sealed": sealedFor(t, page, secretary),
			"definition": definitionSignedBy(t, "Sample Chief"), "files": workbook(t, second(t, sampleSheet(t), 37)),
		}
	})
	return good
}

var (
	made sync.Once
	good map[string][]byte
)

// vectors reads a file of them.
func vectors(t *testing.T, path string) []vector {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []vector
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		v, err := parseVector(line)
		if err != nil {
			t.Fatalf("%s, line %d: %v", path, n, err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func parseVector(line string) (v vector, err error) {
	cells := strings.Split(line, " | ")
	if len(cells) != 5 {
		return v, fmt.Errorf("%d cells, want 5", len(cells))
	}
	v.name, v.format, v.code = strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(cells[3])
	if operations[v.format] == nil && v.format != "record" {
		return v, fmt.Errorf("there is no format %q", v.format)
	}
	words, err := tokens(cells[2])
	if err != nil {
		return v, err
	}
	step := []string{}
	for _, w := range append(words, ";") {
		if w != ";" {
			step = append(step, w)
		} else if len(step) > 0 {
			v.steps, step = append(v.steps, step), nil
		}
	}
	v.words, err = tokens(cells[4])
	return v, err
}

// tokens are words and quoted texts in Go's spelling.
func tokens(s string) ([]string, error) {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] != '"' {
			word, rest, _ := strings.Cut(s, " ")
			out, s = append(out, word), rest
			continue
		}
		q, err := strconv.QuotedPrefix(s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		text, err := strconv.Unquote(q)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q, err)
		}
		out, s = append(out, text), s[len(q):]
	}
	return out, nil
}

// work is a file on its way to become a bad one.
type work struct {
	t      *testing.T
	b      []byte
	beside [][]byte // more files of the same place
}

type operation = func(w *work, args []string)

// operations by the format that they work on.
var operations = map[string]map[string]operation{
	"any": {
		"append":  func(w *work, a []string) { w.b = append(w.b, a[0]...) },
		"prepend": func(w *work, a []string) { w.b = append([]byte(a[0]), w.b...) },
		"cut":     func(w *work, a []string) { w.b = w.b[:len(w.b)*w.number(a[0])/1000] },
		"edit":    func(w *work, a []string) { w.b = w.replaced(w.b, a[0], a[1]) },
		"become":  func(w *work, a []string) { w.b = []byte(a[0]) },
		"flip": func(w *work, a []string) { // the byte behind a text
			at := bytes.Index(w.b, []byte(a[0]))
			if at < 0 {
				w.t.Fatalf("there is no %q", a[0])
			}
			w.b[at+len(a[0])] ^= 1
		},
		"spoil": func(w *work, a []string) { w.b[len(w.b)*w.number(a[0])/1000] ^= 1 }, // a byte at so many thousandths
		"shorten": func(w *work, a []string) { // a digest, by so many digits
			digest := regexp.MustCompile(regexp.QuoteMeta(strconv.Quote(a[0])) + `: "[0-9a-f]{64}"`).Find(w.b)
			w.b = w.replaced(w.b, string(digest), string(digest[:len(digest)-1-w.number(a[1])])+`"`)
		},
		"borrow": func(w *work, a []string) { // the same teller's signature of another workbook
			name := "_xmlsignatures/sig" + a[0] + ".xml"
			theirs := members(w.t, workbook(w.t, sheetWith(w.t, 36)))
			i := slices.IndexFunc(theirs, func(m member) bool { return m.name == name })
			w.inMember(name, func([]byte) []byte { return theirs[i].data })
		},
		"other": func(w *work, a []string) { w.b = otherFile(w.t, a[0]) },
	},
	"pdf":        pdfOperations,
	"xlsx":       bookOperations,
	"sealed":     sealedOperations,
	"definition": definitionOperations,
	"files":      fileOperations,
}

// judges of what is no sheet.
var judges = map[string]func(w *work) judged{
	"sealed": judgeSealed, "definition": judgeDefinition, "files": judgeFiles,
}

func (w *work) number(s string) int {
	w.t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		w.t.Fatal(err)
	}
	return n
}

// replaced replaces the first occurrence; it has to be there.
func (w *work) replaced(b []byte, old, now string) []byte {
	w.t.Helper()
	if !bytes.Contains(b, []byte(old)) {
		w.t.Fatalf("there is no %q", old)
	}
	return bytes.Replace(b, []byte(old), []byte(now), 1)
}
