package desk_test

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export/record"
)

// table draws what people at a table do, much of it wrong.
type table struct{ *rapid.T }

func (t table) of(name string, xs ...string) string { return rapid.SampledFrom(xs).Draw(t.T, name) }
func (t table) int(name string, least, most int) int {
	return rapid.IntRange(least, most).Draw(t.T, name)
}

func (t table) who(name string) string {
	return t.of(name, "Ada", "Ben", "Ben", "Cy", "Cy", "Dot", "Eve")
}
func (t table) two() []string    { return []string{t.who("by"), t.who("and")} }
func (t table) side() count.Side { return count.Side(t.of("side", "A", "B")) }
func (t table) words(name string) string {
	return t.of(name, "Sample words of more than twenty letters.", "x")
}
func (t table) figure(near int) count.Count    { return count.N(near + t.int("off", 0, 9)/8) }
func (t table) wrong(one, other string) string { return t.of("which", one, one, one, one, other) }
func (t table) batch(d *desk.Desk) *count.Batch {
	return &d.Snapshot().Tally.Batches[t.int("batch", 0, 2)]
}

func (t table) close(d *desk.Desk) desk.Command {
	b, side := t.batch(d), t.side()
	y := d.Snapshot().Tally
	c := &desk.Close{Batch: b.Number, Side: side, Recorder: map[count.Side]string{"A": "Ben", "B": "Cy"}[side]}
	c.Recorder = t.wrong(c.Recorder, t.who("recorder"))
	if e := b.Entry(side); !e.Ballots.Set() {
		c.Ballots = t.figure(48)
	}
	for _, q := range desk.Asked(&y, b.Entry(side)) {
		c.Answers = append(c.Answers, count.Answer{Question: q, Figures: count.Figures{
			Yes: t.figure(28), No: t.figure(18), Blank: count.N(1), Void: count.N(1),
		}})
	}
	return c
}

func (t table) recount(d *desk.Desk) desk.Command {
	b := t.batch(d)
	y := d.Snapshot().Tally
	c := &desk.Recount{Batch: b.Number, By: []string{t.wrong("Ben", "Ada"), "Cy"}}
	for _, x := range b.Differences(y.QuestionIDs()) {
		c.Cells = append(c.Cells, desk.Recells{Question: x.Question, Cell: x.Cell, Value: []count.Count{x.A, x.B, count.N(5)}[t.int("third", 0, 2)]})
	}
	return c
}

func (t table) explain(d *desk.Desk) desk.Command {
	c := &desk.Explain{Text: t.words("text"), By: t.two()}
	if fs := d.Snapshot().Findings; len(fs) > 0 {
		c.Finding = fs[t.int("finding", 0, len(fs)-1)].Key()
	}
	return c
}

func (t table) other(d *desk.Desk) desk.Command {
	switch t.int("other", 0, 9) {
	case 0:
		return &desk.Declare{Batches: count.N(t.int("batches", 2, 4))}
	case 1:
		return &desk.Account{Lines: []count.AccountLine{{Line: count.Line(t.of("line", "printed", "counted", "box", "mailed")), Value: t.figure(100)}}}
	case 2:
		return &desk.Challenge{Envelope: len(d.Snapshot().Tally.Challenges) + t.int("skip", 0, 1), Ground: t.words("ground")}
	case 3:
		return &desk.Rule{Envelope: t.int("envelope", 0, 2), Ruling: count.Ruling(t.of("ruling", "sustained", "overruled", "unresolved", "x")), Reason: t.words("reason")}
	case 4:
		return &desk.Void{Batch: t.int("batch", 0, 4), Question: t.of("question", "agreement", "contract", "x"), Reason: t.words("reason"), RuledBy: t.who("ruled")}
	case 5:
		return &desk.CorrectRoll{Roll: t.figure(90), Reason: t.words("reason"), By: t.two()}
	case 6:
		return &desk.Dismiss{Head: desk.Head{Place: count.PlaceID(t.of("place", "", string(place), "A/B"))}, Name: t.who("name")}
	case 7:
		return &desk.Appoint{Name: t.who("name"), Role: count.Role(t.of("role", "recorder", "observer", "chief teller", "x"))}
	case 8:
		return &desk.Withdraw{Log: count.Log(t.of("log", "challenge", "void", "x")), Row: t.int("row", 0, 2), Reason: t.words("reason"), By: t.two()}
	}
	if t.int("held", 0, 1) == 0 {
		return &desk.Hold{Date: count.Date(t.of("date", "2026-05-08", "2019-05-08", "tomorrow", "")), Hall: t.of("hall", "Sample hall", " ")}
	}
	return &desk.ReopenCount{Reason: t.words("reason"), By: t.two()}
}

func (t table) command(d *desk.Desk) desk.Command {
	switch n := t.int("command", 0, 19); {
	case n < 9:
		return t.close(d)
	case n < 12:
		return t.recount(d)
	case n < 14:
		side := t.side()
		if b := t.batch(d); b.A.Closed && b.B.Closed {
			side = ""
		}
		return &desk.Reopen{Batch: t.int("reopened", 1, 3), Side: side, Reason: t.words("reason")}
	case n < 16:
		return t.explain(d)
	}
	return t.other(d)
}

func TestWhateverPeopleDo(t *testing.T) {
	taken, refusals := 0, 0
	v := votetest.Training(t)
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	o := desk.Options{Clock: func() time.Time { return at }, Record: record.Write, Prove: proveSample}
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		m := &memory{}
		d, err := desk.Create(ctx, m, v, place, o)
		if err != nil {
			rt.Fatal(err)
		}
		play(t, d, setUp...)
		play(t, d, `{"do":"declare","batches":3}`)
		for range rapid.IntRange(1, 40).Draw(rt, "commands") {
			for len(d.Snapshot().Tally.Batches) < 3 {
				play(t, d, `{"do":"declare","batches":3}`)
			}
			before, events := canonical(t, d.Snapshot()), len(m.events)
			if _, err := d.Do(ctx, table{rt}.command(d)); err != nil {
				refusals++
				if desk.CodeOf(err) == "internal" || canonical(t, d.Snapshot()) != before || len(m.events) != events {
					rt.Fatalf("refused with %q %v, and something changed", desk.CodeOf(err), err)
				}
				continue
			}
			taken++
			fair(rt, d)
			logged(rt, d)
		}
		r, err := desk.Resume(ctx, m, o)
		if err != nil {
			rt.Fatalf("cannot be opened again: %v", err)
		}
		if one, two := canonical(t, d.Snapshot()), canonical(t, r.Snapshot()); one != two {
			rt.Fatalf("opened again it is another count:\n%s\n%s", one, two)
		}
		if one, two := canonical(t, d.Sheet(everybody)), canonical(t, r.Sheet(everybody)); one != two {
			rt.Fatalf("opened again it makes another sheet:\n%s\n%s", one, two)
		}
	})
	if taken < refusals/4 || refusals == 0 {
		t.Errorf("%d commands taken, %d refused: this proves little", taken, refusals)
	}
}

// fair holds at every moment: nothing of one side is shown, no total is made
// of it, and a figure that stands was found twice.
func fair(t *rapid.T, d *desk.Desk) {
	y := d.Snapshot().Tally
	all := true
	for _, b := range y.Batches {
		both := b.A.Closed && b.B.Closed
		all = all && both
		for _, e := range []count.Entry{b.A, b.B} {
			if e.Closed && !both && (e.Ballots.Set() || len(e.Answers) > 0) {
				t.Fatalf("batch %d shows one side: %+v", b.Number, e)
			}
		}
		if b.A.Recorder != "" && b.A.Recorder == b.B.Recorder {
			t.Fatalf("batch %d: %s has recorded both sides", b.Number, b.A.Recorder)
		}
		for _, q := range y.QuestionIDs() {
			for _, c := range count.Cells {
				stands(t, b, q, c, both)
			}
		}
	}
	for _, q := range y.QuestionIDs() {
		if f := y.Total(q); !all && (f.Yes.Set() || f.No.Set() || f.Blank.Set() || f.Void.Set()) {
			t.Fatalf("a total %+v is made while a batch is open", f)
		}
	}
}

// logged holds at every moment: each envelope that was not withdrawn has one
// ruling, and numbers go on behind those that were.
func logged(t *rapid.T, d *desk.Desk) {
	y := d.Snapshot().Tally
	for i, c := range y.Challenges {
		if c.Envelope != i+1 {
			t.Fatalf("row %d of the log is envelope %d", i+1, c.Envelope)
		}
	}
	ruled := y.ChallengesBy(count.Unresolved) + y.ChallengesBy(count.Sustained) + y.ChallengesBy(count.Overruled)
	gone := 0
	for _, x := range y.Withdrawn() {
		if x.Log == count.ChallengeLog {
			gone++
		}
	}
	if ruled != y.Envelopes() || ruled+gone != len(y.Challenges) {
		t.Fatalf("%d rows, %d withdrawn, %d with a ruling", len(y.Challenges), gone, ruled)
	}
}

func stands(t *rapid.T, b count.Batch, q string, c count.Cell, both bool) {
	n := b.Final(q, c)
	if !n.Set() {
		return
	}
	found := 0
	for _, x := range []count.Count{b.A.Answer(q).Get(c), b.B.Answer(q).Get(c)} {
		if x == n {
			found++
		}
	}
	for _, r := range b.Recounts {
		if r.Question == q && r.Cell == c && r.Third == n {
			found++
		}
	}
	if !both || found < 2 {
		t.Fatalf("batch %d, %s, %s: %v stands, found %d times", b.Number, q, c, n, found)
	}
}
