package rule_test

import (
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rule"
)

// An end is one way in which a vote can end, evaluated plainly: no intervals,
// nothing shared with the package. It is what the package is compared with.
type end struct {
	vote   *count.Vote
	places map[string]ending
}

// ending is how one place ends.
type ending struct {
	absent  bool
	roll    int
	present int
	figures map[string][4]int // yes, no, blank, void by question
}

// total is what a body adds up to.
type total struct {
	put, voted                             bool
	yes, no, blank, void, present, members int
}

func (e *end) placesIn(question, path string) []string {
	var out []string
	for _, u := range e.vote.Coalition.Unions {
		for _, n := range u.Units {
			if slices.Contains(n.NotPut, question) {
				continue
			}
			ids := []string{u.Code + "/" + n.Code}
			if len(n.Locals) > 0 {
				ids = nil
			}
			for _, l := range n.Locals {
				ids = append(ids, u.Code+"/"+n.Code+"/"+l.Code)
			}
			for _, id := range ids {
				if path == "" || id == path || strings.HasPrefix(id, path+"/") {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

func (e *end) total(question, path string, level count.Level) total {
	var t total
	for _, id := range e.placesIn(question, path) {
		p := e.places[id]
		t.put = true
		if p.absent {
			continue
		}
		f := p.figures[question]
		t.voted = true
		t.yes, t.no, t.blank, t.void = t.yes+f[0], t.no+f[1], t.blank+f[2], t.void+f[3]
		t.present += p.present
	}
	t.members = e.roll(question, path, level)
	return t
}

// roll is the eligible members of a body.
func (e *end) roll(question, path string, level count.Level) int {
	var stated count.Count
	everywhere := len(e.placesIn(question, path)) == len(e.placesIn("", path))
	sum := 0
	switch level {
	case count.LevelCoalition:
		stated = e.vote.Coalition.Roll
		for _, u := range e.bodies(question, "", count.LevelUnion) {
			sum += e.roll(question, u, count.LevelUnion)
		}
	case count.LevelUnion:
		for _, u := range e.vote.Coalition.Unions {
			if u.Code == path {
				stated = u.Roll
			}
		}
		for _, n := range e.bodies(question, path, count.LevelUnit) {
			sum += e.roll(question, n, count.LevelUnit)
		}
	case count.LevelUnit:
		for _, u := range e.vote.Coalition.Unions {
			for _, n := range u.Units {
				if u.Code+"/"+n.Code == path {
					stated = n.Roll
				}
			}
		}
		for _, id := range e.placesIn(question, path) {
			sum += e.places[id].roll
		}
	default:
		return e.places[path].roll
	}
	if stated.Set() && everywhere {
		return stated.Int()
	}
	return sum
}

// bodies are those of a level in a body, as far as the question is put.
func (e *end) bodies(question, path string, level count.Level) []string {
	var out []string
	for _, id := range e.placesIn(question, path) {
		parts := strings.Split(id, "/")
		p := id
		switch level {
		case count.LevelUnion:
			p = parts[0]
		case count.LevelUnit:
			p = parts[0] + "/" + parts[1]
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (e *end) verdict(question string, level count.Level, path string) count.Verdict {
	t := e.total(question, path, level)
	if !t.put {
		return count.NotPut
	}
	for i := range e.vote.Questions {
		q := &e.vote.Questions[i]
		if q.ID != question {
			continue
		}
		for _, l := range q.LevelRules() {
			if l.Level != level {
				continue
			}
			switch {
			case !t.voted && l.Default != "":
				return l.Default
			case !t.voted:
				return count.DidNotVote
			case e.holds(&l.Rule, question, level, path, t):
				return count.Passes
			}
			return count.Fails
		}
	}
	return count.Open
}

func (e *end) holds(x *count.Condition, question string, level count.Level, path string, t total) bool {
	all := func(want bool) bool {
		for _, p := range x.Parts() {
			if e.holds(p, question, level, path, t) != want {
				return false
			}
		}
		return true
	}
	switch {
	case x.Votes != nil:
		part := t.yes
		if x.Votes.Cell == count.CellNo {
			part = t.no
		}
		if x.Votes.Tie != "" && t.yes == t.no && t.yes > 0 {
			return x.Votes.Tie == count.Passes
		}
		return compared(part, x.Votes.Compare, x.Votes.Share, t.of(x.Votes.Of), true)
	case x.Turnout != nil:
		return compared(t.of(x.Turnout.Counting), x.Turnout.Compare, x.Turnout.Share, t.members, true)
	case x.Children != nil:
		return e.children(x.Children, question, path)
	case x.Outcome != nil:
		parts := strings.Split(path, "/")
		above := map[count.Level]int{count.LevelCoalition: 0, count.LevelUnion: 1, count.LevelUnit: 2, count.LevelLocal: 3}[x.Outcome.Level]
		return e.verdict(x.Outcome.Question, x.Outcome.Level, strings.Join(parts[:min(above, len(parts))], "/")) == count.Passes
	case x.Among != nil:
		var sum total
		for _, b := range x.Among.Bodies {
			if path == "" || strings.HasPrefix(b, path+"/") {
				lv := []count.Level{count.LevelUnion, count.LevelUnit, count.LevelLocal}[strings.Count(b, "/")]
				s := e.total(question, b, lv)
				sum.yes, sum.no, sum.blank, sum.void = sum.yes+s.yes, sum.no+s.no, sum.blank+s.blank, sum.void+s.void
				sum.present, sum.members = sum.present+s.present, sum.members+s.members
			}
		}
		return e.holds(&x.Among.Rule, question, level, path, sum)
	case x.If != nil:
		if e.holds(&x.If.When, question, level, path, t) {
			return e.holds(&x.If.Then, question, level, path, t)
		}
		return e.holds(&x.If.Else, question, level, path, t)
	case x.Not != nil:
		return !e.holds(x.Not, question, level, path, t)
	case x.Any != nil:
		return !all(false)
	}
	return all(true)
}

func (t total) of(b count.Base) int {
	return map[count.Base]int{
		count.BaseValid: t.yes + t.no, count.BaseCast: t.yes + t.no + t.void, count.BaseBallots: t.yes + t.no + t.blank + t.void,
		count.BasePresent: t.present, count.BaseEligible: t.members,
	}[b]
}

func compared(part int, how count.Compare, s count.Fraction, base int, some bool) bool {
	a, b := part*int(s.Den), base*int(s.Num)
	switch how {
	case count.AtLeast:
		return a >= b && (part > 0 || !some)
	case count.MoreThan:
		return a > b && (part > 0 || !some)
	case count.AtMost:
		return a <= b
	}
	return a < b
}

func (e *end) children(x *count.ChildrenRule, question, path string) bool {
	if x.Question != "" {
		question = x.Question
	}
	counted, base := 0, 0
	for _, b := range e.bodies(question, path, x.Level) {
		w := 1
		if x.By == count.ByMembers {
			w = e.roll(question, b, x.Level)
		}
		for _, n := range x.Numbers {
			if n.Body == b {
				w = n.Number.Int()
			}
		}
		v := e.verdict(question, x.Level, b)
		if v == count.DidNotVote && x.Absent == count.AbsentLeaves {
			continue
		}
		base += w
		if v == count.Passes && x.Stand == count.For || v == count.Fails && x.Stand == count.Against ||
			v == count.DidNotVote && x.Stand == count.Against && x.Absent == count.AbsentAgainst {
			counted += w
		}
	}
	if x.Number.Set() {
		return compared(counted, x.Compare, count.Fraction{Num: int64(x.Number.Int()), Den: 1}, 1, false)
	}
	return compared(counted, x.Compare, x.Share, base, true)
}

// ends calls do with every way in which a vote can end from what is known,
// until do says no. It reports how many there were, or -1 for too many.
func ends(v *count.Vote, known map[count.PlaceID]rule.Return, do func(*end)) int {
	e := &end{vote: v, places: map[string]ending{}}
	var ids []string
	for _, p := range v.Places() {
		ids = append(ids, string(p.ID))
	}
	lists, product := make([][]ending, len(ids)), 1
	for i, id := range ids {
		p, _ := v.Place(count.PlaceID(id))
		lists[i] = endingsOf(v, p, known[count.PlaceID(id)])
		if product *= len(lists[i]); product > 2_000 {
			return -1
		}
	}
	n := 0
	var walk func(i int)
	walk = func(i int) {
		if i == len(ids) {
			if e.consistent() {
				n++
				do(e)
			}
			return
		}
		for _, x := range lists[i] {
			e.places[ids[i]] = x
			walk(i + 1)
		}
	}
	walk(0)
	return n
}

// consistent keeps ends out in which the members below make another number
// than the roll that a body states. Where every roll below is known, they may
// make less.
func (e *end) consistent() bool {
	fits := func(stated count.Count, path string, level count.Level, parts []string) bool {
		if !stated.Set() {
			return true
		}
		sum := 0
		for _, p := range parts {
			sum += e.roll("", p, level)
		}
		return sum == stated.Int() || sum < stated.Int() && !e.guessed(path)
	}
	if !fits(e.vote.Coalition.Roll, "", count.LevelUnion, e.bodies("", "", count.LevelUnion)) {
		return false
	}
	for _, u := range e.vote.Coalition.Unions {
		if !fits(u.Roll, u.Code, count.LevelUnit, e.bodies("", u.Code, count.LevelUnit)) {
			return false
		}
	}
	return true
}

// guessed reports whether a roll below a body is not known.
func (e *end) guessed(path string) bool {
	return slices.ContainsFunc(e.vote.Places(), func(p count.Place) bool {
		return strings.HasPrefix(string(p.ID), path) && !p.Roll.Set()
	})
}

// endingsOf are the ways in which one place can end.
func endingsOf(v *count.Vote, p count.Place, r rule.Return) []ending {
	rolls := []int{p.Roll.Int()}
	if !p.Roll.Set() {
		rolls = []int{0, 1, 2, 3, 4, 5}
	}
	var out []ending
	for _, roll := range rolls {
		switch r.State {
		case rule.Absent:
			out = append(out, ending{absent: true, roll: roll})
		case rule.Counted:
			out = append(out, countedEndings(v, r, roll)...)
		default:
			out = append(out, ending{absent: true, roll: roll})
			out = append(out, openEndings(v, p.ID, roll)...)
		}
	}
	return out
}

// spread lists the ways to deal up to n ballots to four cells.
func spread(n int) [][4]int {
	var out [][4]int
	for y := 0; y <= n; y++ {
		for o := 0; y+o <= n; o++ {
			for b := 0; y+o+b <= n; b++ {
				for x := 0; y+o+b+x <= n; x++ {
					out = append(out, [4]int{y, o, b, x})
				}
			}
		}
	}
	return out
}

func countedEndings(v *count.Vote, r rule.Return, roll int) []ending {
	base := ending{roll: roll, figures: map[string][4]int{}}
	ballots := 0
	for _, a := range r.Answers {
		base.figures[a.Question] = [4]int{a.Yes.Int(), a.No.Int(), a.Blank.Int(), a.Void.Int()}
		ballots = max(ballots, a.Sum().Int())
	}
	if ballots > roll {
		return nil
	}
	out := []ending{}
	presents := []int{r.Present.Int()}
	if !r.Present.Set() {
		presents = nil
		for n := ballots; n <= roll; n++ {
			presents = append(presents, n)
		}
	}
	for _, n := range presents {
		x := base
		x.present = n
		out = append(out, x)
	}
	for _, a := range r.Answers { // each question's challenged ballots, ruled on
		var next []ending
		for _, x := range out {
			for _, d := range spread(r.Challenged) {
				f := map[string][4]int{}
				for k, was := range x.figures {
					f[k] = was
				}
				g := f[a.Question]
				for i := range g {
					g[i] += d[i]
				}
				f[a.Question] = g
				next = append(next, ending{roll: x.roll, present: x.present, figures: f})
			}
		}
		out = next
	}
	return out
}

func openEndings(v *count.Vote, id count.PlaceID, roll int) []ending {
	out := []ending{{roll: roll, figures: map[string][4]int{}}}
	for _, q := range v.QuestionsAt(id) {
		var next []ending
		for _, x := range out {
			for _, d := range spread(roll) {
				f := map[string][4]int{q.ID: d}
				for k, was := range x.figures {
					f[k] = was
				}
				next = append(next, ending{roll: roll, figures: f})
			}
		}
		out = next
	}
	var all []ending
	for _, x := range out {
		ballots := 0
		for _, f := range x.figures {
			ballots = max(ballots, f[0]+f[1]+f[2]+f[3])
		}
		for n := ballots; n <= roll; n++ {
			x.present = n
			all = append(all, x)
		}
	}
	return all
}
