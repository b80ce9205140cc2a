package desk_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

// Signatures of these tests say in words who signed what.

func sampleKey(name string) count.Digest { return count.Sum([]byte("sample key of " + name)) }

func sampleSignature(name string, digest count.Digest) []byte {
	return fmt.Appendf(nil, "sample: %s signed %s", name, digest)
}

func proveSample(signature []byte, digest count.Digest, name string) (count.Digest, error) {
	if string(signature) != string(sampleSignature(name, digest)) {
		return count.Digest{}, errors.New("a sample of a false signature")
	}
	return sampleKey(name), nil
}

// Seen: a table of a hall wrote that everybody had signed, and the window of
// the chief teller said "Certified".
func TestFalseSignaturesWereShownAsACertifiedCount(t *testing.T) {
	otherKey := slices.Clone(everybody)
	otherKey[0].Key = sampleKey("Eve")
	for _, x := range []struct {
		name    string
		signers []count.Signer
		spoil   func(*desk.Certify)
	}{
		{"no signature", everybody, func(c *desk.Certify) { c.Signatures[1] = []byte("sample signature") }},
		{"of another", everybody, func(c *desk.Certify) { c.Signatures[1] = c.Signatures[0] }},
		{"of other figures", everybody, func(c *desk.Certify) { c.Signatures[2] = sampleSignature("Cy", count.Sum(nil)) }},
		{"by another key", otherKey, func(*desk.Certify) {}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, j, _ := begin(t)
			play(t, d, counted()...)
			c := readOut(t, d, x.signers)
			x.spoil(c)
			falselySigned(t, d, j, c.At, c)
		})
	}
}

// Seen: only an audit found that nobody had signed an explanation.
func TestFalseSignaturesUnderAnExplanationWereKept(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, counted()...)
	play(t, d, `{"do":"account","lines":[{"line":"signatures","value":103}]}`)
	c, said := explained(t, d)
	for _, change := range []func(w *desk.Words){
		func(w *desk.Words) { w.Text += "!" }, func(w *desk.Words) { w.Sum = "103" }, func(w *desk.Words) { w.Revision++ },
		func(w *desk.Words) { w.Place = "LAMP/L-1/12" }, func(w *desk.Words) { w.Vote = count.Sum(nil) }, func(w *desk.Words) { w.By = []string{"Cy", "Ben"} },
	} {
		other := said
		change(&other)
		c.Signatures = [][]byte{signedWords(t, "Ben", other), nil}
		if _, err := d.Do(t.Context(), c); desk.CodeOf(err) != "signature" {
			t.Errorf("signed %+v: %v", other, err)
		}
	}
	c.Signatures = [][]byte{nil, signedWords(t, "Ben", said)}
	falselySigned(t, d, j, d.Sheet(nil).Certified, c)
}

func TestWhoExplainsSignsTheWordsTheSumAndTheCount(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, counted()...)
	play(t, d, `{"do":"account","lines":[{"line":"signatures","value":103}]}`)
	c, said := explained(t, d)
	for _, sigs := range [][][]byte{{{1}}, {{1}, {2}, {3}}, {make([]byte, 64<<10+1), {2}}} {
		c.Signatures = sigs
		if _, err := d.Do(t.Context(), c); desk.CodeOf(err) != "signature" {
			t.Errorf("%d signatures: %v", len(sigs), err)
		}
	}
	c.Signatures = [][]byte{signedWords(t, "Ben", said), nil}
	if _, err := d.Do(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	s, _, err := desk.Fold(t.Context(), j, record.Write, proveSample)
	if err != nil || len(s.Tally.Explanations) != 1 {
		t.Fatalf("kept: %v", err)
	}
	if strings.Contains(canonical(t, d.Sheet(everybody)), "signatures\":[") {
		t.Error("the signatures of an explanation are in the sheet")
	}
}

// Seen: the other tables of the hall showed it, too.
func TestATableThatCertifiesFalselyIsNotFollowed(t *testing.T) {
	_, seats, d := seated(t)
	play(t, d[0], counted()[len(setUp):]...)
	o := options()
	later := o.Clock().Add(time.Hour)
	o.Clock = func() time.Time { return later }
	o.Prove = func(_ []byte, _ count.Digest, name string) (count.Digest, error) { return sampleKey(name), nil }
	rogue := join(t, seats[2], o)
	c := readOut(t, rogue, everybody)
	c.Signatures[0] = []byte("sample signature")
	if err := certify(t, rogue, c); err != nil {
		t.Fatal(err)
	}
	for _, x := range d[:2] {
		var bad *desk.BadEvent
		if err := x.CatchUp(t.Context()); !errors.As(err, &bad) || !strings.Contains(err.Error(), "The signature in the name of Ada") {
			t.Errorf("it is followed: %v", err)
		}
		if x.Snapshot().Certified != nil {
			t.Error("it is shown as certified")
		}
	}
}

// A desk that is given nothing to prove signatures with takes none.
func TestSignaturesThatCannotBeProvedAreNotTaken(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, counted()...)
	if err := certify(t, d, readOut(t, d, everybody)); err != nil {
		t.Fatal(err)
	}
	if s, _, err := desk.Fold(t.Context(), j, record.Write, proveSample); err != nil || s.Certified == nil {
		t.Errorf("with a proof: %v", err)
	}
	if _, _, err := desk.Fold(t.Context(), j, record.Write, nil); desk.CodeOf(err) != "signature" {
		t.Errorf("without a proof: %v", err)
	}
}

// explained is an explanation of A303 without signatures, and what is signed.
func explained(t *testing.T, d *desk.Desk) (*desk.Explain, desk.Words) {
	t.Helper()
	now := d.Snapshot()
	i := slices.IndexFunc(now.Findings, func(f count.Finding) bool { return f.Code == "A303" })
	if i < 0 {
		t.Fatal("there is nothing to explain")
	}
	c := &desk.Explain{Finding: now.Findings[i].Key(), Text: "Sample: two lines were signed by mistake.", By: []string{"Ben", "Cy"}}
	return c, now.WordsOn(now.Findings[i], c.Text, c.By)
}

func signedWords(t *testing.T, name string, w desk.Words) []byte {
	t.Helper()
	digest, err := w.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return sampleSignature(name, digest)
}

// falselySigned gives a command that nobody signed, and then puts it into the
// journal as a program would that asks no desk.
func falselySigned(t *testing.T, d *desk.Desk, j journal.Journal, at count.Time, c desk.Command) {
	t.Helper()
	const says = "The signature in the name of "
	seq, _, _ := j.Head(t.Context())
	if _, err := d.Do(t.Context(), c); desk.CodeOf(err) != "signature" || !strings.Contains(err.Error(), says) {
		t.Errorf("given as a command: %v", err)
	}
	if now, _, _ := j.Head(t.Context()); now != seq {
		t.Fatal("a refused command is in the journal")
	}
	body, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(t.Context(), seq, fmt.Appendf(nil, `{"seq":%d,"at":%q,"command":%s}`, seq+1, at, body)); err != nil {
		t.Fatal(err)
	}
	_, n, err := desk.Fold(t.Context(), j, record.Write, proveSample)
	var bad *desk.BadEvent
	if !errors.As(err, &bad) || bad.Seq != seq+1 || n != seq || !strings.Contains(err.Error(), says) {
		t.Errorf("opened again: %v", err)
	}
}
