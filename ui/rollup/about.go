package rollup

import (
	"countersign/assets/words"
	"countersign/count"
)

// codes are those of what was found at the place that is chosen, each once.
func (s *Screen) codes() []string {
	if s.now.report == nil {
		return nil
	}
	n := s.now.report.Find(s.chosen)
	if n != nil && len(n.Children) == 1 {
		n = &n.Children[0]
	}
	if n == nil || n.Place == nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	add := func(fs []count.Finding) {
		for _, f := range fs {
			if !seen[f.Code] {
				out = append(out, f.Code)
			}
			seen[f.Code] = true
		}
	}
	add(n.Place.Findings)
	for _, x := range n.Place.Refused {
		add(x.Findings)
	}
	return out
}

// about shows the pages of what was found.
func (s *Screen) about() { s.o.Frame.ShowPage(s.codes()...) }

func (s *Screen) anything() (bool, string) {
	return len(s.codes()) > 0, words.T("Nothing was found at this place.")
}
