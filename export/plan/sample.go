package plan

import (
	"errors"
	"strconv"
	"strings"

	"countersign/assets"
	"countersign/count"
)

// sampleRules are the named rules that the sample has: the training vote's own
// have no names.
var sampleRules = []string{"sebac-later", "unit-contract"}

// sampleVote is the training vote with named rules.
func sampleVote() (*count.Vote, error) {
	b, ok := assets.Vote("training")
	if !ok {
		return nil, errors.New("the training vote is missing")
	}
	v, err := count.ParseVote(b)
	if err != nil {
		return nil, err
	}
	for i := range v.Questions {
		n := ruleNamed(sampleRules[i%len(sampleRules)])
		v.Questions[i].Rule, v.Questions[i].DecidedBy = n.Rule, n.DecidedBy
	}
	return v, nil
}

// rowsOf are the data of a sheet: of a vote, or of an empty template.
func rowsOf(t table, v *count.Vote) [][]string {
	if t.fields != nil {
		var out [][]string
		for _, f := range t.fields {
			value := f.preset
			if v != nil {
				value = valueOf(v, f.name)
			}
			out = append(out, []string{f.name, value, f.hint})
		}
		return out
	}
	if v == nil {
		return nil
	}
	switch t.sheet {
	case sheetQuestions:
		return questionRows(v)
	case sheetRecipients:
		var out [][]string
		for _, r := range v.Embargo.Recipients {
			out = append(out, []string{r.Name, r.Key})
		}
		return out
	}
	return bodyRows(t.sheet, v)
}

func questionRows(v *count.Vote) [][]string {
	var out [][]string
	for i, q := range v.Questions {
		out = append(out, []string{q.ID, q.Title, q.Short, strconv.Itoa(q.Paper), sampleRules[i%len(sampleRules)]})
	}
	return out
}

// bodyRows are the unions, the units or the places.
func bodyRows(sheet string, v *count.Vote) [][]string {
	var unions, units, places [][]string
	for _, u := range v.Coalition.Unions {
		unions = append(unions, []string{u.Code, u.Name, u.Roll.String()})
		for _, n := range u.Units {
			units = append(units, []string{u.Code, n.Code, n.Name, n.Roll.String(), n.ReportsAs, strings.Join(n.NotPut, ", ")})
			for _, l := range n.Locals {
				places = append(places, []string{u.Code, n.Code, l.Code, l.Name, l.Roll.String()})
			}
		}
	}
	return map[string][][]string{sheetUnions: unions, sheetUnits: units, sheetPlaces: places}[sheet]
}

// valueOf is what a field of sheet Vote or Ballots says.
func valueOf(v *count.Vote, name string) string {
	b, t := v.Ballots, v.Thresholds
	var roles []string
	for _, r := range b.Tellers.Roles {
		roles = append(roles, string(r))
	}
	return map[string]string{
		fieldID: v.ID, fieldTitle: v.Title, fieldRevision: strconv.Itoa(v.Revision), fieldSample: said(v.Sample), fieldNote: v.Note,
		fieldOpens: string(v.Opens), fieldCloses: string(v.Closes), fieldCoalition: v.Coalition.Code, fieldName: v.Coalition.Name,
		fieldMembers: v.Coalition.Roll.String(), fieldUntil: v.Embargo.Until.String(), fieldAllIn: said(v.Embargo.AllIn), fieldBanner: v.Embargo.Words,
		fieldMethod: string(b.Method), fieldBatch: strconv.Itoa(b.BatchSize), fieldVoid: b.VoidPolicy, fieldPaper: b.Paper,
		fieldLeast: strconv.Itoa(b.Tellers.Least), fieldRoles: strings.Join(roles, ", "), fieldKeys: string(b.Tellers.Keys),
		fieldBlanks: t.Blank.String(), fieldVoids: t.Void.String(), fieldLow: t.TurnoutLow.String(), fieldHigh: t.TurnoutHigh.String(),
		fieldSmall: strconv.Itoa(t.SmallCell),
	}[name]
}

func said(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
