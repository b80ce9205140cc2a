package xlsx

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// colours names the colours of one workbook.
type colours struct{ theme, palette bool } // that are as usual

// usualColours are for comparing workbooks whose themes are compared, too.
var usualColours = colours{theme: true, palette: true}

func (w *workbook) colours() colours {
	return colours{theme: usualTheme(w.p[partTheme]), palette: !bytes.Contains(w.p[partStyles], []byte("indexedColors"))}
}

// name is six digits, or how else the colour of a tag is named.
func (c colours) name(s *scanner) string {
	name, ways := "", 0
	for _, how := range []string{"rgb", "theme", "indexed", "auto"} {
		if v := s.attr(how); v != "" {
			name, ways = how+" "+v, ways+1
		}
	}
	tint, err := strconv.ParseFloat(s.attr("tint"), 64)
	n, system := strconv.Atoi(strings.TrimPrefix(name, "indexed "))
	rgb, digits := strings.CutPrefix(strings.ToUpper(name), "RGB ")
	switch {
	case ways > 1, err == nil && tint != 0:
		return "mixed-" + name
	case digits && strings.HasSuffix(rgb, "FFFFFF"):
		return "white"
	case digits:
		return rgb[max(0, len(rgb)-6):]
	case strings.HasPrefix(name, "theme") && !c.theme, system == nil && n < 64 && !c.palette:
		return "own-" + name
	case name == "theme 1":
		return "000000" // the theme's own colour of text
	}
	return name
}

// usualTheme reports whether a theme has black for texts and white for grounds.
func usualTheme(part []byte) bool {
	s := &scanner{b: part}
	found := map[string]int{}
	for s.next() {
		role := string(s.name)
		if s.close || role != "dk1" && role != "lt1" {
			continue
		}
		found[role]++
		if !s.next() || !usual[role][string(s.name)+" "+s.attr("val")+" "+s.attr("lastClr")] {
			return false
		}
		if !s.empty && (!s.next() || !s.close) {
			return false // it is changed by something
		}
	}
	return s.err == nil && (len(part) == 0 || found["dk1"] == 1 && found["lt1"] == 1)
}

// usual are the colours of texts and of grounds, as programs write them.
var usual = map[string]map[string]bool{
	"dk1": {"sysClr windowText 000000": true, "sysClr windowText ": true, "srgbClr 000000 ": true},
	"lt1": {"sysClr window FFFFFF": true, "sysClr window ffffff": true, "sysClr window ": true, "srgbClr FFFFFF ": true, "srgbClr ffffff ": true},
}

// palette are the first colours that are known by a number, which begin again
// at 8.
var palette = [...]uint32{
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
}

// rgb is a colour by its name, none if that is empty.
func rgb(name string, none uint32) (uint32, bool) {
	switch name {
	case "":
		return none, true
	case "white", "theme 0", "indexed 65":
		return 0xFFFFFF, true
	case "indexed 64":
		return 0, true
	}
	if number, indexed := strings.CutPrefix(name, "indexed "); indexed {
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n >= len(palette) {
			return 0, false
		}
		return palette[n], true
	}
	n, err := strconv.ParseUint(name, 16, 24)
	return uint32(n), err == nil && len(name) == 6
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
