package pdf

import (
	"strconv"

	"rsc.io/qr"
)

const (
	qrSide  = 40 // millimetres, with the quiet zone
	qrQuiet = 4  // modules on each side
)

// qrPath writes a code as one path, a rectangle for each horizontal run of
// modules, and fills it. It is the same on every page, so it is written once.
func (c *canvas) qrPath(code *qr.Code, x, y float64) string {
	m := float64(qrSide) / float64(code.Size+2*qrQuiet)
	b := []byte("0 g\n")
	for row := range code.Size {
		top := y + m*float64(qrQuiet+row)
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col > from {
				for _, v := range []float64{(x + m*float64(qrQuiet+from)) * points, (c.height - top) * points, m * float64(col-from) * points, -m * points} {
					b = append(strconv.AppendFloat(b, v, 'f', 2, 64), ' ')
				}
				b = append(b, "re\n"...)
			}
		}
	}
	return string(append(b, 'f'))
}
