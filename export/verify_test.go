package export_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx"
	"countersign/export/xlsx/office"
)

// found are the codes of a verdict's findings with their sums.
func found(v *export.Verdict) string {
	var out []string
	for _, f := range v.Findings {
		out = append(out, f.Code+" "+f.Short+": "+f.Sum)
	}
	return strings.Join(out, "\n")
}

func TestASheetThatNobodyTouchedIsFine(t *testing.T) {
	s := sampleSheet(t)
	page, book := documents(t, s)
	rec, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		b    []byte
		kind export.Kind
		says string
	}{
		{page, export.KindPDF, "This sheet is unchanged and signed by every teller that it names."},
		{book, export.KindWorkbook, "This sheet is unchanged and signed by every teller that it names."},
		{rec, export.KindRecord, "It carries no signature of its own: compare its digest"},
	} {
		v := export.Verify("sheet", x.b, nil)
		if !v.Fine() || v.Kind != x.kind || !strings.Contains(v.Sentence, x.says) || v.Digest != count.Sum(rec) || v.Sheet.Tally.Place.ID != samplePlace {
			t.Errorf("%s: %s\n%s", x.kind, v.Sentence, found(&v))
		}
	}
	v := export.Verify("sheet", page, nil)
	for i, x := range v.Signed {
		if !x.Holds || x.Whole != (i == 2) || x.Known != "unconfirmed" {
			t.Errorf("%+v", x)
		}
	}
	if len(v.Signed) != 3 {
		t.Errorf("%d signatures", len(v.Signed))
	}
}

// A sheet that was made up, by somebody who has this program and keys, passes
// no further than what it says of itself: nothing in the record is believed.
func TestAMadeUpSheetIsRefused(t *testing.T) {
	one := sampleSheet(t).Signers[:1]
	for name, x := range map[string]struct {
		change func(s *count.Sheet)
		says   string
	}{
		"nobody signs":            {func(s *count.Sheet) { s.Signers = nil }, "R604 Not everybody signs who has to: 0 of 2 tellers sign"},
		"one signs":               {func(s *count.Sheet) { s.Signers = one }, "R604 Not everybody signs who has to: 1 of 2 tellers sign"},
		"a policy without anyone": {func(s *count.Sheet) { s.Signers, s.Tally.Policy.Tellers = one, count.Required{} }, "R604 Not everybody signs who has to: 1 of 2 tellers sign"},
		"a recorder does not":     {func(s *count.Sheet) { s.Signers = s.Signers[:2] }, "Sample Recorder B recorded batches and does not sign"},
		"the chief does not":      {func(s *count.Sheet) { s.Signers = s.Signers[1:] }, "no chief teller signs"},
		"a stranger signs": {func(s *count.Sheet) {
			s.Signers = append(s.Signers, count.Signer{Name: "Sample Mallory", Role: count.Recorder, Key: count.Digest(keyOf(t, "Sample Mallory").Fingerprint())})
		}, "Sample Mallory is not a teller who signs as recorder"},
		"other totals": {func(s *count.Sheet) { s.Results[0].Yes = count.N(36) }, "R610 The totals on the sheet are not those of its batches"},
		"A and B differ": {func(s *count.Sheet) {
			b := &s.Tally.Batches[0].B
			b.Answers = slices.Clone(b.Answers)
			b.Answers[0].Yes = count.N(34)
			rolluptest.Certify(s)
		}, "R610 B102"},
		"a finding is hidden": {func(s *count.Sheet) {
			s.Tally.Account[len(s.Tally.Account)-1].Value = count.N(59)
		}, "R610 "},
		"more batches than there are": {func(s *count.Sheet) { s.Tally.Declared = count.N(count.MaxCount) }, "R610 The sheet does not hold the batches that it declares"},
		"a revision of nothing":       {func(s *count.Sheet) { s.Revision = 2 }, "R608 The revision does not fit what the sheet replaces"},
		"no time":                     {func(s *count.Sheet) { s.Certified = count.Time{} }, "R610 "},
	} {
		t.Run(name, func(t *testing.T) {
			s := sampleSheet(t)
			x.change(s)
			for kind, b := range map[string][]byte{"PDF": drawn(t, s), "workbook": bareWorkbook(t, s)} {
				v := export.Verify(name, b, nil)
				if v.Fine() || !strings.Contains(found(&v), x.says) || !strings.HasPrefix(v.Sentence, "Do not use this sheet. ") {
					t.Errorf("%s: %s\n%s", kind, v.Sentence, found(&v))
				}
				if a := v.Arrival(); len(a.Problems) == 0 {
					t.Errorf("%s: the roll-up is told nothing", kind)
				}
			}
		})
	}
}

// Somebody explains a warning alone, or not at all: the sheet has a form that
// no page can be drawn of, or is refused for it, but never taken.
func TestAWarningExplainedByNobodyIsRefused(t *testing.T) {
	for _, by := range [][]string{nil, {"Sample Chief"}, {"Sample Chief", "Sample Chief"}, {"Sample Chief", "Sample Nobody"}} {
		s := sampleSheet(t)
		for i := range s.Tally.Account {
			if s.Tally.Account[i].Line == count.Signatures {
				s.Tally.Account[i].Value = count.N(58)
			}
		}
		rolluptest.Certify(s)
		if len(s.Tally.Explanations) == 0 {
			t.Fatal("there is nothing to explain")
		}
		for i := range s.Tally.Explanations {
			s.Tally.Explanations[i].By = by
		}
		s.Findings = count.Check(&s.Tally, count.Clock{Now: s.Certified, Last: s.LastEntry})
		rec, err := record.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		if v := export.Verify("record", rec, nil); v.Fine() || !strings.Contains(found(&v), "A warning is not explained by two tellers") {
			t.Errorf("%v, record: %s\n%s", by, v.Sentence, found(&v))
		}
		if page, err := pdf.Draw(s, record.Seals{}); err == nil {
			if v := export.Verify("page", page, nil); v.Fine() {
				t.Errorf("%v, PDF: %s", by, v.Sentence)
			}
		}
	}
}

func TestEverySignatureOfAPDFIsLookedFor(t *testing.T) {
	s := sampleSheet(t)
	page, _ := documents(t, s)
	blank := drawn(t, s)
	signedBy := func(s *count.Sheet, b []byte, as ...string) []byte {
		t.Helper()
		for i, name := range as {
			out, err := file.Sign(b, file.Signing{Field: pdf.FieldName(i), Key: keyOf(t, name), Time: s.Certified.Std()})
			if err != nil {
				t.Fatal(err)
			}
			b = out
		}
		return b
	}
	other := sampleSheet(t) // its record names a key that is in another name
	other.Signers[2].Key = count.Digest(keyOf(t, "Sample Mallory").Fingerprint())
	for name, x := range map[string]struct {
		b    []byte
		says string
	}{
		"nobody has signed":        {blank, "R604 A signature is missing: Sample Chief, chief teller"},
		"the last has not":         {signedBy(s, blank, "Sample Chief", "Sample Recorder A"), "R604 A signature is missing: Sample Recorder B, recorder"},
		"a stranger has":           {signedBy(s, blank, "Sample Chief", "Sample Recorder A", "Sample Mallory"), "R604 A signature is missing: Sample Recorder B"},
		"the page of another":      {signedBy(s, blank, "Sample Mallory"), "R606 What is shown differs from the signed record: signature of Sample Chief"},
		"a key in another name":    {signedBy(other, drawn(t, other), "Sample Chief", "Sample Recorder A", "Sample Mallory"), "R604 A key is in another name: the sheet names Sample Recorder B, the certificate of the key Sample Mallory"},
		"two signed in each other": {signedBy(s, blank, "Sample Chief", "Sample Recorder B", "Sample Recorder A"), "R604 A signature is missing: Sample Recorder A"},
	} {
		if v := export.Verify(name, x.b, nil); v.Fine() || !strings.Contains(found(&v), x.says) {
			t.Errorf("%s: %s\n%s", name, v.Sentence, found(&v))
		}
	}
	for at, name := range map[int]string{len(page) - 2: "its end", len(page) / 2: "its middle", 40: "its beginning"} {
		b := append([]byte(nil), page...)
		b[at] ^= 1
		if v := export.Verify(name, b, nil); v.Fine() || !strings.HasPrefix(v.Sentence, "Do not use this sheet. ") {
			t.Errorf("a bit was changed at %s: %s", name, v.Sentence)
		}
	}
	if v := export.Verify("longer", append(append([]byte(nil), page...), '\n'), nil); v.Fine() {
		t.Errorf("something follows: %s", v.Sentence)
	}
}

func TestWhoseKeyItIsIsForTheDefinitionToSay(t *testing.T) {
	page, _ := documents(t, sampleSheet(t))
	trust := signtest.Pinned{}
	codes := func() string {
		v := export.Verify("sheet.pdf", page, trust)
		var out []string
		a := v.Arrival()
		for _, f := range a.Problems {
			out = append(out, f.Code)
		}
		for _, k := range a.Keys {
			if !k.Trusted {
				out = append(out, k.Name)
			}
		}
		return strings.Join(out, " ")
	}
	if got := codes(); got != "Sample Chief Sample Recorder A Sample Recorder B" {
		t.Errorf("keys that nobody has confirmed: %q", got)
	}
	for _, name := range []string{"Sample Chief", "Sample Recorder A"} {
		trust[keyOf(t, name).Fingerprint()] = sign.Trusted
	}
	if got := codes(); got != "Sample Recorder B" {
		t.Errorf("two of three are trusted: %q", got)
	}
	trust[keyOf(t, "Sample Recorder B").Fingerprint()] = sign.Trusted
	if got := codes(); got != "" {
		t.Errorf("all are trusted: %q", got)
	}
	trust[keyOf(t, "Sample Recorder B").Fingerprint()] = sign.Refused
	if got := codes(); !strings.HasPrefix(got, "R604") {
		t.Errorf("one is refused: %q", got)
	}
}

// Whoever makes a whole workbook again from a changed record makes one that is
// sound in itself. Nobody has signed it, and that is what is said.
func TestAWorkbookMadeAgainIsNotSigned(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 59))
	if err != nil {
		t.Fatal(err)
	}
	verdict := export.Verify("made-again.xlsx", bareWorkbook(t, withKeys(t, s)), nil)
	if verdict.Fine() || !strings.Contains(found(&verdict), "R604 A signature is missing: Sample Chief") {
		t.Error(verdict.Sentence)
	}
}

// A workbook says the same of its signatures as a PDF does.
func TestEverySignatureOfAWorkbookIsLookedFor(t *testing.T) {
	s := sampleSheet(t)
	two := bareWorkbook(t, s)
	for _, who := range s.Signers[:2] {
		var err error
		if two, err = xlsx.Sign(two, keyOf(t, who.Name), who, s.Certified); err != nil {
			t.Fatal(err)
		}
	}
	if v := export.Verify("two.xlsx", two, nil); v.Fine() || !strings.Contains(found(&v), "R604 A signature is missing: "+s.Signers[2].Name) {
		t.Errorf("one of three is missing: %s", found(&v))
	}
	stranger := keyOf(t, "Sample Mallory")
	more, err := office.Sign(workbook(t, s), stranger, s.Certified.Std(), "recorder", "sample")
	if err != nil {
		t.Fatal(err)
	}
	if v := export.Verify("more.xlsx", more, nil); v.Fine() || !strings.Contains(found(&v), "R604 Somebody else signed: there are 1 signatures with keys that the sheet does not name: Sample Mallory, key ") {
		t.Errorf("a stranger signed too: %s", found(&v))
	}
	if _, err := xlsx.Sign(two, stranger, s.Signers[2], s.Certified); err == nil {
		t.Error("a stranger signed in the name of a teller")
	}
}

func TestWhatIsNoSheetIsUnread(t *testing.T) {
	for says, b := range map[string][]byte{
		"the file is empty":                            nil,
		"it is neither a PDF, a workbook nor a record": []byte("Sample: yes 513, no 763\n"),
		"byte":                   []byte("%PDF-1.7\n%%EOF\n"),
		"cut short or damaged":   []byte("PK\x03\x04 and nothing"),
		"this is not a record":   []byte("{}"),
		"the most is 67,108,864": make([]byte, export.MaxFile+1),
	} {
		v := export.Verify("sheet.pdf", b, nil)
		if v.Fine() || v.Sheet != nil || !strings.Contains(v.Unread, says) || v.Sentence == "" || len(v.Findings) != 1 || v.Findings[0].Code != "R604" {
			t.Errorf("want %q: %+v", says, v)
		}
		if p := v.Arrival().Problems; len(p) != 1 || p[0].Code != "R604" {
			t.Errorf("the roll-up is told %v", p)
		}
	}
}

func FuzzVerify(f *testing.F) {
	s := sampleSheet(f)
	page, book := documents(f, s)
	rec, err := record.Write(s)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(update(f, page, map[int]string{9999: "null"}))
	for _, b := range [][]byte{page, book, rec, otherFile(f, "signed pdf"), nil, []byte("%PDF-1.7"), []byte("PK\x03\x04"), []byte("{\n \"format\": \"countersign record 1\"")} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v := export.Verify("sheet", b, nil)
		held := 0
		for _, x := range v.Signed {
			if x.Holds {
				held++
			}
		}
		if v.Fine() && (v.Sheet == nil || v.Kind == export.KindPDF && (held < 2 || held != len(v.Sheet.Signers))) {
			t.Errorf("a %s with %d signatures is fine", v.Kind, held)
		}
		if a := v.Arrival(); !v.Fine() && len(a.Problems) == 0 && len(v.Findings) == 0 {
			t.Errorf("nothing is said of what is not fine: %s", v.Sentence)
		}
	})
}
