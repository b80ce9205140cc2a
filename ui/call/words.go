package call

import (
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/count"
)

// longest is how many characters a key has room for.
const longest = len("Blank / Blank")

// onKey is what stands on the key of a ballot: words where there is room.
func (b Ballot) onKey() string {
	said := b.join(" / ")
	if large() || utf8.RuneCountInString(said) > longest {
		return b.letters()
	}
	return said
}

// join puts a sign between the answers of a ballot: "No / No".
func (b Ballot) join(between string) string {
	said := words.T(b[0].Title())
	for _, c := range b[1:] {
		if c != "" {
			said += between + words.T(c.Title())
		}
	}
	return said
}

// letters are the answers as short as can be: "N/N". One answer is whole.
func (b Ballot) letters() string {
	if b[1] == "" {
		return words.T(b[0].Title())
	}
	return words.T(shorts[b[0]]) + "/" + words.T(shorts[b[1]])
}

// shorts tell the answers apart.
var shorts = map[count.Cell]string{
	count.CellYes: words.Key("Y"), count.CellNo: words.Key("N"), count.CellBlank: words.Key("B"), count.CellVoid: words.Key("V"),
}

func takenBack(number int, b Ballot) string {
	first := words.T(b[0].Title())
	if b[1] == "" {
		return words.F("Taken back: ballot %d, %s.", number, first)
	}
	return words.F("Taken back: ballot %d, %s and %s.", number, first, words.T(b[1].Title()))
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
	return words.F("Enter closes at ballot %s: %s to go.", words.Now().Number(p.Size()), words.Now().Number(p.Size()-p.Len()))
}

func full(p *Pile, batch int) string {
	return words.N(p.Size(), "%s ballot is called. Enter closes batch %d.", "All %s ballots are called. Enter closes batch %d.", words.Now().Number(p.Size()), batch)
}

// told names a row that has reached a fifth stroke, all but its figure.
func told(s Setup, f Five) string {
	return words.F("question %d, %s:", s.Questions[f.Question].Number, words.T(f.Cell.Title()))
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
