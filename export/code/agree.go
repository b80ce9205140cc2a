package code

import (
	"fmt"
	"time"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/sign"
)

// OfVote reports whether the code can be of this vote, as codes spell it.
func (c Code) OfVote(id string) bool { return c.Vote == spelled(id) }

// OfPlace reports whether the code can be of this place, as codes spell it.
func (c Code) OfPlace(id count.PlaceID) bool { return c.Place == spelledPlace(id) }

// Agrees says what the code shows otherwise than a sheet whose record has this
// digest; nothing if they agree. Names are compared as codes spell them.
func (c Code) Agrees(s *count.Sheet, digest count.Digest) []record.Difference {
	want := of(s, digest)
	var out []record.Difference
	add := func(what, shown, signed string) {
		if shown != signed {
			out = append(out, record.Difference{Where: "QR code, " + what, Shown: shown, Signed: signed})
		}
	}
	figure := func(what string, shown, signed count.Count) { add(what, shown.Grouped(), signed.Grouped()) }
	add("vote", c.Vote, want.Vote)
	add("place", c.Place, want.Place)
	add("time", c.Certified.Format(time.RFC3339), want.Certified.Format(time.RFC3339))
	add("revision", fmt.Sprint(c.Revision), fmt.Sprint(want.Revision))
	figure("members", c.Eligible, want.Eligible)
	figure("ballots counted", c.Ballots, want.Ballots)
	add("questions", fmt.Sprint(len(c.Questions)), fmt.Sprint(len(want.Questions)))
	for i := range min(len(c.Questions), len(want.Questions)) {
		shown, signed := c.Questions[i], want.Questions[i]
		q := fmt.Sprintf("question %d ", i+1)
		figure(q+"yes", shown.Yes, signed.Yes)
		figure(q+"no", shown.No, signed.No)
		figure(q+"blank", shown.Blank, signed.Blank)
		figure(q+"void", shown.Void, signed.Void)
	}
	add("digest of the record", c.Digest.String(), want.Digest.String())
	if c.Signed {
		expected := "no signer"
		if len(s.Signers) > 0 {
			expected = "key " + sign.Fingerprint(s.Signers[0].Key).String()
		}
		add("key of the first signer", "key "+c.Key.String(), expected)
	}
	return out
}
