package pdf

// column is a column of a plain table.
type column struct {
	title string
	share float64 // of the width
	align align
	face  face
}

const (
	gridSize  = 7.6
	gridLine  = 3.2
	gridPad   = 1.6
	gridLines = 6 // most lines of a cell
)

// grid draws a table of texts that wraps cells and goes on over pages, with its
// head on each.
func (c *canvas) grid(columns []column, rows [][]string) {
	heights := make([]float64, len(rows))
	cells := make([][][]string, len(rows))
	for i, row := range rows {
		lines := 1
		for k, s := range row {
			c.font(columns[k].face, gridSize)
			got := c.lines(s, columns[k].share*c.textWidth()-2*gridPad, gridLines)
			cells[i] = append(cells[i], got)
			lines = max(lines, len(got))
		}
		heights[i] = gridLine*float64(lines) + 1.5
	}
	for i := 0; i < len(rows); {
		c.need(gridLine + 1.8 + heights[i])
		top := c.y
		c.in("Table", func() {
			c.gridHead(columns)
			for first := i; i < len(rows) && (i == first || c.y+heights[i] <= c.bottom); i++ {
				c.gridRow(columns, cells[i], heights[i], i%2 == 1)
			}
		})
		c.frame(c.left, top, c.textWidth(), c.y-top, frameRule)
	}
}

func (c *canvas) gridHead(columns []column) {
	c.font(bold, gridSize)
	c.in("TR", func() {
		x := c.left
		for _, col := range columns {
			c.mark("TH", "", func() {
				c.fit(col.at(x, c.textWidth()), c.y+gridLine+0.2, col.share*c.textWidth()-gridPad, col.align, col.title)
			})
			x += col.share * c.textWidth()
		}
	})
	c.y += gridLine + 1.8
}

func (c *canvas) gridRow(columns []column, cells [][]string, height float64, striped bool) {
	if striped {
		c.shade(c.left, c.y, c.textWidth(), height, zebra)
	}
	c.rule(c.left, c.y, c.right, c.y, innerRule, hair)
	c.in("TR", func() {
		x := c.left
		for k, lines := range cells {
			col := columns[k]
			c.font(col.face, gridSize)
			c.mark("TD", "", func() {
				for i, line := range lines {
					c.put(col.at(x, c.textWidth()), c.y+gridLine*float64(i+1)-0.1, col.align, line)
				}
			})
			x += col.share * c.textWidth()
		}
	})
	c.y += height
}

// at is where the text of a column stands whose left edge is x.
func (col column) at(x, width float64) float64 {
	switch col.align {
	case fromRight:
		return x + col.share*width - gridPad
	case centred:
		return x + col.share*width/2
	}
	return x + gridPad
}
