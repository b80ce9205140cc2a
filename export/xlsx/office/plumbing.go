package office

import (
	"bytes"
	"strconv"
	"strings"
)

// signed is a package taken apart: the workbook as it was, and the signatures.
type signed struct {
	*workbook
	signatures []entry // sig1.xml and so on
}

// open reads a package and takes out what signatures added. It goes by the
// names of the entries; that each piece is exactly what Sign adds is proved by
// adding it again.
func open(b []byte) (*signed, error) {
	entries, err := unpack(b)
	if err != nil {
		return nil, err
	}
	n := len(entries)
	for i, e := range entries {
		if e.name == originPart {
			n = i
			break
		}
	}
	base, tail := entries[:n:n], entries[n:]
	s := &signed{}
	if len(tail) > 0 {
		if s.signatures, err = tailOf(tail); err != nil {
			return nil, err
		}
		if base, err = unplumb(base, len(s.signatures)); err != nil {
			return nil, err
		}
	}
	s.workbook, err = openWorkbook(base)
	return s, err
}

// tailOf takes the signatures from the entries that were added behind the
// workbook's own.
func tailOf(tail []entry) ([]entry, error) {
	n := len(tail) - 2
	if n < 1 || !tail[0].stored || len(tail[0].data) > 0 || tail[1].stored || tail[1].name != originRelsPart || string(tail[1].data) != originRels(n) {
		return nil, faultf(ErrPackage, "%s and %s are not those of the signatures that are there", originPart, originRelsPart)
	}
	for i, e := range tail[2:] {
		if e.name != signaturePart(i+1) || e.stored || len(e.data) > maxSignature {
			return nil, faultf(ErrPackage, "the part %s stands where the signature %d belongs", e.name, i+1)
		}
	}
	return tail[2:], nil
}

// Texts that signatures add to parts of the workbook, before their last tag.
const (
	typesEnd = "</Types>"
	relsEnd  = "</Relationships>"
)

func addedTypes(n int) string {
	var b strings.Builder
	b.WriteString(`<Default Extension="sigs" ContentType="` + kindOrigin + `"></Default>`)
	for i := range n {
		b.WriteString(`<Override PartName="/` + signaturePart(i+1) + `" ContentType="` + kindSignature + `"></Override>`)
	}
	return b.String()
}

func addedRelationship(id, target, kind string) string {
	return `<Relationship Id="` + id + `" Target="` + target + `" Type="` + kind + `"></Relationship>`
}

// originRels is the part that names the signatures.
func originRels(n int) string {
	var b strings.Builder
	b.WriteString(xmlHeader + flatRoot("Relationships", nsRelationships))
	for i := range n {
		b.WriteString(addedRelationship("rId"+strconv.Itoa(i+1), signatureName(i+1), leadsToSignature))
	}
	b.WriteString(relsEnd)
	return b.String()
}

// plumb adds to the workbook what n signatures need, but for the signatures.
func (w *workbook) plumb(n int) ([]entry, error) {
	out := append([]entry(nil), w.entries...)
	id := freeID(w.rels[rootRelsPart])
	for _, change := range []struct{ part, end, text string }{
		{typesPart, typesEnd, addedTypes(n)},
		{rootRelsPart, relsEnd, addedRelationship(id, originPart, leadsToOrigin)},
	} {
		data, _ := w.data(change.part)
		text := strings.TrimSuffix(string(data), change.end) + change.text + change.end
		e, err := deflated(change.part, []byte(text))
		if err != nil {
			return nil, faultf(ErrSigning, "%w", err)
		}
		out[w.index[change.part]] = e
	}
	origin, err := deflated(originPart, nil)
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	rels, err := deflated(originRelsPart, []byte(originRels(n)))
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	return append(out, origin, rels), nil
}

// unplumb takes out of the entries what n signatures have added to them.
func unplumb(entries []entry, n int) ([]entry, error) {
	out := append([]entry(nil), entries...)
	for i, e := range out {
		var ok bool
		switch e.name {
		case typesPart:
			out[i].data, ok = cutBefore(e.data, addedTypes(n), typesEnd)
		case rootRelsPart:
			out[i].data, ok = unplumbRoot(e.data)
		default:
			ok = true
		}
		if !ok {
			return nil, faultf(ErrPackage, "%s does not name the signatures that are there as Countersign does", e.name)
		}
	}
	return out, nil
}

func cutBefore(b []byte, text, end string) ([]byte, bool) {
	head, ok := bytes.CutSuffix(b, []byte(text+end))
	return append(bytes.Clone(head), end...), ok
}

// unplumbRoot takes the relationship to the signatures out. Its Id follows from
// what is left.
func unplumbRoot(b []byte) ([]byte, bool) {
	at := bytes.LastIndex(b, []byte("<Relationship "))
	if at < 0 {
		return nil, false
	}
	left := append(bytes.Clone(b[:at]), relsEnd...)
	rs, err := readRelationships(left)
	return left, err == nil && string(b[at:]) == addedRelationship(freeID(rs), originPart, leadsToOrigin)+relsEnd
}
