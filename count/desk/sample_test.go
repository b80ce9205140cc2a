package desk_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

const place count.PlaceID = "LAMP/L-1/11" // of the training vote, a sample; roll 240

// clock is inside the voting days and moves on by a second with each look.
func clock() func() time.Time {
	now := time.Date(2026, 5, 8, 17, 0, 0, 0, time.FixedZone("", -4*3600))
	return func() time.Time { now = now.Add(time.Second); return now }
}

func options() desk.Options {
	return desk.Options{Clock: clock(), Record: record.Write, Prove: proveSample}
}

// begin opens a count on a new file.
func begin(t testing.TB) (*desk.Desk, journal.Journal, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.count")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	return start(t, j), j, path
}

func start(t testing.TB, j journal.Journal) *desk.Desk {
	t.Helper()
	d, err := desk.Create(context.Background(), j, votetest.Training(t), place, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// tellers and two batches, nothing counted yet.
var setUp = []string{
	`{"do":"appoint","name":"Ada","role":"chief teller"}`,
	`{"do":"appoint","name":"Ben","role":"recorder"}`,
	`{"do":"appoint","name":"Cy","role":"recorder"}`,
	`{"do":"appoint","name":"Dot","role":"observer"}`,
	`{"do":"declare","batches":2}`,
}

const accountLine = `{"do":"account","lines":[{"line":"printed","value":300},{"line":"issued","value":102},{"line":"unused","value":196},` +
	`{"line":"destroyed","value":2},{"line":"replaced","value":1},{"line":"taken","value":1},{"line":"signatures","value":101},` +
	`{"line":"unvoted","value":1},{"line":"challenged","value":0},{"line":"box","value":100},{"line":"counted","value":100}]}`

// closing is the command by which a recorder closes a batch of 50; agreement
// is "yes no blank void", the contract is always 31-17-1-1.
func closing(batch int, side, recorder string, ballots int, agreement [4]int) string {
	return fmt.Sprintf(`{"do":"close","batch":%d,"side":%q,"recorder":%q,"ballots":%d,"answers":[`+
		`{"question":"agreement","yes":%d,"no":%d,"blank":%d,"void":%d},{"question":"contract","yes":31,"no":17,"blank":1,"void":1}]}`,
		batch, side, recorder, ballots, agreement[0], agreement[1], agreement[2], agreement[3])
}

// again is a close that counts the agreement alone.
func again(batch int, side, recorder string, agreement [4]int) string {
	return fmt.Sprintf(`{"do":"close","batch":%d,"side":%q,"recorder":%q,"answers":[{"question":"agreement","yes":%d,"no":%d,"blank":%d,"void":%d}]}`,
		batch, side, recorder, agreement[0], agreement[1], agreement[2], agreement[3])
}

// agree closes a batch on both sides alike.
func agree(batch int) []string {
	f := [4]int{30, 18, 1, 1}
	return []string{closing(batch, "A", "Ben", 50, f), closing(batch, "B", "Cy", 50, f)}
}

// counted is a whole count that can be certified.
func counted() []string {
	out := append([]string{}, setUp...)
	out = append(append(out, agree(1)...), agree(2)...)
	return append(out, accountLine)
}

func give(d *desk.Desk, line string) error {
	c, err := desk.DecodeCommand([]byte(line))
	if err != nil {
		return err
	}
	_, err = d.Do(context.Background(), c)
	return err
}

// play gives commands that have to be taken.
func play(t testing.TB, d *desk.Desk, lines ...string) {
	t.Helper()
	for _, l := range lines {
		if err := give(d, l); err != nil {
			t.Fatalf("%s\nis refused: %v", l, err)
		}
	}
}

// refused gives a command that has to be refused with a code, and proves that
// it changed nothing.
func refused(t *testing.T, d *desk.Desk, j journal.Journal, code, line string) {
	t.Helper()
	seq, head, _ := j.Head(t.Context())
	before := canonical(t, d.Snapshot())
	err := give(d, line)
	var r *desk.Refused
	if !errors.As(err, &r) || r.Code != code || r.Sentence == "" {
		t.Errorf("%s\ngives %q %v, want %q", line, desk.CodeOf(err), err, code)
	}
	if s, h, _ := j.Head(t.Context()); s != seq || h != head {
		t.Errorf("%s\nwas refused and is in the journal", line)
	}
	if after := canonical(t, d.Snapshot()); after != before {
		t.Errorf("%s\nwas refused and changed the count", line)
	}
}

func canonical(t testing.TB, v any) string {
	t.Helper()
	b, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// memory is a journal without a disk.
type memory struct {
	events []journal.Event
	hash   count.Digest
	fail   error // of the next Append
}

func (m *memory) Append(_ context.Context, after int64, bodies ...[]byte) ([]journal.Event, error) {
	if m.fail != nil {
		return nil, m.fail
	}
	if after != int64(len(m.events)) {
		return nil, journal.ErrMoved
	}
	for _, b := range bodies {
		m.events = append(m.events, journal.Event{Seq: int64(len(m.events) + 1), Body: append([]byte(nil), b...)})
	}
	return m.events[after:], nil
}

func (m *memory) Read(_ context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		for _, e := range m.events[from-1:] {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (m *memory) Head(context.Context) (int64, count.Digest, error) {
	return int64(len(m.events)), m.hash, nil
}
func (m *memory) Verify(context.Context) error { return nil }
func (m *memory) Close() error                 { return nil }
