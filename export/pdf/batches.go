package pdf

import (
	"strconv"
	"strings"

	"countersign/count"
)

const (
	mostBatches   = 30 // on a page
	batchHead     = 10.2
	batchSum      = 6.4
	leastBatchRow = 4.7
	mostBatchRow  = 5.7
	twoLineRow    = 7.0
	initialsRoom  = 11
	remarkSize    = 7.2
)

// batchTable is the table of batches for up to four questions.
type batchTable struct {
	first     int // number of the first question
	questions []count.Question
	cell      float64 // width of a figure
	agreed    float64 // left edge of the column A = B
	remark    float64 // left edge of the remarks
}

const (
	batchColumn   = 10.7
	ballotsColumn = 15.8
	agreedColumn  = 14.2
	leastRemark   = 26.0
	mostCell      = 11.17
)

// batches draws page 2: every batch with the figures that stand.
func (d *drawing) batches() {
	questions := d.sheet.Tally.Questions
	for i := 0; i == 0 || i < len(questions); i += questionsAcross {
		d.batchPages(i, questions[i:min(i+questionsAcross, len(questions))])
	}
}

// batchPages draws all batches for some of the questions.
func (d *drawing) batchPages(first int, questions []count.Question) {
	t := batchTable{first: first, questions: questions}
	figures := batchColumn + ballotsColumn + agreedColumn
	t.cell = min(mostCell, (d.textWidth()-figures-leastRemark)/float64(4*max(len(questions), 1)))
	t.agreed = d.left + batchColumn + ballotsColumn + 4*t.cell*float64(len(questions))
	t.remark = t.agreed + agreedColumn
	rest := d.sheet.Tally.Batches
	for page := 0; page == 0 || len(rest) > 0; page++ {
		title := d.words.T("Batches")
		if page > 0 || first > 0 {
			title = d.words.T("Batches, continued")
		}
		d.backPage(title)
		if page == 0 {
			d.paragraph(d.left, d.textWidth(), run{regular, 7.5, soft, d.batchIntro()})
		}
		d.y += 1
		rest = d.batchPage(t, rest)
	}
}

func (d *drawing) batchIntro() string {
	s := d.words.T("Each batch was counted by recorder A and recorder B, each without seeing the other's figures.")
	if d.sheet.Tally.Sample.Has("batches") {
		s += d.words.T(" Sample: the figures of the batches are invented.")
		if src := d.sheet.Tally.Sample.Source; src != "" && !d.sheet.Tally.Sample.Has("yes") {
			s += d.words.F(" Totals of Yes and No: %s.", strings.TrimRight(src, "."))
		}
	}
	return s
}

// backPage begins a page after the first ones, with room for initials.
func (d *drawing) backPage(title string) {
	d.bottom = d.height - footerHeight - initialsRoom
	d.newPage = func() { d.backPage(d.words.T("Findings and logs")) }
	d.begin(title)
	d.initials()
}

// initials is the line where the tellers sign for a page.
func (d *drawing) initials() {
	y := d.height - footerHeight - 2.5
	label := d.words.T("Initials of the tellers on this page")
	d.mark("P", "", func() {
		d.font(regular, 8)
		d.put(d.left, y-1, fromLeft, label)
	})
	const lines, gap = 4, 4.0
	from := d.left + 45
	if !d.words.English() { // whose sheets are drawn as they were released
		from = d.left + max(45, d.measure(label)+2)
	}
	w := (d.right - from - gap*(lines-1)) / lines
	for i := range lines {
		x := from + (w+gap)*float64(i)
		d.rule(x, y, x+w, y, innerRule, black)
	}
}

// batchPage draws one page of the table and gives the batches left.
func (d *drawing) batchPage(t batchTable, batches []count.Batch) []count.Batch {
	room := d.bottom - d.y - batchHead - batchSum
	remarks := make([][]string, 0, mostBatches)
	d.font(regular, remarkSize)
	n, tall := 0, 0
	for n < len(batches) && n < mostBatches {
		lines := d.remarkLines(t, batches[n])
		if len(lines) > 1 {
			tall++
		}
		if leastBatchRow*float64(n+1-tall)+twoLineRow*float64(tall) > room {
			break
		}
		remarks = append(remarks, lines)
		n++
	}
	rowHeight := mostBatchRow
	if n > tall {
		rowHeight = min(rowHeight, (room-twoLineRow*float64(tall))/float64(n-tall))
	}
	top := d.y
	d.in("Table", func() {
		d.batchHead(t)
		for i, b := range batches[:n] {
			h := rowHeight
			if len(remarks[i]) > 1 {
				h = twoLineRow
			}
			d.batchRow(t, b, remarks[i], h, i%2 == 1)
		}
		if n == len(batches) {
			d.batchSums(t)
		}
	})
	d.frame(d.left, top, d.textWidth(), d.y-top, frameRule)
	for i := range t.questions {
		x := d.left + batchColumn + ballotsColumn + 4*t.cell*float64(i)
		d.rule(x, top, x, d.y, innerRule, black)
	}
	d.rule(t.agreed, top, t.agreed, d.y, innerRule, black)
	return batches[n:]
}

func (d *drawing) batchHead(t batchTable) {
	base := d.y + 8.4
	d.in("TR", func() {
		d.font(regular, 8.2)
		d.mark("TH", "", func() { d.put(d.left+batchColumn, base, fromRight, d.words.T("Batch")) })
		d.mark("TH", "", func() {
			if d.words.English() { // as it was released
				d.put(d.left+batchColumn+ballotsColumn-1.6, base, fromRight, d.words.T("Ballots"))
				return
			}
			d.fit(d.left+batchColumn+ballotsColumn-1.6, base, ballotsColumn-2.6, fromRight, d.words.T("Ballots"))
		})
		for i := range t.questions {
			x := d.left + batchColumn + ballotsColumn + 4*t.cell*float64(i)
			d.font(bold, 8.4)
			d.mark("TH", "", func() { d.fit(x+2*t.cell, d.y+3.5, 4*t.cell-2, centred, d.questionTitle(t.first+i, true)) })
			d.font(regular, min(8.2, t.cell*0.92))
			for k, c := range count.Cells {
				d.mark("TH", "", func() { d.figure(x+t.cell*float64(k+1)-t.pad(), base, t.cell-0.4, d.words.Say(c.Title())) })
			}
		}
		d.font(regular, 8.2)
		d.mark("TH", "", func() {
			d.put(t.agreed+agreedColumn/2, d.y+3.5, centred, "A = B")
			d.put(t.agreed+agreedColumn/2, base, centred, d.words.T("at once"))
		})
		d.mark("TH", "", func() { d.fit(t.remark+1.8, base, d.right-t.remark-2.4, fromLeft, d.words.T("Recount or remark")) })
	})
	d.y += batchHead
}

func (d *drawing) batchRow(t batchTable, b count.Batch, remarks []string, height float64, striped bool) {
	if striped {
		d.shade(d.left, d.y, d.textWidth(), height, zebra)
	}
	d.rule(d.left, d.y, d.right, d.y, innerRule, hair)
	base := d.y + height/2 + 1.15
	d.in("TR", func() {
		d.font(bold, 8.8)
		d.mark("TH", "", func() { d.figure(d.left+batchColumn, base, batchColumn-1, strconv.Itoa(b.Number)) })
		d.font(regular, 8.8)
		d.batchFigures(t, base, b.Ballots(), func(q string) count.Figures { return b.Figures(q) })
		switch {
		case agreedAtOnce(b):
			d.mark("TD", d.words.T("agreed at once"), func() { d.check(t.agreed+agreedColumn/2, d.y+height/2) })
		default:
			d.mark("TD", "no", func() {})
		}
		d.mark("TD", "", func() {
			d.font(regular, remarkSize)
			d.ink(soft)
			for i, line := range remarks {
				d.put(t.remark+1.8, base-0.1+2.9*(float64(i)-float64(len(remarks)-1)/2), fromLeft, line)
			}
			d.ink(black)
		})
	})
	d.y += height
}

func (d *drawing) batchFigures(t batchTable, base float64, ballots count.Count, figures func(string) count.Figures) {
	end := d.left + batchColumn + ballotsColumn
	d.mark("TD", "", func() { d.figure(end-1.6, base, ballotsColumn-2, d.orDash(ballots)) })
	var cells []string
	widest := 0.0
	for _, q := range t.questions {
		f := figures(q.ID)
		for _, c := range count.Cells {
			cells = append(cells, d.orDash(f.Get(c)))
			widest = max(widest, d.measure(cells[len(cells)-1]))
		}
	}
	f, size := d.face, d.size
	if room := t.cell - t.pad() - 0.5; widest > room { // all of a row in one size
		d.font(f, size*0.99*room/widest)
	}
	for _, s := range cells {
		end += t.cell
		d.mark("TD", "", func() { d.put(end-t.pad(), base, fromRight, s) })
	}
	d.font(f, size)
}

// pad is the room between a figure and the end of its cell.
func (t batchTable) pad() float64 { return min(1.6, t.cell*0.12) }

func (c *canvas) orDash(n count.Count) string {
	if !n.Set() {
		return "–"
	}
	return c.words.Say(n.Grouped())
}

func (d *drawing) batchSums(t batchTable) {
	tally := &d.sheet.Tally
	agreed, settled, reopened := 0, 0, 0
	for _, b := range tally.Batches {
		switch {
		case agreedAtOnce(b):
			agreed++
		case len(b.Recounts) > 0:
			settled++
		default:
			reopened++
		}
	}
	d.rule(d.left, d.y, d.right, d.y, totalRule, black)
	base := d.y + 4.4
	d.in("TR", func() {
		d.font(bold, 9.6)
		d.mark("TH", "", func() { d.put(d.left+batchColumn, base, fromRight, d.words.T("Sum")) })
		d.batchFigures(t, base, tally.BallotsInBatches(), tally.Total)
		d.mark("TD", "", func() { d.figure(t.agreed+agreedColumn/2+2, base, agreedColumn-3, strconv.Itoa(agreed)) })
		d.mark("TD", "", func() {
			d.font(regular, remarkSize)
			d.fit(t.remark+1.8, base-0.1, d.right-t.remark-3, fromLeft, d.settledWords(settled, reopened))
		})
	})
	d.y += batchSum
}
