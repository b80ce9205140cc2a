package file

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/export/sign"
)

// hundredths of a point: layout in whole numbers is the same on every machine.
type hundredths int

func (h hundredths) String() string { return fmt.Sprintf("%d.%02d", int(h)/100, int(h)%100) }
func (h hundredths) number() number { return number(h.String()) }

// parseHundredths reads what String writes.
func parseHundredths(v object) (hundredths, bool) {
	n, _ := v.(number)
	i, err := strconv.ParseUint(strings.Replace(string(n), ".", "", 1), 10, 31)
	h := hundredths(i)
	return h, err == nil && h.number() == n
}

// size of the field's rectangle.
func (f field) size() (width, height hundredths, err error) {
	rect, _ := f.dict["Rect"].(array)
	var v [4]hundredths
	ok := len(rect) == len(v)
	for i := 0; ok && i < len(v); i++ {
		v[i], ok = parseHundredths(rect[i])
	}
	width, height = v[2]-v[0], v[3]-v[1]
	if !ok || width < smallestBox || height < smallestBox {
		return 0, 0, faultf(-1, "the signature field %q has no rectangle of at least 10 by 10 points", f.name)
	}
	return width, height, nil
}

// Measures of a box.
const (
	smallestBox  hundredths = 1000
	largestText  hundredths = 1400
	smallestText hundredths = 400
	boxMargin    hundredths = 300
)

// Names under which the form keeps the fonts of the boxes.
const (
	boxRegular name = "Regular"
	boxBold    name = "Bold"
)

// BoxLines is what a signature box says in the language of its document: who, in
// which role, when, by which key. The first line is bold. The drawing must use every character of them
// once in the faces of Document.BoxFont, or they are not embedded and the box
// shows "?"; [BoxAlphabet] has the characters that are not known beforehand.
func BoxLines(language string, id sign.Identity, key sign.Fingerprint, at time.Time) []string {
	lines := []string{id.Name}
	role := id.Role
	if role != "" && id.Local != "" {
		role += ", "
	}
	if role += id.Local; role != "" {
		lines = append(lines, role)
	}
	c := words.Edition(language, words.SheetEdition)
	return append(lines, c.F("Signed %s", at.UTC().Format("2006-01-02 15:04:05 UTC")), c.F("Key %s", key.Short()))
}

// BoxAlphabet has the characters of times, fingerprints and their labels in
// English.
const BoxAlphabet = "0123456789ABCDEF -:,?UTC Signed Key"

// drawBox is the appearance of a signed field.
func (b *base) drawBox(f field, lines []string) (stream, error) {
	width, height, err := f.size()
	if err != nil {
		return stream{}, err
	}
	fonts := b.dict(b.dict(b.dict(b.catalog["AcroForm"])["DR"])["Font"])
	n := hundredths(len(lines))
	size := min(height*100/(128*n+50), largestText)
	c := fmt.Appendf(nil, "0.96 g 0 0 %s %s re f 0.25 G 0.6 w 0.3 0.3 %s %s re S\nBT 0 g %s TL %s %s Td\n",
		width, height, width-60, height-60, size*128/100, boxMargin, height-size*115/100)
	for i, line := range lines {
		in := boxRegular
		if i == 0 {
			in = boxBold
		}
		at, _ := fonts[in].(ref)
		face, err := b.face(at)
		if err != nil {
			return stream{}, err
		}
		shown, fitted := face.fit(line, size, width-2*boxMargin)
		c = fmt.Appendf(c, "/%s %s Tf <%X> Tj T*\n", in, fitted, utf16Bytes(shown))
	}
	c = append(c, "ET"...)
	return stream{dict{
		"Type": name("XObject"), "Subtype": name("Form"),
		"BBox":      array{number("0"), number("0"), width.number(), height.number()},
		"Resources": dict{"Font": dict{boxRegular: fonts[boxRegular], boxBold: fonts[boxBold]}},
	}, c}, nil
}
