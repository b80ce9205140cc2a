package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/desk"
)

const (
	neither = `{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"yes","value":28},{"question":"agreement","cell":"no","value":18}]}`
	settled = `{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"yes","value":30},{"question":"agreement","cell":"no","value":18}]}`
)

// differing are the entries of batch 1, 30 against 29 yes and 18 against 19 no.
func differing() []string {
	return []string{closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), closing(1, "B", "Cy", 50, [4]int{29, 19, 1, 1})}
}

// Seen: a batch was reopened because its recount was doubted, both sides found
// the same difference again, and it stood as settled: nobody counted a third time.
func TestARecountFromBeforeAReopeningSettlesNothing(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, append(append(setUp, differing()...), settled)...)
	if got := batchState(d, 1); got != count.BatchSettled {
		t.Fatalf("after the recount the batch is %s", got)
	}
	play(t, d, `{"do":"reopen","batch":1,"reason":"a no was found in the pile of the yes"}`)
	play(t, d, differing()...)
	if b := d.Snapshot().Tally.Batches[0]; batchState(d, 1) != count.BatchDiffer || b.Figures("agreement").Yes.Set() {
		t.Fatalf("30 against 29 stands as %s without a third count", b.Figures("agreement").Yes.Grouped())
	}
	play(t, d, settled)
	if b := d.Snapshot().Tally.Batches[0]; batchState(d, 1) != count.BatchSettled || len(b.Recounts) != 4 {
		t.Errorf("after a recount of its own it is %s, with %d recounts on record", batchState(d, 1), len(b.Recounts))
	}
}

// Seen: the recount found the yes as A had it and the no as nobody had. Counted
// whole again, the yes differed as before and the old third figure still stood.
func TestARecountOfAQuestionThatIsCountedWholeAgainSettlesNothing(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, append(append(setUp, differing()...), strings.Replace(settled, `"value":18`, `"value":17`, 1),
		again(1, "A", "Ben", [4]int{30, 18, 1, 1}), again(1, "B", "Cy", [4]int{29, 19, 1, 1}))...)
	y := d.Snapshot().Tally
	if got := y.Batches[0].Differences(y.QuestionIDs()); len(got) != 2 {
		t.Fatalf("differ: %+v, want yes and no", got)
	}
	refused(t, d, j, "figures", `{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"no","value":18}]}`)
	play(t, d, settled)
	if got := batchState(d, 1); got != count.BatchSettled {
		t.Errorf("recounted, the batch is %s", got)
	}
}

// The recount of one question stands while another one is counted again.
func TestARecountOfAnotherQuestionStillStands(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, append(setUp, closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), strings.Replace(closing(1, "B", "Cy", 50, [4]int{30, 17, 1, 1}), `"yes":31`, `"yes":30`, 1),
		`{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"no","value":16},{"question":"contract","cell":"yes","value":31}]}`,
		again(1, "A", "Ben", [4]int{30, 18, 1, 1}), again(1, "B", "Cy", [4]int{30, 18, 1, 1}))...)
	if b := d.Snapshot().Tally.Batches[0]; batchState(d, 1) != count.BatchSettled || b.Figures("contract").Yes != count.N(31) {
		t.Errorf("the batch is %s, the contract has %s yes", batchState(d, 1), b.Figures("contract").Yes.Grouped())
	}
}

// Seen: after a recount that matched neither, Ben went home. Nobody could reopen
// his side, for he had not closed it, and the count could not be ended. Then his
// side alone could be, and Ada, who keyed all of it, was shown what Cy had found of
// the contract.
func TestABatchOfARecorderWhoLeftIsReopenedBlind(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, append(append(setUp, differing()...), neither)...)
	const sideA = `{"do":"reopen","batch":1,"side":"A","reason":"Ben had to go home"}`
	reopen := strings.Replace(sideA, `"side":"A",`, "", 1)
	refused(t, d, j, "state", strings.Replace(reopen, `"batch":1`, `"batch":2`, 1)) // nobody has begun that
	refused(t, d, j, "state", sideA)
	refused(t, d, j, "state", strings.Replace(sideA, `"A"`, `"B"`, 1))
	if err := d.Try([]desk.Command{&desk.Reopen{Batch: 1, Side: count.SideA, Reason: "Ben had to go home"}}); err == nil {
		t.Error("one side can be reopened among other commands")
	}
	play(t, d, reopen)
	if b := d.Snapshot().Tally.Batches[0]; b.A.Recorder != "" || b.B.Recorder != "" || b.B.Ballots.Set() || len(b.B.Answers) > 0 {
		t.Errorf("Ada is shown %+v", b.B)
	}
	refused(t, d, j, "B103", again(1, "A", "Ada", [4]int{29, 19, 1, 1})) // the ballots are counted too
	play(t, d, closing(1, "A", "Ada", 50, [4]int{29, 19, 1, 1}), closing(1, "B", "Cy", 50, [4]int{29, 19, 1, 1}))
	b := d.Snapshot().Tally.Batches[0]
	if got := batchState(d, 1); got != count.BatchSettled || b.A.Recorder != "Ada" || len(b.Remarks) != 1 || len(b.Recounts) != 2 {
		t.Errorf("the batch is %s: %+v", got, b)
	}
}

// A count of before, in which one side was reopened or a roll was corrected to what
// it was, is opened as it was.
func TestACountWithOneSideReopenedIsStillOpened(t *testing.T) {
	m := &memory{}
	d := start(t, m)
	play(t, d, append(append(setUp, differing()...), neither)...)
	for _, command := range []string{
		`{"do":"reopen","batch":1,"side":"A","reason":"Ben had to go home"}`,
		`{"do":"correct roll","roll":240,"reason":"sample: it was right","by":["Ada","Ben"]}`,
	} {
		seq, _, _ := m.Head(t.Context())
		if _, err := m.Append(t.Context(), seq, fmt.Appendf(nil, `{"seq":%d,"at":"2026-05-08T18:00:00-04:00","command":%s}`, seq+1, command)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := desk.Resume(t.Context(), m, options())
	if err != nil {
		t.Fatal(err)
	}
	if y := d.Snapshot().Tally; y.Batches[0].A.Recorder != "" || y.Batches[0].B.Recorder != "Cy" || y.RollChange == nil {
		t.Errorf("opened as %+v, %+v", y.Batches[0], y.RollChange)
	}
}

// Seen: after a recount that matched neither, Ada closed what was left of Ben's
// side. The whole side was hers then, also the figures that Ben had found.
func TestNobodyEndsTheSideThatAnotherHasBegun(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, append(append(setUp, differing()...), neither)...)
	refused(t, d, j, "teller", again(1, "A", "Ada", [4]int{30, 18, 1, 1}))
	if err := give(d, again(1, "A", "Ada", [4]int{30, 18, 1, 1})); !strings.Contains(err.Error(), "Ben has begun side A") {
		t.Errorf("refused with %q", err)
	}
	play(t, d, again(1, "A", "Ben", [4]int{29, 19, 1, 1}), again(1, "B", "Cy", [4]int{29, 19, 1, 1}))
}
