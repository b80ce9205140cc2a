package rollup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count/rollup"
	"countersign/export/sign"
	"countersign/export/trust"
)

// TestNothingOfADistrustedKeyCounts distrusts the key of one place, which signed
// for another one too.
func TestNothingOfADistrustedKeyCounts(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil)[:1], m.Files(t, "U1/N1/2", 42, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter)
	s.Must("83", "2 of 60")
	s.Press(fyne.KeyF8, enter)
	s.Must("Distrust the key of Sample Chief...")
	s.Act(func() { s.screen.Distrust("U1/N1/1", "Sample Chief") })
	s.Must("Distrust the key of Sample Chief?", "at any place and whenever it comes")
	s.Picture("rollup-distrust")
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("The stick with it was lost (sample)")
	s.Press(enter) // what is dangerous is not done by Enter in a field
	if got := s.board.Report().Received; got != 2 {
		t.Fatalf("%d places are in after Enter", got)
	}
	s.Tab(2)
	s.Press(enter)
	s.Must("Refused", "A key is not believed any more", "Ana Sample: The stick with it was lost")
	for _, id := range []string{"U1/N1/1", "U1/N1/2"} {
		if p := s.place(id); p.Counted != nil || p.State != rollup.Turned {
			t.Errorf("%s is %+v", id, p)
		}
	}
	s.Picture("rollup-distrusted")
	s.Press(fyne.KeyEscape)
	s.Must("0 of 60", "2 problems")
	s.none("83")
	files(t, folder, m.Files(t, "U1/N1/3", 43, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("1 file is refused", "2 files will be skipped")
	s.Press(enter)
	if got := s.board.Report().Received; got != 0 {
		t.Errorf("%d places are in after a sheet of that key came later", got)
	}
}

// Seen: an outsider's sheet of a place with confirmed keys made it a problem, and
// took it out of the total.
func TestASheetOfAStrangerIsSetAsideOnTheScreen(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	folder, strange := t.TempDir(), t.TempDir()
	files(t, folder, makerFor(t, v).Files(t, "U1/N1/1", 41, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter)
	for _, k := range s.place("U1/N1/1").ToConfirm() {
		if err := s.board.Confirm(t.Context(), k.Key, k.Name, "U1/N1/1", []int{1, 2}, "Dana Whitfield"); err != nil {
			t.Fatal(err)
		}
	}
	files(t, strange, makerFor(t, v).Files(t, "U1/N1/1", 12, nil)[:1])
	s.Act(func() { s.screen.Import([]string{strange}) })
	s.Must("set aside: nobody has confirmed its keys, and a sheet with confirmed keys is here")
	s.Picture("rollup-aside-import")
	s.Press(enter)
	if p := s.place("U1/N1/1"); p.Counted == nil || p.State != rollup.Counts || len(p.ToConfirm()) == 0 {
		t.Errorf("the place is %q: %+v", p.State, p.Findings)
	}
	s.Must("1 of 60", "another sheet is set aside: compare its keys")
	s.Picture("rollup-aside")
	s.Press(fyne.KeyF8, enter)
	s.Must("A sheet with keys that nobody has confirmed waits beside one with confirmed keys", "Confirm the key of Sample Chief...", "Distrust the key of Sample Chief...")
	s.Picture("rollup-aside-details")
}

// TestAKeyThatIsConfirmedIsKeptForOtherVotes ticks the box with the keyboard.
func TestAKeyThatIsConfirmedIsKeptForOtherVotes(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	folder := t.TempDir()
	files(t, folder, makerFor(t, v).Files(t, "U1/N1/1", 41, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter, fyne.KeyF8, enter)
	keys := s.place("U1/N1/1").Counted.Keys
	var kept []rollup.Key
	for i := range keys {
		s.Press(enter)
		s.Must("Keep this key in my trust list, for other votes too")
		asked := s.key(keys)
		s.typeGroups(asked)
		if i == 0 {
			s.Press(fyne.KeySpace)
			kept = append(kept, asked)
		}
		s.Tab(1)
		s.Type("Dana Whitfield")
		s.Picture("rollup-keep")
		s.Press(enter)
	}
	if s.place("U1/N1/1").Unconfirmed {
		t.Fatal("the keys are not confirmed here")
	}
	known, err := trust.Read(s.list)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range keys {
		want := k.Key == kept[0].Key
		got := false
		for _, e := range known.Entries() {
			if e.Key == sign.Fingerprint(k.Key) {
				got = e.What == trust.Confirmed && e.By == "Dana Whitfield" && e.Place == "U1/N1/1" && e.Name == k.Name && len(e.Groups) == 2
			}
		}
		if got != want {
			t.Errorf("the key of %s is in the list: %t, want %t", k.Name, got, want)
		}
	}
}

// TestAListThatCannotBeWrittenDoesNotUndoTheWord is confirmed here and says that
// the list has it not.
func TestAListThatCannotBeWrittenDoesNotUndoTheWord(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	writeFile(t, s.list, []byte("this is no list"))
	folder := t.TempDir()
	files(t, folder, makerFor(t, v).Files(t, "U1/N1/1", 41, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter, fyne.KeyF8, enter)
	keys := s.place("U1/N1/1").Counted.Keys
	s.Press(enter)
	s.typeGroups(s.key(keys))
	s.Press(fyne.KeySpace)
	s.Tab(1)
	s.Type("Dana Whitfield")
	s.Press(enter)
	s.Must("The key was confirmed here alone", "It is not in your trust list.")
	if log := s.board.Log(); len(log) != 1 {
		t.Errorf("on record: %+v", log)
	}
}

// typeGroups types the groups that are asked for, and goes on to the box to
// tick.
func (s *stage) typeGroups(k rollup.Key) {
	groups := k.Key.Groups()
	for i := range 5 {
		if s.Shows("Group " + string(rune('1'+i))) {
			s.Type(groups[i])
			s.Tab(1)
		}
	}
}
