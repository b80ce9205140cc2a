package xlsx

import (
	"fmt"
	"path"
	"strings"
)

// Where every program that is known puts these parts. They are read there, and
// only there.
const (
	partWorkbook = "xl/workbook.xml"
	partLinks    = "xl/_rels/workbook.xml.rels"
	partStyles   = "xl/styles.xml"
	partStrings  = "xl/sharedStrings.xml"
	partTheme    = "xl/theme/theme1.xml"
)

// link leads from the package, or from its workbook, to a part.
type link struct{ kind, target string }

// ways are how other programs come to the parts of a workbook.
type ways struct {
	root, book []link
	types      map[string]string // of a part, "/xl/workbook.xml", or of an extension, "xml"
}

func elsewhere(part string) error {
	return fmt.Errorf("%w: other programs may show another part in place of %s", ErrNotWorkbook, part)
}

// waysIn reads the ways of a package, and refuses it where they lead to other
// parts than those that are read.
func waysIn(p parts) (*ways, error) {
	w := &ways{types: map[string]string{}}
	s := &scanner{b: p[contentTypes]}
	for s.next() {
		if s.close || s.is("Types") {
			continue
		}
		key := strings.ToLower(s.attr("PartName") + s.attr("Extension"))
		if w.types[key] != "" {
			return nil, elsewhere(key)
		}
		w.types[key] = s.attr("ContentType")
	}
	if s.err != nil {
		return nil, s.err
	}
	var err error
	if w.root, err = links(p[rootRelationships], "/"); err != nil {
		return nil, err
	}
	if w.book, err = links(p[partLinks], "/xl"); err != nil {
		return nil, err
	}
	return w, w.lead(p)
}

// links reads a part with links from a folder.
func links(part []byte, folder string) (out []link, err error) {
	s := &scanner{b: part}
	seen := map[string]bool{}
	for s.next() {
		if !s.is("Relationship") {
			continue
		}
		l := link{s.attr("Type"), s.attr("Target")}
		id := strings.ToLower(s.attr("Id"))
		if seen[id] {
			return nil, elsewhere(l.target)
		}
		seen[id] = true
		for _, space := range linkSpaces {
			l.kind = strings.TrimPrefix(l.kind, space+"/")
		}
		if !strings.HasPrefix(l.target, "/") {
			l.target = path.Join(folder, l.target)
		}
		l.target = strings.TrimPrefix(l.target, "/")
		if s.attr("TargetMode") == "External" {
			l.target = "" // no part
		}
		out = append(out, l)
	}
	return out, s.err
}

// lead goes the ways to the parts of which there is one.
func (w *ways) lead(p parts) error {
	for _, x := range []struct {
		from           []link
		kind, part, is string
	}{
		{w.root, "officeDocument", partWorkbook, ".main+xml"},
		{w.book, "styles", partStyles, ".styles+xml"},
		{w.book, "sharedStrings", partStrings, ".sharedStrings+xml"},
		{w.book, "theme", partTheme, ".theme+xml"},
	} {
		n := 0
		for _, l := range x.from {
			if path.Base(l.kind) != x.kind {
				continue
			}
			if n++; n > 1 || l.kind != x.kind || l.target != x.part {
				return elsewhere(x.part)
			}
		}
		if _, there := p[x.part]; there && (n == 0 || !w.is(x.part, x.is)) {
			return elsewhere(x.part)
		}
	}
	return nil
}

// is reports whether the content type of a part ends so.
func (w *ways) is(part, kind string) bool {
	t := w.types["/"+strings.ToLower(part)]
	if t == "" {
		t = w.types[strings.TrimPrefix(strings.ToLower(path.Ext(part)), ".")]
	}
	return strings.HasSuffix(t, kind)
}

// sheet goes the way to a part with a worksheet.
func (w *ways) sheet(p parts, part string) error {
	n := 0
	for _, l := range w.book {
		if l.target != part {
			continue
		}
		if n++; l.kind != "worksheet" {
			return elsewhere(part)
		}
	}
	if _, there := p[part]; n == 0 || !there || !w.is(part, ".worksheet+xml") {
		return elsewhere(part)
	}
	return nil
}
