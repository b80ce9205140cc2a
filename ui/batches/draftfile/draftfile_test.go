package draftfile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/ui/batches/draftfile"
)

func at(second int) count.Time {
	return count.At(time.Date(2026, 5, 8, 17, 0, second, 0, time.FixedZone("", -4*3600)))
}

// sample is a draft with invented names and figures.
func sample() *draftfile.File {
	return &draftfile.File{
		Place: "LAMP/L-1/11", Vote: count.Sum([]byte("sample")), Began: at(1), Seq: 12, Last: at(9), Kept: at(11),
		Recorders: [2]string{"Ruth Sample", "Luis Sample"},
		At:        draftfile.At{Batch: 7, Question: "agreement", Cell: count.CellNo},
		Entries: []draftfile.Entry{{
			Batch: 7, Side: count.SideA, Recorder: "Ruth Sample", Ballots: count.N(50),
			Typed:  []draftfile.Typed{{Question: "agreement", Cell: count.CellYes, Text: "21"}},
			Called: "ynnn",
		}},
		Recounts: []draftfile.Recount{},
	}
}

func keeper(t *testing.T) (*draftfile.Keeper, string) {
	t.Helper()
	journal := filepath.Join(t.TempDir(), "sample.count")
	return draftfile.NewKeeper(journal, func() count.Time { return at(1) }), draftfile.Path(journal)
}

func Example() {
	b, err := sample().Bytes()
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(string(b))
	// Output:
	// countersign draft 1
	// {"place":"LAMP/L-1/11","vote":"af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf","began":"2026-05-08T17:00:01-04:00","seq":12,"last":"2026-05-08T17:00:09-04:00","kept":"2026-05-08T17:00:11-04:00","recorders":["Ruth Sample","Luis Sample"],"at":{"batch":7,"question":"agreement","cell":"no"},"entries":[{"batch":7,"side":"A","recorder":"Ruth Sample","stamp":0,"ballots":50,"calling":false,"typed":[{"question":"agreement","cell":"yes","text":"21"}],"called":"ynnn"}],"recounts":[]}
}

func TestADraftIsReadAsItWasWritten(t *testing.T) {
	k, path := keeper(t)
	f := sample()
	if !k.Put(f) || k.Put(f) {
		t.Error("Write has to be asked for once for two drafts")
	}
	if err := k.Write(); err != nil {
		t.Fatal(err)
	}
	got, err := k.Read(f)
	if err != nil || got == nil {
		t.Fatalf("read %v, %v", got, err)
	}
	a, _ := f.Bytes()
	if b, _ := got.Bytes(); string(a) != string(b) {
		t.Errorf("read\n%s, want\n%s", b, a)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
		t.Errorf("beside the draft lie %v", left)
	}
}

func TestAnEmptyDraftIsNoFile(t *testing.T) {
	k, path := keeper(t)
	k.Put(sample())
	if err := k.Write(); err != nil {
		t.Fatal(err)
	}
	k.Put(&draftfile.File{})
	if err := k.Write(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
}

func TestAFolderThatIsGoneIsTold(t *testing.T) {
	k := draftfile.NewKeeper(filepath.Join(t.TempDir(), "gone", "sample.count"), func() count.Time { return at(1) })
	k.Put(sample())
	if err := k.Write(); err == nil || !strings.Contains(err.Error(), "stays on the screen") {
		t.Errorf("the error is %v", err)
	}
}

func TestADraftBelongsToOneCountAndItsPast(t *testing.T) {
	for name, change := range map[string]func(*draftfile.File){
		"place":   func(f *draftfile.File) { f.Place = "FERRY/F-2/23" },
		"vote":    func(f *draftfile.File) { f.Vote = count.Sum(nil) },
		"began":   func(f *draftfile.File) { f.Began = at(2) },
		"fewer":   func(f *draftfile.File) { f.Seq = 11 },
		"history": func(f *draftfile.File) { f.Last = at(10) },
	} {
		now := sample()
		change(now)
		if sample().Of(now) {
			t.Errorf("%s: the draft was taken for that of another count", name)
		}
	}
	later := sample()
	later.Seq, later.Last = 13, at(20)
	if !sample().Of(later) {
		t.Error("one more event in the journal, and the draft was refused")
	}
}

func TestWhatWouldNotHaveBeenWrittenIsRefused(t *testing.T) {
	good, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"draft 1", "draft 2"},
		{`"text":"21"`, `"text":"2x"`},
		{`"text":"21"`, `"text":""`},
		{`"text":"21"`, `"text":"1234567890"`},
		{`"cell":"yes"`, `"cell":"maybe"`},
		{`"side":"A"`, `"side":"C"`},
		{`"called":"ynnn"`, `"called":"ynnx"`},
		{`"seq":12`, `"seq":12.0`},
		{`"seq":12`, `"seq": 12`},
		{`"stamp":0`, `"stamp":0,"more":1`},
		{"]}\n", "]}"},
	} {
		bad := strings.Replace(string(good), change[0], change[1], 1)
		if bad == string(good) {
			t.Fatalf("%q is not in the draft", change[0])
		}
		if _, err := draftfile.Parse([]byte(bad)); err == nil {
			t.Errorf("%s was read in place of %s", change[1], change[0])
		}
	}
}

func FuzzParse(f *testing.F) {
	good, err := sample().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(draftfile.Format))
	f.Add([]byte(draftfile.Format + "{}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		draft, err := draftfile.Parse(b)
		if err != nil {
			return
		}
		if again, err := draft.Bytes(); err != nil || string(again) != string(b) {
			t.Errorf("%q was read and is written as %q (%v)", b, again, err)
		}
	})
}

// A pipe there would wait for its writer, and everything behind it with it.
func TestAFolderInThePlaceOfADraftIsLeftThere(t *testing.T) {
	k, path := keeper(t)
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if f, err := k.Read(sample()); f != nil || err == nil {
		t.Errorf("read %v, %v", f, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
