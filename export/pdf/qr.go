package pdf

import "rsc.io/qr"

const (
	qrSide  = 40 // millimetres, with the quiet zone
	qrQuiet = 4  // modules on each side
)

// qrCode draws a code, one rectangle for each horizontal run of modules.
func (c *canvas) qrCode(code *qr.Code, x, y float64) {
	m := float64(qrSide) / float64(code.Size+2*qrQuiet)
	c.pdf.SetFillColor(black, black, black)
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col > from {
				c.pdf.Rect(x+m*float64(qrQuiet+from), y+m*float64(qrQuiet+row), m*float64(col-from), m, "F")
			}
		}
	}
}
