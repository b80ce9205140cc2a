package paper

import "strconv"

// Guide is the quick guide: one page.
func Guide(o Options) (out []byte, err error) {
	defer recovered(&err)
	p, err := newPage(o)
	if err != nil {
		return nil, err
	}
	p.add()
	g := p.guide()
	g.shrink()
	g.draw()
	return p.finish(p.T("Quick guide to the count"))
}

// The sizes of the guide's letters: languages that need more room get smaller
// ones, never a second page.
const (
	mostGuide  = 11
	leastGuide = 8
)

// guide is the quick guide on its way to a page.
type guide struct {
	*page
	size    float64
	steps   []step
	keys    [][2]string // the key, what it does; no key: what holds for those below
	differs []string
	fails   []string
}

type step struct{ name, text string }

// The measures of the guide, in millimetres.
const (
	headHeight = 16.0
	keysWidth  = 68.0
	gutter     = 7
	numberRoom = 8.5
	stepGap    = 1.7
	partGap    = 3
	partHead   = 7.2
)

// shrink makes the letters as small as the page asks for.
func (g *guide) shrink() {
	for !g.fits() && g.size > leastGuide {
		g.size -= 0.25
	}
}

// fits says whether the page holds everything at this size.
func (g *guide) fits() bool {
	top := topMargin + headHeight + partHead
	upper := max(g.stepsHeight(), g.keysHeight())
	half := g.half()
	lower := max(g.listHeight(g.differs, half), g.listHeight(g.fails, half))
	return top+upper+partGap+partHead+lower <= g.bottom
}

func (g *guide) stepsWidth() float64 { return g.room() - keysWidth - gutter }

func (g *guide) draw() {
	g.head()
	top := g.y
	g.part(g.left, g.stepsWidth(), g.T("From start to certified sheet"))
	at := g.y
	for i, s := range g.steps {
		at = g.step(i+1, s, at)
	}
	end := at
	g.y = top
	keysAt := g.right - keysWidth
	g.part(keysAt, keysWidth, g.T("Keys"))
	end = max(end, g.keyTable(keysAt))
	g.y = end + partGap
	top = g.y
	g.part(g.left, g.half(), g.T("When something differs"))
	g.list(g.left, g.differs)
	g.y = top
	g.part(g.right-g.half(), g.half(), g.T("When the computer stops"))
	g.list(g.right-g.half(), g.fails)
	g.foot(g.T("F1 shows the keys of the screen one is on. The practice count (Ctrl+T) changes no real one."), "")
}

func (g *guide) head() {
	g.strokes(g.left+2, g.y+0.6, 8.4)
	g.font(true, 21)
	g.as("H1", func() { g.put(g.left+16, g.y+7.6, g.room()*0.62, fromLeft, g.T("Quick guide to the count")) })
	g.font(true, 11)
	g.put(g.right, g.y+7.6, g.room()*0.25, fromRight, "Countersign") //words:none
	g.font(false, 10.5)
	g.ink(soft)
	g.put(g.left, g.y+13.4, g.room(), fromLeft, g.T("Two people count every batch, blind to one another. A figure counts once it has been found twice."))
	g.ink(black)
	g.y += headHeight
}

// part draws the heading of a part over a thick rule.
func (p *page) part(x, width float64, title string) {
	p.font(true, 11.5)
	p.as("H2", func() { p.put(x, p.y+4.2, width, fromLeft, title) })
	p.line(x, p.y+5.6, x+width, p.y+5.6, thick, black)
	p.y += partHead
}

func (g *guide) step(n int, s step, y float64) float64 {
	r := 2.9
	g.unread(func() {
		g.pdf.SetFillColor(black, black, black)
		g.pdf.Circle(g.left+r, y+r, r, "F")
	})
	g.ink(white)
	g.font(true, 10)
	g.put(g.left+r, y+r+1.25, 2*r, centred, strconv.Itoa(n))
	g.ink(black)
	return g.prose(g.left+numberRoom, y, g.stepsWidth()-numberRoom, g.size, g.stepText(s)) + stepGap
}

func (g *guide) stepText(s step) string { return "*" + s.name + "* " + s.text }

func (g *guide) stepsHeight() float64 {
	h := 0.0
	for _, s := range g.steps {
		h += g.heightOf(g.stepText(s), g.stepsWidth()-numberRoom, g.size) + stepGap
	}
	return h
}

// keyRoom is what the caps have of the table's width.
const keyRoom = 24

func (g *guide) keyHeight(row [2]string) float64 {
	if row[0] == "" {
		return g.heightOf(row[1], keysWidth-2, g.size-0.75) + 2.4
	}
	return g.heightOf(row[1], keysWidth-keyRoom-1, g.size-0.75) + 1.7
}

func (g *guide) keysHeight() float64 {
	h := 0.0
	for _, row := range g.keys {
		h += g.keyHeight(row)
	}
	return h
}

func (g *guide) keyTable(x float64) float64 {
	y := g.y - 1.9
	for i, row := range g.keys {
		h := g.keyHeight(row)
		if row[0] == "" {
			g.prose(x+1, y+1.2, keysWidth-2, g.size-0.75, row[1])
			y += h
			continue
		}
		if i%2 == 0 {
			g.shade(x, y, keysWidth, h, zebra)
		}
		g.key(x+1, y+0.85+lineHeight(g.size-0.75)*0.76, g.size-1.25, row[0])
		g.prose(x+keyRoom, y+0.85, keysWidth-keyRoom-1, g.size-0.75, row[1])
		y += h
	}
	return y
}

const bullet = 4

func (g *guide) listHeight(items []string, width float64) float64 {
	h := 0.0
	for _, s := range items {
		h += g.heightOf(s, width-bullet, g.size) + stepGap
	}
	return h
}

func (g *guide) list(x float64, items []string) {
	for _, s := range items {
		middle := g.y + lineHeight(g.size)*0.5
		g.shade(x+0.4, middle-0.7, 1.4, 1.4, black)
		g.y = g.prose(x+bullet, g.y, g.half()-bullet, g.size, s) + stepGap
	}
}

// foot stands at the end of a page, in small letters.
func (p *page) foot(left, right string) {
	y := p.height - 8.5
	p.line(p.left, y-4.2, p.right, y-4.2, thin, black)
	p.font(false, 8.5)
	room := p.room()
	if right != "" {
		p.put(p.right, y, room*0.3, fromRight, right)
		room *= 0.69
	}
	p.put(p.left, y, room, fromLeft, left)
}
