package xlsx

import (
	"bytes"
	"slices"
	"strings"
)

// Namespaces: of workbooks there are two, the second of those that Excel calls
// strict, and so of the links between their parts.
var (
	mainSpaces    = []string{"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"}
	linkSpaces    = []string{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"}
	packageSpaces = []string{
		"http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/package/2006/content-types",
	}
)

// parents are where the elements that are read stand. Elsewhere, one program
// reads them and another does not.
var parents = map[string]string{
	"sheets": "workbook", "sheet": "sheets", "workbookPr": "workbook", "definedName": "definedNames",
	"sheetData": "worksheet", "row": "sheetData", "c": "row", "v": "c", "f": "c", "is": "c",
	"sheetFormatPr": "worksheet", "cols": "worksheet", "col": "cols", "sheetViews": "worksheet", "sheetView": "sheetViews",
	"si": "sst", "t": "is|si|r|rPh", "r": "is|si", "rPr": "r", "rPh": "is|si",
	"numFmts": "styleSheet", "fonts": "styleSheet", "fills": "styleSheet", "cellXfs": "styleSheet", "cellStyleXfs": "styleSheet",
	"numFmt": "numFmts|dxf", "font": "fonts|dxf", "fill": "fills|dxf", "patternFill": "fill", "gradientFill": "fill",
	"fgColor": "patternFill", "xf": "cellXfs|cellStyleXfs", "alignment": "xf|dxf", "indexedColors": "colors",
	"Relationship": "Relationships", "Override": "Types", "Default": "Types",
}

// order is the one in which those of them stand that stand once.
var order = []string{"workbookPr", "sheets", "sheetViews", "sheetFormatPr", "cols", "sheetData", "numFmts", "fonts", "fills", "cellXfs"}

// deepest is more than the elements of a workbook stand in each other.
const deepest = 60

// sieve parts what is of workbooks in a part from what is of other makers:
// elements of other namespaces, and extensions. Programs pass those over, as far
// as they know them not, and so are they here. What programs may read
// differently is refused.
type sieve struct {
	scanner
	spaces []string // of the root
	main   []string // prefixes of the namespaces of workbooks
	within [][]byte // the elements that are open
	begun  bool
	steps  int    // in that order
	kept   []byte // what is of workbooks, up to from
	from   int
	rules  bool // an extension paints cells by rules
	drawn  bool // an extension draws into cells
}

// sift gives a part whose root is that element without what is of others.
func sift(part []byte, root string, spaces []string) (*sieve, error) {
	s := &sieve{scanner: scanner{b: part}, spaces: spaces}
	for s.next() && s.err == nil {
		s.tag(root)
	}
	if s.err == nil && (len(s.within) > 0 || !s.begun) {
		s.fail("an element does not end")
	}
	if s.from == 0 {
		s.kept = part
	} else {
		s.kept = append(s.kept, part[s.from:]...)
	}
	return s, s.err
}

func (s *sieve) tag(root string) {
	last := len(s.within) - 1
	switch {
	case s.close:
		if last < 0 || !bytes.Equal(s.within[last], s.name) || len(s.space) > 0 {
			s.fail("an element does not end")
			return
		}
		s.within = s.within[:last]
		return
	case !s.bound():
		return
	case last >= 0 && (len(s.space) > 0 || string(s.name) == "extLst"):
		s.pass(last)
		return
	case !s.stands(root) || last > deepest:
		s.fail("an element stands where no program writes it")
		return
	}
	if !s.empty {
		s.within = append(s.within, s.name)
	}
}

// stands reports whether the element is where it is read.
func (s *sieve) stands(root string) bool {
	depth := len(s.within)
	if depth == 0 {
		first := !s.begun && string(s.name) == root && len(s.space) == 0
		s.begun = true
		return first && slices.Contains(s.spaces, s.attr("xmlns"))
	}
	if i := slices.Index(order, string(s.name)) + 1; i > 0 && depth == 1 {
		if i <= s.steps {
			return false
		}
		s.steps = i
	}
	if s.leaf() || depth > 1 && string(s.within[depth-2]) == "font" {
		return false
	}
	where, listed := parents[string(s.name)]
	for above := range strings.SplitSeq(where, "|") {
		if above == string(s.within[depth-1]) {
			return true
		}
	}
	return !listed
}

// leaf reports whether the element that is open holds text only.
func (s *sieve) leaf() bool {
	above := string(s.within[len(s.within)-1])
	return above == "v" || above == "t" || above == "f"
}

// bound looks at the prefixes that a tag declares. Who writes workbooks has
// none for the elements of workbooks, and r for links.
func (s *sieve) bound() bool {
	for key, v, rest := attribute(s.attrs); key != nil; key, v, rest = attribute(rest) {
		prefix, declared := bytes.CutPrefix(key, []byte("xmlns:"))
		space := plainText(v)
		switch {
		case string(key) == "xmlns" && len(s.space) == 0 && len(s.within) > 0:
			return s.fail("a namespace has another prefix than usual")
		case declared && (string(prefix) == "r") != slices.Contains(linkSpaces, space):
			return s.fail("a namespace has another prefix than usual")
		case declared && (slices.Contains(mainSpaces, space) || slices.Contains(packageSpaces, space)):
			s.main = append(s.main, string(prefix))
		}
	}
	if slices.Contains(s.main, string(s.space)) {
		return s.fail("a namespace has another prefix than usual")
	}
	return true
}

// pass goes on behind an element of others, and behind all that is in it. Such
// stand at the top of a part, and hold nothing of workbooks; extensions may.
func (s *sieve) pass(last int) {
	begins, extension := s.at, len(s.space) == 0
	if !extension && last > 0 || s.leaf() {
		s.fail("an element stands where no program writes it")
		return
	}
	for depth := s.opens(); depth > 0; {
		if !s.next() {
			s.fail("an element does not end")
			return
		}
		if s.close {
			depth--
			continue
		}
		if !extension && (len(s.space) == 0 || !s.bound()) {
			s.fail("an element stands where no program writes it")
			return
		}
		s.rules = s.rules || string(s.name) == "conditionalFormatting"
		s.drawn = s.drawn || string(s.name) == "sparklineGroup"
		depth += s.opens()
	}
	s.kept, s.from = append(s.kept, s.b[s.from:begins]...), s.pos
}

// opens is 1 for a tag that another one closes.
func (s *scanner) opens() int {
	if s.empty {
		return 0
	}
	return 1
}

// attribute takes the first attribute from those of a tag; its key is nil at
// the end.
func attribute(attrs []byte) (key, value, rest []byte) {
	eq := bytes.IndexByte(attrs, '=')
	if eq < 0 {
		return nil, nil, nil
	}
	key = bytes.TrimSpace(attrs[:eq])
	rest = bytes.TrimLeft(attrs[eq+1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, nil
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return nil, nil, nil
	}
	return key, rest[1 : 1+end], rest[2+end:]
}
