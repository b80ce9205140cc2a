package paper

import (
	"strconv"

	"countersign/count"
)

// column is a column of an empty table: its name and its share of the width.
type column struct {
	name  string
	share float64
}

// The measures of the logs.
const (
	logHead   = 7.0
	logRow    = 8.4
	logRows   = 6
	signers   = 6
	signRow   = 10.0
	statement = 9.0
	tableLift = 1.9
)

// logs is the sheet of challenged and void ballots and of the signatures.
func (s *sheets) logs() {
	s.begin(s.T("Logs and signatures"))
	s.part(s.left, s.room(), s.T("Challenged ballots: sealed, numbered, not in the box"))
	s.table([]column{
		{s.T("Envelope"), 0.1},
		{s.T("Ground"), 0.4},
		{s.T("Ruling"), 0.18},
		{s.T("Reason of the ruling"), 0.32},
	}, logRows, logRow, true)
	s.y = s.prose(s.left, s.y-2.5, s.room(), 8.2, s.T("The ruling is *sustained*: the ballot stays out; *overruled*: it is opened and counted; or *unresolved*.")) + 2
	s.part(s.left, s.room(), s.T("Void ballots: in the box, cannot be counted"))
	s.table([]column{
		{s.T("Batch"), 0.1},
		{s.T("Question"), 0.2},
		{s.T("Reason"), 0.4},
		{s.T("Ruled by"), 0.3},
	}, logRows, logRow, false)
	s.part(s.left, s.room(), s.T("Signatures"))
	s.y = s.prose(s.left, s.y-0.5, s.room(), 8.8, s.T("We kept this count on paper. Recorder A and recorder B counted every batch apart from one another. The figures are those on the tally forms.")) + 3
	top := s.y - tableLift
	s.table([]column{
		{s.T("Name"), 0.34},
		{s.T("Role"), 0.2},
		{s.T("Signature"), 0.3},
		{s.T("Date and time"), 0.16},
	}, signers, s.signHeight(), false)
	s.roles(top + logHead)
	s.y -= 1.5
	s.labelled(s.left, s.y, s.room()*0.5, statement, s.T("Ended at"), "")
	s.labelled(s.left+s.room()*0.5, s.y, s.room()*0.5, statement, s.T("Keyed into the program by, on"), "")
}

// signHeight is what is left for a row of signatures.
func (s *sheets) signHeight() float64 {
	return min(signRow, (s.bottom-s.y-logHead-statement-2)/signers)
}

// roles are written into the rows of those whom every count has.
func (s *sheets) roles(y float64) {
	s.font(false, 9)
	chief, recorder := s.T(count.ChiefTeller.Title()), s.T(count.Recorder.Title())
	for i, role := range []string{chief, s.F("%s A", recorder), s.F("%s B", recorder)} {
		s.put(s.left+s.room()*0.34+1.6, y+(float64(i)+0.62)*s.row, s.room()*0.2-3, fromLeft, role)
	}
}

// table draws an empty table with its head.
func (s *sheets) table(columns []column, rows int, height float64, numbered bool) {
	top := s.y - tableLift // close to the heading
	s.y, s.row = top, height
	s.shade(s.left, s.y, s.room(), logHead, zebra)
	x := s.left
	s.font(true, 8)
	for _, c := range columns {
		s.put(x+1.6, s.y+4.8, c.share*s.room()-2.4, fromLeft, c.name)
		x += c.share * s.room()
	}
	s.y += logHead
	for i := range rows {
		if i%2 == 1 {
			s.shade(s.left, s.y, s.room(), height, zebra)
		}
		if numbered {
			s.font(false, 9)
			s.put(s.left+columns[0].share*s.room()/2, s.y+height*0.66, 10, centred, strconv.Itoa(i+1))
		}
		s.line(s.left, s.y, s.right, s.y, thin, hair)
		s.y += height
	}
	x = s.left
	for _, c := range columns[:len(columns)-1] {
		x += c.share * s.room()
		s.line(x, top, x, s.y, thin, hair)
	}
	s.box(s.left, top, s.room(), s.y-top, frame)
	s.y += 4
}
