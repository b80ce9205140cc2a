package call

import (
	"countersign/assets/words"
	"countersign/count"
)

// join puts words between the answers of a ballot: "No and No".
func (b Ballot) join(between string) string {
	said := b[0].Title()
	for _, c := range b[1:] {
		if c != "" {
			said += between + c.Title()
		}
	}
	return said
}

// letters are the first letters of the answers: "N/N". One answer is whole.
func (b Ballot) letters() string {
	if b[1] == "" {
		return b[0].Title()
	}
	return b[0].Title()[:1] + "/" + b[1].Title()[:1]
}

func takenBack(number int, b Ballot) string {
	return words.F("Taken back: ballot %d, %s.", number, b.join(" and "))
}

func stopped(p *Pile) string {
	if p.Len() == 0 {
		return words.T("Call mode stopped before the first ballot. Space goes on.")
	}
	return words.F("Call mode stopped at ballot %d. Nothing is lost. Space goes on.", p.Len())
}

// NotFull says when Enter will close, and is "" once it does.
func (p *Pile) NotFull() string {
	if p.Full() {
		return ""
	}
	return notFull(p)
}

func notFull(p *Pile) string {
	return words.F("Enter closes at ballot %s: %s to go.", count.Grouped(p.Size()), count.Grouped(p.Size()-p.Len()))
}

func full(p *Pile, batch int) string {
	return words.F("All %s ballots are called. Enter closes batch %d.", count.Grouped(p.Size()), batch)
}

// told names a row that has reached a fifth stroke, all but its figure.
func told(s Setup, f Five) string {
	return words.F("question %d, %s:", s.Questions[f.Question].Number, f.Cell.Title())
}

// callIt says what the caller says, and what the other one has to read.
func callIt(other string, fives []Five) string {
	switch {
	case large() && len(fives) == 1:
		return words.F("%s must read %d.", other, fives[0].Strokes)
	case large():
		return words.F("%s must read %d and %d.", other, fives[0].Strokes, fives[1].Strokes)
	case len(fives) == 1:
		return words.F("Call \"tally\", no number. %s reads the number from paper: it must be %d.", other, fives[0].Strokes)
	}
	return words.F("Call \"tally\" twice, no number. %s reads from paper: %d and %d.", other, fives[0].Strokes, fives[1].Strokes)
}
