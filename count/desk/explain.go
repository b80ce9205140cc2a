package desk

import (
	"slices"

	"countersign/count"
)

// Explain is what two tellers write about a warning. A second explanation of
// the same warning replaces the first on the sheet; both stay in the journal.
//
// Signatures prove that both saw the words, where they have keys: detached CMS
// over Words.Digest, in the order of By, empty for who has no key yet.
type Explain struct {
	Head
	Finding    string   `json:"finding"` // count.Finding.Key
	Text       string   `json:"text"`
	By         []string `json:"by"`
	Signatures [][]byte `json:"signatures,omitempty"`
}

// longestProof is longer than any signature that is kept, in bytes.
const longestProof = 64 << 10

func (c *Explain) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	f, ok := s.finding(c.Finding)
	if !ok {
		return s.noFinding(c.Finding)
	}
	if f.Severity != count.Warning {
		return refuse("finding", "%q is not a warning. Errors are corrected, notes ask for nothing.", clip(c.Finding))
	}
	if err := text("An explanation", c.Text, 20, 280); err != nil {
		return err
	}
	if err := s.two(c.By); err != nil {
		return err
	}
	if n := len(c.Signatures); n != 0 && n != len(c.By) {
		return refuse("signature", "%d tellers explain, but there are %d signatures.", len(c.By), n)
	}
	if slices.ContainsFunc(c.Signatures, func(sig []byte) bool { return len(sig) > longestProof }) {
		return refuse("signature", "A signature has %s bytes at most.", count.Grouped(longestProof))
	}
	return s.checkHands(c, f)
}

// checkHands proves the signatures under an explanation.
func (s *State) checkHands(c *Explain, f count.Finding) error {
	if len(c.Signatures) == 0 {
		return nil
	}
	digest, err := Words{s.VoteDigest, s.Tally.Place.ID, s.Revision, c.Finding, f.Sum, c.Text, c.By}.Digest()
	if err != nil {
		return err
	}
	for i, sig := range c.Signatures {
		if len(sig) == 0 {
			continue
		}
		if _, err := s.proved(sig, digest, c.By[i]); err != nil {
			return refuse("signature", "The signature in the name of %s is not one of this explanation of %s. Look at the sum and explain it again.", clip(c.By[i]), clip(c.Finding))
		}
	}
	return nil
}

// finding is one that everybody may know of: what a side has found in a batch that
// the other has not closed is not there.
func (s *State) finding(key string) (count.Finding, bool) {
	for _, f := range s.Findings() {
		if f.Key() == key && !s.covered(f) {
			return f, true
		}
	}
	return count.Finding{}, false
}

func (c *Explain) apply(s *State) {
	f, _ := s.finding(c.Finding)
	s.Tally.Explanations = slices.DeleteFunc(slices.Clone(s.Tally.Explanations), func(e count.Explanation) bool { return e.Finding == c.Finding })
	s.Tally.Explanations = append(s.Tally.Explanations, count.Explanation{Finding: c.Finding, Sum: f.Sum, Text: c.Text, By: c.By})
}

// Words are what two tellers sign when they explain a warning: the words, the
// sum that they are about, and the count that they belong to.
type Words struct {
	Vote     count.Digest  `json:"vote"`
	Place    count.PlaceID `json:"place"`
	Revision int           `json:"revision"`
	Finding  string        `json:"finding"`
	Sum      string        `json:"sum"`
	Text     string        `json:"text"`
	By       []string      `json:"by"`
}

// wordsFormat is what signed words say of themselves, so that a signature of
// theirs fits nothing else.
const wordsFormat = "countersign explanation 1"

// Digest is what is signed: of the canonical form, which begins with
// "countersign explanation 1".
func (w Words) Digest() (count.Digest, error) {
	b, err := count.Canonical(struct {
		Format string `json:"format"`
		Words
	}{wordsFormat, w})
	return count.Sum(b), err
}

// WordsOn are the words that explaining a finding now would sign.
func (n *Snapshot) WordsOn(f count.Finding, text string, by []string) Words {
	return Words{n.Digest, n.Tally.Place.ID, n.Sheet, f.Key(), f.Sum, text, by}
}
