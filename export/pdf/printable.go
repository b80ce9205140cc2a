package pdf

// Printable makes a text safe to draw with gofpdf in the program's typefaces,
// for other papers than the sheet: what cannot be seen, or has no glyph, is
// written as an escape, such as \u202E. Applied again it changes nothing.
func Printable(s string) string { return printable(s) }
