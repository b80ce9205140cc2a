package byhand

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/name"
)

// The words that rows begin with.
const (
	wordFormat     = "countersign hand count 1"
	wordVote       = "vote"
	wordPlace      = "place"
	wordHeld       = "held"
	wordKeyedBy    = "keyed by"
	wordTeller     = "teller"
	wordBatches    = "batches"
	wordColumns    = "columns"
	wordCount      = "count"
	wordAccount    = "account"
	wordChallenged = "challenged"
	wordVoid       = "void"
)

// fixed are the columns of a count row before the questions.
var fixed = []string{"batch", "side", "recorder", "ballots"}

// columns are the names of a count row's columns at a place.
func columns(questions []count.Question) []string {
	out := slices.Clone(fixed)
	for _, q := range questions {
		for _, c := range count.Cells {
			out = append(out, q.ID+" "+string(c))
		}
	}
	return out
}

// reader is a file on its way to being understood.
type reader struct {
	vote      *count.Vote
	digest    count.Digest
	id        count.PlaceID
	questions []count.Question
	out       *Count
	faults    Faults
	once      map[string]string // rows that stand once, and where
}

// Read understands a file of a place of a vote. Faults lists everything that has
// to be put right.
func Read(b []byte, v *count.Vote, id count.PlaceID) (*Count, error) {
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	if _, ok := v.Place(id); !ok {
		return nil, fmt.Errorf("there is no place %q in this vote", id)
	}
	rows, err := rowsOf(b)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || rows[0].get(0) != wordFormat {
		return nil, fmt.Errorf("this is not a count that was kept by hand: the first cell of such a file says %q. Make one with: tally paper template", wordFormat)
	}
	r := &reader{vote: v, digest: digest, id: id, questions: v.QuestionsAt(id), out: &Count{at: map[any]string{}}, once: map[string]string{}}
	for _, row := range rows[1:] {
		r.row(row)
	}
	for _, word := range []string{wordVote, wordPlace, wordHeld, wordKeyedBy, wordBatches, wordColumns} {
		if r.once[word] == "" {
			r.fault("", fmt.Errorf("the row %q is missing", word))
		}
	}
	r.sides()
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return r.out, nil
}

// kinds read one kind of row each.
var kinds = map[string]func(*reader, row){
	wordVote: (*reader).readVote, wordPlace: (*reader).readPlace, wordHeld: (*reader).readHeld,
	wordKeyedBy: (*reader).readKeyedBy, wordTeller: (*reader).readTeller, wordBatches: (*reader).readBatches,
	wordColumns: (*reader).readColumns, wordCount: (*reader).readCount, wordAccount: (*reader).readAccount,
	wordChallenged: (*reader).readChallenged, wordVoid: (*reader).readVoid,
}

// single are the rows that stand once.
var single = []string{wordVote, wordPlace, wordHeld, wordKeyedBy, wordBatches, wordColumns}

func (r *reader) row(x row) {
	word := x.get(0)
	if strings.HasPrefix(word, "#") || x.empty(0) {
		return
	}
	read, ok := kinds[word]
	if !ok {
		r.fault(x.at(0), fmt.Errorf("no row begins with %q. A note begins with #", clip(word)))
		return
	}
	if slices.Contains(single, word) {
		if at := r.once[word]; at != "" {
			r.fault(x.at(0), fmt.Errorf("%q stands twice, first in %s", word, at))
			return
		}
		r.once[word] = x.at(0)
		r.out.at[word] = x.at(1)
	}
	read(r, x)
}

// figure reads a figure that has to be there.
func (r *reader) figure(x row, column int) count.Count {
	c, err := count.ParseCount(x.get(column))
	switch {
	case err != nil:
		r.fault(x.at(column), err)
	case !c.Set():
		r.fault(x.at(column), errors.New("nothing stands here. Type 0 when there are none"))
	}
	return c
}

// words reads a text that has to be there. A name in it is in its one spelling,
// whatever the program wrote that the file comes from.
func (r *reader) words(x row, column int) string {
	s := x.get(column)
	if s == "" {
		r.fault(x.at(column), errors.New("this is empty and has to be filled in"))
	}
	return name.Spell(s)
}

// over refuses what stands behind the last cell of a row, notes aside.
func (r *reader) over(x row, column int) {
	for i := column; i < len(x.cells); i++ {
		if s := x.get(i); s != "" && !strings.HasPrefix(s, "#") {
			r.fault(x.at(i), errors.New("nothing belongs here"))
			return
		}
	}
}

func clip(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "..."
	}
	return s
}

// sides says where one side of a batch stands twice.
func (r *reader) sides() {
	type half struct {
		batch int
		side  count.Side
	}
	first := map[half]string{}
	for i, e := range r.out.Entries {
		h, at := half{e.Batch, e.Side}, r.out.at[place{wordCount, i}]
		if first[h] != "" {
			r.fault(at, fmt.Errorf("batch %d, side %s stands in %s already", e.Batch, e.Side, first[h]))
			continue
		}
		first[h] = at
	}
}

// answers reads the four figures of each question.
func (r *reader) answers(x row) []count.Answer {
	out := make([]count.Answer, len(r.questions))
	for i, q := range r.questions {
		out[i].Question = q.ID
		for k, c := range count.Cells {
			out[i].Figures = out[i].Put(c, r.figure(x, 1+len(fixed)+i*len(count.Cells)+k))
		}
	}
	return out
}

func (r *reader) readCount(x row) {
	if r.once[wordColumns] == "" {
		r.fault(x.at(0), fmt.Errorf("the row %q has to come before the figures", wordColumns))
		return
	}
	if x.empty(3) {
		return // as the template made it
	}
	n := r.figure(x, 1)
	side := count.Side(strings.ToUpper(x.get(2)))
	if side != count.SideA && side != count.SideB {
		r.fault(x.at(2), fmt.Errorf("a batch has side A and side B, not %q", clip(x.get(2))))
	}
	e := desk.Close{Batch: n.Int(), Side: side, Recorder: r.words(x, 3)}
	e.Ballots = r.figure(x, 4)
	e.Answers = r.answers(x)
	r.over(x, 1+len(columns(r.questions)))
	r.out.at[place{wordCount, len(r.out.Entries)}] = x.at(0)
	r.out.Entries = append(r.out.Entries, e)
}
