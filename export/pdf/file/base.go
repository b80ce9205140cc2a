package file

import (
	"errors"
	"maps"
	"slices"
)

// base is the first revision of a finished file: all that a person sees but
// the filled signature boxes.
type base struct {
	rev     *revision
	root    ref
	catalog dict
	pages   []ref
	fields  []field
	faces   map[ref]*face // read when a box is first set in them
	unpack  *inflater
}

type field struct {
	at   ref
	dict dict
	name string
}

// What may stand in the catalog and in a page. There is no room for scripts,
// actions, layers or a second form of the page.
var (
	catalogKeys = []name{
		"Type", "Pages", "Names", "Version", "Lang", "ViewerPreferences", "Extensions", "AF", "OutputIntents",
		"AcroForm", "Metadata", "StructTreeRoot", "MarkInfo",
	}
	trailerKeys = []name{"Size", "Root", "Info", "ID"}
	namesKeys   = []name{"EmbeddedFiles"}
	formKeys    = []name{"Fields", "SigFlags", "DR"}
	pagesKeys   = []name{"Type", "Kids", "Count", "MediaBox"}
	pageKeys    = []name{"Type", "Parent", "Resources", "Contents", "MediaBox", "Annots", "StructParents", "Tabs"}
	fieldKeys   = []name{"Type", "Subtype", "FT", "F", "T", "TU", "P", "Rect", "AP", "StructParent"}
)

// openDrawn reads what the drawing library and Finish have in common.
func openDrawn(rev *revision) (*base, error) {
	b := &base{rev: rev, unpack: newInflater(), faces: map[ref]*face{}}
	b.root, _ = rev.trailer["Root"].(ref)
	b.catalog = b.dict(b.root)
	tree := b.dict(b.catalog["Pages"])
	kids, _ := tree["Kids"].(array)
	for _, kid := range kids {
		page, _ := kid.(ref)
		if b.dict(page)["Type"] != object(name("Page")) || slices.Contains(b.pages, page) {
			return nil, faultf(-1, "the page tree is not a plain list of pages")
		}
		b.pages = append(b.pages, page)
	}
	if n, ok := intOf(tree["Count"]); !ok || n != len(b.pages) || n == 0 {
		return nil, faultf(-1, "the file has no pages, or counts them wrong")
	}
	return b, nil
}

// openFinished reads a first revision and checks that it is in the form that
// Finish writes, with nothing beyond it.
func openFinished(src []byte, rev *revision) (*base, error) {
	own := writeRevision([]byte(header), 0, rev.objects, rev.trailer)
	if at := difference(own, src[:rev.end]); at >= 0 {
		return nil, faultf(at, "the first revision is not in the form that this program writes")
	}
	b, err := openDrawn(rev)
	if err != nil {
		return nil, err
	}
	return b, b.checkParts()
}

// checkParts reads the fields, and finds what has no place in the file.
func (b *base) checkParts() error {
	if err := b.checkKeys(); err != nil {
		return err
	}
	if err := b.readFields(); err != nil {
		return err
	}
	return b.checkAnnotations()
}

func (b *base) checkKeys() error {
	err := errors.Join(
		checkKeys("trailer", b.rev.trailer, trailerKeys),
		checkKeys("catalog", b.catalog, catalogKeys),
		checkKeys("page tree", b.dict(b.catalog["Pages"]), pagesKeys),
		checkKeys("list of names", b.dict(b.catalog["Names"]), namesKeys),
		checkKeys("form", b.dict(b.catalog["AcroForm"]), formKeys),
	)
	for _, page := range b.pages {
		err = errors.Join(err, checkKeys("page", b.dict(page), pageKeys))
	}
	return err
}

func checkKeys(what string, d dict, allowed []name) error {
	for _, k := range d.keys() {
		if !slices.Contains(allowed, k) {
			return faultf(-1, "the %s holds /%s, which has no place in a tally sheet", what, k)
		}
	}
	return nil
}

// readFields collects the signature fields; all are empty in the first revision.
func (b *base) readFields() error {
	if b.catalog["AcroForm"] == nil {
		return nil
	}
	list, _ := b.dict(b.catalog["AcroForm"])["Fields"].(array)
	for _, v := range list {
		at, _ := v.(ref)
		d := b.dict(at)
		f := field{at, d, textOf(d["T"])}
		if !slices.Equal(slices.Sorted(maps.Keys(d)), slices.Sorted(slices.Values(fieldKeys))) ||
			d["FT"] != object(name("Sig")) || d["Subtype"] != object(name("Widget")) || b.pageIndex(d["P"]) < 0 {
			return faultf(-1, "the field %q is not an empty signature field", f.name)
		}
		if f.name == "" || b.field(f.name) != nil {
			return faultf(-1, "two signature fields are called %q", f.name)
		}
		if _, _, err := f.size(); err != nil {
			return err
		}
		if s, ok := b.resolve(b.dict(d["AP"])["N"]).(stream); !ok || len(s.raw) > 0 || len(b.dict(d["AP"])) != 1 {
			return faultf(-1, "the field %q shows something before it is signed", f.name)
		}
		b.fields = append(b.fields, f)
	}
	return nil
}

// checkAnnotations makes sure that nothing lies over a page but the fields.
func (b *base) checkAnnotations() error {
	for i, page := range b.pages {
		var want array
		for _, f := range b.fields {
			if b.pageIndex(f.dict["P"]) == i {
				want = append(want, f.at)
			}
		}
		got := b.dict(page)["Annots"]
		if want == nil && got == nil {
			continue
		}
		if want == nil || !same(want, got) {
			return faultf(-1, "page %d has annotations other than its signature fields", i+1)
		}
	}
	return nil
}

func (b *base) field(called string) *field {
	i := slices.IndexFunc(b.fields, func(f field) bool { return f.name == called })
	if i < 0 {
		return nil
	}
	return &b.fields[i]
}

func (b *base) pageIndex(v object) int {
	page, ok := v.(ref)
	if !ok {
		return -1
	}
	return slices.Index(b.pages, page)
}

// resolve follows one reference.
func (b *base) resolve(v object) object {
	if r, ok := v.(ref); ok {
		return b.rev.objects[int(r)]
	}
	return v
}

// dict is v, or what it refers to, as a dictionary; nil if it is none.
func (b *base) dict(v object) dict {
	d, _ := b.resolve(v).(dict)
	return d
}

// size is the number of the first object that is not yet taken.
func (r *revision) size() (int, error) {
	n, ok := intOf(r.trailer["Size"])
	if !ok || n > maxObjects {
		return 0, faultf(r.xref, "/Size of the trailer is not right")
	}
	for used := range r.offsets {
		if used >= n {
			return 0, faultf(r.xref, "object %d is beyond /Size", used)
		}
	}
	return n, nil
}

// difference is the offset of the first byte in which a and b differ, -1 if none.
func difference(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return n
	}
	return -1
}
