package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/batches/draftfile"
)

// Of the kills, in the short form; TORTURE=30m goes on for as long.
const (
	fewKills     = 8
	manyBatches  = 8                       // of a count that is keyed while it is killed
	longestWait  = 3500 * time.Millisecond // from the first key to a kill at any moment
	aroundAClose = 60 * time.Millisecond   // from the key that closes to a kill at the write
)

// TestAWindowThatIsKilledLosesNothing keys one count after the other in the real
// window and kills it with kill -9 again and again: half of the times at any
// moment, half while an entry is being closed. After each kill everything that
// the window had acknowledged is in the journal, nothing of an entry is there by
// half, the audit passes, and the window goes on.
func TestAWindowThatIsKilledLosesNothing(t *testing.T) {
	r := &replay{T: t, Rand: rand.New(rand.NewPCG(20110615, 1565)), env: newDisplay(t)}
	end := time.Now()
	if s := os.Getenv("TORTURE"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatalf("TORTURE=%s is no duration like 30m", s)
		}
		end = end.Add(d)
	}
	for kills := 1; kills <= fewKills || time.Now().Before(end); kills++ {
		if r.path == "" || r.next() == 0 {
			r.path = begun(t, filepath.Join(t.TempDir(), "killed.count"), wholePlace, manyBatches)
		}
		r.killed()
		if t.Failed() {
			return
		}
		r.kills++
	}
	p := start(t, r.env, r.path)
	p.waitFor("shown step=") // the third where the last kill came after the last batch
	p.focus()
	p.picture("after-kill")
	p.stop()
	t.Logf("figure: %d windows killed with kill -9", r.kills)
	t.Logf("figure: %d acknowledged lines, none lost", r.lines)
}

// replay is a count that is keyed in window after window.
type replay struct {
	*testing.T
	*rand.Rand
	env          []string
	path         string
	kills, lines int
}

// figures are what both recorders find in a batch: no two batches are alike.
func figures(batch int) map[string]count.Figures {
	return map[string]count.Figures{
		"agreement": {Yes: count.N(20 + batch), No: count.N(27 - batch), Blank: count.N(2), Void: count.N(1)},
		"contract":  {Yes: count.N(35 - batch), No: count.N(12 + batch), Blank: count.N(0), Void: count.N(3)},
	}
}

// strokes are the keys for them, from wherever the keyboard is in the entry.
func strokes(batch int) (keys []string) {
	for range 8 {
		keys = append(keys, "Up")
	}
	for _, question := range []string{"agreement", "contract"} {
		for _, c := range count.Cells {
			digits := figures(batch)[question].Get(c).String()
			keys = append(keys, strings.Split(digits, "")...)
			if len(digits) == 1 {
				keys = append(keys, "Return")
			}
		}
	}
	return keys
}

// killed starts the window, keys, kills it, and looks at what it left.
func (r *replay) killed() {
	r.Helper()
	next := r.next()
	p := start(r.T, r.env, r.path)
	p.waitFor("shown step=2")
	p.focus()
	dead := make(chan struct{})
	die := func(after time.Duration) {
		time.AfterFunc(after, func() { _ = p.command.Process.Kill(); _ = p.command.Wait(); close(dead) })
	}
	atAClose := r.IntN(2) == 0
	wait := time.Duration(r.Int64N(int64(longestWait)))
	if atAClose {
		wait = time.Duration(r.Int64N(int64(aroundAClose)))
	} else {
		die(wait)
	}
	for armed := !atAClose; ; {
		batch, ok := r.entry(p, next, dead)
		if !ok {
			break
		}
		keys := strokes(batch)
		p.xdotool(append([]string{"key", "--delay", "12"}, keys[:len(keys)-1]...)...)
		if !armed {
			armed = true
			die(wait)
		}
		p.xdotool("key", keys[len(keys)-1])
	}
	r.judge(p.log)
}

var (
	shownEntry  = regexp.MustCompile(`msg=entry batch=(\d+) side=([AB])`)
	closedEntry = regexp.MustCompile(`msg="entry closed" batch=(\d+) side=([AB])`)
	savedEvent  = regexp.MustCompile(`msg=saved event=(\d+)`)
)

// mostEnters lead from any screen of a count to the next entry. The entry that a
// window begins with is not in its log: it is the next one, then.
const mostEnters = 15

// entry presses Enter until an entry waits for figures, and gives its batch. Not
// ok once the window is dead.
func (r *replay) entry(p *program, next int, dead <-chan struct{}) (batch int, ok bool) {
	late := time.After(patience)
	for enters := 0; ; enters++ {
		select {
		case <-dead:
			return 0, false
		case <-late:
			p.picture("stuck")
			r.Fatal("no entry waits for figures")
		default:
		}
		log, err := os.ReadFile(p.log)
		if err != nil {
			r.Fatal(err)
		}
		shown := shownEntry.FindAllSubmatchIndex(log, -1)
		switch n := len(shown); {
		case n > 0 && !closedEntry.Match(log[shown[n-1][0]:]):
			batch, _ = strconv.Atoi(string(log[shown[n-1][2]:shown[n-1][3]])) // digits, by the pattern
			return batch, true
		case n == 0 && enters >= mostEnters && !closedEntry.Match(log):
			return next, true
		}
		p.keys("Return")
	}
}

// judge compares what a killed window had acknowledged with what is there.
func (r *replay) judge(log string) {
	r.Helper()
	said, err := os.ReadFile(log)
	if err != nil {
		r.Fatal(err)
	}
	state, head := r.folded()
	for _, m := range savedEvent.FindAllSubmatch(said, -1) {
		if n, _ := strconv.ParseInt(string(m[1]), 10, 64); n > head {
			r.Errorf("kill %d: event %d was acknowledged, and the journal has %d", r.kills+1, n, head)
		}
	}
	for _, m := range closedEntry.FindAllSubmatch(said, -1) {
		r.lines++
		n, _ := strconv.Atoi(string(m[1]))
		if !state.Tally.Batches[n-1].Entry(count.Side(m[2])).Closed {
			r.Errorf("kill %d: batch %d, side %s was acknowledged, and it is gone", r.kills+1, n, m[2])
		}
	}
	for i := range state.Tally.Batches {
		for _, side := range []count.Side{count.SideA, count.SideB} {
			if err := whole(i+1, state.Tally.Batches[i].Entry(side)); err != nil {
				r.Errorf("kill %d: batch %d, side %s: %v", r.kills+1, i+1, side, err)
			}
		}
	}
	draft, err := os.ReadFile(draftfile.Path(r.path))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if _, bad := draftfile.Parse(draft); err != nil || bad != nil {
		r.Errorf("kill %d: the draft is there by half: %v", r.kills+1, errors.Join(err, bad))
	}
}

// whole says what is wrong with an entry: it is closed as it was keyed, or not
// there at all.
func whole(batch int, e *count.Entry) error {
	if !e.Closed {
		if len(e.Answers) > 0 {
			return errors.New("half an entry")
		}
		return nil
	}
	for question, want := range figures(batch) {
		if got := e.Answer(question); got != want {
			return fmt.Errorf("%s is %+v, keyed was %+v", question, got, want)
		}
	}
	return nil
}

// folded is the count as it lies on the disk, after an audit.
func (r *replay) folded() (*desk.State, int64) {
	r.Helper()
	j, err := journal.Open(r.path) // undoes a commit that the kill left half done
	if err != nil {
		r.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	if err := j.Verify(r.Context()); err != nil {
		r.Fatal(err)
	}
	state, _, err := desk.Fold(r.Context(), j, record.Write, export.Prove)
	if err != nil {
		r.Fatal(err)
	}
	head, _, err := j.Head(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	return state, head
}

// next is the first batch that is not keyed by both, or 0.
func (r *replay) next() int {
	state, _ := r.folded()
	for i := range state.Tally.Batches {
		if b := &state.Tally.Batches[i]; !b.A.Closed || !b.B.Closed {
			return i + 1
		}
	}
	return 0
}
