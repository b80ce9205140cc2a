package call

import (
	"fmt"
	"strings"

	"countersign/count"
)

// Ballot is what one ballot says, a cell for each question asked.
type Ballot [MostQuestions]count.Cell

// Pile is the ballots called so far, in their order. Make it with [NewPile].
type Pile struct {
	questions, size int
	ballots         []Ballot
}

// NewPile gives an empty pile of ballots with one or two questions. Size is how
// many ballots the batch holds.
func NewPile(questions, size int) *Pile { return &Pile{questions: questions, size: size} }

// letters spell a cell in a draft.
var letters = map[count.Cell]string{count.CellYes: "y", count.CellNo: "n", count.CellBlank: "b", count.CellVoid: "v"}

// String spells the pile: for each ballot one of y, n, b and v a question.
func (p *Pile) String() string {
	var b strings.Builder
	for _, ballot := range p.ballots {
		for _, c := range ballot[:p.questions] {
			b.WriteString(letters[c])
		}
	}
	return b.String()
}

// ParsePile reads what [Pile.String] wrote.
func ParsePile(text string, questions, size int) (*Pile, error) {
	p := NewPile(questions, size)
	if questions < 1 || questions > MostQuestions || len(text)%questions != 0 || len(text) > size*questions {
		return nil, fmt.Errorf("%d letters are not the ballots of a batch of %d with %d questions", len(text), size, questions)
	}
	cells := map[string]count.Cell{}
	for c, letter := range letters {
		cells[letter] = c
	}
	for i := 0; i < len(text); i += questions {
		var b Ballot
		for q := range questions {
			c, ok := cells[text[i+q:i+q+1]]
			if !ok {
				return nil, fmt.Errorf("letter %d of the ballots is none of y, n, b, v", i+q+1)
			}
			b[q] = c
		}
		p.ballots = append(p.ballots, b)
	}
	return p, nil
}

// Len is how many ballots were called; Size is how many the batch holds.
func (p *Pile) Len() int { return len(p.ballots) }

// Size is how many ballots the batch holds.
func (p *Pile) Size() int { return p.size }

// Full says whether all ballots were called.
func (p *Pile) Full() bool { return len(p.ballots) >= p.size }

// Add puts a ballot on the pile, unless it is full.
func (p *Pile) Add(b Ballot) bool {
	if p.Full() {
		return false
	}
	p.ballots = append(p.ballots, b)
	return true
}

// takeBack takes the newest ballot off the pile.
func (p *Pile) takeBack() (Ballot, bool) {
	b, ok := p.Last()
	if ok {
		p.ballots = p.ballots[:len(p.ballots)-1]
	}
	return b, ok
}

// Last is the newest ballot.
func (p *Pile) Last() (Ballot, bool) {
	if len(p.ballots) == 0 {
		return Ballot{}, false
	}
	return p.ballots[len(p.ballots)-1], true
}

// Strokes is how many ballots say a cell of a question, from 0.
func (p *Pile) Strokes(question int, c count.Cell) int {
	n := 0
	for _, b := range p.ballots {
		if b[question] == c {
			n++
		}
	}
	return n
}

// Figures are what a question comes to.
func (p *Pile) Figures(question int) count.Figures {
	var f count.Figures
	for _, c := range count.Cells {
		f = f.Put(c, count.N(p.Strokes(question, c)))
	}
	return f
}

// Five is a row that the newest ballot has brought to a fifth stroke.
type Five struct {
	Question int // from 0
	Cell     count.Cell
	Strokes  int
}

// fives are the rows in which the newest ballot has drawn a fifth stroke.
func (p *Pile) fives() []Five {
	last, ok := p.Last()
	if !ok {
		return nil
	}
	var out []Five
	for q, c := range last[:p.questions] {
		if n := p.Strokes(q, c); n%5 == 0 {
			out = append(out, Five{q, c, n})
		}
	}
	return out
}
