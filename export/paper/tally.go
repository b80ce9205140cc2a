package paper

import (
	"fmt"
	"strconv"

	"countersign/count"
)

// For is the place that forms are printed for.
type For struct {
	Vote  *count.Vote
	Place count.PlaceID
	// Batches is how many there are, "# of #"; 0 leaves the numbers to be written
	// by hand.
	Batches int
}

// MostForms is the most batches that forms are printed for at once.
const MostForms = 200

// place finds the place and its questions.
func (w For) place() (count.Place, []count.Question, error) {
	if w.Vote == nil {
		return count.Place{}, nil, fmt.Errorf("there is no vote definition to print forms for")
	}
	place, ok := w.Vote.Place(w.Place)
	if !ok {
		return count.Place{}, nil, fmt.Errorf("there is no place %q in this vote", w.Place)
	}
	if w.Batches < 0 || w.Batches > MostForms {
		return count.Place{}, nil, fmt.Errorf("forms are printed for up to %d batches at once, not %d", MostForms, w.Batches)
	}
	return place, w.Vote.QuestionsAt(w.Place), nil
}

// Tally are the forms of both recorders: for each batch a form of side A, then
// for each one of side B.
func Tally(w For, o Options) (out []byte, err error) {
	defer recovered(&err)
	place, questions, err := w.place()
	if err != nil {
		return nil, err
	}
	p, err := newPage(o)
	if err != nil {
		return nil, err
	}
	for _, side := range []string{"A", "B"} {
		for n := 1; n <= max(w.Batches, 1); n++ {
			f := tallyForm{page: p, vote: w.Vote, place: place, questions: questions, side: side, batch: n, of: w.Batches}
			f.draw()
		}
	}
	return p.finish(p.F("Tally forms, %s", place.Title()))
}

// tallyForm is one recorder's form of a batch.
type tallyForm struct {
	*page
	vote      *count.Vote
	place     count.Place
	questions []count.Question
	side      string
	batch, of int // of is 0 where the numbers are written by hand
	sheet     int // of this form
	height    float64
}

// The measures of a tally form.
const (
	strokesInBox = 5
	boxesInRow   = 10
	nameRoom     = 22
	totalRoom    = 24
	mostRow      = 15.0 // tallest row of boxes
	leastRow     = 7.5
	questionHead = 8.5
	sumHeight    = 12.5
)

// rows is how many rows of boxes hold a whole batch.
func (f *tallyForm) rows() int {
	in := boxesInRow * strokesInBox
	return (max(f.vote.Ballots.BatchSize, 1) + in - 1) / in
}

func (f *tallyForm) draw() {
	f.begin()
	fixed := float64(len(f.questions)) * (questionHead + sumHeight)
	rows := float64(len(f.questions) * len(count.Cells) * f.rows())
	f.height = min(mostRow, max(leastRow, (f.bottom-f.y-fixed)/rows))
	for i, q := range f.questions {
		f.need(questionHead + 4*f.height)
		f.question(i+1, q)
		for _, c := range count.Cells {
			f.answer(i+1, q, c)
		}
		f.need(sumHeight)
		f.sum(q)
	}
	if f.bottom-f.y > 16 {
		f.box(f.left, f.y, f.room(), f.bottom-f.y, frame)
		f.font(false, 7.5)
		f.put(f.left+1.2, f.y+3.3, f.room()-2.4, fromLeft, f.T("Remarks: doubtful ballots, who ruled"))
	}
}

// need goes on on a new page unless so much room is left.
func (f *tallyForm) need(h float64) {
	if f.y+h > f.bottom+0.01 {
		f.begin()
	}
}

// begin is the head of a form, on each of its pages.
func (f *tallyForm) begin() {
	f.add()
	f.sheet++
	if f.sheet == 1 {
		f.title(f.T("Tally form"), f.vote, f.place)
	} else {
		f.title(f.F("Tally form, page %d", f.sheet), f.vote, f.place)
	}
	f.whose()
	f.foot(f.T("A and B keep their own forms and do not see the other's. The form stays with the ballots."), f.T("Countersign tally form"))
}

// whose is the row of boxes that says whose form of which batch this is.
func (f *tallyForm) whose() {
	const h = 15.0
	y := f.y
	f.recorder(f.left+7, y+h/2, 6.2, f.side)
	f.font(false, 8.5)
	f.put(f.left+15.5, y+h/2-0.6, 19, fromLeft, f.T("Recorder"))
	f.font(true, 10)
	f.put(f.left+15.5, y+h/2+4, 19, fromLeft, f.F("Side %s", f.side))
	x := f.left + 37
	number, of := "", ""
	if f.of > 0 {
		number, of = strconv.Itoa(f.batch), strconv.Itoa(f.of)
	}
	x = f.labelled(x, y, 27, h, f.T("Batch no."), number)
	x = f.labelled(x+3, y, 27, h, f.T("of"), of)
	x = f.labelled(x+3, y, 36, h, f.F("Ballots found, full: %d", f.vote.Ballots.BatchSize), "")
	f.labelled(x+3, y, f.right-x-3, h, f.T("Recorder: name and initials"), "")
	f.y += h + 3
	f.font(false, 8.8)
	f.y = f.prose(f.left, f.y, f.room(), 8.8, f.T("Count the ballots first. One stroke for each ballot, in each question; the fifth goes across the four, and both recorders call out *tally*. Then write the totals. The two forms are compared when both are closed.")) + 2
}

// labelled is a box with a small name in its corner, and gives its right edge.
func (p *page) labelled(x, y, w, h float64, name, value string) float64 {
	p.box(x, y, w, h, frame)
	p.font(false, 7.5)
	p.put(x+1.2, y+3.3, w-2.2, fromLeft, name)
	if value != "" {
		p.font(true, min(18, 2*(h-4)))
		p.put(x+w/2, y+h-(h-4)*0.24, w-3, centred, value)
	}
	return x + w
}

func (f *tallyForm) question(n int, q count.Question) {
	f.shade(f.left, f.y, f.room(), questionHead-2, zebra)
	f.font(true, 11)
	f.as("H2", func() {
		f.put(f.left+2, f.y+4.7, f.room()-4-totalRoom, fromLeft, f.F("Question %d: %s", n, q.Title))
	})
	f.font(true, 8.5)
	f.put(f.right-2, f.y+4.6, totalRoom-2, fromRight, f.T("Total"))
	f.y += questionHead - 2
}

// answer is the rows of boxes of one answer, and its total.
func (f *tallyForm) answer(n int, q count.Question, c count.Cell) {
	boxes, rows := f.boxes(), f.rows()
	for row := 0; row < rows; row++ {
		sheet := f.sheet
		f.need(f.height)
		if f.sheet != sheet { // what goes on there is named again
			f.question(n, q)
		}
		if row == 0 || f.sheet != sheet {
			f.font(true, 12)
			f.put(f.left+2, f.y+f.height*0.62, nameRoom-3, fromLeft, f.T(c.Title()))
		}
		f.unread(func() { f.boxRow(row*boxesInRow, min(boxesInRow, boxes-row*boxesInRow)) })
		if row == rows-1 {
			f.box(f.right-totalRoom+3, f.y+0.8, totalRoom-3, f.height-1.6, thick)
		}
		f.y += f.height
	}
	f.line(f.left, f.y, f.right, f.y, thin, hair)
}

// boxes is how many boxes hold a whole batch.
func (f *tallyForm) boxes() int {
	return (max(f.vote.Ballots.BatchSize, 1) + strokesInBox - 1) / strokesInBox
}

// boxRow draws boxes; in the corner of each stands what it adds up to when it is
// full.
func (f *tallyForm) boxRow(before, n int) {
	w := (f.room() - nameRoom - totalRoom) / boxesInRow
	f.font(false, 6)
	f.ink(soft)
	for i := range n {
		x := f.left + nameRoom + float64(i)*w
		f.box(x+0.6, f.y+0.8, w-1.2, f.height-1.6, thin+0.05)
		f.put(x+w-1.1, f.y+f.height-1.4, w, fromRight, strconv.Itoa((before+i+1)*strokesInBox))
	}
	f.ink(black)
}

// sum is the line that has to close: the four totals and the ballots found.
func (f *tallyForm) sum(q count.Question) {
	y, h := f.y+1.6, 8.2
	x := f.right
	f.box(x-totalRoom+3, y, totalRoom-3, h, thick)
	f.font(true, 9.5)
	f.put(x-totalRoom+1, y+h*0.64, f.room()*0.8, fromRight,
		f.F("%s + %s + %s + %s must be the ballots found:", f.T("Yes"), f.T("No"), f.T("Blank"), f.T("Void")))
	f.y += sumHeight
}
