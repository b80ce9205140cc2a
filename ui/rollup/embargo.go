package rollup

import (
	"context"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// longestWait is how long an alarm is set for at the most: a computer that
// slept, or whose clock was put right, is asked for the time again.
const longestWait = time.Minute

// await has the roll-up looked at again when the moment comes that the embargo
// names. Where every place is waited for, each arrival looks.
func (s *Screen) await() {
	s.awake()
	until := s.o.Board.Vote().Embargo.Until
	if !s.now.closed || until.IsZero() || s.gone {
		return
	}
	if left := until.Std().Sub(s.o.Clock()); left > 0 {
		s.forget = s.o.Alarm(min(left, longestWait), s.Reload)
	}
}

// awake forgets the alarm.
func (s *Screen) awake() {
	if s.forget != nil {
		s.forget()
		s.forget = nil
	}
}

// showAgain shows a page anew that was made under an embargo, or before one
// closed again. A question that is open stays; what is behind it is shown anew
// when somebody goes there.
func (s *Screen) showAgain() {
	if s.o.Frame.Table.Asleep() || !s.Shown() {
		return
	}
	switch s.view {
	case viewDetails:
		s.openPlace(count.PlaceID(s.chosen))
	case viewProjector:
		s.showProjector()
	case viewTable, viewLists, viewCame:
	}
}

func (s *Screen) askEarly() {
	s.ask(word{
		title: words.T("Open figures before their time?"), accept: words.T("Open early"), why: words.T("Reason"), danger: true,
		text: words.F("%s Everybody who sees this window then sees figures. It cannot be taken back. %s", words.Say(s.now.why), words.T(onRecord)),
		do:   func(ctx context.Context, by, why string) error { return s.o.Board.OpenEarly(ctx, by, why) },
	})
}

// banner is that of an embargo, or that it was ended early.
func (s *Screen) banner() *widget.Banner {
	switch {
	case s.now.closed:
		return widget.NewBanner(widget.Warning, theme.IconEmbargo, words.F("Embargo. %s Who has reported is all that is shown. Do not give out figures, turnout or who is missing.", words.Say(s.now.why)))
	case s.now.early != nil:
		return widget.NewBanner(widget.Warning, theme.IconWarning, words.F("The embargo was ended early by %s, %s: %s", s.now.early.By, words.Say(s.now.early.At.Words()), sentence(s.now.early.Why)))
	}
	return nil
}
