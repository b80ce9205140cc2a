package record_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/count"
	"countersign/export/record"
)

func write(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	b, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestARecordIsReadAsItWasWritten(t *testing.T) {
	b := write(t, sampleSheet(t))
	s, err := record.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(b), string(write(t, s))); d != "" {
		t.Errorf("written again (-first +second):\n%s", d)
	}
	y := s.Tally
	if y.Total("agreement").Yes != count.N(30) || y.Tellers[0].Name != "Ada ☂ <sample> & \"co\"" || len(s.Findings) == 0 {
		t.Errorf("the sheet is %+v", s)
	}
	if !bytes.Equal(b, write(t, sampleSheet(t))) {
		t.Error("the same sheet gives other bytes")
	}
}

func TestTheSpellingIsTheOneThatIsSpecified(t *testing.T) {
	b := write(t, sampleSheet(t))
	if !bytes.HasPrefix(b, []byte("{\n \"format\": \"countersign record 1\",\n \"sheet\": {\n  \"vote\": {\n")) || !bytes.HasSuffix(b, []byte("\n }\n}\n")) {
		t.Errorf("the record begins %.80q", b)
	}
	if bytes.ContainsAny(b, "\t\r") || !bytes.Contains(b, []byte(`Ada ☂ <sample> & \"co\"`)) {
		t.Error("there is an escape or a blank that the format does not know")
	}
}

// A release that cannot read what an earlier one wrote is none.
func TestRecordsOfTheFirstFormatAreRead(t *testing.T) {
	b, err := os.ReadFile("testdata/first.record")
	if err != nil {
		t.Fatal(err)
	}
	s, err := record.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	const digest = "7c8f430ca8caa5fef82a9249270619db05da63535b5f80b5251cc4b3cee651fd"
	if got := count.Sum(b).String(); got != digest {
		t.Errorf("the stored record was changed: its digest is %s", got)
	}
	if s.Tally.Place.ID != "LAMP/L-1/11" || s.Results[0].Yes != count.N(30) || s.Revision != 2 {
		t.Errorf("%s says %+v", s.Tally.Place.ID, s.Results)
	}
}

func TestAnotherSpellingIsRefused(t *testing.T) {
	good := string(write(t, sampleSheet(t)))
	swap := func(old, now string) string {
		out := strings.Replace(good, old, now, 1)
		if out == good {
			t.Fatalf("there is no %q", old)
		}
		return out
	}
	for name, text := range map[string]string{
		"a blank more":     swap(`"revision": 2`, `"revision":  2`),
		"a blank less":     swap(`"revision": 2`, `"revision":2`),
		"no line feed":     strings.TrimSuffix(good, "\n"),
		"a line feed more": good + "\n",
		"Windows lines":    strings.ReplaceAll(good, "\n", "\r\n"),
		"members exchanged": swap("  \"began\": \"2026-05-08T17:06:00-04:00\",\n  \"last_entry\": \"2026-05-08T17:06:00-04:00\",\n",
			"  \"last_entry\": \"2026-05-08T17:06:00-04:00\",\n  \"began\": \"2026-05-08T17:06:00-04:00\",\n"),
		"an escape more":         swap("☂", `\u2602`),
		"an escaped slash":       swap("LAMP/L-1", `LAMP\/L-1`),
		"HTML escapes":           swap("<sample>", `\u003csample\u003e`),
		"an empty member put in": swap(`"a": {`, "\"recounts\": [],\n     \"a\": {"),
		"a null for a text":      swap(`"sample: a bundle was found"`, `null`),
	} {
		if _, err := record.Read([]byte(text)); !errors.Is(err, record.ErrNotCanonical) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, x := range map[string]struct{ text, says string }{
		"nothing":           {"", "line 1, column 1"},
		"a PDF":             {"%PDF-1.7", "this is not a record: line 1"},
		"a later format":    {swap("record 1", "record 2"), `its format is "countersign record 2"`},
		"a vote":            {`{"format":"countersign vote 1"}`, `its format is "countersign vote 1"`},
		"no sheet":          {"{\n \"format\": \"countersign record 1\",\n \"sheet\": null\n}\n", "holds no sheet"},
		"an unknown member": {swap(`"revision": 2`, "\"revised\": 2"), "line 16, column 3: unknown field \"revised\""},
		"a member twice":    {swap(`"revision": 2,`, "\"revision\": 2,\n  \"revision\": 2,"), "comes twice"},
		"cut short":         {good[:len(good)/2], "the text ends too early"},
		"more behind it":    {good + "{}", "more text after the end"},
		"a minus":           {swap(`"yes": 30`, `"yes": -30`), "only digits here"},
		"too long":          {good + strings.Repeat(" ", record.MaxSize), "the most is 16777216"},
	} {
		if s, err := record.Read([]byte(x.text)); err == nil || s != nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want %q", name, err, x.says)
		}
	}
}

// A row that was withdrawn has one member more; one that was not is spelled as
// before there were any.
func TestAWithdrawnRowIsSpelledInOneWay(t *testing.T) {
	x := sampleSheet(t)
	x.Tally.Challenges = []count.Challenge{{Envelope: 1, Ground: "sample", Ruling: count.Unresolved}, {Envelope: 2, Ground: "sample", Ruling: count.Unresolved, Withdrawn: &count.Withdrawal{Reason: "entered twice", By: []string{"Ada", "Ben"}}}}
	good := string(write(t, x))
	const member = "\"ruling\": \"unresolved\",\n     \"withdrawn\": {\n      \"reason\": \"entered twice\",\n      \"by\": [\n       \"Ada\",\n       \"Ben\"\n      ]\n     }\n"
	if strings.Count(good, "withdrawn") != 1 || !strings.Contains(good, member) {
		t.Fatalf("the rows are spelled\n%s", good)
	}
	s, err := record.Read([]byte(good))
	if err != nil || s.Tally.Envelopes() != 1 {
		t.Fatalf("%v", err)
	}
	for _, other := range []string{"\"withdrawn\": null\n", "\"withdrawn\": \"yes\"\n", "\"withdrawn\": {\n      \"reason\": \"entered twice\"\n     }\n"} {
		_, after, _ := strings.Cut(member, "\n     ")
		if _, err := record.Read([]byte(strings.Replace(good, after, other, 1))); err == nil {
			t.Errorf("%q is read", other)
		}
	}
}

// A record whose figure was changed is still a record: only its digest, and so
// every signature, is another.
func TestAChangedDigitHasAnotherDigest(t *testing.T) {
	good := write(t, sampleSheet(t))
	changed := bytes.Replace(good, []byte(`"yes": 30`), []byte(`"yes": 31`), 1)
	s, err := record.Read(changed)
	if err != nil || s.Tally.Batches[0].A.Answers[0].Yes != count.N(31) {
		t.Fatalf("%v", err)
	}
	if count.Sum(good) == count.Sum(changed) {
		t.Error("two records have one digest")
	}
}

func TestADifferenceNamesItsSpot(t *testing.T) {
	d := record.Difference{Where: "Tally!C7", Shown: "514", Signed: "513"}
	if d.String() != `Tally!C7 shows "514", the signed record says "513"` {
		t.Error(d)
	}
}

func FuzzRead(f *testing.F) {
	good := write(f, sampleSheet(f))
	f.Add(good)
	f.Add(bytes.ReplaceAll(good, []byte("\n"), nil))
	f.Add(bytes.Replace(good, []byte(`"yes": 30`), []byte(`"yes": 1e1`), 1))
	f.Add([]byte("{\n \"format\": \"countersign record 1\",\n \"sheet\": {}\n}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := record.Read(b)
		if err != nil {
			return
		}
		if again := write(t, s); !bytes.Equal(again, b) {
			t.Errorf("a text is read that is not written so:\n%s\n%s", b, again)
		}
	})
}
