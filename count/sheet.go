package count

// Sheet is the certified result of one place. It is made by Certify, carried
// by the record, and never changed: a correction is a sheet of the next
// revision that names the digest of this one.
type Sheet struct {
	Vote       VoteRef   `json:"vote"`
	Revision   int       `json:"revision"`
	Supersedes Digest    `json:"supersedes"` // record of the revision before; none for the first
	Reason     string    `json:"reason"`     // why the revision before was reopened
	Began      Time      `json:"began"`      // the count was opened
	LastEntry  Time      `json:"last_entry"` // of the journal, before it was certified
	Certified  Time      `json:"certified"`
	Signers    []Signer  `json:"signers"` // every one has to sign the record
	Tally      Tally     `json:"tally"`
	Results    []Result  `json:"results"`
	Findings   []Finding `json:"findings"`
}

// VoteRef names the definition that a sheet was counted under.
type VoteRef struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Revision int     `json:"revision"`
	Digest   Digest  `json:"digest"`
	Sample   bool    `json:"sample"`
	Embargo  Embargo `json:"embargo"`
	// TimeStamps names the authority that stamps the time of signatures; where
	// there is none, times are those of the computers.
	TimeStamps string `json:"time_stamps,omitempty"`
}

// Result is one question of a place in the order of Robert's report of the
// tellers. Tellers report; the chair declares the outcome.
type Result struct {
	Question  string  `json:"question"`
	Figures           // totals of the place
	Ballots   Count   `json:"ballots"`
	Cast      Count   `json:"cast"`      // the base of the rule
	Necessary Count   `json:"necessary"` // yes votes that the rule asks for; unset where that is more than a majority
	Judged    Verdict `json:"judged"`    // this place's ballots by the rule's majority, Open where that is not all of it
}

// Ref names the definition for sheets; digest is the definition's own.
func (v *Vote) Ref(digest Digest) VoteRef {
	embargo := v.Embargo
	embargo.Recipients = nil // who may open files is no business of a sheet
	ref := VoteRef{ID: v.ID, Title: v.Title, Revision: v.Revision, Digest: digest, Sample: v.Sample, Embargo: embargo}
	if v.TimeStamps != nil {
		ref.TimeStamps = v.TimeStamps.Name
	}
	return ref
}

// Results works the report of the tellers out from the batches.
func (t *Tally) Results() []Result {
	out := make([]Result, 0, len(t.Questions))
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		m := q.Rule.Majority
		r := Result{Question: q.ID, Figures: f, Ballots: f.Sum(), Cast: f.Of(m.Of, t.Eligible()), Judged: Open}
		if q.Rule.Plain() {
			r.Necessary, r.Judged = m.Necessary(f, t.Eligible()), m.Judge(f, t.Eligible())
		}
		out = append(out, r)
	}
	return out
}
