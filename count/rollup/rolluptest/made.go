package rolluptest

import (
	"fmt"

	"countersign/count"
)

// Made is a sample vote of so many unions, units in each and locals in each of
// those, with two questions: the agreement, judged for unions, and the
// contract, judged for units. Every place has a roll of 100.
func Made(unions, units, locals int) *count.Vote {
	half := count.Fraction{Num: 1, Den: 2}
	v := &count.Vote{
		Format: count.VoteFormat, ID: "MADE", Title: "Sample vote", Revision: 1, Sample: true,
		Opens: "2026-05-04", Closes: "2026-05-08",
		Coalition: count.Coalition{Code: "SAMPLE", Name: "Sample coalition"},
		Questions: []count.Question{
			question("agreement", "Sample agreement", count.LevelCoalition, count.LevelUnion),
			question("contract", "Sample contract", count.LevelUnit, count.LevelUnit),
		},
		Ballots: count.Policy{
			Method: count.InPerson, BatchSize: 50, VoidPolicy: "sample: intent counts", Paper: "letter",
			Tellers: count.Required{Least: 2, Roles: []count.Role{count.ChiefTeller, count.Recorder}},
		},
		Thresholds: count.Thresholds{Blank: half, Void: half, TurnoutLow: count.Fraction{Den: 1}, TurnoutHigh: count.Fraction{Num: 1, Den: 1}, SmallCell: 5},
	}
	for i := range unions {
		u := count.Union{Code: fmt.Sprintf("U%d", i+1), Name: fmt.Sprintf("Sample union %d", i+1)}
		for j := range units {
			n := count.Unit{Code: fmt.Sprintf("N%d", j+1), Name: fmt.Sprintf("Sample unit %d", j+1)}
			for k := range locals {
				n.Locals = append(n.Locals, count.Local{Code: fmt.Sprint(k + 1), Name: fmt.Sprintf("Sample local %d", k+1), Roll: count.N(100)})
			}
			u.Units = append(u.Units, n)
		}
		v.Coalition.Unions = append(v.Coalition.Unions, u)
	}
	return v
}

func question(id, title string, decided, applies count.Level) count.Question {
	return count.Question{
		ID: id, Title: title, Short: clip(title, 24), DecidedBy: decided, Paper: 1,
		Rule: count.Rule{
			Words:    "More yes than no of the valid votes.",
			Majority: count.Majority{Of: count.BaseValid, More: true, Share: count.Fraction{Num: 1, Den: 2}, Applies: applies},
		},
	}
}

// Counted is what a sample place found: 60 papers, yes of them for each
// question that is put there, the others no.
func Counted(v *count.Vote, id count.PlaceID, yes int) Found {
	f := Found{Place: id, Sample: count.SampleMark{What: []string{"everything"}, Source: "sample"}}
	for _, q := range v.QuestionsAt(id) {
		f.Answers = append(f.Answers, count.Answer{Question: q.ID, Figures: Of(yes, 60-yes, 0, 0)})
	}
	return f
}

// Of is four figures.
func Of(yes, no, blank, void int) count.Figures {
	return count.Figures{Yes: count.N(yes), No: count.N(no), Blank: count.N(blank), Void: count.N(void)}
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
