package file

import "unicode"

// face is an embedded font of the drawing: character codes are UTF-16 units,
// and only the characters that the drawing used have a glyph.
type face struct {
	glyphs []byte // two bytes for each character: number of its glyph, 0 for none
	widths array  // /W: "first [w w …]" or "first last w"
	others int    // /DW: width of all the rest
}

func (b *base) face(at ref) (*face, error) {
	if f := b.faces[at]; f != nil {
		return f, nil
	}
	list, _ := b.dict(at)["DescendantFonts"].(array)
	if len(list) != 1 {
		return nil, faultf(-1, "the font of the signature boxes is not embedded as this program expects")
	}
	d := b.dict(list[0])
	glyphs, isStream := b.resolve(d["CIDToGIDMap"]).(stream)
	widths, hasWidths := b.resolve(d["W"]).(array)
	others, hasOthers := intOf(d["DW"])
	if !isStream || !hasWidths || !hasOthers {
		return nil, faultf(-1, "the font of the signature boxes does not say which characters it has")
	}
	unpacked, err := b.unpack.inflate(glyphs)
	if err != nil {
		return nil, err
	}
	f := &face{unpacked, widths, others}
	b.faces[at] = f
	return f, nil
}

func (f *face) has(r rune) bool {
	i := 2 * int(r)
	return r <= 0xFFFF && i+1 < len(f.glyphs) && (f.glyphs[i] != 0 || f.glyphs[i+1] != 0)
}

const (
	maxWidth     = 4000 // of a character, in thousandths of the size
	missingGlyph = '?'
)

func (f *face) width(r rune) int {
	for i := 0; i+1 < len(f.widths); {
		first, ok := intOf(f.widths[i])
		if !ok {
			break
		}
		if list, isList := f.widths[i+1].(array); isList {
			if at := int(r) - first; at >= 0 && at < len(list) {
				return widthOf(list[at])
			}
			i += 2
			continue
		}
		last, ok := intOf(f.widths[i+1])
		if !ok || i+2 >= len(f.widths) {
			break
		}
		if int(r) >= first && int(r) <= last {
			return widthOf(f.widths[i+2])
		}
		i += 3
	}
	return min(f.others, maxWidth)
}

func widthOf(v object) int {
	w, _ := intOf(v)
	return min(w, maxWidth)
}

// fit gives what can be shown of a line and the size at which it fits: smaller
// if need be, and cut off where it would become too small to read.
func (f *face) fit(line string, size, room hundredths) (string, hundredths) {
	var shown []rune
	total := 0 // thousandths of the size
	for _, r := range line {
		if !f.has(r) {
			if unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
				continue // only says how its neighbour is drawn
			}
			r = missingGlyph
		}
		w := f.width(r)
		if !f.has(r) || (total+w)*int(smallestText)/1000 > int(room) {
			continue
		}
		total += w
		shown = append(shown, r)
	}
	if total > 0 {
		size = min(size, hundredths(int(room)*1000/total))
	}
	return string(shown), size
}
