package desk_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

func signer(name string, role count.Role) count.Signer {
	return count.Signer{Name: name, Role: role, Key: sampleKey(name)}
}

var everybody = []count.Signer{signer("Ada", count.ChiefTeller), signer("Ben", count.Recorder), signer("Cy", count.Recorder)}

// readOut is the certification of what the desk shows now.
func readOut(t testing.TB, d *desk.Desk, signers []count.Signer) *desk.Certify {
	t.Helper()
	s := d.Sheet(signers)
	b, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	c := &desk.Certify{At: s.Certified, Signers: slices.Clone(signers), Digest: count.Sum(b)}
	for _, x := range signers {
		c.Signatures = append(c.Signatures, sampleSignature(x.Name, c.Digest))
	}
	return c
}

func certify(t testing.TB, d *desk.Desk, c *desk.Certify) error {
	t.Helper()
	_, err := d.Do(context.Background(), c)
	return err
}

func TestACertifiedCountIsItsRecord(t *testing.T) {
	d, j, path := begin(t)
	play(t, d, counted()...)
	if err := d.Ready(); err != nil {
		t.Fatal(err)
	}
	c := readOut(t, d, everybody)
	if err := certify(t, d, c); err != nil {
		t.Fatal(err)
	}
	if got := d.Snapshot().Certified; got == nil || got.Digest != c.Digest {
		t.Fatalf("certified: %+v", got)
	}
	for _, line := range append(counted(), `{"do":"reopen","batch":1,"reason":"sample reason"}`,
		`{"do":"challenge","envelope":1,"ground":"sample ground"}`, `{"do":"dismiss","name":"Dot"}`) {
		refused(t, d, j, "certified", line)
	}
	if desk.CodeOf(certify(t, d, c)) != "certified" || desk.CodeOf(d.Ready()) != "certified" {
		t.Error("a certified count is certified again")
	}
	// The next revision names the one before, also after opening the file again.
	refused(t, d, j, "teller", `{"do":"reopen count","reason":"sample: a bundle was found","by":["Ada","Dot"]}`)
	play(t, d, `{"do":"reopen count","reason":"sample: a bundle was found","by":["Ada","Ben"]}`)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	k, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	later := options()
	now := later.Clock().Add(time.Hour)
	later.Clock = func() time.Time { return now }
	r, err := desk.Resume(t.Context(), k, later)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	s := r.Sheet(everybody)
	if s.Revision != 2 || s.Supersedes != c.Digest || s.Reason != "sample: a bundle was found" || r.Snapshot().Certified != nil {
		t.Errorf("revision %d supersedes %s because %q", s.Revision, s.Supersedes, s.Reason)
	}
	if err := certify(t, r, readOut(t, r, everybody)); err != nil {
		t.Errorf("revision 2: %v", err)
	}
}

func TestCertifyingIsRefused(t *testing.T) {
	ada, ben, cy := everybody[0], everybody[1], everybody[2]
	sameKey := cy
	sameKey.Key = ben.Key
	noKey := cy
	noKey.Key = count.Digest{}
	for _, x := range []struct {
		name, code string
		signers    []count.Signer
		spoil      func(*desk.Certify)
	}{
		{"nobody signs", "S501", nil, nil},
		{"one signs", "S501", everybody[:1], nil},
		{"a recorder is missing", "signature", []count.Signer{ada, ben}, nil},
		{"the chief teller is missing", "S501", []count.Signer{ben, cy}, nil},
		{"twice the same person", "signature", []count.Signer{ada, ben, cy, ben}, nil},
		{"twice the same key", "signature", []count.Signer{ada, ben, sameKey}, nil},
		{"no key", "signature", []count.Signer{ada, ben, noKey}, nil},
		{"an observer signs on paper", "teller", append(slices.Clone(everybody), signer("Dot", count.Observer)), nil},
		{"a stranger", "teller", append(slices.Clone(everybody), signer("Eve", count.Recorder)), nil},
		{"in another role", "signature", []count.Signer{ada, ben, signer("Cy", count.ChiefTeller)}, nil},
		{"a signature is missing", "signature", everybody, func(c *desk.Certify) { c.Signatures = c.Signatures[1:] }},
		{"another digest", "signature", everybody, func(c *desk.Certify) { c.Digest = count.Sum(nil) }},
		{"another moment", "signature", everybody, func(c *desk.Certify) { c.At = count.At(c.At.Std().Add(1e9)) }},
		{"signers in another order", "signature", everybody, func(c *desk.Certify) { slices.Reverse(c.Signers) }},
	} {
		d, j, _ := begin(t)
		play(t, d, counted()...)
		c := readOut(t, d, x.signers)
		if x.spoil != nil {
			x.spoil(c)
		}
		seq, _, _ := j.Head(t.Context())
		if err := certify(t, d, c); desk.CodeOf(err) != x.code {
			t.Errorf("%s: %v, want %s", x.name, err, x.code)
		}
		if now, _, _ := j.Head(t.Context()); now != seq || d.Snapshot().Certified != nil {
			t.Errorf("%s: was refused and certified", x.name)
		}
	}
}

func TestWhatChangedAfterReadingOutIsNotCertified(t *testing.T) {
	for _, line := range []string{
		`{"do":"account","lines":[{"line":"unused","value":196}]}`, // the same figure: a later entry nevertheless
		`{"do":"reopen","batch":1,"reason":"sample reason"}`,
		`{"do":"void","batch":1,"question":"agreement","reason":"sample","ruled_by":"Ada"}`,
	} {
		d, _, _ := begin(t)
		play(t, d, counted()...)
		c := readOut(t, d, everybody)
		play(t, d, line)
		if err := certify(t, d, c); err == nil || d.Snapshot().Certified != nil {
			t.Errorf("certified although this came between: %s", line)
		}
	}
}

func TestAWarningAsksForWordsOfItsOwnSum(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, counted()...)
	play(t, d, `{"do":"account","lines":[{"line":"signatures","value":103}]}`)
	if code := desk.CodeOf(d.Ready()); code != "A303" {
		t.Fatalf("not ready because of %s", code)
	}
	const explain = `{"do":"explain","finding":"A303 box","text":"Sample: two lines were signed by mistake.","by":["Ben","Cy"]}`
	for code, line := range map[string]string{
		"teller": `{"do":"explain","finding":"A303 box","text":"Sample: two lines were signed by mistake.","by":["Ben"]}`,
		"text":   `{"do":"explain","finding":"A303 box","text":"Too short.","by":["Ben","Cy"]}`,
	} {
		refused(t, d, j, code, line)
	}
	play(t, d, explain)
	if err := d.Ready(); err != nil {
		t.Fatalf("explained: %v", err)
	}
	// The sum changes: the words were about another one.
	play(t, d, `{"do":"account","lines":[{"line":"signatures","value":104}]}`)
	if code := desk.CodeOf(d.Ready()); code != "A303" {
		t.Errorf("a stale explanation lets the count pass (%s)", code)
	}
	play(t, d, explain)
	if y := d.Snapshot().Tally; len(y.Explanations) != 1 {
		t.Errorf("%d explanations of one warning", len(y.Explanations))
	}
	if err := certify(t, d, readOut(t, d, everybody)); err != nil {
		t.Error(err)
	}
}

func TestASheetReadOutLongAgoIsReadOutAgain(t *testing.T) {
	d, _, _ := begin(t)
	play(t, d, counted()...)
	for _, away := range []time.Duration{-24 * time.Hour, time.Hour} {
		c := readOut(t, d, everybody)
		c.At = count.At(c.At.Std().Add(away))
		if err := certify(t, d, c); desk.CodeOf(err) != "signature" || !strings.Contains(err.Error(), "Read it out again") {
			t.Errorf("%v away: %v", away, err)
		}
	}
}

func TestWhoHasRuledOrSignedStaysOnRecord(t *testing.T) {
	for _, line := range []string{
		`{"do":"void","batch":1,"question":"agreement","reason":"sample: signed","ruled_by":"Ada"}`,
		`{"do":"correct roll","roll":150,"reason":"sample: the list was old","by":["Ada","Ben"]}`,
	} {
		d, j, _ := begin(t)
		play(t, d, counted()...)
		play(t, d, line)
		refused(t, d, j, "teller", `{"do":"dismiss","name":"Ada"}`)
	}
}
