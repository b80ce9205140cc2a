package xlsx

import (
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
	maskShades = Mask(words.Key("its colours cannot be known: they are of a palette, a theme, a pattern or a gradient; make it black without a fill"))
	maskSigns  = Mask(words.Key("it is written in a font of signs; give it a plain font"))
	maskOther  = Mask(words.Key("it can be shown as something else than a number or a text; clear the cell and type it anew"))
	maskSmall  = Mask(words.Key("it is written too small to be read; make it larger"))
	maskEffect = Mask(words.Key("it is struck through, raised, turned, repeated, pushed aside or drawn in outline; take that away and type it anew"))
	maskPieces = Mask(words.Key("parts of it look otherwise than the rest; clear its formats and type it anew"))
)

// masker judges the cells of one workbook by their styles.
type masker []Mask // of a number, of a text: two a style

func (w *workbook) masker() (masker, error) {
	styles, err := w.styles(w.colours())
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
	case c.rich, c.kind == "error", c.kind == "date" && !day.MatchString(c.value):
		return maskOther
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
	case s.signs:
		return maskSigns
	case s.effects != "":
		return maskEffect
	case s.color == s.fill && s.color != "":
		return maskColour
	}
	ink, known := rgb(strings.TrimPrefix(s.color, "auto 1"), 0x000000)
	ground, same := rgb(s.fill, 0xFFFFFF)
	switch {
	case !known || !same:
		return maskShades
	case contrast(ink, ground) < leastContrast:
		return maskColour
	}
	return ""
}

const (
	leastSize     = 5   // points
	leastContrast = 1.5 // as WCAG 2 reckons it; 1 is no contrast at all
)

var (
	filler = regexp.MustCompile(`\[\$-(0?1)?[0-9A-Fa-f]{1,6}\]|_.|\* `) // a language, in the digits 0 to 9; room of a character; blanks
	figure = regexp.MustCompile(`^(General|@|0|#[, ']##0)([.]0+)?$`)
	when   = regexp.MustCompile(`\[[<=>]`) // a section that holds for figures of its own
	day    = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T|$)`)
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
		if (i == 0 || i == 2) && !figure.MatchString(plainFormat(s)) || when.MatchString(s) {
			return maskFormat
		}
	}
	return ""
}

// maskOfText takes the formats that show a text as it is.
func maskOfText(format string) Mask {
	sections := strings.Split(format, ";")
	for i, s := range sections {
		if (i == 3 || strings.Contains(s, "@")) && plainFormat(s) != "@" {
			return maskFormat
		}
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
