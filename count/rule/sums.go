package rule

import "countersign/count"

// sums are what is known and not known of one question in a body. All of them
// add up from the bodies below.
type sums [18]int64

// The places of sums; the first ones are those of a vector.
const (
	sumPlaces       = eligible + 1 + iota // below the body
	sumPut                                // places where the question is put
	sumCounted                            // of these: counted
	sumWaiting                            // of these: not counted yet; the others did not vote
	sumUnknown                            // rolls that are not known; those that are make eligible
	sumUsed                               // members of places that have reported
	sumFree                               // members who can still vote
	sumEndless                            // bodies with nobody knows how many who can still vote
	sumChallenged                         // challenged ballots that nobody ruled on
	sumDoubt                              // void ballots whose ruling is tried the other way
	sumLoose                              // members who may have come, beyond those who voted
	sumLooseEndless                       // the same, bodies without a limit
)

func (s *sums) add(x *sums, sign int64) {
	for i := range s {
		s[i] += sign * x[i]
	}
}

// under is the sums of a body as the body above it has to see them: the roll
// that the definition states for it counts, and bounds who can still vote.
func (s sums) under(stated count.Count, more int64) sums {
	if !stated.Set() || s[sumPut] != s[sumPlaces] {
		return s
	}
	roll := int64(stated.Int()) + more
	if more < 0 && roll < s[eligible] { // what was taken away is first what the stated roll never held
		if s[sumUnknown] > 0 {
			return s
		}
		roll = min(int64(stated.Int()), s[eligible])
	}
	left := roll - s[sumUsed]
	// Where the rolls below make more than the one that is stated, it bounds
	// nothing: one of them is wrong.
	if roll >= s[eligible] && left >= 0 && (s[sumEndless] > 0 || left < s[sumFree]) {
		s[sumFree], s[sumEndless] = left, 0
	}
	if s[sumWaiting] == 0 {
		s[sumUsed] = max(roll, s[sumUsed])
	}
	s[eligible], s[sumUnknown] = roll, 0
	return s
}

// space is every way in which these sums can end.
func (s *sums) space() space {
	out := space{known: vector(s[:len(vector{})])}
	out.add(s[sumFree], 0, mayVote)
	if s[sumUnknown] > 0 {
		out.add(0, s[sumEndless], mayJoin)
	} else {
		out.add(0, s[sumEndless], mayVote)
	}
	out.add(s[sumChallenged], 0, mayBeCounted)
	out.add(s[sumDoubt], 0, mayBeRuled)
	out.add(s[sumLoose], s[sumLooseEndless], mayHaveCome)
	out.add(0, s[sumUnknown], mayBelong)
	return out
}

// leafSums are the sums of a place for one question.
func leafSums(r *Return, question string, put bool, defined count.Count) sums {
	s := sums{sumPlaces: 1}
	roll := defined
	if r.Roll.Set() {
		roll = r.Roll
	}
	if !put {
		return s
	}
	s[sumPut] = 1
	if s[eligible] = int64(roll.Int()); !roll.Set() {
		s[sumUnknown] = 1
	}
	switch r.State {
	case Counted:
		s.count(r, r.figures(question), roll)
	case Absent:
		s[sumUsed] = s[eligible]
	default:
		s[sumWaiting], s[sumFree] = 1, s[eligible]
		s[sumEndless] = s[sumUnknown]
	}
	return s
}

// count fills in what a sheet says.
func (s *sums) count(r *Return, f count.Figures, roll count.Count) {
	s[sumCounted], s[sumChallenged] = 1, int64(r.Challenged)
	s[yes], s[no], s[blank], s[void] = int64(f.Yes.Int()), int64(f.No.Int()), int64(f.Blank.Int()), int64(f.Void.Int())
	ballots := s[yes] + s[no] + s[blank] + s[void]
	if r.doubt {
		s[sumDoubt] = s[void]
	}
	switch s[present] = ballots; {
	case r.Present.Set():
		s[present] = max(ballots, int64(r.Present.Int())) // whose ballot is in the box was there, whoever signed
		// A challenged ballot that is counted can make more of them than signed.
		s[sumLoose] = max(0, ballots+int64(r.Challenged)-s[present])
	case roll.Set():
		s[sumLoose] = max(0, int64(roll.Int())-ballots)
	default:
		s[sumLooseEndless] = 1
	}
	s[sumUsed] = s[eligible]
	if !roll.Set() {
		s[sumUsed], s[eligible] = ballots, ballots
	}
}
