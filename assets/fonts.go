// Package assets holds the files that every Countersign program carries inside
// itself: typefaces and the icon, the sample votes, the named rules, the commands
// of the demonstration, and the translations, which package words reads. A new
// vote or rule is a file in votes/ or rules/, and a test reads it.
//
// The typefaces are TrueType files, byte for byte as their makers publish
// them; their licences lie beside them in fonts/. The icon is a PNG image of
// 512 by 512 pixels, drawn in icon.svg. Nothing here is computed, so a report
// that embeds a typeface has the same bytes on every machine.
package assets

import _ "embed"

// NotoSansRegular is Noto Sans in its regular weight (OFL 1.1).
//
//go:embed fonts/NotoSans-Regular.ttf
var NotoSansRegular []byte

// NotoSansBold is Noto Sans in its bold weight (OFL 1.1).
//
//go:embed fonts/NotoSans-Bold.ttf
var NotoSansBold []byte

// DejaVuSansMono is the fixed-width face for codes and check values (DejaVu
// fonts licence).
//
//go:embed fonts/DejaVuSansMono.ttf
var DejaVuSansMono []byte
