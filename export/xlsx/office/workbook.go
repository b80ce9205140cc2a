package office

import (
	"fmt"
	"strings"
)

// workbook is a package without what signatures add to it.
type workbook struct {
	entries []entry // all of them, in their order
	index   map[string]int
	types   contentTypes
	rels    map[string][]relationship // by the name of the .rels part
	spared  map[string]bool           // parts that no signature covers
}

func openWorkbook(entries []entry) (*workbook, error) {
	w := &workbook{entries: entries, index: map[string]int{}, rels: map[string][]relationship{}, spared: map[string]bool{}}
	for i, e := range entries {
		w.index[e.name] = i
	}
	types, ok := w.data(typesPart)
	if !ok {
		return nil, faultf(ErrNotWorkbook, "it has no %s", typesPart)
	}
	var err error
	if w.types, err = readTypes(types); err != nil {
		return nil, faultf(ErrPackage, "%s: %w", typesPart, err)
	}
	if w.types.defaults["sigs"] != "" {
		return nil, faultf(ErrPackage, "%s speaks of signatures that are not there", typesPart)
	}
	for _, e := range entries {
		if e.name == typesPart {
			continue
		}
		if err := w.checkPart(e); err != nil {
			return nil, err
		}
	}
	return w, w.walk()
}

func (w *workbook) data(part string) ([]byte, bool) {
	i, ok := w.index[part]
	if !ok {
		return nil, false
	}
	return w.entries[i].data, true
}

func (w *workbook) checkPart(e entry) error {
	kind := w.types.of(e.name)
	switch {
	case kind == "":
		return faultf(ErrPackage, "the part %s has no content type", e.name)
	case kind == kindSignature, kind == kindOrigin, strings.HasPrefix(strings.ToLower(e.name), signatureRoom):
		return faultf(ErrPackage, "the part %s is among the signatures and is none", e.name)
	case isRelationships(e.name) != (kind == kindRelationships):
		return faultf(ErrPackage, "the part %s has the content type %s", e.name, kind)
	case kind != kindRelationships:
		return nil
	}
	rs, err := readRelationships(e.data)
	if err != nil {
		return faultf(ErrPackage, "%s: %w", e.name, err)
	}
	w.rels[e.name] = rs
	return nil
}

// walk follows every relationship and notes what is spared.
func (w *workbook) walk() error {
	if err := w.walkRoot(); err != nil {
		return err
	}
	for _, e := range w.entries {
		source := sourceOf(e.name)
		if _, ok := w.index[source]; !ok && e.name != rootRelsPart && w.rels[e.name] != nil {
			return faultf(ErrPackage, "%s belongs to no part", e.name)
		}
		for _, r := range w.rels[e.name] {
			if err := w.follow(e.name, source, r); err != nil {
				return faultf(ErrPackage, "%s: %w", e.name, err)
			}
		}
	}
	return nil
}

// follow looks where a relationship leads.
func (w *workbook) follow(rels, source string, r relationship) error {
	if r.external {
		return nil
	}
	part, err := r.part(source)
	if err != nil {
		return err
	}
	if _, ok := w.index[part]; !ok {
		return fmt.Errorf("%s leads to %s, which is not there", r.id, part)
	}
	if w.spared[part] && !(rels == rootRelsPart && w.spares(r)) {
		return fmt.Errorf("%s leads to %s, which no signature covers", r.id, part)
	}
	return nil
}

// walkRoot looks at the relationships of the package: one workbook, and each
// kind that no signature covers once at most.
func (w *workbook) walkRoot() error {
	count := map[string]int{}
	for _, r := range w.rels[rootRelsPart] {
		count[r.kind]++
		if w.spares(r) {
			w.spared[exempt[r.kind].part] = true
		}
	}
	if n := count[leadsToWorkbook]; n != 1 {
		return faultf(ErrPackage, "%s leads to %d workbooks", rootRelsPart, n)
	}
	if count[leadsToOrigin] > 0 {
		return faultf(ErrPackage, "%s leads to signatures that are not there", rootRelsPart)
	}
	for kind := range exempt {
		if count[kind] > 1 {
			return faultf(ErrPackage, "%s has %d relationships of type %s", rootRelsPart, count[kind], kind)
		}
	}
	return nil
}

// spares says whether a relationship of the package stays unsigned. It hangs
// on type, place and content type, so that no sheet can hide behind it.
func (w *workbook) spares(r relationship) bool {
	e, ok := exempt[r.kind]
	if !ok || r.external {
		return false
	}
	part, err := r.part("")
	return err == nil && part == e.part && w.types.of(part) == e.kind
}
