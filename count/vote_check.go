package count

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxName bounds every name and title, in characters.
const maxName = 300

// maxWords bounds a rule in words, in characters: it is printed on every sheet.
const maxWords = 10_000

// faults gathers sentences, each with the path of what it is about.
type faults []string

func (f *faults) addf(format string, args ...any) { *f = append(*f, fmt.Sprintf(format, args...)) }

func (f *faults) name(path, s string) {
	if strings.TrimSpace(s) == "" {
		f.addf("%s: the name is missing", path)
	}
	if utf8.RuneCountInString(s) > maxName {
		f.addf("%s: the name has more than %d characters", path, maxName)
	}
}

func (f *faults) code(path, s string, seen map[string]bool) {
	if !IsCode(s) {
		f.addf("%s: %q is not a code (1 to 24 letters, digits, points or hyphens)", path, clip(s))
	}
	key := strings.ToLower(s)
	if seen[key] {
		f.addf("%s: %q is there twice", path, clip(s))
	}
	seen[key] = true
}

// Faults lists everything that keeps the definition from being used, all at
// once, each with the place in the tree.
func (v *Vote) Faults() []string {
	var f faults
	if v.Format != VoteFormat {
		f.addf("format: %q is not %q", clip(v.Format), VoteFormat)
	}
	f.code("id", v.ID, map[string]bool{})
	f.name("title", v.Title)
	if v.Revision < 1 {
		f.addf("revision: %d is not a revision; the first is 1", v.Revision)
	}
	if v.Opens == "" || v.Closes == "" || v.Closes < v.Opens {
		f.addf("opens, closes: both days are needed, and voting closes on or after the day it opens")
	}
	v.questionFaults(&f)
	v.treeFaults(&f)
	v.ruleFaults(&f)
	v.Ballots.faults(&f)
	v.Thresholds.faults(&f)
	v.signingFaults(&f)
	v.embargoFaults(&f)
	return f
}

// embargoFaults looks at those for whom files are sealed.
func (v *Vote) embargoFaults(f *faults) {
	for i, r := range v.Embargo.Recipients {
		path := fmt.Sprintf("embargo, recipient %d", i+1)
		f.name(path, r.Name)
		if !strings.HasPrefix(r.Key, "age1") {
			f.addf("%s: %q is not the key of a recipient; it begins with age1", path, clip(r.Key))
		} else if !IsRecipientKey(r.Key) {
			f.addf("%s: %q is not a whole key: a character is missing or mistyped; copy it again", path, clip(r.Key))
		}
	}
}

// signingFaults looks at who may sign and who stamps the time. Whether the
// certificates and signatures hold is for package export to say.
func (v *Vote) signingFaults(f *faults) {
	if k := v.Ballots.Tellers.Keys; k != "" && !slices.Contains([]KeyKind{ECDSAKeys, RSAKeys, AnyKeys}, k) {
		f.addf("ballots, tellers: %q is not a kind of key (%s, %s, %s)", clip(string(k)), ECDSAKeys, RSAKeys, AnyKeys)
	}
	if a := v.TimeStamps; a != nil {
		f.name("time stamps", a.Name)
		if !strings.HasPrefix(a.URL, "http://") && !strings.HasPrefix(a.URL, "https://") {
			f.addf("time stamps: %q is not the address of an authority; it begins with https:// or http://", clip(a.URL))
		}
		if len(a.Certificate) == 0 {
			f.addf("time stamps: the authority's certificate is missing")
		}
	}
}

func (v *Vote) questionFaults(f *faults) {
	if len(v.Questions) == 0 || len(v.Questions) > 4 {
		f.addf("questions: a vote has 1 to 4 questions, not %d", len(v.Questions))
	}
	seen := map[string]bool{}
	for i, q := range v.Questions {
		path := fmt.Sprintf("question %d", i+1)
		f.code(path, q.ID, seen)
		f.name(path, q.Title)
		if n := utf8.RuneCountInString(q.Short); n < 1 || n > 24 {
			f.addf("%s: the short title has 1 to 24 characters, not %d", path, n)
		}
		if !slices.Contains([]Level{LevelLocal, LevelUnit, LevelUnion, LevelCoalition}, q.DecidedBy) {
			f.addf("%s: %q is not a level that decides (local, unit, union, coalition)", path, clip(string(q.DecidedBy)))
		}
		if q.Paper < 1 {
			f.addf("%s: papers are numbered from 1", path)
		}
		if q.Paper > 1 {
			f.addf("%s: it stands on paper %d, but the ballots of a vote are counted once, so its questions stand on one paper, 1; what is on another paper is a vote of its own", path, q.Paper)
		}
		q.Rule.faults(f, path)
	}
}

func (r Rule) faults(f *faults, path string) {
	m := r.Majority
	if strings.TrimSpace(r.Words) == "" {
		f.addf("%s: the rule is not stated in words", path)
	}
	if utf8.RuneCountInString(r.Words) > maxWords {
		f.addf("%s: the words of the rule have more than %d characters", path, maxWords)
	}
	if !slices.Contains([]Base{BaseValid, BaseCast, BaseBallots, BaseEligible}, m.Of) {
		f.addf("%s: %q is not a base (valid, cast, ballots, eligible)", path, clip(string(m.Of)))
	}
	if m.Share.IsZero() || m.Share.Num > m.Share.Den || m.More && m.Share.Num == m.Share.Den {
		f.addf("%s: no number of votes can reach %q of the base", path, m.Share.String())
	}
	if !slices.Contains([]Level{LevelLocal, LevelUnit, LevelUnion, LevelCoalition}, m.Applies) {
		f.addf("%s: %q is not a level whose ballots are summed", path, clip(string(m.Applies)))
	}
}

func (v *Vote) treeFaults(f *faults) {
	f.code("coalition", v.Coalition.Code, map[string]bool{})
	f.name("coalition", v.Coalition.Name)
	if len(v.Coalition.Unions) == 0 {
		f.addf("coalition: it has no unions")
	}
	seen := map[string]bool{}
	for _, u := range v.Coalition.Unions {
		path := "union " + clip(u.Code)
		f.code(path, u.Code, seen)
		f.name(path, u.Name)
		if len(u.Units) == 0 {
			f.addf("%s: it has no units", path)
		}
		v.unitFaults(f, path, u)
	}
}

func (v *Vote) unitFaults(f *faults, path string, u Union) {
	seen := map[string]bool{}
	stands := map[string]bool{}
	for _, n := range u.Units {
		stands[n.Code] = n.ReportsAs == ""
	}
	for _, n := range u.Units {
		p := path + ", unit " + clip(n.Code)
		f.code(p, n.Code, seen)
		f.name(p, n.Name)
		if n.ReportsAs != "" && (!stands[n.ReportsAs] || len(n.Locals) > 0) {
			f.addf("%s: it reports as %q, which has to be another unit of this union that counts for itself; then it has no locals of its own", p, clip(n.ReportsAs))
		}
		for _, q := range n.NotPut {
			if !slices.ContainsFunc(v.Questions, func(x Question) bool { return x.ID == q }) {
				f.addf("%s: question %q is not put there, but there is no such question", p, clip(q))
			}
		}
		if i := slices.IndexFunc(u.Units, func(as Unit) bool { return as.Code == n.ReportsAs }); i >= 0 {
			n.apart(f, p, u.Units[i])
		}
		if len(n.NotPut) >= len(v.Questions) && len(v.Questions) > 0 {
			f.addf("%s: no question is put there", p)
		}
		locals := map[string]bool{}
		for _, l := range n.Locals {
			f.code(p+", local "+clip(l.Code), l.Code, locals)
			f.name(p+", local "+clip(l.Code), l.Name)
		}
	}
}

// apart names the questions that are put to one alone of this unit and that as
// which it reports: members would be eligible for them who are not asked, or have
// a question that nobody asks.
func (u Unit) apart(f *faults, path string, as Unit) {
	for _, q := range u.NotPut {
		if !slices.Contains(as.NotPut, q) {
			f.addf("%s: question %q is not put there, but to %q, as which it reports; ballots and rolls of the two are one", path, clip(q), clip(as.Code))
		}
	}
	for _, q := range as.NotPut {
		if !slices.Contains(u.NotPut, q) {
			f.addf("%s: question %q is put there, but not to %q, as which it reports; ballots and rolls of the two are one", path, clip(q), clip(as.Code))
		}
	}
}

func (p Policy) faults(f *faults) {
	if !slices.Contains([]Method{InPerson, ByMail, Both}, p.Method) {
		f.addf("ballots: %q is not a method (in person, mail, both)", clip(string(p.Method)))
	}
	if p.BatchSize < 1 || p.BatchSize > 1000 {
		f.addf("ballots: a batch has 1 to 1,000 ballots, not %d", p.BatchSize)
	}
	if p.Paper != "letter" && p.Paper != "a4" {
		f.addf("ballots: %q is not a paper of the sheet (letter, a4)", clip(p.Paper))
	}
	if p.Tellers.Least < 2 {
		f.addf("ballots: at least 2 tellers have to sign")
	}
	for _, r := range p.Tellers.Roles {
		if r.Title() == "" {
			f.addf("ballots: %q is not a role (chief teller, recorder, observer)", clip(string(r)))
		}
	}
}

func (t Thresholds) faults(f *faults) {
	for _, x := range []struct {
		name  string
		share Fraction
	}{{"blank", t.Blank}, {"void", t.Void}, {"turnout_low", t.TurnoutLow}, {"turnout_high", t.TurnoutHigh}} {
		if x.share.IsZero() || x.share.Num > x.share.Den {
			f.addf("thresholds: %s has to be a share from 0/1 to 1/1", x.name)
		}
	}
	if t.SmallCell < 0 || t.SmallCell > 1000 {
		f.addf("thresholds: small_cell is 0 to 1,000")
	}
}
