package verify

import (
	"slices"

	"countersign/assets/words"
)

// codes are those of what was found in the files that are shown, each once.
func (s *Screen) codes() []string {
	if s.looked == nil {
		return nil
	}
	var out []string
	for i := range s.looked.groups {
		for _, c := range s.looked.groups[i].checks() {
			if c.code != "" && !slices.Contains(out, c.code) {
				out = append(out, c.code)
			}
		}
	}
	return out
}

// about shows the pages of what was found.
func (s *Screen) about() { s.frame.ShowPage(s.codes()...) }

func (s *Screen) anything() (bool, string) {
	return len(s.codes()) > 0, words.T("Nothing was found.")
}
