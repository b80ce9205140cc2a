package file

import (
	"maps"
	"slices"
)

// Attachment is a file that rides along in the first revision.
type Attachment struct {
	Name, MIME, Description string
	Data                    []byte
}

// addAttachments makes associated files (PDF/A-3) of what the drawing attached.
func (f *finisher) addAttachments() error {
	names := f.dict(f.catalog["Names"])
	list, _ := f.dict(names["EmbeddedFiles"])["Names"].(array)
	if len(list) == 0 {
		delete(f.catalog, "Names")
	}
	if len(list) != 2*len(f.doc.Attachments) {
		return faultf(-1, "the drawing has %d attachments; %d are described", len(list)/2, len(f.doc.Attachments))
	}
	specs := map[string]object{}
	for i := 0; i+1 < len(list); i += 2 {
		called, err := f.addAttachment(f.dict(list[i+1]))
		if err != nil {
			return err
		}
		if specs[called] != nil {
			return faultf(-1, "two attachments of the drawing are called %q", called)
		}
		specs[called] = list[i+1]
	}
	var associated array
	for i, called := range slices.Sorted(maps.Keys(specs)) { // a name tree is sorted
		list[2*i], list[2*i+1] = textString(called), specs[called]
		associated = append(associated, specs[called])
	}
	if associated != nil {
		f.catalog["AF"] = associated
	}
	return nil
}

// addAttachment completes one and gives its name.
func (f *finisher) addAttachment(spec dict) (string, error) {
	called := textOf(spec["UF"])
	described, known := f.doc.attached(called)
	embedded := f.dict(spec["EF"])["F"]
	s, isStream := f.resolve(embedded).(stream)
	parameters, _ := s.dict["Params"].(dict)
	if !known || !isStream || parameters == nil {
		return "", faultf(-1, "the attachment %q of the drawing is not described", called)
	}
	spec["F"], spec["UF"] = textString(called), textString(called)
	spec["Desc"] = textString(textOf(spec["Desc"]))
	spec["AFRelationship"] = name(described.Relationship)
	spec["EF"] = dict{"F": embedded, "UF": embedded}
	s.dict["Subtype"] = name(described.MIME)
	parameters["ModDate"] = date(f.doc.Created)
	return called, nil
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
		if !ok || size != len(data) {
			return nil, faultf(-1, "the attachment %q has %d bytes and says %d", called, len(data), size)
		}
		out = append(out, Attachment{called, string(kind), textOf(spec["Desc"]), data})
	}
	return out, nil
}
