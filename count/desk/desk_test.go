package desk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
)

func batchState(d *desk.Desk, n int) count.BatchState {
	t := d.Snapshot().Tally
	return t.Batches[n-1].State(t.QuestionIDs())
}

func keys(d *desk.Desk) []string {
	var out []string
	for _, f := range d.Snapshot().Findings {
		out = append(out, f.Key())
	}
	return out
}

func TestTwoRecordersAgreeAtOnce(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, setUp...)
	if got := batchState(d, 1); got != count.BatchOpen {
		t.Errorf("a new batch is %s", got)
	}
	play(t, d, agree(1)[0])
	if got := batchState(d, 1); got != count.BatchOneSide {
		t.Errorf("after A closed it is %s", got)
	}
	play(t, d, agree(1)[1])
	if got := batchState(d, 1); got != count.BatchAgreed {
		t.Errorf("after both closed alike it is %s", got)
	}
	y := d.Snapshot().Tally
	if got := y.Total("agreement"); got.Yes.Set() {
		t.Errorf("a total of %v is shown while batch 2 is open", got.Yes)
	}
	play(t, d, agree(2)...)
	y = d.Snapshot().Tally
	if got := y.Total("agreement"); got != (count.Figures{Yes: count.N(60), No: count.N(36), Blank: count.N(2), Void: count.N(2)}) {
		t.Errorf("the total is %+v", got)
	}
}

func TestARecountSettlesADifference(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), closing(1, "B", "Cy", 50, [4]int{30, 17, 1, 1}))
	if got := batchState(d, 1); got != count.BatchDiffer || !slices.Contains(keys(d), "B102 batch 1, agreement, no") {
		t.Fatalf("the batch is %s, found %v", got, keys(d))
	}
	const recount = `{"do":"recount","batch":1,"by":["Cy","Ben"],"cells":[{"question":"agreement","cell":"no","value":18}]}`
	for _, x := range []struct{ code, line string }{
		{"teller", strings.Replace(recount, `"Cy"`, `"Ada"`, 1)},
		{"teller", strings.Replace(recount, `"Cy",`, "", 1)},
		{"figures", strings.Replace(recount, `"no"`, `"yes"`, 1)},
		{"figures", strings.Replace(recount, `{"question":"agreement","cell":"no","value":18}`, "", 1)},
		{"B103", strings.Replace(recount, "18}", "null}", 1)},
		{"size", strings.Replace(recount, "18}", "51}", 1)},
		{"batch", strings.Replace(recount, `"batch":1`, `"batch":3`, 1)},
		{"state", strings.Replace(recount, `"batch":1`, `"batch":2`, 1)},
	} {
		refused(t, d, j, x.code, x.line)
	}
	play(t, d, recount)
	b := d.Snapshot().Tally.Batches[0]
	if got := batchState(d, 1); got != count.BatchSettled || b.Figures("agreement").No != count.N(18) || b.B.Answer("agreement").No != count.N(17) {
		t.Errorf("the batch is %s, stands %v, B keeps %v", got, b.Figures("agreement").No, b.B.Answer("agreement").No)
	}
	refused(t, d, j, "state", recount)
}

func TestARecountThatMatchesNeitherIsCountedAgainBlind(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, agree(2)...)
	play(t, d, accountLine, closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), closing(1, "B", "Cy", 50, [4]int{30, 17, 1, 1}),
		`{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"no","value":16}]}`)
	y := d.Snapshot().Tally
	if got := desk.Asked(&y, &y.Batches[0].A); !cmp.Equal(got, []string{"agreement"}) {
		t.Fatalf("counted again: %v", got)
	}
	// Ben may not change sides, the ballots and the contract stand.
	refused(t, d, j, "B105", again(1, "B", "Ben", [4]int{30, 18, 1, 1}))
	refused(t, d, j, "figures", closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}))
	play(t, d, again(1, "A", "Ben", [4]int{30, 19, 1, 0}))
	// His slip cannot be taken back alone: what Cy keeps would be shown to him.
	refused(t, d, j, "state", `{"do":"reopen","batch":1,"side":"A","reason":"sample reason"}`)
	if y := d.Snapshot().Tally; y.Batches[0].A.Answer("agreement").No.Set() {
		t.Errorf("A's new figure is shown before B has closed: %v", y.Batches[0].A)
	}
	play(t, d, again(1, "B", "Cy", [4]int{30, 20, 0, 0}),
		`{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"no","value":18},{"question":"agreement","cell":"blank","value":1}]}`,
		again(1, "A", "Ben", [4]int{30, 18, 1, 1}), again(1, "B", "Cy", [4]int{30, 18, 1, 1}))
	if got := batchState(d, 1); got != count.BatchSettled {
		t.Errorf("the batch is %s", got)
	}
	// Twice neither: one warning, which can be explained.
	const explain = `{"do":"explain","finding":"B108 batch 1, agreement, no","text":"Sample: two No lay in the pile of Yes.","by":["Ben","Cy"]}`
	if got := keys(d); !cmp.Equal(got, []string{"B108 batch 1, agreement, no"}) {
		t.Fatalf("found %v", got)
	}
	play(t, d, explain)
	if err := d.Ready(); err != nil {
		t.Errorf("explained, and still not ready: %v", err)
	}
}

func TestBallotsFoundDifferently(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, closing(1, "A", "Ben", 49, [4]int{30, 18, 1, 1}), closing(1, "B", "Cy", 50, [4]int{30, 18, 1, 1}),
		`{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"cell":"ballots","value":48}]}`)
	y := d.Snapshot().Tally
	if got := desk.Asked(&y, &y.Batches[0].B); len(got) != 2 || y.Batches[0].B.Ballots.Set() {
		t.Errorf("where nobody found the ballots twice, %v is counted again, ballots %v", got, y.Batches[0].B.Ballots)
	}
	play(t, d, agree(1)...)
	if got := batchState(d, 1); got != count.BatchSettled {
		t.Errorf("the batch is %s", got)
	}
}

func TestAnOddSumMayBeClosedButNotCertified(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, setUp...)
	odd := [4]int{29, 18, 1, 1}
	play(t, d, closing(1, "A", "Ben", 50, odd), closing(1, "B", "Cy", 50, odd))
	if got := batchState(d, 1); got != count.BatchOdd {
		t.Errorf("the batch is %s", got)
	}
	play(t, d, append(agree(2), accountLine)...)
	if code := desk.CodeOf(d.Ready()); code != "B101" {
		t.Errorf("not ready because of %s", code)
	}
}

func TestReopening(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	const both, sideA = `{"do":"reopen","batch":1,"reason":"sample reason"}`, `{"do":"reopen","batch":1,"side":"A","reason":"sample reason"}`
	refused(t, d, j, "state", both)
	refused(t, d, j, "state", sideA)
	play(t, d, agree(1)[0])
	refused(t, d, j, "state", both)
	refused(t, d, j, "state", strings.Replace(sideA, `"A"`, `"B"`, 1))
	refused(t, d, j, "format", strings.Replace(sideA, `"A"`, `"C"`, 1))
	refused(t, d, j, "text", strings.Replace(sideA, "sample reason", "  ", 1))
	play(t, d, sideA)
	if b := d.Snapshot().Tally.Batches[0]; b.A.Recorder != "" || len(b.Remarks) != 1 || b.Remarks[0].Side != "A" {
		t.Errorf("after reopening A: %+v", b)
	}
	// Another person may count it now; both sides closed have been seen.
	play(t, d, closing(1, "A", "Ada", 50, [4]int{30, 18, 1, 1}), agree(1)[1])
	refused(t, d, j, "state", sideA)
	play(t, d, both)
	if got := batchState(d, 1); got != count.BatchOpen || len(d.Snapshot().Tally.Batches[0].Remarks) != 2 {
		t.Errorf("after reopening both it is %s", got)
	}
}

func TestResumeGoesOnWhereItWasLeft(t *testing.T) {
	d, _, path := begin(t)
	play(t, d, counted()...)
	want := canonical(t, d.Snapshot().Tally)
	seq := d.Snapshot().Revision
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := desk.Resume(t.Context(), j, options())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if got := r.Snapshot(); canonical(t, got.Tally) != want || got.Revision != seq {
		t.Errorf("revision %d, want %d; the tally differs: %s", got.Revision, seq, cmp.Diff(want, canonical(t, got.Tally)))
	}
	play(t, r, `{"do":"challenge","envelope":1,"ground":"sample ground"}`)
}

func TestAnEmptyJournalIsNoCount(t *testing.T) {
	if _, err := desk.Resume(t.Context(), &memory{}, options()); err == nil || !strings.Contains(err.Error(), "never begun") {
		t.Errorf("resumed: %v", err)
	}
	if _, err := desk.Create(t.Context(), &memory{}, votetest.Training(t), "LAMP/L-1/99", options()); desk.CodeOf(err) != "place" {
		t.Errorf("a count of no place: %v", err)
	}
}

func TestWhatTheDiskDidNotTakeDidNotHappen(t *testing.T) {
	m := &memory{}
	d := start(t, m)
	play(t, d, setUp...)
	before := canonical(t, d.Snapshot().Tally)
	m.fail = journal.ErrFull
	if err := give(d, agree(1)[0]); !errors.Is(err, journal.ErrFull) || desk.CodeOf(err) != "internal" {
		t.Errorf("a full disk: %v", err)
	}
	if canonical(t, d.Snapshot().Tally) != before {
		t.Error("the count shows what is not on disk")
	}
	m.fail = nil
	play(t, d, agree(1)[0])
}

func TestASnapshotIsACopy(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, counted()...)
	play(t, d, `{"do":"challenge","envelope":1,"ground":"sample ground"}`)
	want := canonical(t, d.Snapshot().Tally)
	y := d.Snapshot().Tally
	y.Questions[0].ID, y.Tellers[0].Name, y.Account[0].Value, y.Challenges[0].Ground = "x", "x", count.N(1), "x"
	y.Batches[0].A.Answers[0].Yes, y.Sample.What[0] = count.N(1), "x"
	s := d.Sheet(nil)
	s.Tally.Batches[0].B.Answers[0].Yes = count.N(1)
	if got := canonical(t, d.Snapshot().Tally); got != want {
		t.Errorf("writing to a snapshot reached the count:\n%s", cmp.Diff(want, got))
	}
}

func TestACommandThatWasTakenCannotBeChanged(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, setUp...)
	c := &desk.Account{Lines: []count.AccountLine{{Line: count.Printed, Value: count.N(300)}}}
	x := &desk.Close{Batch: 1, Side: count.SideA, Recorder: "Ben", Ballots: count.N(50), Answers: []count.Answer{
		{Question: "agreement", Figures: count.Figures{Yes: count.N(30), No: count.N(20), Blank: count.N(0), Void: count.N(0)}},
		{Question: "contract", Figures: count.Figures{Yes: count.N(30), No: count.N(20), Blank: count.N(0), Void: count.N(0)}},
	}}
	r := &desk.CorrectRoll{Roll: count.N(300), Reason: "sample: the night shift", By: []string{"Ada", "Ben"}}
	for _, c := range []desk.Command{c, x, r} {
		if _, err := d.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	want := canonical(t, d.Snapshot().Tally)
	c.Lines[0].Value, x.Answers[0].Yes, r.By[1] = count.N(1), count.N(1), "Ada"
	if got := canonical(t, d.Snapshot().Tally); got != want {
		t.Errorf("whoever holds the command changed the count:\n%s", cmp.Diff(want, got))
	}
}
