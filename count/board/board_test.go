package board_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

var now = time.Date(2026, 5, 9, 20, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

var key = count.Sum([]byte("sample key"))

// sample is a roll-up of a made vote in a file of its own.
type sample struct {
	t    *testing.T
	path string
	vote *count.Vote
	b    *board.Board
}

func begin(t *testing.T, v *count.Vote) *sample {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.rollup")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := board.Create(context.Background(), j, v, clock)
	if err != nil {
		t.Fatal(err)
	}
	s := &sample{t, path, v, b}
	t.Cleanup(func() {
		if s.b != nil {
			_ = s.b.Close()
		}
	})
	return s
}

// again closes the roll-up and opens it once more.
func (s *sample) again() {
	s.t.Helper()
	if err := s.b.Close(); err != nil {
		s.t.Fatal(err)
	}
	j, err := journal.Open(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.b, err = board.Resume(context.Background(), j, clock); err != nil {
		s.t.Fatal(err)
	}
}

// close lets go of the roll-up and of all that it holds.
func (s *sample) close() {
	s.t.Helper()
	if err := s.b.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.b = nil
}

// sheet is what the file of a place holds, signed with the sample key.
func (s *sample) sheet(place count.PlaceID, yes int, change func(*count.Sheet)) rollup.Kept {
	s.t.Helper()
	x, err := rolluptest.Sheet(s.vote, rolluptest.Counted(s.vote, place, yes))
	if err != nil {
		s.t.Fatal(err)
	}
	if change != nil {
		change(x)
		rolluptest.Certify(x)
	}
	a, err := rolluptest.Arrive(x, strings.ReplaceAll(string(place), "/", "-")+".xlsx")
	if err != nil {
		s.t.Fatal(err)
	}
	a.Keys = []rollup.Key{{Name: "Sample Chief", Key: key}}
	return s.b.Examine(a)
}

func (s *sample) take(files ...rollup.Kept) board.Lists {
	s.t.Helper()
	l, err := s.b.Import(context.Background(), files)
	if err != nil {
		s.t.Fatal(err)
	}
	return l
}

func (s *sample) report() []byte {
	s.t.Helper()
	b, err := count.Canonical(s.b.Report())
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func correctRoll(x *count.Sheet) {
	x.Tally.RollChange = &count.RollChange{Roll: count.N(120), Reason: "sample: twenty joined", By: []string{"Sample Chief", "Sample Recorder A"}}
}

func TestARollUpIsThereAgainAfterItWasClosed(t *testing.T) {
	s := begin(t, rolluptest.Made(2, 2, 2))
	ctx := context.Background()
	refused := s.b.Examine(rollup.Arrival{File: "holiday.pdf"})
	l := s.take(s.sheet("U1/N1/1", 40, nil), s.sheet("U1/N1/2", 41, correctRoll), refused)
	if len(l.Import) != 2 || len(l.Refused) != 1 || len(l.Skip) != 0 {
		t.Fatalf("the lists are %+v", l)
	}
	for what, err := range map[string]error{
		"roll":      s.b.AcceptRoll(ctx, "U1/N1/2", "Sample Secretary", "the registrar confirms it"),
		"confirm 1": s.b.Confirm(ctx, key, "Sample Chief", "U1/N1/1", []int{2, 5}, "Sample Secretary"),
		"confirm 2": s.b.Confirm(ctx, key, "Sample Chief", "U1/N1/2", []int{2, 5}, "Sample Secretary"),
	} {
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	before := s.report()
	s.again()
	if after := s.report(); !bytes.Equal(before, after) {
		t.Errorf("the roll-up is another one after opening:\n%s\n%s", before, after)
	}
	log := s.b.Log()
	if len(log) != 3 || log[0].By != "Sample Secretary" {
		t.Errorf("the words on record are %+v", log)
	}
	place := s.b.Report().Find("U1/N1/2").Place
	if place.State != rollup.Counts || place.RollBy != "Sample Secretary" || place.Unconfirmed {
		t.Errorf("the place is %+v", place)
	}
}

func TestTheSameFileAgainLeavesNoEntry(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	f := s.sheet("U1/N1/1", 40, nil)
	if l := s.b.Preview([]rollup.Kept{f, f}); len(l.Import) != 1 || len(l.Skip) != 1 {
		t.Errorf("the preview is %+v", l)
	}
	bad := s.b.Examine(rollup.Arrival{File: "junk.pdf"})
	s.take(f, f, bad)
	s.take(f, bad)
	other, junk := f, bad
	other.File, junk.File = "other.xlsx", "other.pdf"
	if !s.b.Known(f) || !s.b.Known(bad) || s.b.Known(other) || s.b.Known(junk) {
		t.Error("what was imported is not known")
	}
	if err := s.b.Close(); err != nil {
		t.Fatal(err)
	}
	j, err := journal.OpenReadOnly(s.path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	if n, _, err := j.Head(context.Background()); n != 3 || err != nil {
		t.Errorf("the journal has %d events, %v; the beginning and two files are three", n, err)
	}
}

func TestAWordNeedsANameAReasonAndSomethingToSay(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	ctx := context.Background()
	s.take(s.sheet("U1/N1/1", 40, correctRoll))
	for what, err := range map[string]error{
		"a roll without a name":      s.b.AcceptRoll(ctx, "U1/N1/1", " ", "the registrar confirms it"),
		"a roll without a reason":    s.b.AcceptRoll(ctx, "U1/N1/1", "Sample Secretary", "yes"),
		"a roll that does not wait":  s.b.AcceptRoll(ctx, "U1/N1/2", "Sample Secretary", "the registrar confirms it"),
		"one group":                  s.b.Confirm(ctx, key, "Sample Chief", "U1/N1/1", []int{2}, "Sample Secretary"),
		"the holder":                 s.b.Confirm(ctx, key, "Sample Chief", "U1/N1/1", []int{2, 5}, "sample chief"),
		"no holder":                  s.b.Confirm(ctx, key, " ", "U1/N1/1", []int{2, 5}, "Sample Secretary"),
		"no place":                   s.b.Confirm(ctx, key, "Sample Chief", "U9/N1/1", []int{2, 5}, "Sample Secretary"),
		"no key":                     s.b.Distrust(ctx, count.Digest{}, "Sample Secretary", "sample: it was lost"),
		"no embargo":                 s.b.OpenEarly(ctx, "Sample Secretary", "the press has it anyhow"),
		"a distrust without a cause": s.b.Distrust(ctx, key, "Sample Secretary", ""),
	} {
		if err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if len(s.b.Log()) != 0 {
		t.Errorf("refused words are on record: %+v", s.b.Log())
	}
}

func TestFiguresStayClosedUntilEveryPlaceIsIn(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Until: count.At(now.Add(-time.Hour)), Words: "Sample embargo."}
	s := begin(t, v)
	s.take(s.plain(s.certified("U1/N1/1", 40, nil), "1.pdf"))
	if closed, why := s.b.Closed(now.Add(-2 * time.Hour)); !closed || !strings.Contains(why, "until") {
		t.Errorf("before its time: %t, %q", closed, why)
	}
	if closed, why := s.b.Closed(now); !closed || !strings.Contains(why, "1 of 2") {
		t.Errorf("with a place missing: %t, %q", closed, why)
	}
	s.take(s.plain(s.certified("U1/N1/2", 40, nil), "2.pdf"))
	if closed, why := s.b.Closed(now); closed {
		t.Errorf("with all in: %q", why)
	}
}

func TestAnEmbargoIsEndedEarlyByName(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Words: "Sample embargo."}
	s := begin(t, v)
	if err := s.b.OpenEarly(context.Background(), "Sample Chair", "the court asks for the figures"); err != nil {
		t.Fatal(err)
	}
	s.again()
	if closed, _ := s.b.Closed(now); closed || s.b.Early() == nil || s.b.Early().By != "Sample Chair" {
		t.Errorf("after opening early: %t, %+v", closed, s.b.Early())
	}
}

// revised is the sheet of the place after the first one, with so many yes.
func (s *sample) revised(place count.PlaceID, before, yes int) rollup.Kept {
	s.t.Helper()
	first, err := rolluptest.Sheet(s.vote, rolluptest.Counted(s.vote, place, before))
	if err != nil {
		s.t.Fatal(err)
	}
	x, err := rolluptest.Next(s.vote, first, rolluptest.Counted(s.vote, place, yes))
	if err != nil {
		s.t.Fatal(err)
	}
	a, err := rolluptest.Arrive(x, "revision 2.pdf")
	if err != nil {
		s.t.Fatal(err)
	}
	return s.b.Examine(a)
}

func TestARevisionWaitsUntilItIsAcceptedByName(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	ctx := context.Background()
	second := s.revised("U1/N1/1", 40, 38)
	l := s.take(s.sheet("U1/N1/1", 40, nil), second)
	if len(l.Import) != 2 || l.Import[1].Kind != rollup.Pending {
		t.Fatalf("the lists are %+v", l)
	}
	yes := func() count.Count { return s.b.Report().Coalition.Total("agreement").Yes }
	s.again()
	if p := s.b.Report().Find("U1/N1/1").Place; yes() != count.N(40) || p.Waiting == nil {
		t.Fatalf("after opening: %s yes, %+v", yes(), p)
	}
	for what, err := range map[string]error{
		"without a reason":        s.b.AcceptRevision(ctx, "U1/N1/1", second.Digest, "Sample Secretary", "yes"),
		"without a name":          s.b.AcceptRevision(ctx, "U1/N1/1", second.Digest, "", "the chief teller called (sample)"),
		"where none waits":        s.b.AcceptRevision(ctx, "U1/N1/2", second.Digest, "Sample Secretary", "the chief teller called (sample)"),
		"another one than waits":  s.b.AcceptRevision(ctx, "U1/N1/1", key, "Sample Secretary", "the chief teller called (sample)"),
		"at a place of no ballot": s.b.AcceptRevision(ctx, "U7/N1", second.Digest, "Sample Secretary", "the chief teller called (sample)"),
	} {
		if err == nil || len(s.b.Log()) > 0 {
			t.Errorf("%s: accepted", what)
		}
	}
	if err := s.b.AcceptRevision(ctx, "U1/N1/1", second.Digest, "Sample Secretary", "the chief teller called (sample)"); err != nil {
		t.Fatal(err)
	}
	before := s.report()
	s.again()
	if !bytes.Equal(before, s.report()) || yes() != count.N(38) {
		t.Errorf("after opening %s yes", yes())
	}
	if log := s.b.Log(); len(log) != 1 || log[0].What != "accepted revision 2 of U1/N1/1" || log[0].By != "Sample Secretary" || log[0].Why == "" {
		t.Errorf("on record: %+v", log)
	}
}

// TestARollUpFromBeforeRevisionsWaitedGoesOnAsItWasDecided writes the first
// event as it was then.
func TestARollUpFromBeforeRevisionsWaitedGoesOnAsItWasDecided(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	ctx := context.Background()
	s.take(s.sheet("U1/N1/1", 40, nil), s.revised("U1/N1/1", 40, 38))
	if err := s.b.Close(); err != nil {
		t.Fatal(err)
	}
	j, err := journal.OpenReadOnly(s.path)
	if err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(t.TempDir(), "old.rollup")
	to, err := journal.Create(old)
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range j.Read(ctx, 1) {
		if err != nil {
			t.Fatal(err)
		}
		body := bytes.Replace(e.Body, []byte(`,"revisions":"wait"`), nil, 1)
		if _, err := to.Append(ctx, e.Seq-1, body); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(j.Close(), to.Close()); err != nil {
		t.Fatal(err)
	}
	s.path = old
	if j, err = journal.Open(old); err != nil {
		t.Fatal(err)
	}
	if s.b, err = board.Resume(ctx, j, clock); err != nil {
		t.Fatal(err)
	}
	if p := s.b.Report().Find("U1/N1/1").Place; p.Counted.Revision != 2 || p.Waiting != nil {
		t.Errorf("the place is %+v", p)
	}
}

func TestAPlaceIsNotExpectedBeforeVotingCloses(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 1))
	today := now
	t.Cleanup(func() { now = today })
	for day, want := range map[int]rollup.State{-2: rollup.NotYet, -1: rollup.Missing, 0: rollup.Missing} {
		now = today.AddDate(0, 0, day)
		if got := s.b.Report().Find("U1/N1/1").Place.State; got != want {
			t.Errorf("%s: %q, want %q", now, got, want)
		}
	}
}

func TestNobodyVotedAtAUnitThatIsOnePlace(t *testing.T) {
	v := rolluptest.Made(1, 2, 1)
	v.Coalition.Unions[0].Units[1].Locals = nil
	s := begin(t, v)
	if err := s.b.DidNotVote(context.Background(), "U1/N2", "Sample Secretary", "the hall was closed (sample)"); err != nil {
		t.Error(err)
	}
}

// TestAJournalThatCannotHaveHappenedIsRefused writes events past the board.
func TestAJournalThatCannotHaveHappenedIsRefused(t *testing.T) {
	for what, body := range map[string]string{
		"nothing":                  `{"seq":2,"at":"2026-05-09T20:00:00Z","do":{}}`,
		"another number":           `{"seq":7,"at":"2026-05-09T20:00:00Z","do":{"early":{"by":"x","why":"y"}}}`,
		"another field":            `{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"late":{}}}`,
		"a revision that did not":  `{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"revision":{"place":"U1/N1/1","number":2,"digest":"` + key.String() + `","by":"x","why":"y"}}}`,
		"a roll that did not wait": `{"seq":2,"at":"2026-05-09T20:00:00Z","do":{"roll":{"place":"U1/N1/1","roll":120,"by":"x","why":"y"}}}`,
	} {
		s := begin(t, rolluptest.Made(1, 1, 1))
		if err := s.b.Close(); err != nil {
			t.Fatal(err)
		}
		j, err := journal.Open(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := j.Append(context.Background(), 1, []byte(body)); err != nil {
			t.Fatal(err)
		}
		_, err = board.Resume(context.Background(), j, clock)
		var bad *board.BadEvent
		if !errors.As(err, &bad) || bad.Seq != 2 {
			t.Errorf("%s: %v", what, err)
		}
		_ = j.Close()
	}
}

func BenchmarkResume(b *testing.B) {
	j, places := imported(b, rolluptest.Made(20, 25, 20))
	for b.Loop() {
		y, err := board.Resume(context.Background(), j, clock)
		if err != nil {
			b.Fatal(err)
		}
		if y.Report().Received != places {
			b.Fatal("not all are there")
		}
	}
	_ = j.Close()
}
