package desk_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/count/desk"
)

func decode(t *testing.T, lines ...string) []desk.Command {
	t.Helper()
	var out []desk.Command
	for _, l := range lines {
		c, err := desk.DecodeCommand([]byte(l))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func TestSeveralCommandsAreKeptAsOne(t *testing.T) {
	d, j, _ := begin(t)
	receipts, err := d.DoAll(t.Context(), decode(t, counted()...))
	if err != nil {
		t.Fatal(err)
	}
	if len(receipts) != len(counted()) || receipts[0].Seq != 2 || receipts[len(receipts)-1].Seq != int64(1+len(counted())) {
		t.Errorf("the receipts are %v", receipts)
	}
	one, _, _ := begin(t)
	play(t, one, counted()...)
	if got, want := canonical(t, d.Snapshot().Tally), canonical(t, one.Snapshot().Tally); got != want {
		t.Errorf("together they give\n%s\none by one\n%s", got, want)
	}
	_, n, err := desk.Fold(t.Context(), j, nil, proveSample)
	if err != nil || n != int64(1+len(counted())) {
		t.Errorf("folded again: %d events, %v", n, err)
	}
}

func TestNothingIsKeptOfSeveralCommandsWhenOneIsRefused(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	seq, head, _ := j.Head(t.Context())
	before := canonical(t, d.Snapshot())
	some := decode(t, agree(1)[0], strings.Replace(agree(1)[1], "Cy", "Nobody", 1), agree(2)[0], strings.Replace(agree(2)[1], "50", "51", 1))
	for name, try := range map[string]func() error{
		"try": func() error { return d.Try(some) },
		"do":  func() error { _, err := d.DoAll(t.Context(), some); return err },
	} {
		var refused desk.RefusedSome
		if err := try(); !errors.As(err, &refused) || len(refused) != 2 || refused[0].Index != 1 || refused[0].Code != "teller" || refused[1].Index != 3 || refused[1].Code != "size" {
			t.Errorf("%s gives %v", name, err)
		}
	}
	if s, h, _ := j.Head(t.Context()); s != seq || h != head {
		t.Error("something is in the journal")
	}
	if after := canonical(t, d.Snapshot()); after != before {
		t.Error("the count has changed")
	}
	if err := d.Try(some[:1]); err != nil {
		t.Errorf("what would be taken is refused: %v", err)
	}
	if after := canonical(t, d.Snapshot()); after != before {
		t.Error("trying has changed the count")
	}
}

func TestADiskThatFailsKeepsNothingOfSeveralCommands(t *testing.T) {
	m := &memory{}
	d := start(t, m)
	before := canonical(t, d.Snapshot())
	m.fail = errors.New("the disk is full")
	if _, err := d.DoAll(t.Context(), decode(t, setUp...)); !errors.Is(err, m.fail) {
		t.Errorf("gives %v", err)
	}
	if after := canonical(t, d.Snapshot()); after != before || len(m.events) != 1 {
		t.Errorf("%d events, and the count has changed: %v", len(m.events), after != before)
	}
	m.fail = nil
	if _, err := d.DoAll(t.Context(), decode(t, setUp...)); err != nil {
		t.Errorf("the second time it gives %v", err)
	}
}
