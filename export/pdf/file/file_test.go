package file_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/export/pdf/file"
)

func TestASheetSignedByAllTellersVerifies(t *testing.T) {
	pdf := signedBy(t, 4)
	r, err := file.Verify(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if r.Revisions != 5 || r.Pages != 2 || len(r.Signatures) != 4 || len(r.Empty) != 0 {
		t.Fatalf("report %+v", r)
	}
	for i, s := range r.Signatures {
		if s.Identity != tellers[i] || s.Fingerprint != keys()[i].Fingerprint() {
			t.Errorf("signature %d is by %+v", i+1, s.Identity)
		}
		if want := closed.Add(time.Duration(i) * time.Minute); !s.Time.Equal(want) {
			t.Errorf("signature %d was made at %v, want %v", i+1, s.Time, want)
		}
		if last := i == 3; s.CoversWhole != last || (s.End == len(pdf)) != last {
			t.Errorf("signature %d: covers the whole file: %v", i+1, s.CoversWhole)
		}
	}
	if len(r.Attachments) != 1 {
		t.Fatalf("%d attachments", len(r.Attachments))
	}
	a := r.Attachments[0]
	if a.Name != recordName || a.MIME != "text/plain" || a.Description != "Sample record — beze změn" || !bytes.Equal(a.Data, record) {
		t.Errorf("attachment %q %q %q %q", a.Name, a.MIME, a.Description, a.Data)
	}
}

func TestOnlyTheFirstSignatureCertifies(t *testing.T) {
	for n := range 5 {
		pdf := signedBy(t, n)
		for _, entry := range []string{"/Perms <</DocMDP ", "<</Type /TransformParams/P 2/V /1.2>>"} {
			if got, want := bytes.Count(pdf, []byte(entry)), min(n, 1); got != want {
				t.Errorf("%d signatures: %s stands there %d times, want %d", n, entry, got, want)
			}
		}
	}
}

func TestTellersWhoHaveNotSignedAreNamed(t *testing.T) {
	r, err := file.Verify(signedBy(t, 0))
	if err != nil || len(r.Signatures) != 0 || len(r.Empty) != 4 {
		t.Errorf("nobody signed: %+v, %v", r, err)
	}
	r, err = file.Verify(signedBy(t, 2))
	if err != nil || !slices.Equal(r.Empty, []string{"Teller3", "Teller4"}) {
		t.Errorf("two signed: %+v, %v", r, err)
	}
}

func TestSigningLeavesEveryEarlierByteAlone(t *testing.T) {
	before := signedBy(t, 1)
	after := signOne(t, before, 1)
	if !bytes.HasPrefix(after, before) {
		t.Error("the first signer's file was changed")
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	drawn, doc := draw(t, 513)
	first, err := file.Finish(drawn, doc)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		again, err := file.Finish(drawn, doc)
		if err != nil || !bytes.Equal(again, first) {
			t.Fatalf("Finish gave other bytes (%v)", err)
		}
	}
	if !bytes.Equal(signedBy(t, 2), signedBy(t, 2)) {
		t.Error("Sign gave other bytes for the same keys and times")
	}
}

// signings are those of all tellers, a minute apart.
func signings() []file.Signing {
	var all []file.Signing
	for i, k := range keys() {
		all = append(all, file.Signing{Field: fmt.Sprintf("Teller%d", i+1), Key: k, Time: closed.Add(time.Duration(i) * time.Minute)})
	}
	return all
}

func TestSigningTogetherIsSigningOneAfterTheOther(t *testing.T) {
	got, err := file.Sign(finish(t, 513), signings()...)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, signedBy(t, 4)) {
		t.Error("the bytes differ")
	}
	if _, err := file.Sign(finish(t, 513), signings()[0], signings()[0]); err == nil {
		t.Error("one teller signed twice")
	}
}

func TestWhatCannotBeSigned(t *testing.T) {
	pdf := signedBy(t, 1)
	for what, s := range map[string]file.Signing{
		"no such field":      {Field: "Nobody", Key: keys()[1], Time: closed},
		"field is filled":    {Field: "Teller1", Key: keys()[1], Time: closed},
		"same key again":     {Field: "Teller2", Key: keys()[0], Time: closed},
		"before the key was": {Field: "Teller2", Key: keys()[1], Time: closed.AddDate(-1, 0, 0)},
		"key has expired":    {Field: "Teller2", Key: keys()[1], Time: closed.AddDate(2, 0, 1)},
	} {
		if _, err := file.Sign(pdf, s); err == nil {
			t.Errorf("%s: signed", what)
		}
	}
	if _, err := file.Sign(append(bytes.Clone(pdf), '\n'), file.Signing{Field: "Teller2", Key: keys()[1], Time: closed}); err == nil {
		t.Error("an unsound file was signed")
	}
}

func TestThePageIsComparedWithTheOneDrawnAgain(t *testing.T) {
	signed := signedBy(t, 2)
	if err := file.Compare(signed, finish(t, 513)); err != nil {
		t.Errorf("the same sheet drawn again differs: %v", err)
	}
	other := finish(t, 514)
	if file.Compare(signed, other) == nil {
		t.Error("514 votes instead of 513 were not noticed")
	}
	ours, err := file.PageContents(signed)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := file.PageContents(other)
	if err != nil {
		t.Fatal(err)
	}
	if len(ours) != 2 || !bytes.Contains(ours[0], []byte("/H1 <</MCID 0>> BDC")) || bytes.Equal(ours[0], theirs[0]) {
		t.Errorf("%d pages; the first begins %.60q", len(ours), ours[0])
	}
}

func TestDrawingsThatCannotBeFinished(t *testing.T) {
	drawn, good := draw(t, 513)
	for what, change := range map[string]func(*file.Document){
		"field on no page":        func(d *file.Document) { d.Fields[0].Page = 2 },
		"field without name":      func(d *file.Document) { d.Fields[0].Name = "" },
		"two fields of one name":  func(d *file.Document) { d.Fields[0].Name = "Teller2" },
		"field upside down":       func(d *file.Document) { d.Fields[0].Box.Top = 0 },
		"attachment without name": func(d *file.Document) { d.Attachments[0].Name = "" },
		"two of one name":         func(d *file.Document) { d.Attachments = append(d.Attachments, d.Attachments[0]) },
		"font that is not there":  func(d *file.Document) { d.BoxFont = "serif" },
		"mark twice":              func(d *file.Document) { d.Structure.Kids[1].Marks[0].MCID = 0 },
		"mark on no page":         func(d *file.Document) { d.Structure.Kids[0].Marks[0].Page = 9 },
		"mark left out":           func(d *file.Document) { d.Structure.Kids = d.Structure.Kids[1:] },
		"role that is not in PDF": func(d *file.Document) { d.Structure.Kids[0].Role = "Title" },
	} {
		_, doc := draw(t, 513)
		change(&doc)
		if _, err := file.Finish(drawn, doc); err == nil {
			t.Errorf("%s: finished", what)
		}
	}
	if _, err := file.Finish(signedBy(t, 1), good); err == nil {
		t.Error("a signed file was finished again")
	}
	if _, err := file.Finish([]byte("no PDF"), good); err == nil {
		t.Error("text was finished")
	}
}

func TestADrawingBringsNoAttachmentsAndNoScripts(t *testing.T) {
	for what, add := range map[string]func(*drawing){
		"attachment": func(d *drawing) { d.SetAttachments([]gofpdf.Attachment{{Content: record, Filename: recordName}}) },
		"script":     func(d *drawing) { d.SetJavascript("app.alert('sample')") },
		"link":       func(d *drawing) { d.LinkString(10, 10, 10, 10, "https://example.org/") },
	} {
		d := newDrawing()
		d.newPage(0)
		add(d)
		var out bytes.Buffer
		if err := d.Output(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := file.Finish(out.Bytes(), file.Document{Created: closed}); err == nil {
			t.Errorf("a drawing with a %s was finished", what)
		}
	}
}

func TestADocumentWithoutFieldsAttachmentsAndStructure(t *testing.T) {
	d := newDrawing()
	d.newPage(0)
	d.SetFont("sans", "", 10)
	d.Text(20, 20, "Roll-up (sample)")
	var b bytes.Buffer
	if err := d.Output(&b); err != nil {
		t.Fatal(err)
	}
	pdf, err := file.Finish(b.Bytes(), file.Document{Title: "Roll-up (sample)", Language: "en", Created: closed})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := file.Verify(pdf); err != nil || r.Pages != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func BenchmarkFinish(b *testing.B) {
	drawn, doc := draw(b, 513)
	for b.Loop() {
		if _, err := file.Finish(drawn, doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSign(b *testing.B) {
	pdf := finish(b, 513)
	for b.Loop() {
		signOne(b, pdf, 0)
	}
}

// BenchmarkSignFour is four signatures, after verifying once.
func BenchmarkSignFour(b *testing.B) {
	pdf, all := finish(b, 513), signings()
	for b.Loop() {
		if _, err := file.Sign(pdf, all...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerifyFourSignatures(b *testing.B) {
	pdf := signedBy(b, 4)
	for b.Loop() {
		if _, err := file.Verify(pdf); err != nil {
			b.Fatal(err)
		}
	}
}
