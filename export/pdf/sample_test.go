package pdf_test

import (
	"testing"

	"countersign/count"
)

// figures of the 26 sample batches: yes, no, blank, void for both questions.
// The totals of yes and no are those published for Local 749 in June 2011.
var batchFigures = [26][8]int{
	{16, 34, 0, 0, 17, 33, 0, 0},
	{18, 32, 0, 0, 23, 26, 1, 0},
	{20, 30, 0, 0, 25, 24, 1, 0},
	{23, 26, 0, 1, 23, 26, 0, 1},
	{24, 26, 0, 0, 17, 33, 0, 0},
	{14, 36, 0, 0, 16, 34, 0, 0},
	{21, 28, 1, 0, 23, 26, 1, 0},
	{22, 28, 0, 0, 17, 33, 0, 0},
	{21, 29, 0, 0, 22, 27, 1, 0},
	{25, 25, 0, 0, 21, 29, 0, 0},
	{18, 32, 0, 0, 19, 31, 0, 0},
	{14, 35, 0, 1, 18, 31, 0, 1},
	{24, 26, 0, 0, 22, 27, 1, 0},
	{16, 34, 0, 0, 18, 32, 0, 0},
	{21, 29, 0, 0, 27, 23, 0, 0},
	{15, 34, 1, 0, 26, 24, 0, 0},
	{24, 26, 0, 0, 22, 28, 0, 0},
	{19, 31, 0, 0, 16, 34, 0, 0},
	{22, 28, 0, 0, 26, 23, 1, 0},
	{24, 25, 0, 1, 25, 24, 0, 1},
	{23, 27, 0, 0, 23, 26, 1, 0},
	{21, 28, 1, 0, 16, 34, 0, 0},
	{20, 29, 1, 0, 20, 30, 0, 0},
	{17, 33, 0, 0, 27, 22, 1, 0},
	{19, 31, 0, 0, 23, 27, 0, 0},
	{12, 21, 1, 0, 12, 21, 1, 0},
}

func moment(t testing.TB, s string) count.Time {
	t.Helper()
	at, err := count.ParseTime(s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func figures(v []int) count.Figures {
	return count.Figures{Yes: count.N(v[0]), No: count.N(v[1]), Blank: count.N(v[2]), Void: count.N(v[3])}
}

// batch is number n of k questions on which A and B agree.
func batch(n int, v []int) count.Batch {
	e := count.Entry{Recorder: "Ruth Pelletier", Closed: true, Ballots: count.N(v[0] + v[1] + v[2] + v[3])}
	for q := 0; q*4 < len(v); q++ {
		e.Answers = append(e.Answers, count.Answer{Question: questionIDs[q], Figures: figures(v[q*4 : q*4+4])})
	}
	b := count.Batch{Number: n, A: e, B: e}
	b.B.Recorder = "Luis Ortega"
	b.B.Answers = append([]count.Answer(nil), e.Answers...)
	return b
}

var questionIDs = []string{"agreement", "contract", "q3", "q4", "q5", "q6"}

var half = count.Majority{Of: count.BaseCast, More: true, Share: count.Fraction{Num: 1, Den: 2}, Applies: count.LevelUnit}

// sheet is the sample sheet of the design: Local 749, 26 batches.
func sheet(t testing.TB) *count.Sheet {
	t.Helper()
	s := &count.Sheet{
		Vote: count.VoteRef{
			ID: "SEBAC2011", Title: "Vote on the SEBAC 2011 agreement and the individual contract", Revision: 1,
			Digest:  count.Sum([]byte("sample definition")),
			Embargo: count.Embargo{Until: moment(t, "2011-06-24T18:00:00-04:00")},
		},
		Revision: 1, Began: moment(t, "2011-06-15T13:30:00-04:00"), Certified: moment(t, "2011-06-15T17:06:00-04:00"),
		Tally: count.Tally{
			Place: count.Place{
				ID: "AFSCME/JN-7/749", Coalition: "SEBAC", Union: "AFSCME Council 4", Unit: "Judicial", Local: "AFSCME Local 749",
				With: []string{"Criminal Justice"}, Roll: count.N(1600),
			},
			Questions: []count.Question{
				{ID: "agreement", Title: "SEBAC agreement", Short: "Agreement", Paper: 1, Rule: count.Rule{Words: "14 of 15 unions, and the yes unions hold 80 % of the members; here: more than half of the votes cast.", Majority: half}},
				{ID: "contract", Title: "Individual contract", Short: "Contract", Paper: 1, Rule: count.Rule{Words: "More than half of the votes cast in the unit.", Majority: half}},
			},
			Policy: count.Policy{
				Method: count.InPerson, BatchSize: 50, Paper: "letter",
				VoidPolicy: "Intent counts; a signature on the ballot makes it void.",
			},
			Tellers: []count.Teller{
				{Name: "Ruth Pelletier", Role: count.Recorder},
				{Name: "Luis Ortega", Role: count.Recorder},
				{Name: "Marian Kowalczyk", Role: count.ChiefTeller},
				{Name: "Dana Whitfield", Role: count.Observer},
			},
			Declared: count.N(26),
			Account: count.Account{
				{Line: count.Printed, Value: count.N(1700)},
				{Line: count.Issued, Value: count.N(1297)},
				{Line: count.Unused, Value: count.N(402)},
				{Line: count.Destroyed, Value: count.N(1)},
				{Line: count.Replaced, Value: count.N(7)},
				{Line: count.Taken, Value: count.N(1)},
				{Line: count.Signatures, Value: count.N(1289)},
				{Line: count.Unvoted, Value: count.N(1)},
				{Line: count.Challenged, Value: count.N(5)},
				{Line: count.InBox, Value: count.N(1284)},
				{Line: count.Counted, Value: count.N(1284)},
			},
			Sample: count.SampleMark{
				What:   []string{"tellers", "times", "batches", "blank", "void", "account", "challenges"},
				Source: "Yes and No figures from press reports, June 2011",
			},
		},
	}
	for i, v := range batchFigures {
		s.Tally.Batches = append(s.Tally.Batches, batch(i+1, v[:]))
	}
	disturb(s)
	logs(s)
	s.Results = s.Tally.Results()
	return s
}

// disturb makes A and B differ in batches 7, 9 and 12, and reopens 19.
func disturb(s *count.Sheet) {
	b := s.Tally.Batches
	b[6].B.Answers[0].No = count.N(27)
	b[6].Recounts = []count.Recount{{Question: "agreement", Cell: count.CellNo, A: count.N(28), B: count.N(27), Third: count.N(28)}}
	b[8].Recounts = []count.Recount{{Question: "contract", Cell: count.CellYes, A: count.N(21), B: count.N(23), Third: count.N(22)}}
	b[11].B.Answers[1].Yes = count.N(17)
	b[11].Recounts = []count.Recount{{Question: "contract", Cell: count.CellYes, A: count.N(18), B: count.N(17), Third: count.N(18)}}
	b[18].Remarks = []count.Remark{{Side: count.SideB, Reason: "closed at 49 first; 1 folded ballot found"}}
}

func logs(s *count.Sheet) {
	by := []string{"Ruth Pelletier", "Luis Ortega"}
	s.Tally.Voids = []count.Void{
		{Batch: 4, Question: "agreement", Reason: "signed by the voter", RuledBy: "Marian Kowalczyk"},
		{Batch: 12, Question: "contract", Reason: "both boxes marked", RuledBy: "Marian Kowalczyk"},
	}
	for i := range 5 {
		s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{Envelope: i + 1, Ground: "not on the register", Ruling: count.Unresolved})
	}
	s.Findings = []count.Finding{
		{
			Code: "A303", Severity: count.Warning, Where: count.Where{Line: count.Signatures}, Short: "1 signature is missing.",
			Sum: "1,284 + 5 = 1,289; signatures 1,289 - 1 = 1,288.",
			Explanation: &count.Explanation{
				Finding: "A303 signatures", By: by,
				Text: "Register line 212: the ballot was handed out at 11:40 and the line was left unsigned. Seen by both recorders at table 2.",
			},
		},
		{
			Code: "B108", Severity: count.Warning, Where: count.Where{Batch: 9, Question: "contract"}, Short: "The recount matched neither.",
			Sum: "A 21, B 23, recount 22.",
			Explanation: &count.Explanation{
				Finding: "B108 batch 9, contract", By: by,
				Text: "Batch 9: pile Yes was mixed with two No. Whole question 2 counted again by both, 22 Yes both times.",
			},
		},
		{
			Code: "C401", Severity: count.Note, Short: "5 challenged ballots cannot change the result of this local.",
			Sum: "If all 5 were for: agreement 518 of 1,284, 643 needed; contract 549 of 1,280, 641 needed.",
		},
		{Code: "T209", Severity: count.Note, Short: "A cell is under 5.", Sum: "Void, both questions: 3."},
	}
	for i, who := range s.Tally.Tellers[:3] {
		s.Signers = append(s.Signers, count.Signer{Name: who.Name, Role: who.Role, Key: count.Sum([]byte{byte(i)})})
	}
}
