package rollup

import (
	"slices"

	"countersign/count"
)

// texts keeps one copy of each text that sheets repeat: the codes of questions,
// the lines of the account, the names of people. What was read from a journal
// has a copy of its own for each sheet.
type texts map[string]string

// mostTexts bounds the table: beyond it, texts are each sheet's own.
const mostTexts = 4096

// one is the copy that is kept of a text.
func (t texts) one(s string) string {
	if have, ok := t[s]; ok {
		return have
	}
	if len(t) < mostTexts {
		t[s] = s
	}
	return s
}

// tight is what a file holds in as little memory as it can: no list has room for
// more, and no text is there twice. What it was given stays as it is.
func (t texts) tight(k Kept) Kept {
	x := *k.Sheet
	x.Results = slices.Clone(x.Results)
	for i := range x.Results {
		r := &x.Results[i]
		r.Question, r.Judged = t.one(r.Question), count.Verdict(t.one(string(r.Judged)))
	}
	x.Account = slices.Clone(x.Account)
	for i := range x.Account {
		x.Account[i].Line = count.Line(t.one(string(x.Account[i].Line)))
	}
	x.Sample = count.SampleMark{What: slices.Clone(x.Sample.What), Source: t.one(x.Sample.Source)}
	for i, s := range x.Sample.What {
		x.Sample.What[i] = t.one(s)
	}
	k.Keys = slices.Clone(k.Keys)
	for i := range k.Keys {
		k.Keys[i].Name = t.one(k.Keys[i].Name)
	}
	k.Sheet = &x
	return k
}
