package rule

import (
	"fmt"
	"slices"

	"countersign/count"
)

// Vote is the definition of a case. What a case does not state, days, ballots,
// thresholds, is sample.
func (t *Cases) Vote(c *Case, named NamedRules) (*count.Vote, error) {
	half := count.Fraction{Num: 1, Den: 2}
	v := &count.Vote{
		Format: count.VoteFormat, ID: "CASE", Title: "Sample: " + c.Name, Revision: 1, Sample: true,
		Opens: "2026-05-04", Closes: "2026-05-08", Coalition: count.Coalition{Code: "ALL", Name: "Coalition"},
		Ballots: count.Policy{
			Method: count.InPerson, BatchSize: 50, VoidPolicy: "sample", Paper: "letter",
			Tellers: count.Required{Least: 2, Roles: []count.Role{count.ChiefTeller}},
		},
		Thresholds: count.Thresholds{Blank: half, Void: half, TurnoutLow: count.Fraction{Den: 1}, TurnoutHigh: count.Fraction{Num: 1, Den: 1}},
	}
	for _, a := range c.Asks {
		tree, level, ok := t.rule(a.Rule)
		if !ok && named != nil {
			tree, level, ok = named(a.Rule)
		}
		if !ok {
			return nil, fmt.Errorf("there is no rule %q", short(a.Rule))
		}
		v.Questions = append(v.Questions, count.Question{
			ID: a.Question, Title: a.Question, Short: a.Question, DecidedBy: level, Paper: 1,
			Rule: count.Rule{Words: a.Rule, Majority: count.Majority{Of: count.BaseValid, More: true, Share: half, Applies: count.LevelLocal}, Tree: tree},
		})
	}
	for _, p := range c.Places {
		if _, err := count.ParsePlaceID(string(p.At)); err != nil {
			return nil, err
		}
		if !grow(v, p) {
			return nil, fmt.Errorf("place %s is there twice", p.At)
		}
	}
	for _, r := range c.Rolls {
		if !state(v, r) {
			return nil, fmt.Errorf("the roll of %q: there is no such body above the places", short(r.At))
		}
	}
	return v, nil
}

func (t *Cases) rule(name string) (*count.RuleTree, count.Level, bool) {
	for i := range t.Rules {
		if t.Rules[i].Name == name {
			return &t.Rules[i].Tree, t.Rules[i].DecidedBy, true
		}
	}
	return nil, "", false
}

// grow adds a place to the tree; it reports false where it is there.
func grow(v *count.Vote, p CasePlace) bool {
	union, unit, local := p.At.Codes()
	us := &v.Coalition.Unions
	i := slices.IndexFunc(*us, func(u count.Union) bool { return u.Code == union })
	if i < 0 {
		i = len(*us)
		*us = append(*us, count.Union{Code: union, Name: union})
	}
	ns := &(*us)[i].Units
	j := slices.IndexFunc(*ns, func(n count.Unit) bool { return n.Code == unit })
	fresh := j < 0
	if fresh {
		j = len(*ns)
		*ns = append(*ns, count.Unit{Code: unit, Name: union + " " + unit})
	}
	n := &(*ns)[j]
	if local == "" {
		n.Roll = p.Roll
		return fresh
	}
	if slices.ContainsFunc(n.Locals, func(l count.Local) bool { return l.Code == local }) || !fresh && len(n.Locals) == 0 {
		return false
	}
	n.Locals = append(n.Locals, count.Local{Code: local, Name: union + " " + unit + " " + local, Roll: p.Roll})
	return true
}

// state puts the roll of a body above the places.
func state(v *count.Vote, r CaseRoll) bool {
	if r.At == "" {
		v.Coalition.Roll = r.Roll
		return true
	}
	for i := range v.Coalition.Unions {
		u := &v.Coalition.Unions[i]
		if u.Code == r.At {
			u.Roll = r.Roll
			return true
		}
		for j := range u.Units {
			if n := &u.Units[j]; u.Code+"/"+n.Code == r.At && len(n.Locals) > 0 {
				n.Roll = r.Roll
				return true
			}
		}
	}
	return false
}
