package rollup_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
)

// TestAnEmbargoEndsByItselfWhileTheWindowIsOpen moves the clock on as the alarms
// of the screen ask for it.
func TestAnEmbargoEndsByItselfWhileTheWindowIsOpen(t *testing.T) {
	for name, x := range map[string]struct {
		open  []fyne.KeyName
		shows string
	}{
		"the table":       {nil, "1,232"},
		"a place":         {[]fyne.KeyName{fyne.KeyF6, enter}, "Revision 1 counts until"},
		"everything else": {[]fyne.KeyName{fyne.KeyF6, fyne.KeyF6}, "All, so far"},
	} {
		t.Run(name, func(t *testing.T) {
			v := sample(t, 5, 3, 4)
			v.Embargo = count.Embargo{Until: count.At(at.Add(90 * time.Second)), Words: "Figures stay closed (sample)."}
			s := newStage(t, v, wide)
			s.arriveHalf()
			s.Press(x.open...)
			s.Must("Embargo.")
			s.none("1,232", "41")
			s.pass() // no alarm is set for longer than a minute
			if s.clock() != at.Add(time.Minute) {
				t.Fatalf("the alarm rings at %s", s.clock())
			}
			s.Must("Embargo.")
			s.none("1,232", "41")
			s.pass()
			s.Must(x.shows)
			s.none("Embargo.")
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.ring != nil {
				t.Error("an alarm is set although everything is open")
			}
		})
	}
}

func TestTheProjectorOpensByItself(t *testing.T) {
	v := sample(t, 5, 3, 4)
	v.Embargo = count.Embargo{Until: count.At(at.Add(time.Minute)), Words: "Figures stay closed (sample)."}
	s := newStage(t, v, wide)
	s.arriveHalf()
	s.Act(func() { s.screen.Projector() })
	s.Must("Figures stay closed")
	s.pass()
	s.Must("All ballots so far: 1,232 yes, 868 no")
	s.none("Figures stay closed")
}

// TestAQuestionThatIsOpenStaysWhenTheEmbargoEnds: somebody is typing.
func TestAQuestionThatIsOpenStaysWhenTheEmbargoEnds(t *testing.T) {
	v := sample(t, 5, 3, 4)
	v.Embargo = count.Embargo{Until: count.At(at.Add(time.Minute)), Words: "Figures stay closed (sample)."}
	s := newStage(t, v, wide)
	s.arriveHalf()
	s.Press(fyne.KeyF6, enter, enter)
	s.Type("Ana")
	s.pass()
	s.Type(" Sample")
	s.Must("Accept revision 2?", "Ana Sample")
	s.Tab(1)
	s.Type("The chief teller called (sample)")
	s.Press(enter)
	s.Must("What the revision changed", "Revision 2 was accepted by Ana Sample.")
}

func TestNoAlarmIsLeftWhenTheScreenIsClosed(t *testing.T) {
	v := sample(t, 2, 1, 1)
	v.Embargo = count.Embargo{Until: count.At(at.Add(time.Minute)), Words: "Figures stay closed (sample)."}
	s := newStage(t, v, wide)
	s.Act(s.screen.Close)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ring != nil {
		t.Error("an alarm is set on a screen that is closed")
	}
}

// TestTheTellersWordsStayClosedWithTheFigures reads a reason that tells one.
func TestTheTellersWordsStayClosedWithTheFigures(t *testing.T) {
	v := sample(t, 2, 1, 1)
	v.Embargo = count.Embargo{Until: count.At(at.Add(time.Minute)), Words: "Figures stay closed (sample)."}
	s := newStage(t, v, wide)
	x := s.counted("U1/N1/1", 41)
	x.Tally.RollChange = &count.RollChange{Roll: count.N(96), Reason: "41 said yes (sample)", By: []string{"Sample Recorder A", "Sample Recorder B"}}
	rolluptest.Certify(x)
	s.arrive(x)
	s.reload()
	s.Press(fyne.KeyF8, enter)
	s.Must("The tellers corrected the roll to 96. Their reason is shown when the figures are.")
	s.none("41 said yes")
	s.pass()
	s.Must("The tellers corrected the roll to 96: 41 said yes (sample).")
}
