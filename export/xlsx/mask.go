package xlsx

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"countersign/assets/words"
)

// Mask says how a cell can show a person something else than it holds, and what
// to do about it, as the end of a sentence; it is empty where it cannot.
type Mask string

// The masks. MaskDate is none for a cell that is to hold a date.
var (
	MaskDate   = Mask(words.Key("its number is shown as a date or a time; give the cell the number format General"))
	maskFormat = Mask(words.Key("its number format can show something else than it holds; give the cell the number format General"))
	maskColour = Mask(words.Key("it is written in the colour of its ground, or nearly; give it a dark colour"))
	maskSmall  = Mask(words.Key("it is written too small to be read; make it larger"))
	maskEffect = Mask(words.Key("it is struck through, raised, turned, repeated or drawn in outline; take that away and type it anew"))
	maskPieces = Mask(words.Key("parts of it look otherwise than the rest; clear its formats and type it anew"))
)

// masker judges the cells of one workbook by their styles.
type masker []Mask // of a number, of a text: two a style

func (w *workbook) masker() (masker, error) {
	styles, err := w.styles()
	if err != nil {
		return nil, err
	}
	out := make(masker, 0, 2*len(styles))
	for _, s := range styles {
		look := s.mask()
		number, text := look, look
		if look == "" {
			number, text = maskOfNumber(s.format), maskOfText(s.format)
		}
		out = append(out, number, text)
	}
	return out, nil
}

func (m masker) of(c cell) Mask {
	i := 2 * c.style
	switch {
	case c.pieces:
		return maskPieces
	case i < 0 || i+1 >= len(m):
		return "" // a style that is not there is the plain one
	case c.kind == "text":
		return m[i+1]
	case c.kind == "":
		return m[i]
	}
	return ""
}

// mask is that of everything but the number format.
func (s style) mask() Mask {
	size, err := strconv.ParseFloat(s.size, 64)
	switch {
	case err == nil && size < leastSize:
		return maskSmall
	case s.effects != "":
		return maskEffect
	case s.color == s.fill && s.color != "":
		return maskColour
	}
	ink, known := rgb(s.color, 0x000000)
	ground, same := rgb(s.fill, 0xFFFFFF)
	if known && same && contrast(ink, ground) < leastContrast {
		return maskColour
	}
	return ""
}

const (
	leastSize     = 5   // points
	leastContrast = 1.5 // as WCAG 2 reckons it; 1 is no contrast at all
)

// rgb is a colour as function color names it, none if that is empty.
func rgb(name string, none uint32) (uint32, bool) {
	switch name {
	case "":
		return none, true
	case "white", "theme 0", "indexed 1", "indexed 9", "indexed 65":
		return 0xFFFFFF, true
	case "indexed 0", "indexed 8", "indexed 64", "auto 1":
		return 0, true
	}
	n, err := strconv.ParseUint(name, 16, 24)
	return uint32(n), err == nil
}

// contrast is the ratio of the luminances of two colours, 1 to 21.
func contrast(a, b uint32) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c uint32) float64 {
	part := func(shift uint) float64 {
		v := float64(c>>shift&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

var (
	filler = regexp.MustCompile(`\[\$-[0-9A-Fa-f]+\]|_.|\*.`) // which language, room of a character
	figure = regexp.MustCompile(`^(General|@|0|#[, ']##0)([.]0+)?$`)
	dated  = regexp.MustCompile(`^[ymdhsYMDHS/., :-]+(AM/PM)?$`)
)

// plainFormat is a section of a number format without what shows nothing.
func plainFormat(section string) string {
	return strings.TrimSpace(strings.ReplaceAll(filler.ReplaceAllString(section, ""), `\`, ""))
}

// maskOfNumber takes the formats that show a count as it is. The sections are
// those of numbers above 0, below 0, of 0, and of texts.
func maskOfNumber(format string) Mask {
	sections := strings.Split(format, ";")
	if dated.MatchString(plainFormat(sections[0])) || builtInDates[format] {
		return MaskDate
	}
	for i, s := range sections {
		if (i == 0 || i == 2) && !figure.MatchString(plainFormat(s)) {
			return maskFormat
		}
	}
	return ""
}

// maskOfText takes the formats that show a text as it is.
func maskOfText(format string) Mask {
	sections := strings.Split(format, ";")
	last := sections[len(sections)-1]
	if (len(sections) > 3 || strings.Contains(last, "@")) && plainFormat(last) != "@" {
		return maskFormat
	}
	return ""
}

// builtInDates are what the styles call the formats of dates and times that no
// workbook spells out.
var builtInDates = func() map[string]bool {
	out := map[string]bool{}
	for _, id := range []int{14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47} {
		out["built-in format "+strconv.Itoa(id)] = true
	}
	return out
}()
