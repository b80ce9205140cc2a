package file

import "slices"

// Element is a part of the document's structure, which makes a sheet readable
// aloud. What belongs to it is drawn between "/Role <</MCID n>> BDC" and "EMC".
type Element struct {
	Role  string // one of the roles of PDF 1.7, for example "H1", "P", "TH"
	Alt   string // says in words what a figure shows
	Scope string // of a TH: "Row" or "Column"
	Marks []Mark // its own content, in reading order, before its kids'
	Kids  []*Element
}

// Mark is one piece of marked content.
type Mark struct {
	Page int // from 0
	MCID int // 0, 1, 2 … on each page, each used once
}

var roles = []string{
	"Document", "Part", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
	"Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "Figure", "Note", "Span",
}

// tagger writes the structure tree.
type tagger struct {
	*finisher
	marked [][]object // by page and MCID
}

func (f *finisher) addStructure(root *Element) error {
	t := &tagger{finisher: f, marked: make([][]object, len(f.pages))}
	tree := f.add(null{})
	document, err := t.write(root, tree, 0)
	if err != nil {
		return err
	}
	var nums array
	for i, marks := range t.marked {
		leaves := array{}
		for id, owner := range marks {
			if owner == nil {
				return faultf(-1, "page %d uses mark %d for nothing", i+1, id)
			}
			leaves = append(leaves, owner)
		}
		nums = append(nums, integer(i), f.add(leaves))
		page := f.dict(f.pages[i])
		page["StructParents"], page["Tabs"] = integer(i), name("S")
	}
	nums = t.addFields(document, nums)
	f.rev.objects[int(tree)] = dict{
		"Type": name("StructTreeRoot"), "K": array{document},
		"ParentTree": dict{"Nums": nums}, "ParentTreeNextKey": integer(len(f.pages) + len(f.fields)),
	}
	f.catalog["StructTreeRoot"], f.catalog["MarkInfo"] = tree, dict{"Marked": boolean(true)}
	return nil
}

// addFields gives each signature field an element at the end of the document.
func (t *tagger) addFields(document ref, nums array) array {
	for _, field := range t.fields {
		element := t.add(dict{
			"Type": name("StructElem"), "S": name("Form"), "P": document, "Pg": field.dict["P"], "Alt": field.dict["TU"],
			"K": array{dict{"Type": name("OBJR"), "Obj": field.at, "Pg": field.dict["P"]}},
		})
		d := t.dict(document)
		kids, _ := d["K"].(array)
		d["K"] = append(kids, element)
		nums = append(nums, field.dict["StructParent"], element)
	}
	return nums
}

func (t *tagger) write(e *Element, parent ref, depth int) (ref, error) {
	if depth > maxDepth || !slices.Contains(roles, e.Role) {
		return 0, faultf(-1, "the structure holds the role %q, or is too deep", e.Role)
	}
	d := dict{"Type": name("StructElem"), "S": name(e.Role), "P": parent}
	self := t.add(d)
	if e.Alt != "" {
		d["Alt"] = textString(e.Alt)
	}
	if e.Scope != "" {
		d["A"] = dict{"O": name("Table"), "Scope": name(e.Scope)}
	}
	kids := array{}
	for _, m := range e.Marks {
		if err := t.claim(m, self); err != nil {
			return 0, err
		}
		kids = append(kids, dict{"Type": name("MCR"), "Pg": t.pages[m.Page], "MCID": integer(m.MCID)})
	}
	for _, kid := range e.Kids {
		r, err := t.write(kid, self, depth+1)
		if err != nil {
			return 0, err
		}
		kids = append(kids, r)
	}
	d["K"] = kids
	return self, nil
}

// claim notes whose content a mark is.
func (t *tagger) claim(m Mark, owner ref) error {
	if m.Page < 0 || m.Page >= len(t.pages) || m.MCID < 0 || m.MCID > maxObjects {
		return faultf(-1, "a mark on page %d, which does not exist", m.Page+1)
	}
	marks := t.marked[m.Page]
	for len(marks) <= m.MCID {
		marks = append(marks, nil)
	}
	if marks[m.MCID] != nil {
		return faultf(-1, "mark %d of page %d is used twice", m.MCID, m.Page+1)
	}
	marks[m.MCID] = owner
	t.marked[m.Page] = marks
	return nil
}
