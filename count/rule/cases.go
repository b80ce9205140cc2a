package rule

import (
	"errors"
	"fmt"
	"strings"

	"countersign/count"
)

// casesFormat is the first thing a table of cases says of itself.
const casesFormat = "countersign rule cases 1"

// Cases is a table of cases: rules, figures, and what has to come out.
type Cases struct {
	Format string     `json:"format"` // casesFormat
	Title  string     `json:"title"`
	Rules  []CaseRule `json:"rules"`
	Cases  []Case     `json:"cases"`
}

// CaseRule is a rule that cases refer to by its name.
type CaseRule struct {
	Name      string         `json:"name"`
	DecidedBy count.Level    `json:"decided_by"`
	Tree      count.RuleTree `json:"tree"`
}

// Case is one vote.
type Case struct {
	Name   string       `json:"name"`
	Source string       `json:"source"`
	Asks   []CaseAsks   `json:"asks"`
	Rolls  []CaseRoll   `json:"rolls,omitempty"` // stated for the coalition (""), unions and units with locals
	Places []CasePlace  `json:"places"`
	Facts  []CaseFact   `json:"facts,omitempty"`
	Expect []CaseExpect `json:"expect"`
}

// CaseAsks is a question and the name of its rule: one of the table, or one
// that the reader of the table knows.
type CaseAsks struct {
	Question string `json:"question"`
	Rule     string `json:"rule"`
}

// CaseRoll is the roll of a body above the places.
type CaseRoll struct {
	At   string      `json:"at"`
	Roll count.Count `json:"roll"`
}

// CasePlace is a place and what it found.
type CasePlace struct {
	At    count.PlaceID `json:"at"` // UNION/UNIT or UNION/UNIT/LOCAL
	Roll  count.Count   `json:"roll,omitzero"`
	State State         `json:"state,omitempty"` // NotYet where there are no figures
	// Figures are "yes no" or "yes no blank void" for each question, "-" where
	// it is not put.
	Figures    []string    `json:"figures,omitempty"`
	Challenged int         `json:"challenged,omitempty"`
	Present    count.Count `json:"present,omitzero"`
}

// CaseFact is a fact that was declared.
type CaseFact struct {
	Fact string        `json:"fact"`
	Is   count.Verdict `json:"is"`
}

// CaseExpect is what has to come out.
type CaseExpect struct {
	Question string        `json:"question"`
	Level    count.Level   `json:"level,omitempty"` // empty: the one that decides
	At       string        `json:"at,omitempty"`    // codes; empty: the coalition
	Is       count.Verdict `json:"is"`
	Says     string        `json:"says,omitempty"` // found in the explanation
	Follows  string        `json:"follows,omitempty"`
}

// ParseCases reads a table strictly.
func ParseCases(b []byte) (*Cases, error) {
	if err := head(b, casesFormat); err != nil {
		return nil, err
	}
	var t Cases
	if err := count.DecodeStrict(b, &t); err != nil {
		return nil, err
	}
	if len(t.Cases) == 0 {
		return nil, errors.New("there is no case in the table")
	}
	return &t, nil
}

// Outcome is what came of one case.
type Outcome struct {
	Case     *Case
	Standing *Standing
	Faults   []string // expected and not found; empty: the case holds
}

// Named gives a rule by its name, with the level that decides it.
type NamedRules func(name string) (*count.RuleTree, count.Level, bool)

// Run evaluates a case. Named may be nil. The error is of a case that is no
// vote: a rule that is not there, a definition that cannot be used.
func (t *Cases) Run(c *Case, named NamedRules) (Outcome, error) {
	v, err := t.Vote(c, named)
	if err != nil {
		return Outcome{}, fmt.Errorf("case %q: %w", short(c.Name), err)
	}
	returns := map[count.PlaceID]Return{}
	for _, p := range c.Places {
		if returns[p.At], err = p.given(c.Asks); err != nil {
			return Outcome{}, fmt.Errorf("case %q: %w", short(c.Name), err)
		}
	}
	s, err := Evaluate(v, returns)
	for _, f := range c.Facts {
		if err == nil {
			err = s.Declare(f.Fact, f.Is)
		}
	}
	if err != nil {
		return Outcome{}, fmt.Errorf("case %q: %w", short(c.Name), err)
	}
	out := Outcome{Case: c, Standing: s}
	for _, x := range c.Expect {
		out.Faults = append(out.Faults, x.faults(s)...)
	}
	return out, nil
}

// faults compares one expectation with what came out.
func (x CaseExpect) faults(s *Standing) []string {
	level := x.Level
	for _, q := range s.vote.Questions {
		if q.ID == x.Question && level == "" {
			level = q.DecidedBy
		}
	}
	at := strings.TrimSpace(fmt.Sprintf("%s, %s %s", x.Question, level, x.At))
	r, ok := s.Result(x.Question, level, x.At)
	if !ok {
		return []string{at + ": there is no such body, or the question has no rule there"}
	}
	var out []string
	if r.Verdict != x.Is {
		out = append(out, fmt.Sprintf("%s: %s, expected %s", at, r.Verdict, x.Is))
	}
	e, _ := s.Explain(x.Question, level, x.At)
	if text := strings.Join(e.Lines(), "\n"); !strings.Contains(text, x.Says) {
		out = append(out, fmt.Sprintf("%s: %q is not said:\n%s", at, x.Says, text))
	}
	if x.Follows != "" {
		if got := s.follows(level, s.find(level, x.At)); got != x.Follows {
			out = append(out, fmt.Sprintf("%s: follows %q, expected %q", at, got, x.Follows))
		}
	}
	return out
}

// given is what a place of a case found.
func (p CasePlace) given(asks []CaseAsks) (Return, error) {
	r := Return{State: p.State, Challenged: p.Challenged, Present: p.Present}
	if len(p.Figures) == 0 {
		if p.State == Counted {
			return r, fmt.Errorf("%s is counted, but has no figures", p.At)
		}
		return r, nil
	}
	if len(p.Figures) != len(asks) || p.State != NotYet && p.State != Counted {
		return r, fmt.Errorf("%s: figures are there for each question of a counted place, and nowhere else", p.At)
	}
	r.State = Counted
	for i, text := range p.Figures {
		if text == "-" {
			r.NotPut = append(r.NotPut, asks[i].Question)
			continue
		}
		f, err := parseFigures(text)
		if err != nil {
			return r, fmt.Errorf("%s: %w", p.At, err)
		}
		r.Answers = append(r.Answers, count.Answer{Question: asks[i].Question, Figures: f})
	}
	return r, nil
}

// parseFigures reads "yes no" or "yes no blank void".
func parseFigures(text string) (count.Figures, error) {
	var f count.Figures
	words := strings.Split(text, " ")
	if len(words) == 2 {
		words = append(words, "0", "0")
	}
	if len(words) != len(count.Cells) {
		return f, fmt.Errorf("figures are \"yes no\" or \"yes no blank void\", not %q", short(text))
	}
	for i, c := range count.Cells {
		n, err := count.ParseCount(words[i])
		if err != nil || !n.Set() {
			return f, fmt.Errorf("figures are \"yes no\" or \"yes no blank void\", not %q", short(text))
		}
		f = f.Put(c, n)
	}
	return f, nil
}
