package byhand

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"countersign/count"
)

func (r *reader) readVote(x row) {
	if id := r.words(x, 1); id != "" && id != r.vote.ID {
		r.fault(x.at(1), fmt.Errorf("this file is of the vote %s, not of %s", clip(id), r.vote.ID))
	}
	if d, err := count.ParseDigest(x.get(2)); err != nil || d != r.digest {
		r.fault(x.at(2), errors.New("this file is of another definition of the vote: make the template again with the one that the count was begun with"))
	}
}

func (r *reader) readPlace(x row) {
	if id := r.words(x, 1); id != "" && id != string(r.id) {
		r.fault(x.at(1), fmt.Errorf("this file is of %s, not of %s", clip(id), r.id))
	}
}

// mostHall is how long the hall of a count may be, with where its figures come
// from.
const mostHall = 120

func (r *reader) readHeld(x row) {
	day, err := count.ParseDate(x.get(1))
	if err != nil || day == "" {
		r.fault(x.at(1), errors.New("type the day of the count like 2026-05-08, as text"))
	}
	r.out.Held, r.out.Hall = day, r.words(x, 2)
	r.over(x, 3)
}

func (r *reader) readKeyedBy(x row) {
	r.out.KeyedBy = r.words(x, 1)
	r.over(x, 2)
}

func (r *reader) readTeller(x row) {
	if x.empty(1) {
		return
	}
	t := count.Teller{Name: r.words(x, 1), Role: count.Role(strings.ToLower(x.get(2)))}
	if t.Role.Title() == "" {
		r.fault(x.at(2), fmt.Errorf("the role is chief teller, recorder or observer, not %q", clip(x.get(2))))
	}
	r.over(x, 3)
	r.out.at[place{wordTeller, len(r.out.Tellers)}] = x.at(1)
	r.out.Tellers = append(r.out.Tellers, t)
}

func (r *reader) readBatches(x row) {
	r.out.Batches = r.figure(x, 1)
	r.over(x, 2)
}

// readColumns takes the names as the template writes them: figures that stand
// below another name would be those of something else.
func (r *reader) readColumns(x row) {
	want := columns(r.questions)
	for i, name := range want {
		if got := x.get(1 + i); got != name {
			r.fault(x.at(1+i), fmt.Errorf("here is the column %q, not %q", name, clip(got)))
		}
	}
	r.over(x, 1+len(want))
}

func (r *reader) readAccount(x row) {
	line := count.Line(r.words(x, 1))
	if !slices.Contains(r.vote.Ballots.Method.Lines(), line) {
		r.fault(x.at(1), fmt.Errorf("the account of this vote (%s) has no line %q", r.vote.Ballots.Method, clip(string(line))))
		return
	}
	r.over(x, 3)
	if x.get(2) == "" {
		return // stays not entered
	}
	if slices.ContainsFunc(r.out.Account, func(a count.AccountLine) bool { return a.Line == line }) {
		r.fault(x.at(1), fmt.Errorf("the line %q stands twice", line))
	}
	if len(r.out.Account) == 0 {
		r.out.at[wordAccount] = x.at(1)
	}
	r.out.Account = append(r.out.Account, count.AccountLine{Line: line, Value: r.figure(x, 2)})
}

func (r *reader) readChallenged(x row) {
	if x.empty(2) {
		return
	}
	c := count.Challenge{Envelope: r.figure(x, 1).Int(), Ground: r.words(x, 2), Ruling: count.Unresolved, Reason: x.get(4)}
	if s := strings.ToLower(x.get(3)); s != "" {
		c.Ruling = count.Ruling(s)
	}
	switch c.Ruling {
	case count.Sustained, count.Overruled:
		r.words(x, 4)
	case count.Unresolved:
	default:
		r.fault(x.at(3), fmt.Errorf("a challenge is sustained, overruled or unresolved, not %q", clip(x.get(3))))
	}
	r.over(x, 5)
	r.out.at[place{wordChallenged, len(r.out.Challenges)}] = x.at(1)
	r.out.Challenges = append(r.out.Challenges, c)
}

func (r *reader) readVoid(x row) {
	if x.empty(1) {
		return
	}
	v := count.Void{
		Batch: r.figure(x, 1).Int(), Question: r.words(x, 2),
		Reason: r.words(x, 3), RuledBy: r.words(x, 4),
	}
	r.over(x, 5)
	r.out.at[place{wordVoid, len(r.out.Voids)}] = x.at(1)
	r.out.Voids = append(r.out.Voids, v)
}

// tooLong says whether the hall has no room to say where the figures come from.
func (c *Count) tooLong() bool { return utf8.RuneCountInString(c.place()) > mostHall }
