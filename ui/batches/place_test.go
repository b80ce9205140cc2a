package batches_test

import (
	"testing"
	"time"

	"countersign/count"
	"countersign/ui/account"
	"countersign/ui/sitting/sittingtest"
)

// sheet is what keying a place into a spreadsheet takes: the digits of each
// figure and Enter or Tab behind it. Nothing is counted for the choice of cells,
// for headers or sums.
type sheet struct{ keys int }

func (s *sheet) put(figures ...string) {
	for _, f := range figures {
		s.keys += len(f) + 1
	}
}

// TestAPlaceTakesFewerKeysThanASpreadsheetThatIsKeyedTwice keys a place of 1,300
// ballots whole: 26 batches by both recorders, the way to the account, and the
// account. The same figures go into a spreadsheet: the batches twice, as two
// people would, and the account once, as here.
func TestAPlaceTakesFewerKeysThanASpreadsheetThatIsKeyedTwice(t *testing.T) {
	const n = 26
	batch := []string{"37", "12", "1", "0", "24", "23", "3", "0"} // as key types it
	lines := []string{"1500", "1310", "188", "2", "1300", "0", "6", "4", "1302", "2", "1300"}
	s := begin(t, sittingtest.TwoQuestions, n)
	var once, twice sheet
	for range n {
		key(s)
		handOver(s)
		key(s)
		s.Wait(time.Second)
		s.Press(enter)
		once.put(batch...)
		twice.put(batch...)
		twice.put(batch...)
	}
	if s.Keys > n*34 {
		t.Errorf("%d batches took %d keys, want at most %d", n, s.Keys, n*34)
	}
	batches := s.Keys
	s.Keys++ // Ctrl+3, which goes to the account
	s.Show(account.New(s.Sitting))
	for _, figure := range lines {
		s.Type(figure)
		s.Press(enter)
	}
	once.put(lines...)
	twice.put(lines...)
	tally := s.Sitting.Desk.Snapshot().Tally
	for i, b := range tally.Batches {
		if b.State(tally.QuestionIDs()) != count.BatchAgreed {
			t.Errorf("batch %d is not agreed", i+1)
		}
	}
	if got := tally.Account.Get(count.Counted); got != count.N(50*n) {
		t.Errorf("the account says %s ballots counted, want %d", got.Grouped(), 50*n)
	}
	s.MustSay("Balanced")
	if s.Keys >= twice.keys {
		t.Errorf("%d keys; a spreadsheet that is keyed twice takes %d", s.Keys, twice.keys)
	}
	t.Logf("figure: %d keys, %d of them for the batches; a spreadsheet %d if keyed twice, %d if once", s.Keys, batches, twice.keys, once.keys)
}
