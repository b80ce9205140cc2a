package desk_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	d, j, _ := begin(t)
	refused(t, d, j, "batch", `{"do":"void","batch":1,"question":"agreement","reason":"sample","ruled_by":"Ben"}`)
	play(t, d, setUp...)
	good := agree(1)[0]
	swap := func(old, now string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("no %s in %s", old, good)
		}
		return strings.Replace(good, old, now, 1)
	}
	long := strings.Repeat("☂", 301)
	for _, x := range []struct{ code, line string }{
		// Recording.
		{"batch", swap(`"batch":1`, `"batch":3`)},
		{"batch", swap(`"batch":1`, `"batch":0`)},
		{"format", swap(`"side":"A"`, `"side":"C"`)},
		{"teller", swap(`"Ben"`, `"Eve"`)},
		{"teller", swap(`"Ben"`, `"Dot"`)}, // an observer
		{"teller", swap(`"Ben"`, `"ben"`)},
		{"B103", swap(`"ballots":50,`, ``)},
		{"B103", swap(`"ballots":50`, `"ballots":null`)},
		{"B103", swap(`"yes":30`, `"yes":null`)},
		{"B103", swap(`"yes":30,`, ``)},
		{"size", swap(`"ballots":50`, `"ballots":51`)},
		{"size", swap(`"yes":30`, `"yes":73`)},
		{"figures", swap(`"agreement"`, `"contract"`)},
		{"figures", swap(`"agreement"`, `"strike"`)},
		{"figures", swap(`,{"question":"contract","yes":31,"no":17,"blank":1,"void":1}`, ``)},
		{"format", swap(`"yes":30`, `"yes":-1`)},
		{"format", swap(`"yes":30`, `"yes":1e1`)},
		{"format", swap(`"yes":30`, `"yes":12345678901234567890`)},
		{"format", swap(`"yes":30`, `"yes":1000000000`)},
		{"format", swap(`"yes":30`, `"yes":"30"`)},
		{"place", swap(`"do":"close"`, `"do":"close","place":"LAMP/L-1/12"`)},
		{"state", `{"do":"recount","batch":1,"by":["Ben","Cy"],"cells":[]}`},
		{"state", `{"do":"open","place":"LAMP/L-1/11","vote":null,"digest":""}`},
		// Tellers and batches.
		{"teller", `{"do":"appoint","name":"ADA","role":"recorder"}`},
		{"teller", `{"do":"appoint","name":"Eve","role":"king"}`},
		{"text", `{"do":"appoint","name":"","role":"recorder"}`},
		{"text", `{"do":"appoint","name":" Eve","role":"recorder"}`},
		{"text", `{"do":"appoint","name":"E\u0000ve","role":"recorder"}`},
		{"text", `{"do":"appoint","name":"` + long + `","role":"recorder"}`},
		{"teller", `{"do":"dismiss","name":"Eve"}`},
		{"batch", `{"do":"declare","batches":0}`},
		{"batch", `{"do":"declare"}`},
		{"batch", `{"do":"declare","batches":10001}`},
		// Account and logs.
		{"figures", `{"do":"account","lines":[]}`},
		{"figures", `{"do":"account","lines":[{"line":"mailed","value":1}]}`},
		{"figures", `{"do":"account","lines":[{"line":"printed","value":1},{"line":"lost","value":1}]}`},
		{"format", `{"do":"account","lines":[{"line":"printed","value":1.5}]}`},
		{"figures", `{"do":"challenge","envelope":2,"ground":"sample ground"}`},
		{"text", `{"do":"challenge","envelope":1,"ground":"x"}`},
		{"figures", `{"do":"rule","envelope":1,"ruling":"sustained","reason":"sample reason"}`},
		{"batch", `{"do":"void","batch":3,"question":"agreement","reason":"sample","ruled_by":"Ben"}`},
		{"figures", `{"do":"void","batch":1,"question":"strike","reason":"sample","ruled_by":"Ben"}`},
		{"teller", `{"do":"void","batch":1,"question":"agreement","reason":"sample","ruled_by":"Dot"}`},
		{"figures", `{"do":"correct roll","reason":"sample reason","by":["Ada","Ben"]}`},
		{"teller", `{"do":"correct roll","roll":300,"reason":"sample reason","by":["Ada","Ada"]}`},
		{"text", `{"do":"correct roll","roll":300,"reason":"short","by":["Ada","Ben"]}`},
		{"format", `{"do":"mark sample","what":["the moon"],"source":"sample"}`},
		{"finding", `{"do":"explain","finding":"T205 agreement","text":"Sample words of twenty letters.","by":["Ada","Ben"]}`},
		{"finding", `{"do":"explain","finding":"A309 printed","text":"Sample words of twenty letters.","by":["Ada","Ben"]}`},
		{"state", `{"do":"reopen count","reason":"sample reason","by":["Ada","Ben"]}`},
	} {
		refused(t, d, j, x.code, x.line)
	}
	play(t, d, good)
	refused(t, d, j, "B105", strings.Replace(good, `"A"`, `"B"`, 1))
	refused(t, d, j, "state", strings.Replace(good, `"Ben"`, `"Cy"`, 1))
	refused(t, d, j, "teller", `{"do":"dismiss","name":"Ben"}`)
	play(t, d, `{"do":"void","batch":2,"question":"agreement","reason":"sample","ruled_by":"Ada"}`)
	refused(t, d, j, "batch", `{"do":"declare","batches":1}`)
	play(t, d, `{"do":"dismiss","name":"Dot"}`, `{"do":"declare","batches":3}`)
}

// A name that was pasted with a blank of another kind, or with a letter that has
// no width, made a second teller of one person, who could record both sides.
func TestOnePersonWasTwoTellersByABlankThatNobodySees(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, `{"do":"appoint","name":"Eve Sample","role":"recorder"}`)
	for _, name := range []string{"Eve  Sample", "Eve\u00a0Sample", "Eve\u2009Sample", "Eve \u200bSample", "\u200eEve Sample", "eve\u00a0sample\ufeff"} {
		refused(t, d, j, "teller", `{"do":"appoint","name":"`+name+`","role":"recorder"}`)
	}
	play(t, d, `{"do":"appoint","name":"Eve M. Sample","role":"recorder"}`)

	// A count that was begun when this was not looked at is read as it is.
	late, err := journal.Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	defer late.Close()
	for e, err := range j.Read(t.Context(), 1) {
		if err == nil {
			_, err = late.Append(t.Context(), e.Seq-1, bytes.Replace(e.Body, []byte("Eve M. Sample"), []byte("Eve\u00a0Sample"), 1))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if s, _, err := desk.Fold(t.Context(), late, record.Write, proveSample); err != nil || s.Tally.Tellers[len(s.Tally.Tellers)-1].Name != "Eve\u00a0Sample" {
		t.Errorf("it is read as %v", err)
	}
}

// "José" typed on one computer as four characters and on another as five, or with
// a Cyrillic letter, was two tellers of one person on every screen and paper.
func TestOnePersonWasTwoTellersByAnAccentWrittenInAnotherWay(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, `{"do":"appoint","name":"Jos\u00e9 Sample","role":"recorder"}`)
	refused(t, d, j, "text", `{"do":"appoint","name":"Jose\u0301 Sample","role":"recorder"}`)
	refused(t, d, j, "text", `{"do":"appoint","name":"Rene\u0301 Sample","role":"recorder"}`)
	for _, name := range []string{"JOS\u00c9  SAMPLE", "J\u043es\u00e9 Sample", "\uff2aos\u00e9 Sample", "Jo\u034fs\u00e9 Sample"} {
		refused(t, d, j, "teller", `{"do":"appoint","name":"`+name+`","role":"recorder"}`)
	}
	play(t, d, `{"do":"appoint","name":"Jose Sample","role":"recorder"}`)
}

func TestABatchThatWasRecordedIsNotDeclaredAway(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, agree(2)[0])
	refused(t, d, j, "batch", `{"do":"declare","batches":1}`)
	play(t, d, `{"do":"reopen","batch":2,"side":"A","reason":"sample reason"}`)
	refused(t, d, j, "batch", `{"do":"declare","batches":1}`) // the reason is on record
	play(t, d, `{"do":"declare","batches":4}`, `{"do":"declare","batches":2}`)
}

func TestTheLogs(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, accountLine,
		`{"do":"account","lines":[{"line":"printed","value":null},{"line":"challenged","value":2}]}`,
		`{"do":"challenge","envelope":1,"ground":"sample: not on the list"}`,
		`{"do":"challenge","envelope":2,"ground":"sample: signed by somebody else"}`,
		`{"do":"rule","envelope":2,"ruling":"overruled","reason":"sample: is on the list"}`,
		`{"do":"void","batch":2,"question":"agreement","reason":"sample: signed","ruled_by":"Ada"}`,
		`{"do":"correct roll","roll":300,"reason":"sample: the night shift was missing","by":["Ada","Ben"]}`,
		`{"do":"mark sample","what":["account"],"source":"sample"}`)
	y := d.Snapshot().Tally
	if y.Account.Get("printed").Set() || y.Account.Get("challenged").Int() != 2 || y.Account.Get("unused").Int() != 196 {
		t.Errorf("the account is %v", y.Account)
	}
	if y.ChallengesBy("overruled") != 1 || y.ChallengesBy("unresolved") != 1 || len(y.Voids) != 1 || y.Eligible().Int() != 300 {
		t.Errorf("challenges %v, voids %v, roll %v", y.Challenges, y.Voids, y.Eligible())
	}
	// In a training vote everything stays marked, whatever anybody says.
	if !y.Sample.Has("batches") || y.Sample.Source != "sample" {
		t.Errorf("marked as sample: %v", y.Sample)
	}
	refused(t, d, j, "format", `{"do":"rule","envelope":2,"ruling":"maybe","reason":"sample reason"}`)
	refused(t, d, j, "figures", `{"do":"rule","envelope":3,"ruling":"sustained","reason":"sample reason"}`)
	play(t, d, `{"do":"rule","envelope":2,"ruling":"unresolved","reason":"sample: taken back"}`)
	if y := d.Snapshot().Tally; y.ChallengesBy("unresolved") != 2 {
		t.Errorf("a ruling taken back: %v", y.Challenges)
	}
}
