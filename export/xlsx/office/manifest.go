package office

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
)

// reference is one line of a manifest.
type reference struct {
	uri string // name and content type of the part
	xml string // the whole element
}

// manifest lists everything that a signature covers, sorted by URI. It follows
// from the workbook alone; whatever a signature says it covers is never asked.
func (w *workbook) manifest() []reference {
	var out []reference
	for _, e := range w.entries {
		if e.name == typesPart || w.spared[e.name] {
			continue
		}
		uri := "/" + e.name + "?ContentType=" + w.types.of(e.name)
		data, transforms := e.data, ""
		if rs, ok := w.rels[e.name]; ok {
			var covered []relationship
			for _, r := range rs {
				if e.name != rootRelsPart || !w.spares(r) {
					covered = append(covered, r)
				}
			}
			if len(covered) == 0 {
				continue
			}
			data, transforms = selected(covered)
		}
		out = append(out, reference{uri, `<Reference URI="` + uri + `">` + transforms + digested(data) + `</Reference>`})
	}
	slices.SortFunc(out, func(a, b reference) int { return strings.Compare(a.uri, b.uri) })
	return out
}

// selected gives the octets that are digested for relationships, and the
// transforms that lead to them. Sorted by Id as text: rId10 before rId2.
func selected(rs []relationship) (octets []byte, transforms string) {
	var list, ids strings.Builder
	list.WriteString(flatRoot("Relationships", nsRelationships))
	slices.SortFunc(rs, func(a, b relationship) int { return strings.Compare(a.id, b.id) })
	for _, r := range rs {
		list.WriteString(r.canonical())
		ids.WriteString(`<mdssi:RelationshipReference xmlns:mdssi="` + nsPackage + `" SourceId="` + r.id + `"></mdssi:RelationshipReference>`)
	}
	list.WriteString(`</Relationships>`)
	return []byte(list.String()), `<Transforms><Transform Algorithm="` + relationshipTransform + `">` + ids.String() +
		`</Transform><Transform Algorithm="` + canonicalXML + `"></Transform></Transforms>`
}

// digested are the two elements that say what the SHA-256 of some octets is.
func digested(octets []byte) string {
	sum := sha256.Sum256(octets)
	return `<DigestMethod Algorithm="` + sha256Digest + `"></DigestMethod><DigestValue>` + base64.StdEncoding.EncodeToString(sum[:]) + `</DigestValue>`
}
