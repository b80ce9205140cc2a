package xlsx_test

import (
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/xlsx"
)

// hostile are sample names that a workbook has to keep as text.
var hostile = []string{
	`=cmd|' /C calc'!A0`, "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "Zoë 🗳️ sample", "\u202Eelpmas", "שם לדוגמה",
	"a\u0000b\u0007c", " blanks  at both ends ", strings.Repeat("Long sample name ", 18),
	"<b>&amp;</b>", "'=1+1", "C:\\..\\sample/etc",
}

func figures(yes, no, blank, void int) count.Figures {
	return count.Figures{Yes: count.N(yes), No: count.N(no), Blank: count.N(blank), Void: count.N(void)}
}

// batch is a sample batch that both recorders found alike.
func batch(n, ballots int, one, two count.Figures) count.Batch {
	e := count.Entry{Recorder: "Rae Sample", Closed: true, Ballots: count.N(ballots), Answers: []count.Answer{
		{Question: "agreement", Figures: one}, {Question: "contract", Figures: two},
	}}
	f := e
	f.Recorder = "Ola Sample"
	f.Answers = append([]count.Answer(nil), e.Answers...)
	return count.Batch{Number: n, A: e, B: f}
}

// sheet is a sample sheet: two questions, a recount, an explained warning. Its
// first question has 513 yes, which a swap of two digits makes 531.
func sheet(t testing.TB, batches int, teller string) *count.Sheet {
	t.Helper()
	major := count.Majority{Of: count.BaseCast, More: true, Share: count.Fraction{Num: 1, Den: 2}, Applies: count.LevelUnit}
	question := func(id, title, short string) count.Question {
		return count.Question{ID: id, Title: title, Short: short, DecidedBy: count.LevelUnit, Paper: 1, Rule: count.Rule{Words: "More than half of the votes cast.", Majority: major}}
	}
	y := count.Tally{
		Place:     count.Place{ID: "AFSCME/JN-7/749", Coalition: "SEBAC sample", Union: "AFSCME Council 4", Unit: "Judicial", Local: "AFSCME Local 749", With: []string{"Criminal Justice"}, Roll: count.N(1600)},
		Questions: []count.Question{question("agreement", "SEBAC agreement", "Agreement"), question("contract", "Individual contract", "Contract")},
		Policy:    count.Policy{Method: count.InPerson, BatchSize: 1000, Paper: "letter", Tellers: count.Required{Least: 2}},
		Thresholds: count.Thresholds{
			Blank: count.Fraction{Num: 3, Den: 100}, Void: count.Fraction{Num: 3, Den: 100},
			TurnoutLow: count.Fraction{Num: 10, Den: 100}, TurnoutHigh: count.Fraction{Num: 95, Den: 100}, SmallCell: 5,
		},
		Tellers:  []count.Teller{{Name: teller, Role: count.ChiefTeller}, {Name: "Rae Sample", Role: count.Recorder}, {Name: "Ola Sample", Role: count.Recorder}},
		Declared: count.N(batches),
		Sample:   count.SampleMark{What: []string{"tellers", "times", "batches", "blank", "void", "account"}, Source: "press reports, June 2011"},
	}
	y.Batches = append(y.Batches, batch(1, 484, figures(113, 363, 5, 3), figures(144, 328, 9, 3)))
	for n := 2; n <= batches; n++ {
		k := 800 / (batches - 1)
		if n == 2 {
			k += 800 % (batches - 1)
		}
		y.Batches = append(y.Batches, batch(n, k, figures(k/2, k-k/2, 0, 0), figures(k/2, k-k/2, 0, 0)))
	}
	b := &y.Batches[1]
	b.B.Answers[0].Yes = count.N(b.B.Answers[0].Yes.Int() - 1)
	b.Recounts = []count.Recount{{Question: "agreement", Cell: count.CellYes, A: b.A.Answers[0].Yes, B: b.B.Answers[0].Yes, Third: b.A.Answers[0].Yes}}
	for _, l := range count.InPerson.Lines() {
		y.Account = append(y.Account, count.AccountLine{Line: l, Value: count.N(map[count.Line]int{
			count.Printed: 1700, count.Issued: 1297, count.Unused: 402, count.Destroyed: 1, count.Replaced: 7, count.Taken: 6,
			count.Signatures: 1283, count.InBox: 1284, count.Counted: 1284,
		}[l])})
	}
	at := count.At(time.Date(2011, 6, 15, 17, 6, 0, 0, time.FixedZone("", -4*3600)))
	s := &count.Sheet{
		Vote:     count.VoteRef{ID: "sebac-sample", Title: "Vote on the SEBAC agreement (sample)", Revision: 1, Digest: count.Sum([]byte("sample")), Embargo: count.Embargo{AllIn: true, Words: "Figures are confidential."}},
		Revision: 1, Began: at, LastEntry: at, Certified: at, Tally: y, Results: y.Results(), Findings: count.Check(&y, count.Clock{Now: at, Last: at}),
		Signers: []count.Signer{{Name: teller, Role: count.ChiefTeller, Key: count.Sum([]byte("sample key"))}},
	}
	for i := range s.Findings {
		if s.Findings[i].Severity == count.Warning {
			s.Findings[i].Explanation = &count.Explanation{Finding: s.Findings[i].Key(), Text: "=HYPERLINK(\"x\") sample: the register line was left unsigned.", By: []string{teller, "Rae Sample"}}
		}
	}
	return s
}

func written(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	b, err := xlsx.Write(s, record.Seals{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
