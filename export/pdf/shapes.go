package pdf

func (c *canvas) rule(x1, y1, x2, y2, width float64, grey int) {
	c.artifact(func() {
		c.pdf.SetDrawColor(grey, grey, grey)
		c.pdf.SetLineWidth(width)
		c.pdf.Line(x1, y1, x2, y2)
	})
}

func (c *canvas) frame(x, y, w, h, width float64) {
	c.artifact(func() {
		c.pdf.SetDrawColor(black, black, black)
		c.pdf.SetLineWidth(width)
		c.pdf.Rect(x, y, w, h, "D")
	})
}

// dashed is a frame that waits to be filled.
func (c *canvas) dashed(x, y, w, h float64) {
	c.artifact(func() {
		c.pdf.SetDashPattern([]float64{1.1, 0.8}, 0)
		c.frame(x, y, w, h, innerRule)
		c.pdf.SetDashPattern(nil, 0)
	})
}

func (c *canvas) shade(x, y, w, h float64, grey int) {
	c.artifact(func() {
		c.pdf.SetFillColor(grey, grey, grey)
		c.pdf.Rect(x, y, w, h, "F")
		c.pdf.SetFillColor(black, black, black)
	})
}

// check draws a tick about 3 mm wide with its middle at x, y. The typeface has
// none.
func (c *canvas) check(x, y float64) {
	c.stroke(func() {
		c.pdf.MoveTo(x-1.2, y+0.1)
		c.pdf.LineTo(x-0.45, y+0.95)
		c.pdf.LineTo(x+1.25, y-1.05)
	})
}

// notEqual draws the sign with its middle at x, y.
func (c *canvas) notEqual(x, y float64) {
	c.stroke(func() {
		c.pdf.MoveTo(x-1.15, y-0.45)
		c.pdf.LineTo(x+1.15, y-0.45)
		c.pdf.MoveTo(x-1.15, y+0.45)
		c.pdf.LineTo(x+1.15, y+0.45)
		c.pdf.MoveTo(x-0.65, y+1.35)
		c.pdf.LineTo(x+0.65, y-1.35)
	})
}

func (c *canvas) stroke(path func()) {
	c.pdf.SetDrawColor(black, black, black)
	c.pdf.SetLineWidth(0.42)
	path()
	c.pdf.DrawPath("D")
}
