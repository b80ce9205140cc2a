package file

import (
	"maps"
	"slices"

	"countersign/assets/words"
)

// Compare says where the first revisions of two finished files differ, nil if
// nowhere. Compressed streams are compared unpacked, because another version
// of the compiler may pack them otherwise; /ID, which follows from the packed
// bytes, is left out. Everything else must be equal: pages, fonts, attachments,
// structure, fields.
func Compare(a, b []byte) error {
	left, err := openFirst(a)
	if err != nil {
		return err
	}
	right, err := openFirst(b)
	if err != nil {
		return err
	}
	numbers := slices.Sorted(maps.Keys(left.rev.objects))
	for _, n := range numbers {
		if right.rev.objects[n] == nil {
			continue
		}
		if err := compareObjects(left, right, n); err != nil {
			return err
		}
	}
	if other := slices.Sorted(maps.Keys(right.rev.objects)); !slices.Equal(numbers, other) {
		return faultf(-1, "the documents have %d and %d objects", len(numbers), len(other))
	}
	return nil
}

func openFirst(pdf []byte) (*base, error) {
	revs, err := read(pdf)
	if err != nil {
		return nil, err
	}
	return openFinished(pdf, revs[0])
}

func compareObjects(left, right *base, n int) error {
	differ := faultf(left.rev.offsets[n], "object %d is not the same in both documents", n)
	if of := purpose(right.rev.objects[n]); of != "" {
		differ = faultf(left.rev.offsets[n], "otherwise than drawn: %s", of)
	}
	x, isStream := left.rev.objects[n].(stream)
	y, bothStreams := right.rev.objects[n].(stream)
	if isStream != bothStreams {
		return differ
	}
	if !isStream {
		if !same(left.rev.objects[n], right.rev.objects[n]) {
			return differ
		}
		return nil
	}
	xd, yd := maps.Clone(x.dict), maps.Clone(y.dict)
	delete(xd, "Length")
	delete(yd, "Length")
	if !same(xd, yd) {
		return differ
	}
	xb, err := left.unpack.inflate(x)
	if err != nil {
		return err
	}
	yb, err := right.unpack.inflate(y)
	if err != nil {
		return err
	}
	if difference(xb, yb) >= 0 {
		return differ
	}
	return nil
}

// purposes say what an object is for, by its type.
var purposes = map[name]string{
	"Pages": words.Key("the size, the number or the order of the pages"), "Page": words.Key("the make-up of a page"),
	"Font": words.Key("the letters that the pages are drawn with"), "FontDescriptor": words.Key("the letters that the pages are drawn with"),
	"StructElem": words.Key("what is read aloud of the pages"), "StructTreeRoot": words.Key("what is read aloud of the pages"),
	"Filespec": words.Key("an attachment"), "EmbeddedFile": words.Key("an attachment"), "Metadata": words.Key("the title or another property"),
	"Annot": words.Key("a field for a signature"), "Catalog": words.Key("the set-up of the document"),
}

// purpose says of an object of our own what it is for; "" where only its number
// tells.
func purpose(o object) string {
	d, ok := o.(dict)
	if s, is := o.(stream); is {
		d, ok = s.dict, true
	}
	if !ok {
		return ""
	}
	if _, info := d["Producer"]; info {
		return purposes["Metadata"]
	}
	kind, _ := d["Type"].(name)
	return purposes[kind]
}
