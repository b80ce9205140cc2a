package rule

import (
	"fmt"
	"strings"

	"countersign/count"
)

// figures is one comparison of ballots, for its words.
type figures struct {
	part  vector
	noun  string
	how   count.Compare
	share count.Fraction
	base  vector
	of    count.Base
}

var turnoutNouns = map[count.Base]string{count.BaseBallots: "voted", count.BaseCast: "voted yes, no or void", count.BaseValid: "voted yes or no"}

var baseNouns = map[count.Base]string{
	count.BaseValid: "valid votes", count.BaseCast: "votes cast, void ones too", count.BaseBallots: "ballots, blank and void too",
	count.BasePresent: "members present", count.BaseEligible: "eligible members",
}

// noneNouns say that there are none: nobody asks how many of none.
var noneNouns = map[count.Base]string{
	count.BaseValid: "no valid votes", count.BaseCast: "no votes cast", count.BaseBallots: "no ballots", count.BasePresent: "no members present",
}

func (l *look) voteWords(n *node, x *count.VotesRule, t truth) (string, *Bar) {
	part, noun := vector{yes: 1}, "yes"
	if x.Cell == count.CellNo {
		part, noun = vector{no: 1}, "no"
	}
	s := l.sums(n.question, n.among)
	f := figures{part, noun, x.Compare, x.Share, bases[x.Of], x.Of}
	if x.Tie != "" && s[yes] == s[no] && s[yes] > 0 && f.stillOut(&s) == "" {
		return fmt.Sprintf("%s yes, %s no: a tie, which %s", grouped(s[yes]), grouped(s[no]), x.Tie), nil
	}
	return l.ballots(n, f, t)
}

// ballots: "42,356 yes of 92,604 valid votes; needs more than 1/2, 46,303: not
// reached".
func (l *look) ballots(n *node, f figures, t truth) (string, *Bar) {
	s := l.sums(n.question, n.among)
	known := vector(s[:len(vector{})])
	part, base := f.part.dot(&known), f.base.dot(&known)
	words := fmt.Sprintf("%s %s of %s %s", grouped(part), f.noun, grouped(base), baseNouns[f.of])
	if base == 0 && noneNouns[f.of] != "" {
		words = noneNouns[f.of]
	}
	need := fmt.Sprintf("; needs %s %s", f.how, f.share)
	if out := f.stillOut(&s); out != "" {
		return words + " so far" + need + "; " + out + ": " + reached[t] + f.enough(&s, t), f.bar(&s, part, base)
	}
	return words + need + bound(f.how, f.share, base) + ": " + ended(t, f.how), f.bar(&s, part, base)
}

// bar draws the part, what is out and the rest; nothing where no number bounds
// them.
func (f *figures) bar(s *sums, part, base int64) *Bar {
	if s[sumEndless] > 0 || s[sumChallenged] > 0 || f.of == count.BasePresent || f.of == count.BaseEligible && s[sumUnknown] > 0 {
		return nil
	}
	of := base
	if f.of != count.BaseEligible {
		of += s[sumFree]
	}
	return &Bar{Counted: part, Open: s[sumFree], Of: of, Needs: limit(f.how, f.share, of), Most: f.how == count.AtMost || f.how == count.LessThan}
}

// enough says how many of the ballots that are out are enough, however many of
// them are cast: what would still decide it.
func (f *figures) enough(s *sums, t truth) string {
	ballots := f.of == count.BaseValid || f.of == count.BaseCast || f.of == count.BaseBallots
	up := f.how == count.AtLeast || f.how == count.MoreThan
	if !t.open() || !ballots || !up || s[sumEndless] > 0 || s[sumChallenged] > 0 {
		return ""
	}
	known := vector(s[:len(vector{})])
	takes := least(f.share, f.base.dot(&known)+s[sumFree], f.how == count.MoreThan) - f.part.dot(&known)
	if takes == 1 {
		return fmt.Sprintf("; 1 %s among them is enough", f.noun)
	}
	return fmt.Sprintf("; %s %s among them are enough", grouped(takes), f.noun)
}

// bound words the whole number that a share of a known base comes to.
func bound(how count.Compare, share count.Fraction, base int64) string {
	return ", " + grouped(limit(how, share, base))
}

// limit is the least number that is enough, or the most that is allowed.
func limit(how count.Compare, share count.Fraction, base int64) int64 {
	switch how {
	case count.AtLeast, count.MoreThan:
		return max(1, least(share, base, how == count.MoreThan))
	case count.AtMost:
		return least(share, base, true) - 1
	}
	return least(share, base, false) - 1
}

// least is count.Fraction.Least for figures of any size.
func least(f count.Fraction, whole int64, more bool) int64 {
	q, r := whole/f.Den, whole%f.Den // whole = q Den + r
	n := r * f.Num
	out := q*f.Num + n/f.Den
	if more || n%f.Den > 0 {
		out++
	}
	return out
}

var reached = map[truth]string{
	{true, false}: "certain, whatever they bring", {false, true}: "cannot come about", {true, true}: "open",
}

// ended says what is settled: a least number is reached, a most is kept.
func ended(t truth, how count.Compare) string {
	word := "kept"
	if how == count.AtLeast || how == count.MoreThan {
		word = "reached"
	}
	switch {
	case t.open():
		return "open"
	case t.can:
		return word
	}
	return "not " + word
}

// stillOut words who or what can still change the figures; nothing if nobody.
func (f *figures) stillOut(s *sums) string {
	var out []string
	switch {
	case s[sumWaiting] == 0:
	case s[sumEndless] > 0:
		out = append(out, "a roll is not known, so nobody can say how many ballots are still out")
	default:
		out = append(out, "at most "+several(s[sumFree], "ballot")+" still out")
	}
	if f.of == count.BaseEligible && s[sumUnknown] > 0 && s[sumWaiting] == 0 {
		out = append(out, "a roll is not known")
	}
	if f.of == count.BasePresent && s[sumLoose]+s[sumLooseEndless] > 0 {
		out = append(out, "how many came is not known everywhere")
	}
	if s[sumChallenged] > 0 {
		out = append(out, several(s[sumChallenged], "challenged ballot")+" not ruled on")
	}
	return strings.Join(out, ", ")
}

func several(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return grouped(n) + " " + what + "s"
}

func grouped(n int64) string { return count.Grouped(int(n)) }
