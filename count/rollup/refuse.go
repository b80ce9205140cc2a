package rollup

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/name"
)

// refuse lists every reason why nothing of a file can count. It looks at the
// file and the definition alone, never at other files, so that order does not
// matter. That it belongs to another vote is said first.
func (r *Rollup) refuse(a Arrival) []count.Finding {
	var out []count.Finding
	for _, f := range a.Problems {
		if f.Severity == count.Error {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, compareFindings)
	if a.Sheet == nil {
		if len(out) == 0 {
			out = append(out, wrong("R601", "There is no sheet in this file", "Ask the place for its PDF or its workbook.", "no record"))
		}
		return out
	}
	if a.Digest.IsZero() {
		out = append(out, wrong("R604", "The record of this file has no digest", "Verify the file again.", "digest: none"))
	}
	if fs := r.otherVote(a); len(fs) > 0 {
		return append(fs, out...) // nobody need read on
	}
	p := r.places[a.Sheet.Tally.Place.ID]
	if p == nil {
		return append(out, wrong("R601", "The definition has no such place",
			"Compare the definition of the place with yours.",
			fmt.Sprintf("place %q, definition %s", clip(string(a.Sheet.Tally.Place.ID)), r.ref.Digest)))
	}
	out = append(out, Alone(a.Sheet)...)
	return append(out, prove(p.empty(), a.Sheet)...)
}

func wrong(code, short, long, sum string) count.Finding {
	return count.Finding{Code: code, Severity: count.Error, Short: short, Long: long, Sum: sum}
}

// otherVote is R601: the sheet was counted, or verified, under another
// definition, or names this one otherwise than it is.
func (r *Rollup) otherVote(a Arrival) []count.Finding {
	const long = "Ask the place which definition it counted with. Its ballots have to be entered again under this one."
	v := a.Sheet.Vote
	if v.Digest != r.ref.Digest {
		short := "This is a sheet of another definition"
		if v.ID == r.ref.ID {
			short = "This is a sheet of another definition of this vote"
		}
		if v.ID == r.ref.ID && v.Revision != r.ref.Revision {
			short = fmt.Sprintf("This is a sheet of revision %d of the definition; here is revision %d", v.Revision, r.ref.Revision)
		}
		return []count.Finding{wrong("R601", short, long,
			fmt.Sprintf("the sheet is of %q, revision %d (%s); this vote is %q, revision %d (%s)",
				clip(v.Title), v.Revision, begins(v.Digest), r.ref.Title, r.ref.Revision, begins(r.ref.Digest)))}
	}
	if !a.VoteDigest.IsZero() && a.VoteDigest != r.ref.Digest {
		return []count.Finding{wrong("R601", "The file was verified with another definition", "Verify it again with this one.",
			fmt.Sprintf("verified with %s, this vote %s", begins(a.VoteDigest), begins(r.ref.Digest)))}
	}
	e, f := v.Embargo, r.ref.Embargo
	if v.ID != r.ref.ID || v.Title != r.ref.Title || v.Revision != r.ref.Revision || v.Sample != r.ref.Sample ||
		e.Until.String() != f.Until.String() || e.AllIn != f.AllIn || e.Words != f.Words {
		return []count.Finding{wrong("R601", "The sheet names the definition otherwise than it is", long,
			fmt.Sprintf("sheet %q revision %d, this vote %q revision %d, digest %s", clip(v.ID), v.Revision, r.ref.ID, r.ref.Revision, begins(v.Digest)))}
	}
	return nil
}

// ofAnotherVote reports whether a file has nothing to do with this vote: its
// place is one of another, though it may have the same code.
func (x Refusal) ofAnotherVote() bool {
	return slices.ContainsFunc(x.Findings, func(f count.Finding) bool {
		return f.Code == "R601" && f.Short == "This is a sheet of another definition"
	})
}

// begins is the beginning of a digest in the groups that stand on paper, which
// is where people compare it.
func begins(d count.Digest) string {
	if d.IsZero() {
		return "none"
	}
	return strings.Join(d.Groups()[:4], " ") + " ..."
}

// Alone is what a sheet shows of R604 and R608 by itself, without definition or
// keys: its revision fits what it replaces, and everybody who has to sign is
// named as a signer.
func Alone(s *count.Sheet) []count.Finding { return append(revisionOf(s), signers(s)...) }

// revisionOf is the part of R608 that a sheet shows by itself.
func revisionOf(s *count.Sheet) []count.Finding {
	if s.Revision >= 1 && (s.Revision == 1) == s.Supersedes.IsZero() {
		return nil
	}
	return []count.Finding{wrong("R608", "The revision does not fit what the sheet replaces",
		"The first revision replaces nothing, and every later one names the digest of the one before.",
		fmt.Sprintf("revision %d, replaces %s", s.Revision, begins(s.Supersedes)))}
}

// signers is the part of R604 that needs no key: everybody who has to sign is
// named as a signer. Whether they did is for the verification to say.
func signers(s *count.Sheet) []count.Finding {
	var bad []string
	names, roles, keys := map[string]bool{}, map[count.Role]bool{}, map[count.Digest]bool{}
	for _, x := range s.Signers {
		t, ok := s.Tally.Teller(x.Name)
		if !ok || t.Role != x.Role || x.Role == count.Observer {
			bad = append(bad, clip(x.Name)+" is not a teller who signs as "+clip(string(x.Role)))
		}
		if names[name.Look(x.Name)] || keys[x.Key] || x.Key.IsZero() {
			bad = append(bad, clip(x.Name)+" signs twice, without a key or with the key of another")
		}
		names[name.Look(x.Name)], roles[x.Role], keys[x.Key] = true, true, true
	}
	// No definition asks for fewer than two; a sheet that says so was made up.
	if least := max(s.Tally.Policy.Tellers.Least, 2); len(names) < least {
		bad = append(bad, fmt.Sprintf("%d of %d tellers sign", len(names), least))
	}
	for _, role := range s.Tally.Policy.Tellers.Roles {
		if role != count.Observer && !roles[role] {
			bad = append(bad, "no "+string(role)+" signs")
		}
	}
	for _, who := range recorders(s) {
		if !names[name.Look(who)] {
			bad = append(bad, clip(who)+" recorded batches and does not sign")
		}
	}
	var out []count.Finding
	for _, sum := range bad {
		out = append(out, wrong("R604", "Not everybody signs who has to", "Ask the place for a sheet that all its tellers signed.", sum))
	}
	return out
}

// recorders are all who recorded, each once, in the order of the batches.
func recorders(s *count.Sheet) []string {
	var out []string
	seen := map[string]bool{}
	for _, b := range s.Tally.Batches {
		for _, name := range []string{b.A.Recorder, b.B.Recorder} {
			if !seen[name] {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	return out
}
