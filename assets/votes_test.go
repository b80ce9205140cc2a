package assets_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assets"
	"countersign/count"
)

func decode(t *testing.T, name string) (*count.Vote, []byte) {
	t.Helper()
	b, ok := assets.Vote(name)
	if !ok {
		t.Fatalf("no embedded vote %q", name)
	}
	v := new(count.Vote)
	if err := count.DecodeStrict(b, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v, b
}

// size counts unions, units, locals and places.
func size(v *count.Vote) [4]int {
	n := [4]int{len(v.Coalition.Unions), 0, 0, len(v.Places())}
	for _, u := range v.Coalition.Unions {
		n[1] += len(u.Units)
		for _, unit := range u.Units {
			n[2] += len(unit.Locals)
		}
	}
	return n
}

func TestEmbeddedVotesAreWhole(t *testing.T) {
	want := map[string][4]int{"training": {3, 6, 11, 12}, "sebac-2011-06": {15, 28, 18, 38}}
	files, err := filepath.Glob("votes/*")
	if err != nil || len(files) != len(want) {
		t.Errorf("%d votes are embedded, want %d (%v)", len(files), len(want), err)
	}
	for name, places := range want {
		v, b := decode(t, name)
		if got := size(v); got != places {
			t.Errorf("%s: unions, units, locals, places = %v, want %v", name, got, places)
		}
		for _, f := range v.Faults() {
			t.Errorf("%s: %s", name, f)
		}
		canon, err := count.Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(canon), string(b)); d != "" {
			t.Errorf("%s is not in its canonical form (-canonical +file):\n%s", name, d)
		}
		seen := map[count.PlaceID]bool{}
		for _, p := range v.Places() {
			if id, err := count.ParsePlaceID(string(p.ID)); err != nil || seen[id] {
				t.Errorf("%s: place %q: there twice, or %v", name, p.ID, err)
			}
			seen[p.ID] = true
		}
	}
}

func TestUnknownVote(t *testing.T) {
	for _, name := range []string{"", "training.vote", "../fonts", "Training"} {
		if b, ok := assets.Vote(name); ok || b != nil {
			t.Errorf("Vote(%q) found %d bytes", name, len(b))
		}
	}
}

func TestCallersCannotChangeAnEmbeddedVote(t *testing.T) {
	a, _ := assets.Vote("training")
	a[0] = 'x'
	if b, ok := assets.Vote("training"); !ok || b[0] != '{' {
		t.Error("the second reading shows what the first caller wrote")
	}
}

func TestTrainingVoteIsSample(t *testing.T) {
	v, _ := decode(t, "training")
	if !v.Sample || v.Embargo.On() {
		t.Errorf("sample %v, embargo %v; want a sample without an embargo", v.Sample, v.Embargo.On())
	}
	for _, p := range v.Places() {
		if n := p.Roll.Int(); n < 60 || n > 400 {
			t.Errorf("%s has a roll of %d", p.ID, n)
		}
	}
	if got := len(v.QuestionsAt("FERRY/F-2/23")); got != 1 {
		t.Errorf("the Ticket Offices answer %d questions, want 1", got)
	}
	if _, ok := v.Place("ORCHARD/O-2"); !ok {
		t.Error("the Cider Press is not one place")
	}
	if v.Coalition.Roll.Int() != rolls(t, v) {
		t.Errorf("the coalition's roll is %d, its places hold %d", v.Coalition.Roll.Int(), rolls(t, v))
	}
}

func rolls(t *testing.T, v *count.Vote) int {
	t.Helper()
	n := 0
	for _, p := range v.Places() {
		if !p.Roll.Set() {
			t.Errorf("%s has no roll", p.ID)
		}
		n += p.Roll.Int()
	}
	return n
}

func TestLocal749CountsTwoUnitsAsOne(t *testing.T) {
	v, _ := decode(t, "sebac-2011-06")
	p, ok := v.Place("AFSCME/JN-7/749")
	if !ok {
		t.Fatal("there is no place AFSCME/JN-7/749")
	}
	if p.Local != "AFSCME Local 749" || p.Units() != "Judicial Non-Professional and Criminal Justice Employees" || p.Roll != count.N(1600) {
		t.Errorf("place is %+v", p)
	}
	if _, ok := v.Place("AFSCME/CJ"); ok {
		t.Error("Criminal Justice is also a place of its own")
	}
}
