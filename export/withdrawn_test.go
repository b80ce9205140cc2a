package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
)

// withdrawals are a log in which envelope 2 was entered twice, and a ruling that
// was entered for the wrong batch.
func withdrawals(s *count.Sheet) {
	by := []string{s.Tally.Tellers[0].Name, s.Tally.Tellers[1].Name}
	long := strings.TrimSpace(strings.Repeat("the same envelope was entered once more (sample) ", 5))
	s.Tally.Challenges = []count.Challenge{
		{Envelope: 1, Ground: "not on the list (sample)", Ruling: count.Unresolved},
		{Envelope: 2, Ground: "not on the list (sample)", Ruling: count.Overruled, Reason: "is on the other list (sample)", Withdrawn: &count.Withdrawal{Reason: long, By: by}},
		{Envelope: 3, Ground: "not on the list (sample)", Ruling: count.Unresolved, Withdrawn: &count.Withdrawal{Reason: "entered twice (sample)", By: by}},
	}
	s.Tally.Voids = []count.Void{
		{Batch: 1, Question: s.Tally.Questions[0].ID, Reason: "signed (sample)", RuledBy: by[0]},
		{Batch: 1, Question: s.Tally.Questions[1].ID, Reason: "torn (sample)", RuledBy: by[0], Withdrawn: &count.Withdrawal{Reason: "of the other batch (sample)", By: by}},
	}
	for k, l := range s.Tally.Account {
		switch l.Line {
		case count.Challenged, count.Printed, count.Issued, count.Signatures:
			s.Tally.Account[k].Value = count.N(l.Value.Int() + 1)
		}
	}
	rolluptest.Certify(s)
}

// A sheet whose logs have withdrawn rows is signed, read and proved like any
// other, in each language; its record has one envelope.
func TestASheetWithWithdrawnRowsIsProved(t *testing.T) {
	s := sampleSheet(t)
	withdrawals(s)
	var own []*sign.Key
	for _, x := range s.Signers {
		own = append(own, keyOf(t, x.Name))
	}
	for _, in := range []words.Documents{nil, {"es"}, {"fr", "en"}} {
		files, err := export.Documents(s, own, nil, in)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if dir := os.Getenv("GALLERY"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "withdrawn-"+strings.ReplaceAll(in.String(), " ", "-")+filepath.Ext(f.Name)), f.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			v := export.Verify(f.Name, f.Data, nil)
			if !v.Fine() || len(v.Differences) > 0 {
				t.Fatalf("%s, %s: %s %v %v", in, f.Name, v.Sentence, v.Findings, v.Differences)
			}
			if y := v.Sheet.Tally; y.Envelopes() != 1 || len(y.Withdrawn()) != 3 || len(y.Challenges) != 3 {
				t.Errorf("%s: %+v", f.Name, y.Challenges)
			}
			if fs := count.Recheck(v.Sheet); len(fs) > 0 {
				t.Errorf("%s: %+v", f.Name, fs)
			}
		}
	}
}
