package desk_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

const (
	twice   = `{"do":"withdraw","log":"challenge","row":2,"reason":"sample: entered twice","by":["Ada","Ben"]}`
	mistake = `{"do":"withdraw","log":"void","row":1,"reason":"sample: of the other batch","by":["Ada","Cy"]}`
)

// overfull is a count of which the logs hold a row too many each: envelope 2 is
// envelope 1 once more.
func overfull(t *testing.T) (*desk.Desk, journal.Journal, string) {
	t.Helper()
	d, j, path := begin(t)
	play(t, d, counted()...)
	play(t, d, `{"do":"account","lines":[{"line":"issued","value":103},{"line":"unused","value":195},{"line":"challenged","value":1},{"line":"signatures","value":102}]}`,
		`{"do":"challenge","envelope":1,"ground":"sample: not on the list"}`,
		`{"do":"challenge","envelope":2,"ground":"sample: not on the list"}`,
		`{"do":"void","batch":2,"question":"agreement","reason":"sample: signed","ruled_by":"Ada"}`)
	return d, j, path
}

func codes(d *desk.Desk) string {
	var out []string
	for _, f := range d.Snapshot().Findings {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}

// An envelope was entered twice. The log disagreed with the account for ever, A307
// stood, and the count could not be certified.
func TestAnEnvelopeThatWasEnteredTwiceKeptTheCountFromBeingCertified(t *testing.T) {
	d, j, path := overfull(t)
	if !strings.Contains(codes(d), "A307") || d.Ready() == nil {
		t.Fatalf("a row too many gives %s", codes(d))
	}
	play(t, d, twice, mistake)
	y := d.Snapshot().Tally
	if strings.Contains(codes(d), "A307") || y.Envelopes() != 1 || y.ChallengesBy(count.Unresolved) != 1 {
		t.Fatalf("withdrawn: %s, %d envelopes", codes(d), y.Envelopes())
	}
	if c := y.Challenges[1]; c.Ground != "sample: not on the list" || c.Withdrawn.Reason != "sample: entered twice" || len(c.Withdrawn.By) != 2 {
		t.Errorf("the row is %+v", c)
	}
	if v := y.Voids[0]; v.RuledBy != "Ada" || v.Withdrawn == nil {
		t.Errorf("the row is %+v", v)
	}
	// Rows stay, and their numbers are not given again.
	refused(t, d, j, "figures", `{"do":"challenge","envelope":2,"ground":"sample ground"}`)
	if err := certify(t, d, readOut(t, d, everybody)); err != nil {
		t.Fatal(err)
	}
	refused(t, d, j, "certified", strings.Replace(twice, `"row":2`, `"row":1`, 1))
	b, err := record.Write(d.Sheet(everybody))
	if err != nil {
		t.Fatal(err)
	}
	s, err := record.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if fs := count.Recheck(s); len(fs) > 0 || len(s.Tally.Withdrawn()) != 2 {
		t.Errorf("read again it has %v, %+v", fs, s.Tally.Withdrawn())
	}
	want := canonical(t, d.Snapshot().Tally)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	k, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := desk.Resume(t.Context(), k, options())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if canonical(t, r.Snapshot().Tally) != want {
		t.Error("opened again the logs are others")
	}
}

func TestARowIsWithdrawnOnceByTwoTellersWithAReason(t *testing.T) {
	d, j, _ := overfull(t)
	swap := func(old, now string) string { return strings.Replace(twice, old, now, 1) }
	for _, x := range []struct{ code, line string }{
		{"format", swap(`"challenge"`, `"register"`)},
		{"format", swap(`"challenge"`, `""`)},
		{"format", swap(`"row":2`, `"row":"2"`)},
		{"format", swap(`"row":2`, `"row":2,"undo":true`)},
		{"figures", swap(`"row":2`, `"row":0`)},
		{"figures", swap(`"row":2`, `"row":-1`)},
		{"figures", swap(`"row":2`, `"row":3`)},
		{"figures", strings.Replace(mistake, `"row":1`, `"row":2`, 1)},
		{"text", swap("sample: entered twice", "")},
		{"text", swap("sample: entered twice", "x")},
		{"text", swap("sample: entered twice", strings.Repeat("x", 281))},
		{"teller", swap(`"Ada","Ben"`, `"Ada"`)},
		{"teller", swap(`"Ada","Ben"`, `"Ada","Ada"`)},
		{"teller", swap(`"Ada","Ben"`, `"Ada","Dot"`)}, // an observer
		{"teller", swap(`"Ada","Ben"`, `"Ada","Eve"`)},
	} {
		refused(t, d, j, x.code, x.line)
	}
	play(t, d, twice, mistake)
	refused(t, d, j, "state", twice)
	refused(t, d, j, "state", mistake)
	refused(t, d, j, "state", `{"do":"rule","envelope":2,"ruling":"sustained","reason":"sample reason"}`)
	play(t, d, `{"do":"challenge","envelope":3,"ground":"sample ground"}`, `{"do":"rule","envelope":3,"ruling":"sustained","reason":"sample reason"}`)
	refused(t, d, j, "teller", `{"do":"dismiss","name":"Cy"}`)
}

// A ruling that was withdrawn had let a ballot be opened: it is not opened now.
func TestAWithdrawnRowHasNoRuling(t *testing.T) {
	d, _, _ := overfull(t)
	play(t, d, `{"do":"rule","envelope":2,"ruling":"overruled","reason":"sample: is on the list"}`)
	if y := d.Snapshot().Tally; y.ChallengesBy(count.Overruled) != 1 || !strings.Contains(codes(d), "A306") {
		t.Fatalf("an opened envelope gives %s", codes(d))
	}
	play(t, d, twice)
	if y := d.Snapshot().Tally; y.ChallengesBy(count.Overruled) != 0 || y.Challenges[1].Ruling != count.Overruled || strings.Contains(codes(d), "A306") {
		t.Errorf("%+v: %s", y.Challenges[1], codes(d))
	}
}

// A ruling was typed for a batch that did not exist, and from then on there could
// not be fewer batches.
func TestARulingOfTheWrongBatchKeptTheNumberOfBatchesUp(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, setUp...)
	play(t, d, `{"do":"void","batch":2,"question":"agreement","reason":"sample: signed","ruled_by":"Ada"}`)
	refused(t, d, j, "batch", `{"do":"declare","batches":1}`)
	play(t, d, mistake, `{"do":"declare","batches":1}`)
}

// Who has withdrawn something and nothing else stays on record: the sheet names them.
func TestWhoHasWithdrawnARowStaysOnRecord(t *testing.T) {
	d, j, _ := overfull(t)
	play(t, d, `{"do":"appoint","name":"Eve","role":"recorder"}`, strings.Replace(twice, "Ben", "Eve", 1))
	refused(t, d, j, "teller", `{"do":"dismiss","name":"Eve"}`)
}
