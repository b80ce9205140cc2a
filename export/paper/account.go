package paper

import (
	"slices"
	"strings"

	"countersign/count"
)

// The measures of the ballot account, in millimetres.
const (
	lineStep     = 8.6
	lineBox      = 7.0
	lineBoxWidth = 24.0
	equationStep = 15.0
	equationName = 33.0
	signRoom     = 6.5
	termBox      = 8.0
)

// account is the sheet of the ballot account: its lines, its equations, and the
// sums of the questions.
func (s *sheets) account() {
	s.begin(s.T("Ballot account"))
	s.y = s.prose(s.left, s.y, s.room(), 8.8, s.T("Every paper must be somewhere. Write each number once here, then copy it into the equations; where the two sides differ, look for the papers before anything is signed, and write down what was found.")) + 2.5
	s.accountLines(s.vote.Ballots.Method.Lines())
	s.part(s.left, s.room(), s.T("The equations"))
	for _, e := range s.vote.Ballots.Method.Equations() {
		s.equation(s.T(e.Name), slices.Concat(s.terms("", e.Left), s.terms("=", e.Right)))
	}
	counted := term{"", s.T(count.Counted.Title())}
	s.equation(s.T("Counted"), []term{counted, {"=", s.T(count.InBox.Title())}, {"+", s.T("Challenges overruled")}})
	s.equation(s.T("Batches"), []term{counted, {"=", s.T("Ballots of all batches")}})
	for i, q := range s.questions {
		s.equation(s.F("Question %d: %s", i+1, q.Short), []term{
			counted, {"=", s.T("Yes")}, {"+", s.T("No")}, {"+", s.T("Blank")}, {"+", s.T("Void")},
		})
	}
}

// accountLines are the lines in two columns, each with its box.
func (s *sheets) accountLines(lines []count.Line) {
	half := (len(lines) + 1) / 2
	width := s.half()
	for i, l := range lines {
		x, row := s.left, i
		if i >= half {
			x, row = s.right-width, i-half
		}
		y := s.y + float64(row)*lineStep
		if row%2 == 0 {
			s.shade(x, y, width, lineStep, zebra)
		}
		s.font(false, 10)
		s.put(x+2, y+5.7, width-lineBoxWidth-4, fromLeft, s.T(l.Title()))
		s.empty(x+width-lineBoxWidth, y+0.8, lineBoxWidth, lineBox, frame)
	}
	s.y += float64(half)*lineStep + 4
}

// term is a box of an equation: the sign before it, and what goes into it.
type term struct{ sign, label string }

// terms are one side of an equation; first is the sign before it.
func (s *sheets) terms(first string, side []count.Term) []term {
	var out []term
	for i, t := range side {
		sign := "+"
		switch {
		case i == 0:
			sign = first
		case t.Minus:
			sign = "–"
		}
		out = append(out, term{sign, s.T(t.Line.Title())})
	}
	return out
}

// equation is a row of boxes with their signs between them.
func (s *sheets) equation(name string, terms []term) {
	if s.y+equationStep > s.bottom {
		s.begin(s.T("Ballot account"))
	}
	s.font(true, 9.5)
	s.put(s.left, s.y+5.4, equationName-2, fromLeft, name)
	width := (s.room() - equationName) / float64(max(len(terms), 5))
	x := s.left + equationName
	for _, t := range terms {
		s.font(true, 12)
		s.put(x+signRoom/2, s.y+5.6, signRoom, centred, t.sign)
		s.box(x+signRoom, s.y, width-signRoom, termBox, frame)
		s.label(x+signRoom-1.5, s.y+termBox+0.5, width-signRoom+3, t.label)
		x += width
	}
	s.y += equationStep
}

// label is the name under a box, in two lines at most.
func (s *sheets) label(x, y, room float64, name string) {
	const size = 7
	lines := s.wrap(name, room, size)
	if len(lines) > 2 {
		s.font(false, size)
		s.put(x+room/2, y+lineHeight(size)*0.76, room, centred, name)
		return
	}
	for _, line := range lines {
		s.font(false, size)
		text := ""
		for _, piece := range line {
			text += piece.text
		}
		s.put(x+room/2, y+lineHeight(size)*0.76, room, centred, strings.TrimRight(text, " "))
		y += lineHeight(size) * 0.9
	}
}
