package desk

import (
	"bytes"
	"testing"
	"time"

	"pgregory.net/rapid"

	"countersign/count"
)

// same proves that the quick way takes a body only if the strict way does, and
// reads the same in it.
func same(t interface {
	Fatalf(string, ...any)
}, seq int64, body []byte,
) bool {
	at, c, ok := quickEvent(seq, body)
	if !ok {
		return false
	}
	at2, c2, err := strictEvent(seq, body)
	if err != nil {
		t.Fatalf("only the quick way takes %s: %v", body, err)
	}
	one, err1 := count.Canonical(c)
	two, err2 := count.Canonical(c2)
	if err1 != nil || err2 != nil || !bytes.Equal(one, two) || at.String() != at2.String() {
		t.Fatalf("two readings of %s:\n%s\n%s", body, one, two)
	}
	return true
}

func someCount(t *rapid.T, name string) count.Count {
	if rapid.IntRange(0, 9).Draw(t, name+" unset") == 0 {
		return count.Count{}
	}
	return count.N(rapid.IntRange(0, count.MaxCount).Draw(t, name))
}

func TestACloseIsReadAlikeBothWays(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		c := &Close{
			Head: Head{Do: "close", Place: count.PlaceID(rapid.SampledFrom([]string{"", "A/B/C"}).Draw(t, "place"))}, Batch: rapid.Int().Draw(t, "batch"),
			Side: count.Side(rapid.SampledFrom([]string{"A", "B", ""}).Draw(t, "side")), Recorder: rapid.String().Draw(t, "recorder"),
			Ballots: someCount(t, "ballots"), Answers: []count.Answer{},
		}
		for range rapid.IntRange(0, 3).Draw(t, "answers") {
			a := count.Answer{Question: rapid.StringMatching(`[a-z<>&"\\☂]{1,8}`).Draw(t, "question")}
			for _, cell := range count.Cells {
				a.Figures = a.Put(cell, someCount(t, string(cell)))
			}
			c.Answers = append(c.Answers, a)
		}
		body, err := encodeEvent(7, count.At(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0).UTC()), c)
		if err != nil {
			t.Fatal(err)
		}
		if same(t, 7, body) {
			taken++
		} else if _, _, err := strictEvent(7, body); err != nil {
			t.Fatalf("neither way takes %s: %v", body, err)
		}
		// One byte taken out, doubled or changed.
		i := rapid.IntRange(0, len(body)-1).Draw(t, "where")
		with := rapid.SampledFrom([]string{"", string(body[i]) + string(body[i]), "0", " ", `"`, ",", "\\", "\xff", "-"}).Draw(t, "by")
		same(t, 7, append(append(bytes.Clone(body[:i]), with...), body[i+1:]...))
	})
	if taken == 0 {
		t.Error("the quick way takes nothing")
	}
}

func FuzzQuickEvent(f *testing.F) {
	const at = `{"seq":7,"at":"2026-05-08T18:00:00-04:00","command":`
	for _, s := range []string{
		`{"do":"close","batch":1,"side":"A","recorder":"Ben","ballots":50,"answers":[{"question":"a","yes":1,"no":2,"blank":null,"void":0}]}}`,
		`{"do":"close","place":"A/B","batch":1,"side":"A","recorder":"Zoë","ballots":null,"answers":[]}}`,
		`{"do":"dismiss","name":"Ben"}}`, `{"do":"declare","batches":null}}`,
		`{"do":"close","batch":01,"side":"A","recorder":"Ben","ballots":50,"answers":[]}}`,
		"{\"do\":\"close\",\"batch\":1,\"side\":\"A\",\"recorder\":\"\u2028\",\"ballots\":50,\"answers\":[]}}",
		"{\"do\":\"close\",\"batch\":1,\"side\":\"A\",\"recorder\":\"\xff\",\"ballots\":50,\"answers\":[]}}",
		`{"do":"close","batch":1,"side":"A","recorder":"Ben","ballots":1000000000,"answers":[]}}`,
		`{"do":"close","batch":1,"side":"A","recorder":"Ben","ballots":1,"answers":[,]}}`,
		`{"do":"dismiss","Name":"Ben"}}`, `{"do":"dismiss","name":"Ben","name":"Ben"}}`,
		`{"do":"close","place":"","batch":1,"side":"A","recorder":"Ben","ballots":1,"answers":[]}}`,
		`{"do":"close","answers":null}}`,
	} {
		f.Add([]byte(at + s))
	}
	f.Fuzz(func(t *testing.T, body []byte) { same(t, 7, body) })
}

func TestAVeiledCloseIsReadAlikeBothWays(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		body, err := encodeEvent(7, count.At(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0).UTC()), &veiled{
			Head: Head{Do: "veiled"}, Batch: rapid.IntRange(0, 9999).Draw(t, "batch"),
			Side: count.Side(rapid.SampledFrom([]string{"A", "B", ""}).Draw(t, "side")), Recorder: rapid.String().Draw(t, "recorder"),
		})
		if err != nil {
			t.Fatal(err)
		}
		i := rapid.IntRange(0, len(body)-1).Draw(t, "where")
		with := rapid.SampledFrom([]string{"", string(body[i]) + string(body[i]), "0", " ", `"`, ",", "\\", "\xff", "-"}).Draw(t, "by")
		for _, b := range [][]byte{body, append(append(bytes.Clone(body[:i]), with...), body[i+1:]...)} {
			at, c, ok := quickVeiled(7, b)
			if !ok {
				continue
			}
			at2, c2, err := strictVeiled(7, b)
			if err != nil || at.String() != at2.String() || *c.(*veiled) != *c2.(*veiled) {
				t.Fatalf("two readings of %s: %v %v, %v", b, c, c2, err)
			}
			taken++
		}
	})
	if taken == 0 {
		t.Error("the quick way took none of them")
	}
}
