package count

import (
	"fmt"
	"strings"
)

// whatIf judges a question as it is, and with n ballots all for and all
// against. taken is the cell that the ballots leave, if any.
func (q Question) whatIf(f Figures, n int, taken Cell, eligible Count) (now, yes, no Verdict) {
	m := q.Rule.Majority
	if taken != "" {
		f = f.Put(taken, N(f.Get(taken).Int()-n))
	}
	with := func(c Cell) Verdict { return m.Judge(f.Put(c, N(f.Get(c).Int()+n)), eligible) }
	base := f
	if taken != "" {
		base = f.Put(taken, N(f.Get(taken).Int()+n))
	}
	return m.Judge(base, eligible), with(CellYes), with(CellNo)
}

// margin words how far the yes votes are from the number necessary.
func (q Question) margin(f Figures, eligible Count) string {
	need := q.Rule.Majority.Necessary(f, eligible)
	if !need.Set() || !f.Yes.Set() {
		return "margin not known"
	}
	d := f.Yes.Int() - need.Int()
	if d < 0 {
		return Grouped(-d) + " short"
	}
	return Grouped(d) + " more than necessary"
}

// C401: challenged ballots that are not resolved, tried both ways.
func checkChallenges(t *Tally, _ Clock) []Finding {
	n := t.ChallengesBy(Unresolved)
	if n == 0 {
		return nil
	}
	var out []Finding
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		now, yes, no := q.whatIf(f, n, "", t.Eligible())
		unknown := now == Open || yes == Open || no == Open
		if unknown && !f.Sum().Set() {
			continue
		}
		fd := Finding{Code: "C401", Severity: Warning, Where: Where{Question: q.ID}}
		switch {
		case !q.Rule.Plain():
			fd.Short = fmt.Sprintf("%s: what %d challenged ballots change is decided in the roll-up", q.Short, n)
			fd.Long = "The rule of this question is more than one majority: a single sheet cannot tell. The roll-up tries these ballots both ways through the whole rule. Two tellers say why they are not resolved."
			fd.Sum = fmt.Sprintf("%s yes, %s no; %d challenged", f.Yes.Grouped(), f.No.Grouped(), n)
		case unknown:
			fd.Short = fmt.Sprintf("%s: whether %d challenged ballots can change the result is not known", q.Short, n)
			fd.Long = "The rule counts all members, and the roll of this place is not known. Two tellers state the roll, or say why these ballots are not resolved."
			fd.Sum = fmt.Sprintf("%s yes, %s no; %d challenged", f.Yes.Grouped(), f.No.Grouped(), n)
		case yes != now || no != now:
			fd.Short = fmt.Sprintf("%s: %d challenged ballots can change the result", q.Short, n)
			fd.Long = "Challenges are sufficient in number to affect the result. They are resolved before the chair declares it."
			fd.Sum = fmt.Sprintf("%s; %d challenged: if all are for, it %s; if all are against, it %s", q.margin(f, t.Eligible()), n, yes, no)
		default:
			fd.Severity = Note
			fd.Short = fmt.Sprintf("%s: %d challenged ballots cannot change the result of this place", q.Short, n)
			fd.Long = "Challenged ballots are not sufficient in number to affect the result of this place. The effect on unit, union and coalition is tested in the roll-up."
			fd.Sum = fmt.Sprintf("%s; %d challenged: if all are for, it %s; if all are against, it %s", q.margin(f, t.Eligible()), n, yes, no)
		}
		out = append(out, fd)
	}
	return out
}

// C402: void ballots that would decide if they were ruled the other way.
func checkVoids(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		if !f.Void.Set() || f.Void.Int() == 0 {
			continue
		}
		fd := Finding{Code: "C402", Severity: Warning, Where: Where{Question: q.ID, Cell: CellVoid}}
		now, yes, no := q.whatIf(f, f.Void.Int(), CellVoid, t.Eligible())
		switch {
		case !q.Rule.Plain(): // most void ballots decide nothing: what the roll-up will say is no reason to ask two tellers
			fd.Severity = Note
			fd.Short = q.Short + ": what void ballots change is decided in the roll-up"
			fd.Long = "The rule of this question is more than one majority: a single sheet cannot tell. The roll-up tries these ballots both ways through the whole rule."
			fd.Sum = fmt.Sprintf("%s yes, %s no; %s void", f.Yes.Grouped(), f.No.Grouped(), f.Void.Grouped())
		case now == Open || yes == now && no == now:
			continue
		default:
			fd.Short = q.Short + ": void ballots could change the result"
			fd.Long = "Look at each void ballot again before observers, by the void policy. Then say what was found."
			fd.Sum = fmt.Sprintf("%s; %s void: if all are for, it %s; if all are against, it %s", q.margin(f, t.Eligible()), f.Void.Grouped(), yes, no)
		}
		out = append(out, fd)
	}
	return out
}

// S501: enough tellers, and each role that the definition asks for.
func checkTellers(t *Tally, _ Clock) []Finding {
	have := map[Role]int{}
	working := 0
	for _, x := range t.Tellers {
		have[x.Role]++
		if x.Role != Observer {
			working++
		}
	}
	var lacks []string
	for _, r := range t.Policy.Tellers.Roles {
		if have[r] == 0 {
			lacks = append(lacks, "no "+string(r))
		}
	}
	if working < t.Policy.Tellers.Least {
		lacks = append(lacks, fmt.Sprintf("%d of %d tellers", working, t.Policy.Tellers.Least))
	}
	if len(lacks) == 0 {
		return nil
	}
	return []Finding{{
		Code: "S501", Severity: Error, Short: "Not all tellers have been appointed",
		Long: "Appoint the tellers that the vote definition asks for.",
		Sum:  strings.Join(lacks, "; "),
	}}
}

// S503: the computer's clock cannot be right.
func checkClock(t *Tally, c Clock) []Finding {
	if c.Now.IsZero() {
		return nil
	}
	day := c.Now.Day()
	var sum string
	switch {
	case day < t.Opens || day > t.Closes:
		sum = fmt.Sprintf("clock %s, voting %s to %s", day.Words(), t.Opens.Words(), t.Closes.Words())
	case c.Now.Before(c.Last):
		sum = fmt.Sprintf("clock %s, last entry %s", c.Now.Words(), c.Last.Words())
	default:
		return nil
	}
	return []Finding{{
		Code: "S503", Severity: Warning, Short: "The computer's clock is outside the voting days or runs back",
		Long: "Set the clock, or say why the time on the sheet is another one.",
		Sum:  sum,
	}}
}
