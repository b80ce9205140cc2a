package file

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

// Document is what the drawing does not say about itself.
type Document struct {
	Title    string
	Language string // BCP 47, for example "en-US"
	Producer string
	Creator  string // the drawing; a reader takes it from [Report]
	Created  time.Time
	// Attachments ride along, each under a name of its own. The drawing has none.
	Attachments []Attachment
	// BoxFont is the family, as the drawing named it, whose regular and bold
	// faces the signature boxes are set in.
	BoxFont string
	// Fields are the signature boxes, one for each teller.
	Fields []Field
	// Structure is the document's outline; nil leaves the file untagged.
	Structure *Element
}

// Field is an empty signature box.
type Field struct {
	Name  string // unique; what a signature is asked for by
	Label string // read aloud, for example "Signature of the chief teller"
	Page  int    // from 0
	Box   Box
}

// Box is a rectangle in points, from the lower left corner of the page.
type Box struct{ Left, Bottom, Right, Top float64 }

type finisher struct {
	*base
	doc  Document
	next int
}

// Finish makes the one clean revision that can be signed out of a drawing (the
// output of gofpdf v1.16.2). The same input gives the same bytes.
func Finish(drawn []byte, doc Document) ([]byte, error) {
	revs, err := read(drawn)
	if err != nil {
		return nil, err
	}
	if len(revs) != 1 {
		return nil, faultf(-1, "the drawing has %d revisions; it must have one", len(revs))
	}
	b, err := openDrawn(revs[0])
	if err != nil {
		return nil, err
	}
	next, err := revs[0].size()
	if err != nil {
		return nil, err
	}
	f := &finisher{b, doc, next}
	f.packStreams()
	for _, step := range []func() error{f.addCatalog, f.addAttachments, f.addFields, f.addTags, f.addMetadata} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	id := sha256.Sum256(drawn)
	idText := text{bytes: id[:16], hex: true}
	trailer := dict{"Size": integer(f.next), "Root": f.root, "Info": f.rev.trailer["Info"], "ID": array{idText, idText}}
	out := writeRevision([]byte(header), 0, f.rev.objects, trailer)
	if err := f.check(trailer); err != nil {
		return nil, fmt.Errorf("pdf: the drawing uses something that a finished file may not hold: %w", err)
	}
	return out, nil
}

// check finds what [Verify] would find, without reading the file again.
func (f *finisher) check(trailer dict) error {
	b, err := openDrawn(&revision{objects: f.rev.objects, trailer: trailer})
	if err != nil {
		return err
	}
	if err := b.checkParts(); err != nil {
		return err
	}
	_, err = b.attachments()
	return err
}

func (f *finisher) add(v object) ref {
	f.rev.objects[f.next] = v
	f.next++
	return ref(f.next - 1)
}

func (f *finisher) addCatalog() error {
	c := f.catalog
	c["Version"] = name("1.7")
	c["Lang"] = textString(f.doc.Language)
	c["ViewerPreferences"] = dict{"DisplayDocTitle": boolean(true)}
	c["Extensions"] = dict{"ESIC": dict{"BaseVersion": name("1.7"), "ExtensionLevel": number("1")}} // CAdES signatures
	profile := f.add(stream{dict{"N": number("3")}, colourProfile()})
	c["OutputIntents"] = array{dict{
		"Type": name("OutputIntent"), "S": name("GTS_PDFA1"),
		"OutputConditionIdentifier": textString("sRGB"), "Info": textString("sRGB"), "DestOutputProfile": profile,
	}}
	return nil
}

func (f *finisher) addFields() error {
	if len(f.doc.Fields) == 0 {
		return nil
	}
	regular, bold, err := f.boxFonts()
	if err != nil {
		return err
	}
	nothing := f.add(stream{dict{
		"Type": name("XObject"), "Subtype": name("Form"),
		"BBox": array{number("0"), number("0"), number("1"), number("1")}, "Resources": dict{},
	}, nil})
	list := array{}
	for i, field := range f.doc.Fields {
		at, err := f.addField(i, field, nothing)
		if err != nil {
			return err
		}
		list = append(list, at)
	}
	f.catalog["AcroForm"] = f.add(dict{
		"Fields": list, "SigFlags": number("3"),
		"DR": dict{"Font": dict{boxRegular: regular, boxBold: bold}},
	})
	return nil
}

func (f *finisher) addField(i int, d Field, appearance ref) (ref, error) {
	if d.Page < 0 || d.Page >= len(f.pages) || d.Name == "" || strings.Contains(d.Name, ".") {
		return 0, faultf(-1, "the signature field %q on page %d: give it a name without a dot and a page that exists", d.Name, d.Page+1)
	}
	rect := array{}
	for _, v := range []float64{d.Box.Left, d.Box.Bottom, d.Box.Right, d.Box.Top} {
		if !(v >= 0 && v < 100_000) { // so written that it catches what is no number
			return 0, faultf(-1, "the signature field %q lies outside its page", d.Name)
		}
		rect = append(rect, hundredths(math.Round(v*100)).number())
	}
	page := f.dict(f.pages[d.Page])
	w := dict{
		"Type": name("Annot"), "Subtype": name("Widget"), "FT": name("Sig"),
		"F": number("132"), // printed, locked
		"T": textString(d.Name), "TU": textString(d.Label), "P": f.pages[d.Page], "Rect": rect,
		"AP": dict{"N": appearance}, "StructParent": integer(len(f.pages) + i),
	}
	at := f.add(w)
	annotations, _ := page["Annots"].(array)
	page["Annots"] = append(annotations, at)
	f.fields = append(f.fields, field{at, w, d.Name})
	return at, nil
}

// boxFonts finds the font objects of the family that boxes are set in.
func (f *finisher) boxFonts() (regular, bold ref, err error) {
	want := name("utf8" + strings.ToLower(f.doc.BoxFont)) // the library's naming
	for _, page := range f.pages {
		fonts := f.dict(f.dict(f.dict(page)["Resources"])["Font"])
		for _, k := range fonts.keys() {
			r, _ := fonts[k].(ref)
			switch f.dict(r)["BaseFont"] {
			case want:
				regular = r
			case want + "B":
				bold = r
			}
		}
	}
	if regular == 0 {
		return 0, 0, faultf(-1, "the drawing has no font family %q for the signature boxes", f.doc.BoxFont)
	}
	if bold == 0 {
		bold = regular
	}
	return regular, bold, nil
}

func (f *finisher) addTags() error {
	if f.doc.Structure == nil {
		return nil
	}
	return f.addStructure(f.doc.Structure)
}

func (f *finisher) addMetadata() error {
	info, ok := f.rev.trailer["Info"].(ref)
	if !ok {
		return errors.New("pdf: the drawing has no document information")
	}
	f.catalog["Metadata"] = f.add(stream{dict{"Type": name("Metadata"), "Subtype": name("XML")}, xmp(f.doc)})
	at := date(f.doc.Created)
	f.rev.objects[int(info)] = dict{
		"Title": textString(f.doc.Title), "Creator": textString(f.doc.Creator), "Producer": textString(f.doc.Producer),
		"CreationDate": at, "ModDate": at,
	}
	return nil
}
