package file

import (
	"maps"
	"slices"
)

// Attachment is a file that rides along in the first revision.
type Attachment struct {
	Name, MIME, Description string
	Relationship            string // to the pages, by PDF/A-3: "Source" if they are made from it, "Supplement"
	Data                    []byte
}

// addAttachments makes associated files (PDF/A-3).
func (f *finisher) addAttachments() error {
	names := f.dict(f.catalog["Names"]) // the library writes an empty list of files
	if drawn, _ := f.dict(names["EmbeddedFiles"])["Names"].(array); len(drawn) > 0 {
		return faultf(-1, "the drawing has attachments of its own; they belong into the document")
	}
	if err := checkKeys("list of names", names, namesKeys); err != nil {
		return err
	}
	delete(f.catalog, "Names")
	specs := map[string]object{}
	for _, a := range f.doc.Attachments {
		if specs[a.Name] != nil || a.Name == "" {
			return faultf(-1, "the attachment %q has no name of its own", a.Name)
		}
		specs[a.Name] = f.addAttachment(a)
	}
	var tree, associated array
	for _, called := range slices.Sorted(maps.Keys(specs)) { // a name tree is sorted
		tree = append(tree, textString(called), specs[called])
		associated = append(associated, specs[called])
	}
	if associated != nil {
		f.catalog["Names"] = dict{"EmbeddedFiles": dict{"Names": tree}}
		f.catalog["AF"] = associated
	}
	return nil
}

func (f *finisher) addAttachment(a Attachment) ref {
	embedded := f.add(pack(stream{dict{
		"Type": name("EmbeddedFile"), "Subtype": name(a.MIME),
		"Params": dict{"ModDate": date(f.doc.Created), "Size": integer(len(a.Data))},
	}, a.Data}))
	called := textString(a.Name)
	return f.add(dict{
		"Type": name("Filespec"), "F": called, "UF": called, "Desc": textString(a.Description),
		"EF": dict{"F": embedded, "UF": embedded}, "AFRelationship": name(a.Relationship),
	})
}

// attachments unpacks what rides along.
func (b *base) attachments() ([]Attachment, error) {
	list, _ := b.dict(b.dict(b.catalog["Names"])["EmbeddedFiles"])["Names"].(array)
	seen := map[string]bool{}
	var out []Attachment
	for i := 0; i+1 < len(list); i += 2 {
		spec := b.dict(list[i+1])
		called := textOf(list[i])
		s, isStream := b.resolve(b.dict(spec["EF"])["F"]).(stream)
		if !isStream || called == "" || seen[called] || !same(list[i], spec["F"]) || !same(list[i], spec["UF"]) {
			return nil, faultf(-1, "the attachment %q is not in the form that this program writes", called)
		}
		seen[called] = true
		data, err := b.unpack.inflate(s)
		if err != nil {
			return nil, err
		}
		size, ok := intOf(b.dict(s.dict["Params"])["Size"])
		kind, _ := s.dict["Subtype"].(name)
		relationship, _ := spec["AFRelationship"].(name)
		if !ok || size != len(data) {
			return nil, faultf(-1, "the attachment %q has %d bytes and says %d", called, len(data), size)
		}
		out = append(out, Attachment{called, string(kind), textOf(spec["Desc"]), string(relationship), data})
	}
	return out, nil
}
