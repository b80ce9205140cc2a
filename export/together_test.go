package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// verdictOn is that on the workbook of a sheet, under a file name.
func verdictOn(t testing.TB, name string, s *count.Sheet) export.Verdict {
	t.Helper()
	v := export.Verify(name, workbook(t, s), nil)
	if !v.Fine() {
		t.Fatalf("%s: %s", name, v.Sentence)
	}
	return v
}

// second is the revision after a sheet, with other figures.
func second(t testing.TB, before *count.Sheet, yes int) *count.Sheet {
	t.Helper()
	v := rolluptest.Made(1, 1, 2)
	s, err := rolluptest.Next(v, before, rolluptest.Counted(v, samplePlace, yes))
	if err != nil {
		t.Fatal(err)
	}
	s.Supersedes = count.Sum(recordOf(t, before))
	return withKeys(t, s)
}

func TestFilesOfAPlaceAreComparedWithOneAnother(t *testing.T) {
	one := sampleSheet(t)
	other := sampleSheet(t)
	other.Tally.Sample = count.SampleMark{What: []string{"times"}, Source: "sample: made again"}
	v := rolluptest.Made(1, 1, 2)
	figures, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 36))
	if err != nil {
		t.Fatal(err)
	}
	withKeys(t, figures)
	two := second(t, one, 37)
	lost := second(t, figures, 37) // names a revision 1 that is not here
	elsewhere, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/2", 20))
	if err != nil {
		t.Fatal(err)
	}
	withKeys(t, elsewhere)
	for name, x := range map[string]struct {
		sheets []*count.Sheet
		code   string
		fine   bool
		says   string
	}{
		"the same record twice":   {[]*count.Sheet{one, one}, "", true, "These files agree: they carry the same record."},
		"another record":          {[]*count.Sheet{one, other}, "R609", true, "These files do not carry the same record"},
		"other figures":           {[]*count.Sheet{one, figures}, "R602", false, "Do not use these sheets. Two sheets of one revision have different figures: agreement yes 35 or 36; agreement no 25 or 24"},
		"the next revision":       {[]*count.Sheet{two, one}, "R607", true, "Revision 2 replaces revision 1: agreement yes 35 before, 37 now"},
		"the next revision alone": {[]*count.Sheet{two}, "R607", true, "which is not among these files. Use revision 2."},
		"a revision of another":   {[]*count.Sheet{one, lost}, "R608", false, "Revision 2 does not name the sheet that it replaces"},
		"three, one of them odd":  {[]*count.Sheet{one, two, figures}, "R602", false, "Do not use these sheets."},
	} {
		var verdicts []export.Verdict
		for i, s := range x.sheets {
			verdicts = append(verdicts, verdictOn(t, name+string(rune('a'+i)), s))
		}
		all := export.Compare(verdicts)
		if len(all) != 1 {
			t.Errorf("%s: %d places", name, len(all))
			continue
		}
		g := all[0]
		codes := ""
		for _, f := range g.Findings {
			codes += f.Code + " "
		}
		if g.Fine() != x.fine || !strings.Contains(g.Sentence, x.says) || x.code == "" && codes != "" || !strings.Contains(codes, x.code) || len(g.Files) != len(x.sheets) {
			t.Errorf("%s: %s %q", name, codes, g.Sentence)
		}
	}
	if all := export.Compare([]export.Verdict{verdictOn(t, "a", one), verdictOn(t, "b", elsewhere)}); len(all) != 2 || !all[0].Fine() || all[1].Place != "U1/N1/2" {
		t.Errorf("two places: %+v", all)
	}
	if all := export.Compare([]export.Verdict{export.Verify("text", []byte("sample"), nil)}); len(all) != 0 {
		t.Errorf("what cannot be read says something of others: %+v", all)
	}
}

// Seen: beside a signed sheet lay a record in which somebody had changed figures.
// "Do not use these sheets. Two sheets of one revision have different figures":
// whoever could write a file took a sound sheet out of the vote.
func TestAForgedRecordKnockedOutTheSignedSheetBesideIt(t *testing.T) {
	one := sampleSheet(t)
	v := rolluptest.Made(1, 1, 2)
	forged, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 36))
	if err != nil {
		t.Fatal(err)
	}
	withKeys(t, forged)
	newer, err := rolluptest.Next(v, one, rolluptest.Counted(v, samplePlace, 37))
	if err != nil {
		t.Fatal(err)
	}
	newer.Supersedes = count.Sum(recordOf(t, one))
	remark := sampleSheet(t)
	remark.Tally.Sample = count.SampleMark{What: []string{"times"}, Source: "sample: made again"}
	bare := func(name string, s *count.Sheet) export.Verdict {
		x := export.Verify(name, recordOf(t, s), nil)
		if !x.Fine() {
			t.Fatalf("%s: %s", name, x.Sentence)
		}
		return x
	}
	signed := verdictOn(t, "signed.xlsx", one)
	for name, x := range map[string]struct {
		record *count.Sheet
		says   string // where it is said that the signed sheet holds
	}{
		"other figures":             {forged, "A file that nobody signed does not carry the signed record: agreement yes 35 or 36; agreement no 25 or 24; "},
		"what it calls revision 2":  {newer, "A file that nobody signed does not carry the signed record: agreement yes 35 or 37; "},
		"another remark":            {remark, "A file that nobody signed does not carry the signed record: signed.xlsx carries "},
		"the record that is signed": {one, ""},
	} {
		for _, files := range [][]export.Verdict{{signed, bare("record.json", x.record)}, {bare("record.json", x.record), signed}} {
			all := export.Compare(files)
			if len(all) != 1 || len(all[0].Files) != 2 {
				t.Fatalf("%s: %+v", name, all)
			}
			g := all[0]
			if x.says == "" {
				if !g.Fine() || g.Sentence != "These files agree: they carry the same record." {
					t.Errorf("%s: %q", name, g.Sentence)
				}
				continue
			}
			if g.Fine() || len(g.Findings) != 1 || g.Findings[0].Code != "R604" || !strings.HasPrefix(g.Sentence, x.says) ||
				!strings.HasSuffix(g.Sentence, ". Use signed.xlsx, which holds, and not record.json.") {
				t.Errorf("%s: %+v %q", name, g.Findings, g.Sentence)
			}
		}
	}
	// Of records alone, nobody can say which one is right.
	if g := export.Compare([]export.Verdict{bare("a.json", one), bare("b.json", forged)})[0]; g.Findings[0].Code != "R602" {
		t.Errorf("two records: %q", g.Sentence)
	}
}

// A sheet of another vote, or of a place that the vote does not have, is one
// of somebody else.
func TestASheetIsHeldAgainstTheDefinition(t *testing.T) {
	made := rolluptest.Made(1, 1, 2)
	v := export.Verify("sheet", workbook(t, sampleSheet(t)), nil)
	if err := v.Against(made); err != nil || !v.Fine() {
		t.Fatalf("its own definition: %v, %s", err, v.Sentence)
	}
	other := rolluptest.Made(1, 1, 3)
	if err := v.Against(other); err != nil || v.Fine() || !strings.Contains(found(&v), "R601 This is a sheet of another definition") || !strings.HasPrefix(v.Sentence, "Do not use this sheet. This is a sheet of another definition of this vote: ") {
		t.Errorf("another definition: %v, %s", err, v.Sentence)
	}
	again := len(v.Findings)
	if err := v.Against(other); err != nil || len(v.Findings) != again {
		t.Errorf("asked twice, it says more: %s", found(&v))
	}
	s := sampleSheet(t)
	s.Tally.Policy.Tellers.Least, s.Tally.Policy.BatchSize = 2, 99
	w := export.Verify("sheet", workbook(t, s), nil)
	if err := w.Against(made); err != nil || !strings.Contains(found(&w), "R610 The sheet was not counted by the definition's rules: the ballot policy") {
		t.Errorf("other rules: %v\n%s", err, found(&w))
	}
	broken := *made
	broken.Questions = nil
	if err := v.Against(&broken); err == nil {
		t.Error("a definition without questions was used")
	}
}
