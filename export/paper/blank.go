package paper

import (
	"strconv"

	"countersign/count"
)

// Blank are the sheets for counting a place without a computer: the register of
// batches, the ballot account, the logs, the signatures.
func Blank(w For, o Options) (out []byte, err error) {
	defer recovered(&err)
	place, questions, err := w.place()
	if err != nil {
		return nil, err
	}
	p, err := newPage(o)
	if err != nil {
		return nil, err
	}
	s := &sheets{page: p, vote: w.Vote, place: place, questions: questions, batches: w.Batches}
	s.register()
	s.account()
	s.logs()
	s.feet()
	return p.finish(p.F("Blank sheets, %s", place.Title()))
}

// sheets are the blank sheets on their way to paper.
type sheets struct {
	*page
	vote      *count.Vote
	place     count.Place
	questions []count.Question
	batches   int     // 0 where the numbers are written by hand
	row       float64 // height of the rows of the last table
}

// begin is the head of a sheet.
func (s *sheets) begin(name string) {
	s.add()
	s.title(name, s.vote, s.place)
}

// feet puts the foot under every page, once it is known how many there are.
func (s *sheets) feet() {
	n := s.pdf.PageCount()
	for i := 1; i <= n; i++ {
		s.pdf.SetPage(i)
		s.size = 0 // the page knows another typeface as its last
		s.foot(s.T("Count on paper. Keep it with the ballots; it is keyed into the program afterwards."), s.F("Sheet %d of %d", i, n))
	}
}

// The measures of the register.
const (
	registerLine = 6.4 // a line of one side of a batch
	registerHead = 12.0
	numberWidth  = 12.0
	sideWidth    = 8.0
	initialWidth = 18.0
	foundWidth   = 15.0
	agreeWidth   = 13.0
	mostAcross   = 3  // questions side by side
	handBatches  = 16 // lines for batches where nobody said how many there are
)

// register is the table of batches, for up to three questions side by side.
func (s *sheets) register() {
	for from := 0; from < len(s.questions); from += mostAcross {
		some := s.questions[from:min(from+mostAcross, len(s.questions))]
		n := s.batches
		if n == 0 {
			n = handBatches
		}
		for first := 1; first <= n; {
			first += s.registerPage(some, from, first, n)
		}
	}
}

// registerPage draws batches from first on, as many as the page takes, and says
// how many that were.
func (s *sheets) registerPage(some []count.Question, from, first, n int) int {
	s.begin(s.T("Batch register"))
	if first == 1 && from == 0 {
		s.began()
	}
	s.y = s.prose(s.left, s.y, s.room(), 8.8, s.T("Once both forms of a batch are closed, recorder A and recorder B each copy their own, on their own line. A batch stands when both lines agree and each question adds up to the ballots found; otherwise count again what differs, both together, and write the third figure beside it.")) + 2
	top := s.y
	columns := s.registerHead(some, from)
	const totals = 4
	fit := int((s.bottom - s.y - totals*registerLine) / (2 * registerLine))
	fit = min(fit, n-first+1)
	for i := range fit {
		number := ""
		if s.batches > 0 {
			number = strconv.Itoa(first + i)
		}
		s.registerBatch(columns, number, i%2 == 1)
	}
	s.registerTotals(columns)
	s.box(s.left, top, s.room(), s.y-top, frame)
	return fit
}

// began is the row of boxes on top of the first register.
func (s *sheets) began() {
	const h = 11.0
	w := s.room()
	x := s.labelled(s.left, s.y, w*0.2, h, s.T("Date"), "")
	x = s.labelled(x, s.y, w*0.36, h, s.T("Hall"), "")
	x = s.labelled(x, s.y, w*0.14, h, s.T("Began at"), "")
	x = s.labelled(x, s.y, w*0.14, h, s.T("Batches"), orNothing(s.batches))
	s.labelled(x, s.y, s.right-x, h, s.T("Ballots in a full batch"), strconv.Itoa(s.vote.Ballots.BatchSize))
	s.y += h + 2.5
}

// orNothing is a number, or nothing where it is written by hand.
func orNothing(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// registerHead draws the heads of the columns, and gives the left edges of
// number, side, initials, ballots, each figure, and agreement, and at last the
// right edge.
func (s *sheets) registerHead(some []count.Question, from int) []float64 {
	at := []float64{s.left, s.left + numberWidth}
	for _, w := range []float64{sideWidth, initialWidth, foundWidth} {
		at = append(at, at[len(at)-1]+w)
	}
	first := at[len(at)-1]
	cell := (s.right - agreeWidth - first) / float64(4*len(some))
	for i := 1; i <= 4*len(some); i++ {
		at = append(at, first+float64(i)*cell)
	}
	at = append(at, s.right)
	s.shade(s.left, s.y, s.room(), registerHead, zebra)
	base := s.y + registerHead - 2
	s.font(true, 7.5)
	for i, name := range []string{s.T("Batch"), s.T("Side"), s.T("Initials"), s.T("Ballots")} {
		s.put((at[i]+at[i+1])/2, base, at[i+1]-at[i]-1, centred, name)
	}
	s.put((at[len(at)-2]+s.right)/2, base, agreeWidth-1, centred, s.T("Agree?"))
	for k, q := range some {
		x, w := at[4+4*k], 4*cell
		s.font(true, 8.5)
		s.put(x+w/2, s.y+4.6, w-2, centred, s.F("Question %d: %s", from+k+1, q.Short))
		s.font(true, 7.5)
		for i, c := range count.Cells {
			s.put(x+(float64(i)+0.5)*cell, base, cell-1, centred, s.T(c.Title()))
		}
	}
	s.y += registerHead
	return at
}

// registerBatch is the two lines of a batch.
func (s *sheets) registerBatch(at []float64, number string, striped bool) {
	h := 2 * registerLine
	if striped {
		s.shade(s.left, s.y, s.room(), h, zebra)
	}
	s.uprights(at, h)
	s.line(at[1], s.y+registerLine, at[len(at)-2], s.y+registerLine, thin, hair)
	s.font(true, 12)
	s.put((at[0]+at[1])/2, s.y+registerLine+1.6, numberWidth-1, centred, number)
	s.font(true, 9)
	for i, side := range []string{"A", "B"} {
		s.put((at[1]+at[2])/2, s.y+registerLine*(float64(i)+0.68), sideWidth-1, centred, side)
	}
	s.line(s.left, s.y+h, s.right, s.y+h, frame, black)
	s.y += h
}

// uprights parts the columns; questions are parted by a stronger rule.
func (s *sheets) uprights(at []float64, h float64) {
	for i := 1; i < len(at)-1; i++ {
		width, grey := thin, hair
		if i >= 4 && i%4 == 0 || i == len(at)-2 {
			width, grey = frame, black
		}
		s.line(at[i], s.y, at[i], s.y+h, width, grey)
	}
}

// registerTotals are the lines under the batches: of this sheet, and of all.
func (s *sheets) registerTotals(at []float64) {
	for _, name := range []string{s.T("Total of this sheet, where A and B agree"), s.T("Total of all batches (last sheet)")} {
		s.prose(s.left+1.5, s.y+2.2, at[3]-s.left-3, 7.5, name)
		for i := 3; i < len(at)-2; i++ {
			s.empty(at[i], s.y, at[i+1]-at[i], 2*registerLine, frame)
		}
		s.y += 2 * registerLine
		s.line(s.left, s.y, s.right, s.y, frame, black)
	}
}
