package setup_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// TestImpatientEnterWhileAKeyIsMadeOpensNoSecondQuestion is a teller who presses
// Enter again and again while the key is sealed, which takes seconds.
func TestImpatientEnterWhileAKeyIsMadeOpensNoSecondQuestion(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	tab(s, 1)
	s.Type(passphrase)
	hold := make(chan struct{})
	shell.Do(s.Sitting.Worker,
		func(context.Context, func(string)) (struct{}, error) { <-hold; return struct{}{}, nil },
		func(struct{}, error) {})
	for range 5 {
		shelltest.Strike(s.Window.Canvas(), fyne.KeyReturn)
	}
	if n := len(s.Window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d questions are open", n)
	}
	close(hold)
	s.Settle()
	s.MustSay("The key of Marian Sample")
	if n := len(s.Window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d questions are open once the key is made", n)
	}
	s.Press(fyne.KeyReturn)
	b, ok := s.Window.Canvas().Focused().(*widget.Button)
	t.Logf("%T %v", s.Window.Canvas().Focused(), ok && b != nil)
	if ok {
		t.Log(b.Label())
	}
}
