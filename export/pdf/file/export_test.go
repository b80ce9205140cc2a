package file

import (
	"bytes"
	"maps"
	"slices"

	"countersign/export/sign"
)

// What a forger would need, who has this package's source: updates of any
// content, and signatures over anything.

// AppendUpdate adds an unsigned revision with these objects.
func AppendUpdate(pdf []byte, objects map[int]string) ([]byte, error) {
	e, err := glance(pdf)
	if err != nil {
		return nil, err
	}
	size, err := e.last.size()
	if err != nil {
		return nil, err
	}
	update := map[int]object{}
	for n, s := range objects {
		update[n] = verbatim(s)
		size = max(size, n+1)
	}
	trailer, err := e.trailer(size)
	if err != nil {
		return nil, err
	}
	return slices.Concat(pdf, writeRevision(nil, len(pdf), update, trailer)), nil
}

// SignAnyway signs without verifying, and slips these objects into the signed
// revision. change, if not nil, works on the signature dictionary.
func SignAnyway(pdf []byte, s Signing, extra map[int]string, change func(map[string]string)) ([]byte, error) {
	e, err := glance(pdf)
	if err != nil {
		return nil, err
	}
	f := e.base.field(s.Field)
	certs := s.Key.Certificates()
	d, err := e.compose(*f, certs, s.Time, false)
	if err != nil {
		return nil, err
	}
	revs, err := read(slices.Concat(pdf, d.section))
	if err != nil {
		return nil, err
	}
	last := revs[len(revs)-1]
	contents := verbatim("<" + string(bytes.Repeat([]byte("0"), 2*roomFor(certs, false))) + ">")
	at := int(last.objects[int(f.at)].(dict)["V"].(ref))
	value := maps.Clone(last.objects[at].(dict))
	value["Contents"], value["ByteRange"] = contents, verbatim(rangePlaceholder)
	if change != nil {
		changes := map[string]string{}
		change(changes)
		for k, v := range changes {
			value[name(k)] = verbatim(v)
		}
	}
	last.objects[at] = value
	for n, s := range extra {
		last.objects[n] = verbatim(s)
	}
	d = &draft{section: writeRevision(nil, len(pdf), last.objects, last.trailer)}
	if err := d.measure(contents, len(pdf)); err != nil {
		return nil, err
	}
	cms, err := sign.SignDetached(d.digest(pdf), s.Key)
	if err != nil {
		return nil, err
	}
	if err := d.fill(cms); err != nil {
		return nil, err
	}
	return slices.Concat(pdf, d.section), nil
}

// glance looks at a file as examine does, and checks nothing.
func glance(pdf []byte) (*examination, error) {
	revs, err := read(pdf)
	if err != nil {
		return nil, err
	}
	b, err := openFinished(pdf, revs[0])
	if err != nil {
		return nil, err
	}
	e := &examination{src: pdf, base: b, last: revs[len(revs)-1], filled: map[string]bool{}}
	for _, rev := range revs[1:] {
		for _, f := range b.fields {
			if rev.objects[int(f.at)] != nil {
				e.filled[f.name] = true
			}
		}
	}
	return e, nil
}

// Places are numbers and spellings of objects that a forger would replace.
type Places struct {
	Page, Content, Record, Catalog, Field, Box, EmptyBox int
	PageDict, CatalogDict, FieldDict                     string
	Next                                                 int
}

// Find tells where they are in a file of which Teller1 has signed.
func Find(pdf []byte) (p Places, err error) {
	e, err := glance(pdf)
	if err != nil {
		return p, err
	}
	b := e.base
	revs, err := read(pdf)
	if err != nil {
		return p, err
	}
	filled := revs[1].objects[int(b.fields[0].at)].(dict)
	list := b.dict(b.dict(b.catalog["Names"])["EmbeddedFiles"])["Names"].(array)
	p = Places{
		Page: int(b.pages[0]), Content: int(b.dict(b.pages[0])["Contents"].(ref)),
		Record:  int(b.dict(b.dict(list[1])["EF"])["F"].(ref)),
		Catalog: int(b.root), Field: int(b.fields[0].at), Box: int(filled["AP"].(dict)["N"].(ref)),
		EmptyBox: int(b.fields[0].dict["AP"].(dict)["N"].(ref)),
		PageDict: string(b.dict(b.pages[0]).appendTo(nil)), CatalogDict: string(b.catalog.appendTo(nil)),
		FieldDict: string(filled.appendTo(nil)),
	}
	p.Next, err = e.last.size()
	return p, err
}

// Rewrite writes the first revision of a file again after change.
func Rewrite(pdf []byte, change func(objects map[int]string, trailer map[string]string)) ([]byte, error) {
	revs, err := read(pdf)
	if err != nil {
		return nil, err
	}
	objects, trailer := map[int]string{}, map[string]string{}
	for n, v := range revs[0].objects {
		objects[n] = string(v.appendTo(nil))
	}
	change(objects, trailer)
	out := map[int]object{}
	for n, s := range objects {
		out[n] = verbatim(s)
	}
	t := maps.Clone(revs[0].trailer)
	for k, s := range trailer {
		t[name(k)] = verbatim(s)
	}
	return writeRevision([]byte(header), 0, out, t), nil
}
