package record_test

import (
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
)

// sampleSheet is a certified sheet of the training vote: every name and figure
// is a sample.
func sampleSheet(t testing.TB) *count.Sheet {
	t.Helper()
	v := votetest.Training(t)
	digest, err := v.Digest()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := v.Place("LAMP/L-1/11")
	y := count.NewTally(v, p)
	y.Tellers = []count.Teller{{Name: "Ada ☂ <sample> & \"co\"", Role: count.ChiefTeller}, {Name: "Ben", Role: count.Recorder}}
	y.Declared = count.N(1)
	e := count.Entry{Recorder: "Ben", Closed: true, Ballots: count.N(50), Answers: []count.Answer{
		{Question: "agreement", Figures: count.Figures{Yes: count.N(30), No: count.N(18), Blank: count.N(1), Void: count.N(1)}},
		{Question: "contract", Figures: count.Figures{Yes: count.N(31), No: count.N(17), Blank: count.N(1), Void: count.N(1)}},
	}}
	other := e
	other.Recorder = y.Tellers[0].Name
	y.Batches = []count.Batch{{Number: 1, A: e, B: other, Remarks: []count.Remark{{Side: count.SideA, Reason: "sample: a folded ballot"}}}}
	y.Account = count.Account{{Line: count.Counted, Value: count.N(50)}}
	at := count.At(time.Date(2026, 5, 8, 17, 6, 0, 0, time.FixedZone("", -4*3600)))
	return &count.Sheet{
		Vote: v.Ref(digest), Revision: 2, Supersedes: count.Sum([]byte("sample")), Reason: "sample: a bundle was found", Began: at,
		LastEntry: at, Certified: at, Signers: []count.Signer{{Name: "Ben", Role: count.Recorder, Key: count.Sum([]byte("sample key"))}},
		Tally: y, Results: y.Results(), Findings: count.Check(&y, count.Clock{Now: at, Last: at}),
	}
}
