package export

import (
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
)

// copied is a report that can be changed: the tree is its own.
func copied(r *rollup.Report) *rollup.Report {
	out := *r
	out.Coalition = copiedNode(&r.Coalition)
	out.Questions = slices.Clone(r.Questions)
	out.Refused = slices.Clone(r.Refused)
	for i := range out.Refused {
		out.Refused[i].Findings = slices.Clone(r.Refused[i].Findings)
	}
	return &out
}

func copiedNode(n *rollup.Node) rollup.Node {
	out := *n
	out.Totals, out.Children = slices.Clone(n.Totals), slices.Clone(n.Children)
	for i := range out.Children {
		out.Children[i] = copiedNode(&n.Children[i])
	}
	if n.Place != nil {
		p := *n.Place
		p.Findings = slices.Clone(p.Findings)
		if p.Counted != nil {
			c := *p.Counted
			p.Counted = &c
		}
		out.Place = &p
	}
	return out
}

// withoutFigures is a report from which nobody learns a figure or a turnout:
// only what was received and what was not.
func withoutFigures(r *rollup.Report) *rollup.Report {
	out := copied(r)
	each(&out.Coalition, "", func(n *rollup.Node, _ string) { hide(n) })
	for i := range out.Questions {
		q := &out.Questions[i]
		*q = rollup.Question{
			ID: q.ID, Title: q.Title, Rule: q.Rule, DecidedBy: q.DecidedBy, Applies: q.Applies, Bodies: q.Bodies,
			Total: out.Coalition.Total(q.ID), Outcome: count.Open,
		}
	}
	out.Follows = nil
	hideRefused(out.Refused)
	return out
}

// hide takes the figures of one body away.
func hide(n *rollup.Node) {
	for i := range n.Totals {
		t := &n.Totals[i]
		t.Figures, t.Ballots, t.Necessary, t.Judged = count.Figures{}, count.Count{}, count.Count{}, ""
	}
	p := n.Place
	if p == nil {
		return
	}
	p.Changes, p.Coming, p.Waiting = nil, nil, nil
	quiet(p.Findings)
	p.Refused = slices.Clone(p.Refused)
	for i := range p.Refused {
		p.Refused[i].Findings = slices.Clone(p.Refused[i].Findings)
	}
	hideRefused(p.Refused)
	p.Sheets = nil
	if c := p.Counted; c != nil {
		c.Results, c.Account, c.Unresolved, c.RollChange, c.Warnings = nil, nil, 0, nil, nil
		c.Reason = ""
		c.Digest, c.Supersedes = count.Digest{}, count.Digest{} // small figures can be guessed from them
	}
}

// hideRefused takes figures, and what they can be guessed from, out of files
// that were refused.
func hideRefused(rs []rollup.Refusal) {
	for i := range rs {
		rs[i].Digest = count.Digest{}
		quiet(rs[i].Findings)
	}
}

// telling are the findings whose sums hold no figure of a vote, and no digest of
// a record: small figures can be guessed from one.
var telling = []string{"R601", "R604", "R605", "R611"}

// Quiet are findings as they may be told under embargo.
func Quiet(fs []count.Finding) []count.Finding {
	out := slices.Clone(fs)
	quiet(out)
	return out
}

// quiet takes the sums out of findings that may hold figures.
func quiet(fs []count.Finding) {
	for i := range fs {
		if !slices.Contains(telling, fs[i].Code) {
			fs[i].Sum = ""
			if fs[i].Code == "R610" { // "T202: Agreement adds up to 60 of 61"
				fs[i].Short, _, _ = strings.Cut(fs[i].Short, ":")
			}
		}
		if fs[i].Code == "R607" { // the tellers' own words
			fs[i].Long = ""
		}
	}
}
