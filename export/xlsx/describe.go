package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"countersign/export/xlsx/office"
)

// Bounds of what Describe looks at, beside the file itself.
const (
	mostListed = 20_000   // entries of an archive
	mostPeeked = 1 << 20  // bytes of a part
	mostNamed  = 3        // things of one kind that are named
	bombSize   = 64 << 20 // bytes that an archive unpacks to

	localHeader = 30 // bytes in front of a name
)

// Describe says what a file is that Read does not take, in words that follow
// "this is": "a Word document, signed by "A. Sample" (not verified)". ours is
// set where the file calls itself a workbook of Countersign: then it is not
// another file, but damaged, changed, or made by another version. Describe
// reads leniently, believes nothing, and takes bounded time and memory.
func Describe(b []byte) (what string, ours bool) {
	switch {
	case len(b) == 0:
		return "an empty file", false
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return "a PDF document", false
	case bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return "an empty ZIP file", false
	}
	files, err := office.Entries(b, mostListed)
	switch names := office.Streams(b); {
	case len(names) > 0:
		return describeCompound(names), false
	case errors.Is(err, ErrTooLarge):
		return fmt.Sprintf("a ZIP file with more than %d entries", mostListed), false
	case bytes.HasPrefix(b, []byte("PK")) && err != nil:
		return describeRuin(b)
	case err != nil:
		return "no workbook at all", false
	}
	return describeArchive(files)
}

// IsRollup says whether b looks like the workbook of a roll-up's report. It is
// for words to people: anybody can make one that does.
func IsRollup(b []byte) bool {
	files, err := office.Entries(b, mostListed)
	if err != nil {
		return false
	}
	a := list(files)
	if property(a.text(appProperties), "Application") != application {
		return false
	}
	book := a.text("xl/workbook.xml")
	for _, sheet := range []string{"Coalition", sheetUnions, "Units", "Places", "Rule", "Missing"} {
		if !bytes.Contains(book, []byte(`name="`+sheet+`"`)) {
			return false
		}
	}
	return true
}

// describeCompound goes by the names of the streams of an old Office document.
func describeCompound(names []string) string {
	has := func(name string) bool { return slices.Contains(names, name) }
	what := "a document of an old version of Office"
	switch {
	case has("EncryptedPackage"):
		return "a workbook or document that is protected by a password"
	case has("Workbook"), has("Book"):
		what = "a workbook of the old kind (.xls)"
	case has("WordDocument"):
		what = "a Word document of the old kind (.doc)"
	case has("PowerPoint Document"):
		what = "a PowerPoint presentation of the old kind (.ppt)"
	}
	if has("_VBA_PROJECT_CUR") || has("Macros") || has("VBA") {
		what += ", with a macro"
	}
	return what
}

// describeRuin looks for our name in an archive without a directory, which comes
// last and is missing where a file was cut short.
func describeRuin(b []byte) (what string, ours bool) {
	at := bytes.Index(b, []byte(appProperties))
	if at >= localHeader && bytes.HasPrefix(b[at-localHeader:], []byte("PK\x03\x04")) {
		r := flate.NewReader(bytes.NewReader(b[at+len(appProperties):]))
		part, _ := io.ReadAll(io.LimitReader(r, mostPeeked))
		if property(part, "Application") == application {
			return "a workbook that calls itself one of Countersign, cut short or damaged", true
		}
	}
	return "a ZIP file or a workbook that was cut short or damaged", false
}

// archive is what the directory of a ZIP file tells.
type archive struct {
	files map[string]*zip.File // by name in lower case
	size  uint64               // that the parts say they unpack to
}

func list(files []*zip.File) archive {
	a := archive{files: map[string]*zip.File{}}
	for _, f := range files {
		a.files[strings.ToLower(f.Name)] = f
		if sum := a.size + f.UncompressedSize64; sum >= a.size {
			a.size = sum
		}
	}
	return a
}

func describeArchive(files []*zip.File) (what string, ours bool) {
	a := list(files)
	what = a.kind()
	if property(a.text(appProperties), "Application") == application {
		what, ours = "a workbook that calls itself one of Countersign", true
	}
	if found := a.forbidden(files); len(found) > 0 {
		what += ", with " + strings.Join(found, ", ")
	}
	if names := office.Claimed(files); len(names) > 0 {
		what += ", signed by " + strings.Join(names[:min(len(names), mostNamed)], ", ") + " (not verified)"
	}
	if a.size > bombSize {
		what += fmt.Sprintf(", that unpacks to %d MB", a.size>>20)
	}
	return what, ours
}

// folders of a package and what it then is.
var folders = []struct{ name, what string }{
	{"xl/workbook.bin", "a binary workbook (.xlsb)"},
	{"xl/", "a workbook"},
	{"word/", "a Word document"},
	{"ppt/", "a PowerPoint presentation"},
	{"visio/", "a Visio drawing"},
}

// openDocuments are the kinds that a part mimetype names.
var openDocuments = []struct{ name, what string }{
	{"opendocument.spreadsheet", "an OpenDocument spreadsheet"},
	{"opendocument.text", "an OpenDocument text"},
	{"opendocument", "an OpenDocument file"},
	{"epub", "an electronic book"},
}

func (a archive) kind() string {
	kind := string(a.text("mimetype"))
	for _, x := range openDocuments {
		if strings.Contains(kind, x.name) {
			return x.what
		}
	}
	if a.files[strings.ToLower(contentTypes)] == nil {
		return "a ZIP file"
	}
	for _, x := range folders {
		for name := range a.files {
			if strings.HasPrefix(name, x.name) {
				return x.what
			}
		}
	}
	return "a package of a program like Office"
}

// forbidden are the parts that run, connect or embed something.
func (a archive) forbidden(files []*zip.File) []string {
	var out []string
	for _, f := range files {
		if what := forbiddenPart(f.Name); what != "" && !slices.Contains(out, what) && len(out) < mostNamed {
			out = append(out, what)
		}
	}
	return out
}

// text is the beginning of a part; nothing if it cannot be read.
func (a archive) text(name string) []byte {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = r.Close() }()
	b, _ := io.ReadAll(io.LimitReader(r, mostPeeked))
	return b
}
